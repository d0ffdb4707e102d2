import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, lessonCertaintySteps, lessonDecisions, lessons, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import type { LessonRefusal } from './copy.ts'
import { mailCoAuthor } from './emails.ts'
import { mayChangeAuthors } from './policy.ts'
import type { coAuthorInput, leaveInput } from './schema.ts'

/** Adds a colleague who has an account as co-author. Who decided on the lesson as curator cannot become one. */
export async function addCoAuthor(tx: Tx, actor: Actor, input: z.output<typeof coAuthorInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayChangeAuthors(actor, lesson)) return refuse('unknown_lesson')
  const [person] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, input.email), isNull(users.closedAt)))
  if (!person) return refuse('unknown_person')
  if (lesson.authorIds.includes(person.id)) return refuse('already_author')
  const addedAt = new Date()
  if (!(await writesAlong(tx, lesson, person.id, actor.id, addedAt))) return refuse('decided_before')
  await audit(tx, { actorId: actor.id, action: 'add_co_author', objectKind: 'lesson', objectId: lesson.id, details: { person: person.id } })
  await mailCoAuthor(tx, { lessonId: lesson.id, userId: person.id, addedAt })
  return done(null)
}

/** Makes somebody a writer of a lesson that is taken; false for who decided on it as curator. */
async function writesAlong(tx: Tx, lesson: LockedLesson, userId: string, addedById: string, addedAt: Date): Promise<boolean> {
  const decisions = await tx
    .select({ kind: lessonDecisions.kind })
    .from(lessonDecisions)
    .where(and(eq(lessonDecisions.lessonId, lesson.id), eq(lessonDecisions.decidedById, userId)))
  if (decisions.some((decision) => decision.kind !== 'withdraw')) return false
  // How sure a lesson is, is a decision about it too.
  const weighed = and(eq(lessonCertaintySteps.lessonId, lesson.id), eq(lessonCertaintySteps.decidedById, userId))
  if ((await tx.$count(lessonCertaintySteps, weighed)) > 0) return false
  await tx
    .insert(lessonAuthors)
    .values({ lessonId: lesson.id, userId, addedById, addedAt })
    .onConflictDoUpdate({ target: [lessonAuthors.lessonId, lessonAuthors.userId], set: { leftAt: null, addedById, addedAt } })
  // Who writes along no longer decides, so the lesson goes back to the queue for another curator.
  if (lesson.claimedById === userId) await tx.update(lessons).set({ claimedById: null, claimedAt: null }).where(eq(lessons.id, lesson.id))
  return true
}

/**
 * Who was asked to write along agrees, and becomes a co-author only now. The caller has seen that this person was asked,
 * and by whom.
 */
export async function joinLesson(
  tx: Tx,
  actor: Actor,
  input: { lessonId: string; askedById: string },
): Promise<Result<null, 'unknown_lesson' | 'wrong_state' | 'decided_before'>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson) return refuse('unknown_lesson')
  if (lesson.authorIds.includes(actor.id)) return done(null)
  if (lesson.status === 'declined') return refuse('wrong_state')
  if (!(await writesAlong(tx, lesson, actor.id, input.askedById, new Date()))) return refuse('decided_before')
  await audit(tx, {
    actorId: actor.id,
    action: 'join_lesson',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { askedBy: input.askedById },
  })
  return done(null)
}

/** A writer leaves, or is taken off by another writer. The last one stays; who left still never decides on the lesson. */
export async function removeAuthor(tx: Tx, actor: Actor, input: z.output<typeof leaveInput>): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayChangeAuthors(actor, lesson)) return refuse('unknown_lesson')
  if (!lesson.authorIds.includes(input.userId)) return refuse('unknown_person')
  if (lesson.authorIds.length === 1) return refuse('last_author')
  await tx
    .update(lessonAuthors)
    .set({ leftAt: new Date() })
    .where(and(eq(lessonAuthors.lessonId, lesson.id), eq(lessonAuthors.userId, input.userId)))
  await audit(tx, {
    actorId: actor.id,
    action: 'remove_author',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { person: input.userId },
  })
  return done(null)
}
