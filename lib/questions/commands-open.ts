import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import {
  lessonAuthors,
  openQuestionLessons,
  openQuestions,
  publishedLessons,
  questionThreads,
  regions,
  sites,
  themes,
} from '#db/schema/index.ts'
import { holdDigestsOf } from '#lib/people/commands-digests.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { searchOpenQuestion } from './commands-search.ts'
import type { OpenRefusal } from './copy-open.ts'
import { mailLessonFits } from './emails-open.ts'
import {
  mayEndOpen,
  mayHideOpen,
  mayMakeOpenPublic,
  mayReadOpen,
  mayRegisterOpen,
  mayRegisterSearched,
  maySayAnswers,
} from './policy-open.ts'
import type { answerOpenInput, openQuestionInput, RegisterOpenInput } from './schema-open.ts'
import { openQuestionsTag } from './tags-open.ts'

type Outcome<T = null> = Promise<Result<T, OpenRefusal>>
type One = z.output<typeof openQuestionInput>

const hasStop = (text: string) => scan(text).some((finding) => finding.severity === 'stop')

async function lockOpen(tx: Tx, questionId: string) {
  const [question] = await tx.select().from(openQuestions).where(eq(openQuestions.id, questionId)).for('update')
  return question
}

/** A region or site says what it still wants to know. Everybody who is signed in reads it; the public after a curator. */
export async function registerOpenQuestion(tx: Tx, actor: Actor, input: RegisterOpenInput): Outcome<{ questionId: string }> {
  const [sort, home = ''] = input.home.split(':')
  const at = sort === 'site' ? { site: home } : { region: home }
  if (!mayRegisterOpen(actor, at)) return refuse('unknown_home')
  if (hasStop(`${input.title}\n${input.explanation}`)) return refuse('hard_stop')
  const [word] = await tx.select({ slug: themes.slug }).from(themes).where(eq(themes.slug, input.theme))
  if (!word) return refuse('unknown_word')
  const [place] = at.site
    ? await tx.select({ key: sites.slug }).from(sites).where(eq(sites.slug, at.site))
    : await tx.select({ key: regions.code }).from(regions).where(eq(regions.code, home))
  if (!place) return refuse('unknown_home')
  const fromThreadId = await ownThread(tx, actor, input.threadId)
  const [question] = await tx
    .insert(openQuestions)
    .values({
      title: input.title,
      explanation: input.explanation,
      siteSlug: at.site,
      regionCode: at.region,
      themeSlug: input.theme,
      registeredById: actor.id,
      formKey: input.formKey,
      wantsPublic: input.wantsPublic,
      fromThreadId,
    })
    .onConflictDoNothing({ target: openQuestions.formKey })
    .returning({ id: openQuestions.id })
  if (!question) {
    const [sent] = await tx
      .select({ id: openQuestions.id })
      .from(openQuestions)
      .where(and(eq(openQuestions.formKey, input.formKey), eq(openQuestions.registeredById, actor.id)))
    return sent ? done({ questionId: sent.id }) : refuse('unknown_question')
  }
  await audit(tx, { actorId: actor.id, action: 'register_open_question', objectKind: 'open_question', objectId: question.id })
  return done({ questionId: question.id })
}

/**
 * A curator asks for everybody what people looked for in vain; of no region, and on the site when a colleague agrees. Once per
 * key: pressed again it gives the same one.
 */
export async function registerSearched(
  tx: Tx,
  actor: Actor,
  input: { title: string; theme: string | undefined; formKey: string },
): Outcome<{ questionId: string }> {
  if (!mayRegisterSearched(actor)) return refuse('not_allowed')
  if (hasStop(input.title)) return refuse('hard_stop')
  if (input.theme && (await tx.$count(themes, eq(themes.slug, input.theme))) === 0) return refuse('unknown_word')
  const [question] = await tx
    .insert(openQuestions)
    .values({ title: input.title, themeSlug: input.theme, registeredById: actor.id, formKey: input.formKey, wantsPublic: true })
    .onConflictDoNothing({ target: openQuestions.formKey })
    .returning({ id: openQuestions.id })
  if (question) await audit(tx, { actorId: actor.id, action: 'register_open_question', objectKind: 'open_question', objectId: question.id })
  const [sent] = question
    ? [question]
    : await tx.select({ id: openQuestions.id }).from(openQuestions).where(eq(openQuestions.formKey, input.formKey))
  return sent ? done({ questionId: sent.id }) : refuse('unknown_question')
}

