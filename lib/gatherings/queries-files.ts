import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { gatheringFiles, gatherings } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayManage } from './policy.ts'

/**
 * Material of a gathering that this person, or with null anybody, may fetch now; undefined otherwise. What is not for
 * everybody is for who has a place, or was there, and for who organises.
 */
export async function fetchableGatheringFile(actor: Actor | null, fileId: string) {
  const [file] = await db
    .select({
      id: gatheringFiles.id,
      kind: gatheringFiles.kind,
      mediaType: gatheringFiles.mediaType,
      name: gatheringFiles.name,
      bytes: gatheringFiles.bytes,
      sha256: gatheringFiles.sha256,
      isForAll: gatheringFiles.isPublic,
      createdById: gatherings.createdById,
      status: gatherings.status,
      tookPart: sql<boolean>`exists (select from sign_ups part where part.gathering_id = ${gatherings.id} and part.status = 'signed_up' and part.user_id = ${actor?.id ?? null}::uuid)`,
    })
    .from(gatheringFiles)
    .innerJoin(gatherings, eq(gatherings.id, gatheringFiles.gatheringId))
    .where(and(eq(gatheringFiles.id, fileId), isNull(gatheringFiles.removedAt)))
  if (!file) return undefined
  const { isForAll, createdById, status, tookPart, ...rest } = file
  const isPublic = isForAll && (status === 'published' || status === 'held')
  const may = isPublic || tookPart || (actor !== null && mayManage(actor, { createdById, status }))
  return may ? { ...rest, isPublic } : undefined
}
