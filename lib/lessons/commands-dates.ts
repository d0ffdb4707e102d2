import { and, asc, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, lessonReviewAnswers, lessonReviewAsides, lessonReviewDates, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { lockLesson } from './commands-lock.ts'
import type { DatesRefusal } from './copy-dates.ts'
import { mailReviewAside, mailReviewAsked, mailReviewWithdraw } from './emails-dates.ts'
import { mayAnswerReview, mayReview } from './policy.ts'
import type { moveReviewDateInput, putReviewAsideInput, reviewAnswerInput } from './schema-dates.ts'
import { lessonTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, DatesRefusal>>

const hour = 3_600_000
/** After so many days without an answer the writers are reminded, once. */
export const reminderDays = 14
/** Who says that the lesson has changed gets so many days to send the new text in, and is asked again otherwise. */
export const changeDays = 30
const atOnce = 50

const yearFromNow = sql`((now() at time zone 'Europe/Amsterdam') + interval '12 months')::date`

/** Puts the review date that a curator chose, for a lesson that was placed in this transaction. */
export async function setReviewDay(tx: Tx, lessonId: string, reviewOn: string): Promise<void> {
  await tx.update(lessonReviewDates).set({ reviewOn, askedAt: null, remindedAt: null }).where(eq(lessonReviewDates.lessonId, lessonId))
}

/** A writer says whether a placed lesson still holds. 'withdraw' asks the desk; a curator takes the lesson off the site. */
export async function answerReview(tx: Tx, actor: Actor, input: z.output<typeof reviewAnswerInput>): Outcome {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayAnswerReview(actor, lesson)) return refuse('unknown_lesson')
  if (!lesson.publishedRevisionId) return refuse('not_public')
  const { answer, note } = input
  await tx
    .insert(lessonReviewAnswers)
    .values({ lessonId: lesson.id, revisionId: lesson.publishedRevisionId, answer, note, answeredById: actor.id })
  const next = answer === 'still_true' ? yearFromNow : sql`((now() at time zone 'Europe/Amsterdam')::date + ${changeDays}::int)`
  await tx
    .update(lessonReviewDates)
    .set({ reviewOn: next, askedAt: null, remindedAt: null })
    .where(eq(lessonReviewDates.lessonId, lesson.id))
  await audit(tx, { actorId: actor.id, action: 'answer_review', objectKind: 'lesson', objectId: lesson.id, reason: answer })
  if (answer === 'withdraw') await mailReviewWithdraw(tx, { lessonId: lesson.id, exceptIds: lesson.everAuthorIds, at: new Date() })
  await emptyTags(tx, [lessonTag(lesson.id)])
  return done(null)
}

/** A curator leaves a lesson where it is though its writer wants it off the site. The writers get the reason. */
export async function putReviewAside(tx: Tx, actor: Actor, input: z.output<typeof putReviewAsideInput>): Outcome {
  const [wish] = await tx.select().from(lessonReviewAnswers).where(eq(lessonReviewAnswers.id, input.answerId))
  const lesson = wish && (await lockLesson(tx, wish.lessonId))
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (lesson.everAuthorIds.includes(actor.id)) return refuse('own_lesson')
  if (!lesson.publishedRevisionId) return refuse('not_public')
  // Read under the lock: the writer may have said something else meanwhile, or a colleague was first.
  const [last] = await tx
    .select({ id: lessonReviewAnswers.id, answer: lessonReviewAnswers.answer, asideId: lessonReviewAsides.answerId })
    .from(lessonReviewAnswers)
    .leftJoin(lessonReviewAsides, eq(lessonReviewAsides.answerId, lessonReviewAnswers.id))
    .where(eq(lessonReviewAnswers.lessonId, lesson.id))
    .orderBy(desc(lessonReviewAnswers.answeredAt))
    .limit(1)
  if (last?.id !== wish.id || last.answer !== 'withdraw' || last.asideId) return refuse('answered_since')
  await tx.insert(lessonReviewAsides).values({ answerId: wish.id, reason: input.reason, decidedById: actor.id })
  await tx
    .update(lessonReviewDates)
    .set({ reviewOn: yearFromNow, askedAt: null, remindedAt: null })
    .where(eq(lessonReviewDates.lessonId, lesson.id))
  await audit(tx, { actorId: actor.id, action: 'put_review_aside', objectKind: 'lesson', objectId: lesson.id })
  await mailReviewAside(tx, { answerId: wish.id, lessonId: lesson.id, authorIds: lesson.authorIds })
  return done(null)
}

/** A curator chooses another review date: the writers are asked again on that day. */
export async function moveReviewDate(tx: Tx, actor: Actor, input: z.output<typeof moveReviewDateInput>): Outcome {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!lesson.publishedRevisionId) return refuse('not_public')
  await setReviewDay(tx, lesson.id, input.reviewOn)
  await audit(tx, {
    actorId: actor.id,
    action: 'move_review_date',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { reviewOn: input.reviewOn },
  })
  return done(null)
}

/** Asks the writers of lessons whose day has come, and reminds those who did not answer. Gives how many lessons it was. */
export async function askReviews(tx: Tx, now: Date): Promise<number> {
  const asked = await dueDates(tx, and(isNull(lessonReviewDates.askedAt), lte(lessonReviewDates.reviewOn, isoDay(now))))
  for (const { lessonId } of asked) {
    await tx.update(lessonReviewDates).set({ askedAt: now }).where(eq(lessonReviewDates.lessonId, lessonId))
    await mailReviewAsked(tx, { lessonId, authorIds: await writersOf(tx, lessonId), at: now, again: false })
    await audit(tx, { actorId: null, action: 'ask_review', objectKind: 'lesson', objectId: lessonId })
  }
  const limit = new Date(now.getTime() - reminderDays * 24 * hour)
  const reminded = await dueDates(
    tx,
    and(isNotNull(lessonReviewDates.askedAt), isNull(lessonReviewDates.remindedAt), lte(lessonReviewDates.askedAt, limit)),
  )
  for (const { lessonId } of reminded) {
    await tx.update(lessonReviewDates).set({ remindedAt: now }).where(eq(lessonReviewDates.lessonId, lessonId))
    await mailReviewAsked(tx, { lessonId, authorIds: await writersOf(tx, lessonId), at: now, again: true })
    await audit(tx, { actorId: null, action: 'remind_review', objectKind: 'lesson', objectId: lessonId })
  }
  return asked.length + reminded.length
}

/** Looks every hour which lessons have to be looked at again. */
export const reviewAsking: Job = { name: 'ask reviews', every: hour, run: askReviews }

// Only what the public reads. A row that a curator or writer holds at this moment is left for the next look.
function dueDates(tx: Tx, where: ReturnType<typeof and>) {
  return tx
    .select({ lessonId: lessonReviewDates.lessonId })
    .from(lessonReviewDates)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReviewDates.lessonId))
    .where(where)
    .orderBy(asc(lessonReviewDates.reviewOn), asc(lessonReviewDates.lessonId))
    .limit(atOnce)
    .for('update', { of: lessonReviewDates, skipLocked: true })
}

async function writersOf(tx: Tx, lessonId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: lessonAuthors.userId })
    .from(lessonAuthors)
    .where(and(eq(lessonAuthors.lessonId, lessonId), isNull(lessonAuthors.leftAt)))
  return rows.map(({ userId }) => userId)
}