// A question that is not one's own, or that went to the legal helpdesk, is not named: it would say that it exists.
async function ownThread(tx: Tx, actor: Actor, threadId: string | undefined): Promise<string | undefined> {
  if (!threadId) return undefined
  await rowsFor(tx, actor)
  const [thread] = await tx
    .select({ id: questionThreads.id, kind: questionThreads.kind })
    .from(questionThreads)
    .where(and(eq(questionThreads.id, threadId), eq(questionThreads.askerId, actor.id)))
  return thread && thread.kind !== 'legal' ? thread.id : undefined
}

/** A curator shows an open question to everybody, when who asked wishes so. */
export async function makeOpenPublic(tx: Tx, actor: Actor, input: One): Outcome {
  const question = await lockOpen(tx, input.questionId)
  if (!question || !mayReadOpen(actor)) return refuse('unknown_question')
  if (!mayMakeOpenPublic(actor, question)) return refuse(question.registeredById === actor.id ? 'own_question' : 'not_allowed')
  if (question.madePublicAt) return done(null)
  if (!question.wantsPublic) return refuse('not_wished')
  if (question.state !== 'open') return refuse('wrong_state')
  if (hasStop(`${question.title}\n${question.explanation}`)) return refuse('hard_stop')
  await tx
    .update(openQuestions)
    .set({ madePublicById: actor.id, madePublicAt: sql`clock_timestamp()` })
    .where(eq(openQuestions.id, question.id))
  await audit(tx, { actorId: actor.id, action: 'make_open_question_public', objectKind: 'open_question', objectId: question.id })
  await searchOpenQuestion(tx, question.id)
  await emptyTags(tx, [openQuestionsTag])
  return done(null)
}

/** Takes an open question off the site. It stays for who is signed in, and is not put back unasked. */
export async function hideOpen(tx: Tx, actor: Actor, input: One): Outcome {
  const question = await lockOpen(tx, input.questionId)
  if (!question || !mayReadOpen(actor)) return refuse('unknown_question')
  if (!mayHideOpen(actor, question)) return refuse('not_allowed')
  if (!question.madePublicAt && !question.wantsPublic) return done(null)
  await tx
    .update(openQuestions)
    .set({ madePublicById: null, madePublicAt: null, wantsPublic: false })
    .where(eq(openQuestions.id, question.id))
  await holdDigestsOf(tx, 'open_question', question.id)
  await audit(tx, { actorId: actor.id, action: 'hide_open_question', objectKind: 'open_question', objectId: question.id })
  await searchOpenQuestion(tx, question.id)
  await emptyTags(tx, [openQuestionsTag])
  return done(null)
}

/** Who asked found the answer in a lesson that can be read. */
export async function answerOpen(tx: Tx, actor: Actor, input: z.output<typeof answerOpenInput>): Outcome {
  const question = await lockOpen(tx, input.questionId)
  if (!question || !mayReadOpen(actor)) return refuse('unknown_question')
  if (!mayEndOpen(actor, question)) return refuse('not_allowed')
  if (question.state === 'answered' && question.answeredByLessonId === input.lessonId) return done(null)
  if (question.state !== 'open') return refuse('wrong_state')
  const [placed] = await tx
    .select({ id: publishedLessons.lessonId })
    .from(publishedLessons)
    .where(eq(publishedLessons.lessonId, input.lessonId))
  if (!placed) return refuse('not_placed')
  await tx
    .update(openQuestions)
    .set({ state: 'answered', answeredByLessonId: placed.id, endedAt: sql`clock_timestamp()` })
    .where(eq(openQuestions.id, question.id))
  await audit(tx, { actorId: actor.id, action: 'answer_open_question', objectKind: 'open_question', objectId: question.id })
  await searchOpenQuestion(tx, question.id)
  await emptyTags(tx, [openQuestionsTag])
  return done(null)
}

