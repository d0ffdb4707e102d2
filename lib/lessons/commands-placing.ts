import { and, asc, eq, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessons, scheduledPlacings } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { log } from '#lib/platform/log.ts'
import { dropUnsentMail } from '#lib/platform/outbox.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { actorOfUser } from '#lib/platform/session/store.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import { publishLesson, refusePlacing } from './commands-review.ts'
import type { LessonRefusal } from './copy.ts'
import { publicMailKey } from './emails.ts'
import { mailLapsed, mailScheduled } from './emails-placing.ts'
import { mayReview } from './policy.ts'
import type { lessonInput, publishLessonInput } from './schema.ts'

type PlacingInput = z.output<typeof publishLessonInput>

const longestAhead = 366 * 24 * 3_600_000

/**
 * Decides now that a revision is placed later. What placing asks for is asked now, and once more when the clock places
 * it: what lapsed in between is not placed.
 */
export async function scheduleLesson(
  tx: Tx,
  actor: Actor,
  input: PlacingInput & { placeAt: Date },
  now = new Date(),
): Promise<Result<null, LessonRefusal>> {
  const { placeAt, ...placing } = input
  const lesson = await lockLesson(tx, input.lessonId)
  const refusal = await refusePlacing(tx, actor, lesson, placing)
  if (!lesson || refusal) return refuse(refusal ?? 'unknown_lesson')
  if (placeAt.getTime() <= now.getTime()) return refuse('moment_past')
  if (placeAt.getTime() > now.getTime() + longestAhead) return refuse('moment_far')
  await tx.insert(scheduledPlacings).values({
    lessonId: lesson.id,
    revisionId: input.revisionId,
    placeAt,
    input: placing,
    scheduledById: actor.id,
    scheduledAt: now,
  })
  await tx.update(lessons).set({ claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'schedule_placing',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { revision: input.revisionId, placeAt: placeAt.toISOString() },
  })
  await mailScheduled(tx, { lessonId: lesson.id, revisionId: input.revisionId, placeAt, authorIds: lesson.authorIds, scheduledAt: now })
  return done(null)
}

/** A curator takes a planned placing back; the lesson then waits on the desk as before. */
export async function cancelPlacing(tx: Tx, actor: Actor, input: z.output<typeof lessonInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  return (await lapsePlacing(tx, actor, lesson, 'cancelled')) ? done(null) : refuse('not_scheduled')
}

type Lapse = 'sent_again' | 'taken_back' | 'cancelled' | 'withdrawn' | 'refused'

/**
 * Ends a planned placing without placing, when there is one, and tells the others. The caller holds the lesson.
 * Gives whether there was one.
 */
export async function lapsePlacing(
  tx: Tx,
  actor: Actor | null,
  lesson: Pick<LockedLesson, 'id' | 'authorIds'>,
  why: Lapse,
  reason?: string,
): Promise<boolean> {
  const [row] = await tx.delete(scheduledPlacings).where(eq(scheduledPlacings.lessonId, lesson.id)).returning()
  if (!row) return false
  await told(tx, actor, lesson, row, why, reason)
  return true
}

async function told(
  tx: Tx,
  actor: Actor | null,
  lesson: Pick<LockedLesson, 'id' | 'authorIds'>,
  row: typeof scheduledPlacings.$inferSelect,
  why: Lapse,
  reason?: string,
) {
  await audit(tx, {
    actorId: actor?.id ?? null,
    action: why === 'cancelled' ? 'cancel_placing' : 'lapse_placing',
    objectKind: 'lesson',
    objectId: lesson.id,
    reason: reason ?? why,
    details: { revision: row.revisionId },
  })
  await dropUnsentMail(tx, `${publicMailKey(lesson.id)}scheduled:`)
  await mailLapsed(tx, {
    lessonId: lesson.id,
    revisionId: row.revisionId,
    placeAt: row.placeAt,
    authorIds: lesson.authorIds,
    curatorId: row.scheduledById,
    actorId: actor?.id ?? null,
    why,
    at: new Date(),
  })
}

class NotPlaced extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** Places one lesson whose moment has come, in the name of who planned it. Gives 0 when nothing is due. */
export async function placeDueLesson(tx: Tx, now: Date): Promise<number> {
  const [due] = await tx
    .select({ lessonId: scheduledPlacings.lessonId })
    .from(scheduledPlacings)
    .where(lte(scheduledPlacings.placeAt, now))
    .orderBy(asc(scheduledPlacings.placeAt))
    .limit(1)
  if (!due) return 0
  const lesson = await lockLesson(tx, due.lessonId)
  // Read again under the lock: the author may have taken the lesson back while we waited.
  const [row] = await tx
    .delete(scheduledPlacings)
    .where(and(eq(scheduledPlacings.lessonId, due.lessonId), lte(scheduledPlacings.placeAt, now)))
    .returning()
  if (!lesson || !row) return 1
  try {
    // In a step of its own, so that what is refused half way leaves nothing and one lesson does not hold up the others.
    await tx.transaction(async (step) => {
      // Somebody who is no longer a curator, or has no account any more, decides nothing.
      const actor = await actorOfUser(step, row.scheduledById)
      const result = actor ? await publishLesson(step, actor, row.input as PlacingInput) : refuse('unknown_lesson')
      if (!result.ok) throw new NotPlaced(result.reason)
    })
  } catch (fault) {
    if (!(fault instanceof NotPlaced)) log.error({ err: fault, lesson: lesson.id }, 'planned placing failed')
    await told(tx, null, lesson, row, 'refused', fault instanceof NotPlaced ? fault.reason : 'fault')
  }
  return 1
}

/** Looks four times a minute what has to be placed. */
export const scheduledPlacing: Job = { name: 'place lessons', every: 15_000, run: placeDueLesson }
