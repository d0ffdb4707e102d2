import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { auditLog, lessonReactions, lessonReviewDates, publishedLessons } from '#db/schema/index.ts'
import { answerReview, askReviews } from '#lib/lessons/commands-dates.ts'
import { recogniseLesson, reportLesson } from '#lib/lessons/commands-reports.ts'
import { decideReaction, sendReaction } from '#lib/lessons/commands-voices.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { demoLessons } from './lessons.ts'

const day = 24 * 60 * 60 * 1000

type Voice = { lesson: string; from: string; kind: 'question' | 'addition'; name: string; body: string; place: boolean }

const voices: Voice[] = [
  {
    lesson: 'waarom-we-stopten-met-het-grote-overleg',
    from: 'lid.flevoland',
    kind: 'addition',
    name: 'Een collega uit een andere regio',
    body: 'Wij deden het ook zo. Wat ons hielp: de agenda laten maken door wie het gesprek vroeg. Dan weet iedereen waarom hij er zit.',
    place: true,
  },
  {
    lesson: 'waarom-we-stopten-met-het-grote-overleg',
    from: 'lid.twente',
    kind: 'question',
    name: '',
    body: 'Hoe houden jullie de mensen op de hoogte die nu niet meer aan tafel zitten?',
    place: true,
  },
  {
    lesson: 'waarom-we-stopten-met-het-grote-overleg',
    from: 'jurist',
    kind: 'question',
    name: 'Jurist',
    body: 'Leggen jullie vast wie er besloot, en waar kan het gezin dat teruglezen?',
    place: false,
  },
  {
    lesson: 'netwerkdossier-geschreven-niet-gelezen',
    from: 'lid.friesland',
    kind: 'addition',
    name: 'Teamleider',
    body: 'Bij ons werd het dossier pas gelezen toen het gezin zelf de eerste bladzijde schreef.',
    place: false,
  },
]

/** How many browsers recognise a lesson; two are too few to show. */
const recognised: Record<string, number> = {
  'waarom-we-stopten-met-het-grote-overleg': 7,
  'netwerkdossier-geschreven-niet-gelezen': 4,
  'eerst-de-huur': 2,
}

/** Lessons whose day has come, with how many days ago their writers were asked. */
const asked: Record<string, number> = {
  'de-gezinsadvocaat-kwam-te-laat': 20,
  'eerst-de-huur': 17,
  'het-gesprek-in-de-auto': 3,
}

/** Gives the demo readers who react, recognise and report, and lessons that are due to be looked at again. */
export async function seedVoices(tx: Tx, actor: (name: string) => Actor): Promise<void> {
  const at = async (lesson: string) => {
    const title = demoLessons.find(({ slug }) => slug === lesson)?.title ?? lesson
    const [placed] = await tx
      .select({ lessonId: publishedLessons.lessonId, slug: publishedLessons.slug })
      .from(publishedLessons)
      .where(eq(publishedLessons.title, title))
    if (!placed) throw new Error(`demo lesson ${lesson} is not placed`)
    return placed
  }
  for (const voice of voices) {
    const { slug } = await at(voice.lesson)
    const { kind, name, body } = voice
    must(await sendReaction(tx, actor(voice.from), { slug, kind, name, body, email: undefined }))
    const [sent] = await tx.select({ id: lessonReactions.id }).from(lessonReactions).where(eq(lessonReactions.body, body))
    if (sent && voice.place)
      must(await decideReaction(tx, actor('redactie'), { reactionId: sent.id, decision: 'place', reason: undefined }))
  }
  for (const [lesson, count] of Object.entries(recognised)) {
    const { slug } = await at(lesson)
    for (let browser = 0; browser < count; browser++) must(await recogniseLesson(tx, { slug, browser: `demo-${lesson}-${browser}` }))
  }
  const { slug } = await at('verklarende-analyse-op-een-vel')
  must(
    await reportLesson(tx, null, {
      slug,
      reactionId: undefined,
      reason: 'wrong',
      message: 'Het formulier waar de les naar verwijst, heet nu anders.',
      email: undefined,
    }),
  )
  const checked = await at('wie-neemt-op-in-de-vakantie')
  must(await answerReview(tx, actor('lid.friesland'), { lessonId: checked.lessonId, answer: 'still_true', note: '' }))
  for (const [lesson, daysAgo] of Object.entries(asked)) {
    const then = new Date(Date.now() - daysAgo * day)
    await tx
      .update(lessonReviewDates)
      .set({ reviewOn: isoDay(then) })
      .where(eq(lessonReviewDates.lessonId, (await at(lesson)).lessonId))
    await askReviews(tx, then)
    await tx
      .update(auditLog)
      .set({ at: then })
      .where(sql`action = 'ask_review' and at > now() - interval '1 hour'`)
  }
  await askReviews(tx, new Date())
}

function must(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(`demo voices: ${result.reason}`)
}
