import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonDecisions, lessons, lessonWithdrawals, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { dropUnsentMail } from '#lib/platform/outbox.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { putBackInFeed, takeOutOfFeed } from './commands-feed.ts'
import { lapsePlacing } from './commands-placing.ts'
import type { LessonRefusal } from './copy.ts'
import { publicMailKey } from './emails.ts'
import { mailAnswered, mailWithdrawn } from './emails-placing.ts'
import { mailAppliedGone } from './emails-uptake.ts'
import { mayDecide, mayReview, mayWithdraw, mayWithdrawAtOnce } from './policy.ts'
import type { lessonInput } from './schema.ts'
import type { confirmWithdrawalInput, undoWithdrawalInput, withdrawAtOnceInput, withdrawLessonInput } from './schema-placing.ts'
import { after } from './status.ts'
import { feedTags } from './tags.ts'
import type { WithdrawalReason } from './values.ts'

/** Takes a placed lesson out of the feed at once, whatever happens to its next version. */
export async function withdrawLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof withdrawLessonInput>,
): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayWithdraw(actor)) return refuse('unknown_lesson')
  let newerLessonId: string | undefined
  // Where somebody could be recognised, or what was said is wrong, readers are not led on.
  if (input.newer && input.reason === 'out_of_date') {
    const [newer] = await tx.select({ id: publishedLessons.lessonId }).from(publishedLessons).where(eq(publishedLessons.slug, input.newer))
    if (!newer) return refuse('not_found_there')
    if (newer.id === lesson.id) return refuse('same_lesson')
    newerLessonId = newer.id
  }
  return takeAway(tx, actor, lesson, { reason: input.reason, message: input.message, newerLessonId, isEmergency: false })
}

/**
 * The emergency button: one person takes a lesson away at once, for the most careful reason. A second person, a curator,
 * confirms or undoes it afterwards.
 */
export async function withdrawAtOnce(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof withdrawAtOnceInput>,
): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayWithdrawAtOnce(actor, lesson)) return refuse('unknown_lesson')
  const message = input.message || 'Met spoed weggehaald. Een redacteur kijkt ernaar.'
  return takeAway(tx, actor, lesson, { reason: 'recognisable', message, isEmergency: true })
}

async function takeAway(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson,
  why: { reason: WithdrawalReason; message: string; newerLessonId?: string | undefined; isEmergency: boolean },
): Promise<Result<null, LessonRefusal>> {
  const status = after(lesson.status, 'withdraw')
  if (!lesson.publishedRevisionId || !status) return refuse('not_public')
  const placed = await takeOutOfFeed(tx, lesson.id)
  if (!placed) throw new Error(`lesson ${lesson.id} was public a moment ago`)
  const insertDecision = async (revisionId: string) => {
    const [row] = await tx
      .insert(lessonDecisions)
      .values({
        lessonId: lesson.id,
        revisionId,
        kind: 'withdraw',
        decidedById: actor.id,
        message: why.message,
        withdrawalReason: why.reason,
      })
      .returning()
    if (!row) throw new Error('no decision was inserted')
    return row
  }
  // The next version goes off the desk with a decision of its own: what is wrong with the one is likely wrong with both,
  // and a curator who is about to place it has to hear so.
  const next = lesson.status === 'submitted' ? lesson.currentRevisionId : null
  if (next) await insertDecision(next)
  const decision = await insertDecision(lesson.publishedRevisionId)
  await tx.insert(lessonWithdrawals).values({
    decisionId: decision.id,
    lessonId: lesson.id,
    withdrawnById: actor.id,
    isEmergency: why.isEmergency,
    newerLessonId: why.newerLessonId,
    statusBefore: lesson.status,
    placingDecisionId: placed.decisionId,
    firstPublishedAt: placed.firstPublishedAt,
    publishedAt: placed.publishedAt,
  })
  await tx.update(lessons).set({ status, claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: why.isEmergency ? 'withdraw_lesson_at_once' : 'withdraw_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    reason: why.reason,
  })
  await lapsePlacing(tx, actor, lesson, 'withdrawn')
  await dropUnsentMail(tx, publicMailKey(lesson.id))
  await mailWithdrawn(tx, {
    decisionId: decision.id,
    lessonId: lesson.id,
    authorIds: lesson.authorIds,
    curatorId: actor.id,
    isEmergency: why.isEmergency,
    tookNextVersion: next !== null,
  })
  await mailAppliedGone(tx, { decisionId: decision.id, lessonId: lesson.id })
  await emptyTags(tx, feedTags(lesson.id, placed.slug))
  return done(null)
}

