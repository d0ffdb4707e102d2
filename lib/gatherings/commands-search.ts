import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings, searchDocuments } from '#db/schema/index.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'

// One that was called off can still be read at its address, but nobody should find it by looking for something to go to.
const findable = and(inArray(gatherings.status, ['published', 'held']), isNotNull(gatherings.publishedAt))

/** Lets search find a gathering as it stands now, or no longer. Call it where the public sees a change. */
export async function indexGathering(tx: Tx, gatheringId: string): Promise<void> {
  const [row] = await tx
    .select()
    .from(gatherings)
    .where(and(eq(gatherings.id, gatheringId), findable))
  if (!row) return takeDocument(tx, 'gathering', gatheringId)
  const { id, slug, title, summary, description, place, startsAt } = row
  const read = parseRichText(description)
  const body = `${read.ok ? plainText(read.value) : ''}\n${place}`
  await putDocument(tx, { kind: 'gathering', id, address: `/bijeenkomsten/${slug}`, title, summary, body, at: startsAt })
}

async function indexGatherings(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(
      and(
        findable,
        sql`not exists (select from ${searchDocuments} d where d.kind = 'gathering' and d.document_id = ${gatherings.id}::text)`,
      ),
    )
    .limit(50)
    .for('no key update', { skipLocked: true })
  for (const { id } of rows) await indexGathering(tx, id)
  return rows.length
}

/** What was in the agenda before search could find it. */
export const gatheringIndexing: Job = { name: 'index gatherings', every: 60 * 60_000, run: (tx) => indexGatherings(tx) }
