import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringFiles, gatheringLessons, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { gatheringTags, lockGathering } from './commands-lock.ts'
import type { GatheringRefusal } from './copy.ts'
import { mayManage } from './policy.ts'
import type { lessonLinkInput } from './schema.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** Shows a placed lesson with the gathering that it came out of. */
export async function linkLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonLinkInput>): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (!gathering.publishedAt || gathering.status === 'cancelled') return refuse('wrong_state')
  const [lesson] = await tx
    .select({ id: publishedLessons.lessonId })
    .from(publishedLessons)
    .where(eq(publishedLessons.lessonId, input.lessonId))
  if (!lesson) return refuse('unknown_lesson')
  const linked = await tx
    .insert(gatheringLessons)
    .values({ gatheringId: gathering.id, lessonId: lesson.id, addedById: actor.id })
    .onConflictDoNothing()
    .returning({ lessonId: gatheringLessons.lessonId })
  // It was there already: nothing happened that the log should tell.
  if (linked.length === 0) return done(null)
  await audit(tx, {
    actorId: actor.id,
    action: 'link_lesson',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { lesson: lesson.id },
  })
  await emptyTags(tx, gatheringTags(gathering))
  return done(null)
}

/** Takes a lesson away from the gathering. The lesson itself stays. */
export async function unlinkLesson(tx: Tx, actor: Actor, input: z.output<typeof lessonLinkInput>): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  const unlinked = await tx
    .delete(gatheringLessons)
    .where(and(eq(gatheringLessons.gatheringId, gathering.id), eq(gatheringLessons.lessonId, input.lessonId)))
    .returning({ lessonId: gatheringLessons.lessonId })
  if (unlinked.length === 0) return done(null)
  await audit(tx, {
    actorId: actor.id,
    action: 'unlink_lesson',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { lesson: input.lessonId },
  })
  await emptyTags(tx, gatheringTags(gathering))
  return done(null)
}

export type GatheringFile = Pick<
  typeof gatheringFiles.$inferInsert,
  'id' | 'kind' | 'mediaType' | 'name' | 'bytes' | 'sha256' | 'width' | 'height' | 'isPublic'
>

/** Adds material that was stored before, for everybody or only for who took part. */
export async function addGatheringFile(tx: Tx, actor: Actor, gatheringId: string, file: GatheringFile): Outcome<null> {
  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (gathering.status === 'cancelled') return refuse('wrong_state')
  await tx.insert(gatheringFiles).values({ ...file, gatheringId: gathering.id, uploadedById: actor.id })
  await audit(tx, {
    actorId: actor.id,
    action: 'add_gathering_file',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { isPublic: file.isPublic ?? false },
  })
  await emptyTags(tx, gatheringTags(gathering))
  return done(null)
}
