import { sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import type { Way } from '#lib/platform/search/way.ts'

// Kept totals: see lesson_totals. A count of what everybody sees is a sum over some rows here, however many lessons there are.

/** What lessons are counted by. A home is a site or a region: 'site:friesland', 'region:JZ02'. */
export type CountedFacet = 'thema' | 'home' | 'principe' | 'tip' | 'soort' | 'status' | 'zekerheid' | 'toegepast'
/** One choice: of these values, any. A region has several homes. */
export type Chosen = { facet: CountedFacet; values: SQL }

/** How many lessons can be read now. */
export async function totalLessons(): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select coalesce(sum(count), 0)::int as count from lesson_totals where with_facet = '' and with_value = '' and facet = ''`,
  )
  return row?.count ?? 0
}

/** How many lessons there are of each value of a facet, by value. */
export async function totalsOf(facet: CountedFacet): Promise<Map<string, number>> {
  const rows = await db.execute<{ value: string; count: number }>(
    sql`select value, sum(count)::int as count from lesson_totals where with_facet = '' and with_value = '' and facet = ${facet} group by value`,
  )
  return new Map(rows.map(({ value, count }) => [value, count]))
}

/** How many lessons are in each state, drafts too. */
export async function lessonStates(): Promise<Map<string, number>> {
  const rows = await db.execute<{ value: string; count: number }>(
    sql`select value, sum(count)::int as count from lesson_totals where with_facet = '' and with_value = '' and facet = 'state' group by value`,
  )
  return new Map(rows.map(({ value, count }) => [value, count]))
}

export type Total = { under: string; facet: CountedFacet; value: string; count: number }

/**
 * The kept totals of facets, each under at most one choice, as one value: reading a row costs more than what stands in it.
 * What changed since they were folded stands in rows of its own, so a value can be there several times.
 * @param groups by a name of the caller: the facets to count, and the choice they are counted beside
 */
export function totalsUnder(
  groups: readonly { under: string; facets: readonly CountedFacet[]; chosen?: Chosen | undefined }[],
): SQL<Total[]> {
  const parts = groups.map(({ under, facets, chosen }) => {
    const beside = chosen
      ? sql`with_facet = ${chosen.facet} and with_value in (${chosen.values})`
      : sql`with_facet = '' and with_value = ''`
    const wanted = sql.join(
      facets.map((facet) => sql`${facet}`),
      sql`, `,
    )
    return sql`select ${under}::text as under, facet, value, count from lesson_totals where ${beside} and facet in (${wanted})`
  })
  if (parts.length === 0) return sql`'[]'::json`
  return sql`(select coalesce(json_agg(total), '[]') from (${sql.join(parts, sql` union all `)}) as total)`
}

/**
 * How many lessons can be read, at most how many of them have all of these choices (the fewest of any two), and about how
 * many that are. Exact for one choice and for two; of more as if each two said nothing about a third.
 */
export async function mostWith(choices: readonly Chosen[]): Promise<{ all: number; most: number; about: number }> {
  const counted = (facet: string, values: SQL | undefined, other: Chosen | undefined) =>
    sql`select coalesce(sum(count), 0)::int as count from lesson_totals where facet = ${facet} and value ${values ? sql`in (${values})` : sql`= ''`}
      and with_facet = ${other?.facet ?? ''} and with_value ${other ? sql`in (${other.values})` : sql`= ''`}`
  const pairs = choices.flatMap((one, at) => choices.slice(at + 1).map((other) => counted(one.facet, one.values, other)))
  const [first] = choices
  const counts = pairs.length > 0 ? pairs : first ? [counted(first.facet, first.values, undefined)] : []
  const rows = await db.execute<{ count: number }>(sql.join([counted('', undefined, undefined), ...counts], sql` union all `))
  const [all = 0, ...others] = rows.map(({ count }) => count)
  const most = Math.min(all, ...others)
  // In all pairs together each choice stands as often as there are others.
  const together = others.reduce((share, count) => share * (count / Math.max(all, 1)), 1)
  const about = choices.length > 2 ? Math.min(most, all * together ** (1 / (choices.length - 1))) : most
  return { all, most, about }
}

/** A condition as it stands, or by a list of the rows that fulfil it, which are read whole whatever the order. */
export const gathered = (condition: SQL | undefined, way: Way): SQL | undefined =>
  condition && way === 'gather'
    ? sql`${publishedLessons}.ctid = any(array(select ${publishedLessons}.ctid from ${publishedLessons} where ${condition}))`
    : condition