/** The question is no longer asked; nobody hears of lessons any more. */
export async function endOpen(tx: Tx, actor: Actor, input: One): Outcome {
  const question = await lockOpen(tx, input.questionId)
  if (!question || !mayReadOpen(actor)) return refuse('unknown_question')
  if (!mayEndOpen(actor, question)) return refuse('not_allowed')
  if (question.state === 'closed') return done(null)
  if (question.state !== 'open') return refuse('wrong_state')
  await tx
    .update(openQuestions)
    .set({ state: 'closed', endedAt: sql`clock_timestamp()` })
    .where(eq(openQuestions.id, question.id))
  await audit(tx, { actorId: actor.id, action: 'end_open_question', objectKind: 'open_question', objectId: question.id })
  await searchOpenQuestion(tx, question.id)
  await emptyTags(tx, [openQuestionsTag])
  return done(null)
}

/** A writer or a curator says that a lesson answers a question; who asked hears of it once the lesson can be read. */
export async function sayLessonAnswers(tx: Tx, actor: Actor, input: z.output<typeof answerOpenInput>): Outcome {
  const question = await lockOpen(tx, input.questionId)
  if (!question || !mayReadOpen(actor)) return refuse('unknown_question')
  const authors = await tx
    .select({ id: lessonAuthors.userId })
    .from(lessonAuthors)
    .where(and(eq(lessonAuthors.lessonId, input.lessonId), isNull(lessonAuthors.leftAt)))
  if (authors.length === 0 || !maySayAnswers(actor, { authorIds: authors.map(({ id }) => id) })) return refuse('unknown_lesson')
  if (question.state !== 'open') return refuse('wrong_state')
  const said = { saidById: actor.id, saidAt: sql`clock_timestamp()` }
  await tx
    .insert(openQuestionLessons)
    .values({ ...input, ...said })
    .onConflictDoUpdate({
      target: [openQuestionLessons.questionId, openQuestionLessons.lessonId],
      set: said,
      setWhere: isNull(openQuestionLessons.saidById),
    })
  await audit(tx, {
    actorId: actor.id,
    action: 'say_lesson_answers',
    objectKind: 'open_question',
    objectId: question.id,
    details: { lesson: input.lessonId },
  })
  return done(null)
}

const atOnce = 100

/**
 * Tells who waits for an answer that a lesson can be read: one of the same theme that was placed since they asked, or one
 * of which a writer or a curator said so. Each lesson once; who wrote it themselves is not told. Gives how many.
 */
export async function tellWhoWaits(tx: Tx, now: Date): Promise<number> {
  const moment = now.toISOString()
  await tx.execute(sql`
    insert into open_question_lessons (question_id, lesson_id)
    select q.id, p.lesson_id from open_questions q
    join published_lessons p on q.theme_slug = any(p.theme_slugs) and p.first_published_at > q.created_at
    where q.state = 'open' and not exists (
      select from open_question_lessons known where known.question_id = q.id and known.lesson_id = p.lesson_id)
    order by p.first_published_at limit ${atOnce}
    on conflict do nothing`)
  const told = await tx.execute<{ id: string; registered_by_id: string; lesson_id: string; is_own: boolean }>(sql`
    with due as (
      select l.question_id, l.lesson_id from open_question_lessons l
      join open_questions q on q.id = l.question_id and q.state = 'open'
      join published_lessons p on p.lesson_id = l.lesson_id
      where l.told_at is null limit ${atOnce} for update of l skip locked)
    update open_question_lessons l set told_at = ${moment}::timestamptz
    from due, open_questions q
    where l.question_id = due.question_id and l.lesson_id = due.lesson_id and q.id = l.question_id
    returning q.id, q.registered_by_id, l.lesson_id, exists (select from lesson_authors a
      where a.lesson_id = l.lesson_id and a.user_id = q.registered_by_id and a.left_at is null) as is_own`)
  const heard = new Set<string>()
  for (const row of told) {
    if (row.is_own || heard.has(row.id)) continue
    heard.add(row.id)
    await mailLessonFits(tx, { id: row.id, registeredById: row.registered_by_id }, row.lesson_id)
  }
  return told.length
}

const quarterMinute = 15_000

/** Looks often: whoever waits hears of a lesson soon after it is placed, also when the clock placed it. */
export const openQuestionJob: Job = { name: 'tell who waits for a lesson', every: quarterMinute, run: tellWhoWaits }
