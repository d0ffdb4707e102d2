import { asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { gatheringLinks, reflectionBoards } from '#db/schema/index.ts'

export type MaterialLink = { id: string; url: string; label: string; isPublic: boolean }

/** Links of a gathering. The caller looks who may see which. */
export function linksOf(gatheringId: string): Promise<MaterialLink[]> {
  return db
    .select({ id: gatheringLinks.id, url: gatheringLinks.url, label: gatheringLinks.label, isPublic: gatheringLinks.isPublic })
    .from(gatheringLinks)
    .where(eq(gatheringLinks.gatheringId, gatheringId))
    .orderBy(asc(gatheringLinks.addedAt), asc(gatheringLinks.id))
}

/** Whether a board was opened for a gathering. The caller looks who may know. */
export const hasBoard = async (gatheringId: string): Promise<boolean> =>
  (await db.$count(reflectionBoards, eq(reflectionBoards.gatheringId, gatheringId))) > 0
