import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import type { Job } from '../jobs.ts'

// Beyond this many documents a sample tells enough: only the order between rare and common matters.
const countedAtMost = 20_000

/** Counts anew in how many documents each word stands, and adds words that are missing. Gives how many changed. */
export async function countWords(tx: Tx): Promise<number> {
  const [size] = await tx.execute<{ rows: number }>(
    sql`select greatest(reltuples, 0)::int as rows from pg_class where oid = 'search_documents'::regclass`,
  )
  const share = Math.min(1, countedAtMost / Math.max(size?.rows ?? 0, 1))
  const sampled = share < 1 ? `tablesample system (${(share * 100).toFixed(4)})` : ''
  const changed = await tx.execute(sql`
    update search_words w set documents = counted.documents
    from (
      select word as lexeme, greatest(1, (ndoc / ${share}::float8))::int as documents
      from ts_stat(${`select search from search_documents ${sampled}`})
    ) as counted
    where counted.lexeme = w.lexeme and counted.documents <> w.documents
    returning w.word`)
  return changed.length
}

/** By the clock, because nobody should wait for it. One batch changes everything; the second finds nothing. */
export const wordCounting: Job = { name: 'count words of search', every: 10 * 60_000, run: (tx) => countWords(tx) }
