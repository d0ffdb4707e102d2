import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonReactionAnswers, lessonReactions, lessonReports, lessonRevisions, lessons, publishedLessons } from '#db/schema/index.ts'
import { answerReaction, decideAnswer } from '#lib/lessons/commands-answers.ts'
import { answerReview } from '#lib/lessons/commands-dates.ts'
import { mergeLessons } from '#lib/lessons/commands-merging.ts'
import { scheduleLesson } from '#lib/lessons/commands-placing.ts'
import { handleReport, reportLesson } from '#lib/lessons/commands-reports.ts'
import { writeNote } from '#lib/lessons/commands-review-notes.ts'
import { askOpinion } from '#lib/lessons/commands-review-opinions.ts'
import { suggestWording } from '#lib/lessons/commands-suggestions.ts'
import { everythingChecked } from '#lib/lessons/values-checklist.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { demoLessons } from './lessons.ts'

const day = 24 * 60 * 60 * 1000

/** Gives the demo a desk at work: something planned, proposed, noted, asked, merged and answered. */
export async function seedDesk(tx: Tx, actor: (name: string) => Actor): Promise<void> {
  const [reader, other] = [actor('redactie'), actor('redactie2')]
  const lesson = async (slug: string) => {
    const title = demoLessons.find((one) => one.slug === slug)?.title ?? slug
    const [row] = await tx
      .select({ lessonId: lessons.id, revisionId: lessonRevisions.id })
      .from(lessons)
      .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessons.currentRevisionId))
      .where(eq(lessonRevisions.title, title))
    if (!row) throw new Error(`demo lesson ${slug} was not sent in`)
    return row
  }
  const addressOf = async (lessonId: string) => {
    const [row] = await tx.select({ slug: publishedLessons.slug }).from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId))
    return row?.slug ?? ''
  }

  const placeAt = new Date(Date.now() + 3 * day)
  must(await scheduleLesson(tx, other, { ...(await lesson('zevenendertig-seconden-stil')), message: '', ...everythingChecked, placeAt }))

  const counted = await lesson('twee-deelgebieden-samen-geteld')
  must(
    await writeNote(tx, reader, {
      ...counted,
      field: 'situation',
      quote: 'twee deelgebieden',
      before: 'Onze proeftuin heeft ',
      after: '. We wilden één cijfer',
      body: 'Is voor wie hier niet werkt duidelijk wat een deelgebied is?',
    }),
  )
  must(
    await askOpinion(tx, reader, {
      ...counted,
      kind: 'fact_check',
      capacity: 'legal',
      name: 'Juridische helpdesk',
      email: actor('jurist').email,
      question: 'Mogen twee gebieden hun cijfers zo bij elkaar leggen?',
      dueOn: isoDay(new Date(Date.now() + 5 * day)),
    }),
  )

  must(
    await suggestWording(tx, reader, {
      ...(await lesson('wie-neemt-op-in-de-vakantie')),
      field: 'coreSentence',
      passages: ['Laat het gezin zelf een vervanger kiezen uit mensen die het al kent.'],
    }),
  )

  const [double, stays] = [await lesson('bellen-op-de-avond-van-de-zitting'), await lesson('na-de-zitting-belt-er-iemand')]
  must(await mergeLessons(tx, other, { lessonId: double.lessonId, into: await addressOf(stays.lessonId) }))

  const wish = await lesson('oefening-lees-je-verslag-hardop-voor')
  must(
    await answerReview(tx, actor('lid.twente'), {
      lessonId: wish.lessonId,
      answer: 'withdraw',
      note: 'Wij doen deze oefening niet meer. Er is een betere.',
    }),
  )
  const slug = await addressOf(wish.lessonId)
  const message = 'In de oefening ontbreekt hoeveel tijd hij kost.'
  must(await reportLesson(tx, null, { slug, reactionId: undefined, reason: 'wrong', message, email: undefined }))
  const [report] = await tx.select({ id: lessonReports.id }).from(lessonReports).where(eq(lessonReports.message, message))
  must(await handleReport(tx, other, { reportId: report?.id ?? '', outcome: 'De schrijver heeft de tijd erbij gezet.' }))

  await answerTheQuestion(tx, actor('lid.friesland'), other, (await lesson('waarom-we-stopten-met-het-grote-overleg')).lessonId)
}

async function answerTheQuestion(tx: Tx, writer: Actor, curator: Actor, lessonId: string) {
  const [reaction] = await tx
    .select({ id: lessonReactions.id })
    .from(lessonReactions)
    .where(and(eq(lessonReactions.lessonId, lessonId), eq(lessonReactions.kind, 'question'), eq(lessonReactions.status, 'placed')))
  const reactionId = reaction?.id ?? ''
  const body = 'Het gezin krijgt na elk gesprek een kort verslag, en kiest zelf wie het ook mag lezen.'
  must(await answerReaction(tx, writer, { reactionId, body }))
  const [answer] = await tx
    .select({ id: lessonReactionAnswers.id })
    .from(lessonReactionAnswers)
    .where(eq(lessonReactionAnswers.reactionId, reactionId))
  must(await decideAnswer(tx, curator, { answerId: answer?.id ?? '', decision: 'place', reason: undefined }))
}

function must(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(`demo desk: ${result.reason}`)
}
