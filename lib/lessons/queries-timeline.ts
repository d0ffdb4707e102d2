import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { auditLog, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { timelineWords } from './copy-desk.ts'
import { mayReview } from './policy.ts'

export type LessonDeed = { id: number; at: Date; action: string; byName: string | null }

/** What was done with a lesson beside decisions, versions, notes and questions, which stand elsewhere; oldest first. */
export async function lessonDeeds(actor: Actor, lessonId: string): Promise<LessonDeed[]> {
  if (!mayReview(actor)) return []
  return db
    .select({ id: auditLog.id, at: auditLog.at, action: auditLog.action, byName: users.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(and(eq(auditLog.objectKind, 'lesson'), eq(auditLog.objectId, lessonId), inArray(auditLog.action, Object.keys(timelineWords))))
    .orderBy(asc(auditLog.id))
    .limit(500)
}