type Answerable = { lesson: LockedLesson; withdrawal: typeof lessonWithdrawals.$inferSelect; revisionId: string }

/** The emergency withdrawal that somebody wants to answer, with its lesson locked; or why it cannot be answered. */
async function answerable(tx: Tx, actor: Actor, decisionId: string): Promise<Result<Answerable, LessonRefusal>> {
  const [known] = await tx
    .select({ lessonId: lessonWithdrawals.lessonId, revisionId: lessonDecisions.revisionId })
    .from(lessonWithdrawals)
    .innerJoin(lessonDecisions, eq(lessonDecisions.id, lessonWithdrawals.decisionId))
    .where(and(eq(lessonWithdrawals.decisionId, decisionId), eq(lessonWithdrawals.isEmergency, true)))
  const lesson = known && (await lockLesson(tx, known.lessonId))
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  const [withdrawal] = await tx
    .select()
    .from(lessonWithdrawals)
    .where(and(eq(lessonWithdrawals.decisionId, decisionId), isNull(lessonWithdrawals.confirmedAt), isNull(lessonWithdrawals.undoneAt)))
  if (!withdrawal) return refuse('answered_before')
  if (withdrawal.withdrawnById === actor.id) return refuse('second_person')
  return done({ lesson, withdrawal, revisionId: known.revisionId })
}

/** A second curator agrees that the lesson stays away, and says for which reason. */
export async function confirmWithdrawal(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof confirmWithdrawalInput>,
): Promise<Result<{ lessonId: string }, LessonRefusal>> {
  const found = await answerable(tx, actor, input.decisionId)
  if (!found.ok) return found
  const { lesson, withdrawal, revisionId } = found.value
  await tx.insert(lessonDecisions).values({
    lessonId: lesson.id,
    revisionId,
    kind: 'withdraw',
    decidedById: actor.id,
    message: input.message,
    withdrawalReason: input.reason,
  })
  await tx
    .update(lessonWithdrawals)
    .set({ confirmedById: actor.id, confirmedAt: new Date() })
    .where(eq(lessonWithdrawals.decisionId, withdrawal.decisionId))
  await audit(tx, { actorId: actor.id, action: 'confirm_withdrawal', objectKind: 'lesson', objectId: lesson.id, reason: input.reason })
  await mailAnswered(tx, {
    lessonId: lesson.id,
    decisionId: withdrawal.decisionId,
    authorIds: lesson.authorIds,
    withdrawnById: withdrawal.withdrawnById,
    confirmed: true,
  })
  await emptyTags(tx, feedTags(lesson.id))
  return done({ lessonId: lesson.id })
}

/** A second curator puts the lesson back as it stood. That is placing: who wrote along does not do it. */
export async function undoWithdrawal(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof undoWithdrawalInput>,
): Promise<Result<{ lessonId: string; slug: string }, LessonRefusal>> {
  const found = await answerable(tx, actor, input.decisionId)
  if (!found.ok) return found
  const { lesson, withdrawal } = found.value
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  if (lesson.publishedRevisionId) return refuse('placed_since')
  if (lesson.mergedIntoId) return refuse('merged')
  const { slug } = await putBackInFeed(tx, lesson, withdrawal)
  // What the author did meanwhile stands; a lesson that nobody touched is again what it was, on the desk too.
  if (lesson.status === 'withdrawn') await tx.update(lessons).set({ status: withdrawal.statusBefore }).where(eq(lessons.id, lesson.id))
  await tx
    .update(lessonWithdrawals)
    .set({ undoneById: actor.id, undoneAt: new Date() })
    .where(eq(lessonWithdrawals.decisionId, withdrawal.decisionId))
  await audit(tx, { actorId: actor.id, action: 'undo_withdrawal', objectKind: 'lesson', objectId: lesson.id })
  await mailAnswered(tx, {
    lessonId: lesson.id,
    decisionId: withdrawal.decisionId,
    authorIds: lesson.authorIds,
    withdrawnById: withdrawal.withdrawnById,
    confirmed: false,
  })
  await emptyTags(tx, feedTags(lesson.id, slug))
  return done({ lessonId: lesson.id, slug })
}

/** Writes down that a curator looked at a text that was taken away to protect people; the page shows it after this. */
export async function showHiddenText(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  await audit(tx, { actorId: actor.id, action: 'show_hidden_text', objectKind: 'lesson', objectId: lesson.id })
  return done(null)
}
