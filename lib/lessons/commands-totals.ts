import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import type { Job } from '#lib/platform/jobs.ts'

// More than a day of placing gives; a batch that is full comes again.
const folded = 20_000

/**
 * Folds what changed since into the kept totals. Readers add up all rows of a key, so they see the same before and after.
 * Gives how many rows were folded.
 */
export async function foldTotals(tx: Tx): Promise<number> {
  const [done] = await tx.execute<{ count: number }>(sql`
    with gone as (
      delete from lesson_totals where ctid = any(array(select ctid from lesson_totals where not kept limit ${folded}))
      returning facet, value, with_facet, with_value, count
    ), sums as (
      select facet, value, with_facet, with_value, sum(count)::int as count from gone group by 1, 2, 3, 4
    ), put as (
      insert into lesson_totals as total (facet, value, with_facet, with_value, count, kept)
      select facet, value, with_facet, with_value, count, true from sums where count <> 0 order by 1, 2, 3, 4
      on conflict (facet, value, with_facet, with_value) where kept do update set count = total.count + excluded.count
    )
    select count(*)::int as count from gone`)
  return done?.count ?? 0
}

/** Every minute: between two turns a reader adds up a few hundred rows at most. */
export const totalsFolding: Job = { name: 'fold totals of lessons', every: 60_000, run: (tx) => foldTotals(tx) }
