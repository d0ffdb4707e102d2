import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonChanges, lessonDecisions, lessonRevisions, lessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { setReviewDay } from './commands-dates.ts'
import { refuseFindingsOf } from './commands-findings.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { placeInFeed } from './commands-feed.ts'
import type { LessonRefusal } from './copy.ts'
import { mailDecision } from './emails.ts'
import { mayDecide, mayReview } from './policy.ts'
import { lessonContent, type declineLessonInput, type lessonInput, type publishLessonInput, type returnLessonInput } from './schema.ts'
import { after, type LessonVerb } from './status.ts'
import { feedTags } from './tags.ts'
import { type Checklist, wholeChecklist } from './values-checklist.ts'

/** A curator takes a lesson off the queue to read it, so that two do not read the same one. */
export async function claimLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  if (lesson.firstDeciderId === actor.id) return refuse('first_decider')
  if (!after(lesson.status, 'claim')) return refuse('wrong_state')
  if (lesson.placeAt) return refuse('scheduled')
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
  const refusal = await refusePlacing(tx, actor, lesson, input)
  if (!lesson || refusal) return refuse(refusal ?? 'unknown_lesson')
  const decision = await decide(tx, actor, lesson, 'publish', input, wholeChecklist(input))
  const isMinor = input.changeSize === 'minor'
  const note = input.changeNote || (isMinor ? smallChange : '')
  // A note without an earlier placing would tell of a change that no reader could see.
  if (note && (await wasPlacedBefore(tx, lesson.id, decision.id)))
    await tx.insert(lessonChanges).values({ decisionId: decision.id, lessonId: lesson.id, note, isMinor })
  const [revision] = await tx.select().from(lessonRevisions).where(eq(lessonRevisions.id, input.revisionId))
  if (!revision) throw new Error(`revision ${input.revisionId} is gone`)
  const slug = await placeInFeed(tx, {
    lesson,
    revision: { ...revision, content: lessonContent.parse(revision.content) },
    decision,
    isMinor,
  })
  if (input.reviewOn) await setReviewDay(tx, lesson.id, input.reviewOn)
  await mailDecision(tx, { ...mailed(decision, lesson, actor), kind: 'publish' })
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

/** Why this cannot be placed as it is, now or at a later moment; undefined when it can. Asked under the lock. */
export async function refusePlacing(
  tx: Tx,
  actor: Actor,
  lesson: LockedLesson | undefined,
  input: z.output<typeof publishLessonInput>,
): Promise<LessonRefusal | undefined> {
  const refusal = refuseDecision(actor, lesson, 'publish', input.revisionId)
  if (!lesson || refusal) return refusal ?? 'unknown_lesson'
  if (lesson.mergedIntoId) return 'merged'
  if (!wholeChecklist(input)) return 'checklist_incomplete'
  const isTold = Boolean(input.changeNote) || input.changeSize === 'minor'
  if (!isTold && (await wasPlacedBefore(tx, lesson.id))) return 'change_note_missing'
  return refuseFindingsOf(tx, lesson.id, input.revisionId)
}

const smallChange = 'Een kleine verbetering van de tekst.'

async function wasPlacedBefore(tx: Tx, lessonId: string, exceptDecisionId?: string): Promise<boolean> {
  const [earlier] = await tx
    .select({ id: lessonDecisions.id })
    .from(lessonDecisions)
    .where(
      and(
        eq(lessonDecisions.lessonId, lessonId),
        eq(lessonDecisions.kind, 'publish'),
        exceptDecisionId ? ne(lessonDecisions.id, exceptDecisionId) : undefined,
      ),
    )
    .limit(1)
  return earlier !== undefined
}

function refuseDecision(actor: Actor, lesson: LockedLesson | undefined, verb: LessonVerb, revisionId: string): LessonRefusal | undefined {
  if (!lesson || !mayReview(actor)) return 'unknown_lesson'
  if (!mayDecide(actor, lesson)) return 'four_eyes'
  if (lesson.firstDeciderId === actor.id) return 'first_decider'
  if (!after(lesson.status, verb)) return 'wrong_state'
  // Somebody decided already; the clock only waits. Another decision begins with taking that one back.
  if (lesson.placeAt) return 'scheduled'
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
  checklist?: Checklist,
): Promise<DecisionRow> {
  const [decision] = await tx
    .insert(lessonDecisions)
    .values({ lessonId: lesson.id, revisionId: input.revisionId, kind, decidedById: actor.id, message: input.message, checklist })
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
