import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonDecisions, lessonRevisions, lessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { setReviewDay } from './commands-dates.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { placeInFeed, takeOutOfFeed } from './commands-feed.ts'
import type { LessonRefusal } from './copy.ts'
import { mailDecision } from './emails.ts'
import { mayDecide, mayReview, mayWithdraw } from './policy.ts'
import {
  lessonContent,
  type declineLessonInput,
  type lessonInput,
  type publishLessonInput,
  type returnLessonInput,
  type withdrawLessonInput,
} from './schema.ts'
import { after, type LessonVerb } from './status.ts'
import { lessonAddressTag, lessonFeedTag, lessonTag } from './tags.ts'

/** What a change of the feed makes out of date. */
export const feedTags = (lessonId: string, slug?: string) => [lessonFeedTag, lessonTag(lessonId), ...(slug ? [lessonAddressTag(slug)] : [])]

/** A curator takes a lesson off the queue to read it, so that two do not read the same one. */
export async function claimLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  if (lesson.firstDeciderId === actor.id) return refuse('first_decider')
  if (!after(lesson.status, 'claim')) return refuse('wrong_state')
  if (lesson.claimedById && lesson.claimedById !== actor.id) return refuse('claimed_by_other')
  await tx
    .update(lessons)
    .set({ claimedById: actor.id, claimedAt: new Date() })
    .where(and(eq(lessons.id, lesson.id), or(isNull(lessons.claimedById), eq(lessons.claimedById, actor.id))))
  await audit(tx, { actorId: actor.id, action: 'claim_lesson', objectKind: 'lesson', objectId: lesson.id })
  return done(null)
}

/** Puts a claimed lesson back for another curator. Any curator may do so: people go on holiday. */
export async function releaseLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!lesson.claimedById) return done(null)
  await tx.update(lessons).set({ claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  await audit(tx, { actorId: actor.id, action: 'release_lesson', objectKind: 'lesson', objectId: lesson.id })
  return done(null)
}

/** Places the revision that was read in the public feed. Gives its address. */
export async function publishLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof publishLessonInput>,
): Promise<Result<{ slug: string }, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  const refusal = refuseDecision(actor, lesson, 'publish', input.revisionId)
  if (!lesson || refusal) return refuse(refusal ?? 'unknown_lesson')
  const decision = await decide(tx, actor, lesson, 'publish', input)
  const [revision] = await tx.select().from(lessonRevisions).where(eq(lessonRevisions.id, input.revisionId))
  if (!revision) throw new Error(`revision ${input.revisionId} is gone`)
  const slug = await placeInFeed(tx, { lesson, revision: { ...revision, content: lessonContent.parse(revision.content) }, decision })
  if (input.reviewOn) await setReviewDay(tx, lesson.id, input.reviewOn)
  await mailDecision(tx, { ...mailed(decision, lesson, actor), kind: 'publish', slug })
  await emptyTags(tx, feedTags(lesson.id, slug))
  return done({ slug })
}

/** Gives the lesson back to its authors with a message; they edit the same lesson and send it again. */
export async function returnLesson(tx: Tx, actor: Actor, input: z.output<typeof returnLessonInput>): Promise<Result<null, LessonRefusal>> {
  return decideWithoutPlacing(tx, actor, 'return', input)
}

/** Does not place the lesson, with the reason. */
export async function declineLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof declineLessonInput>,
): Promise<Result<null, LessonRefusal>> {
  return decideWithoutPlacing(tx, actor, 'decline', input)
}

/** Takes a placed lesson out of the feed at once, whatever happens to its next version. */
export async function withdrawLesson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof withdrawLessonInput>,
): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayWithdraw(actor)) return refuse('unknown_lesson')
  const status = after(lesson.status, 'withdraw')
  if (!lesson.publishedRevisionId || !status) return refuse('not_public')
  const [decision] = await tx
    .insert(lessonDecisions)
    .values({
      lessonId: lesson.id,
      revisionId: lesson.publishedRevisionId,
      kind: 'withdraw',
      decidedById: actor.id,
      message: input.message,
      withdrawalReason: input.reason,
    })
    .returning()
  if (!decision) throw new Error('no decision was inserted')
  const slug = await takeOutOfFeed(tx, lesson.id)
  await tx.update(lessons).set({ status, claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  await audit(tx, { actorId: actor.id, action: 'withdraw_lesson', objectKind: 'lesson', objectId: lesson.id, reason: input.reason })
  await mailDecision(tx, { ...mailed(decision, lesson, actor), kind: 'withdraw' })
  await emptyTags(tx, feedTags(lesson.id, slug))
  return done(null)
}

function refuseDecision(actor: Actor, lesson: LockedLesson | undefined, verb: LessonVerb, revisionId: string): LessonRefusal | undefined {
  if (!lesson || !mayReview(actor)) return 'unknown_lesson'
  if (!mayDecide(actor, lesson)) return 'four_eyes'
  if (lesson.firstDeciderId === actor.id) return 'first_decider'
  if (!after(lesson.status, verb)) return 'wrong_state'
  if (lesson.claimedById && lesson.claimedById !== actor.id) return 'claimed_by_other'
  // The curator decides about the text on the screen, not about whatever was sent since.
  if (lesson.currentRevisionId !== revisionId) return 'edited_meanwhile'
  return undefined
}

type DecisionRow = typeof lessonDecisions.$inferSelect

async function decide(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson,
  kind: 'publish' | 'return' | 'decline',
  input: { revisionId: string; message: string },
): Promise<DecisionRow> {
  const [decision] = await tx
    .insert(lessonDecisions)
    .values({ lessonId: lesson.id, revisionId: input.revisionId, kind, decidedById: actor.id, message: input.message })
    .returning()
  if (!decision) throw new Error('no decision was inserted')
  await tx
    .update(lessons)
    .set({ status: sql`${after(lesson.status, kind)}::lesson_status`, claimedById: null, claimedAt: null })
    .where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: `${kind}_lesson`,
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { revision: input.revisionId },
  })
  return decision
}

async function decideWithoutPlacing(
  tx: Tx,
  actor: Actor,
  kind: 'return' | 'decline',
  input: { lessonId: string; revisionId: string; message: string },
): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  const refusal = refuseDecision(actor, lesson, kind, input.revisionId)
  if (!lesson || refusal) return refuse(refusal ?? 'unknown_lesson')
  const decision = await decide(tx, actor, lesson, kind, input)
  await mailDecision(tx, { ...mailed(decision, lesson, actor), kind })
  return done(null)
}

const mailed = (decision: DecisionRow, lesson: LockedLesson, actor: Actor) => ({
  decisionId: decision.id,
  lessonId: lesson.id,
  authorIds: lesson.authorIds,
  curatorId: actor.id,
})
