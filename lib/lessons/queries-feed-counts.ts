import { sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import type { FeedFilter } from './queries-feed-choices.ts'

/** Under this key stands how many lessons were counted in all. */
export const countedKey = ''

/** The lessons of which a query gives the keys. */
export const withKeys = (keys: SQL): SQL => sql`${publishedLessons} where ${publishedLessons.lessonId} = any(array(${keys}))`

/** Counts lessons, as they stand after `from`, by the values of filters, as the kept totals name them: 'thema klantreis', 'regio site:friesland'. */
export async function countFound(
  source: SQL,
  filters: readonly FeedFilter[],
  alsoWhere: (filter: FeedFilter) => SQL | undefined,
): Promise<Map<string, number>> {
  const p = publishedLessons
  const home = sql`coalesce('site:' || ${p.siteSlug}, 'region:' || ${p.regionCode})`
  const keys: Record<FeedFilter, SQL> = {
    thema: sql`theme.slug`,
    proeftuin: home,
    regio: home,
    principe: sql`${p.principleSlug}`,
    tip: sql`${p.tipNumber}::text`,
    soort: sql`${p.kind}::text`,
    status: sql`${p.nationalStatus}::text`,
    zekerheid: sql`${p.certainty}::text`,
    toegepast: sql`case when ${p.appliedRegions} > 0 then 'ja' end`,
  }
  // The rows once, under the name of their table, so that a filter reads the same here; not joined again for each facet.
  const counted = filters.map((filter) => {
    const from = filter === 'thema' ? sql`counted as ${p} cross join lateral unnest(${p.themeSlugs}) as theme(slug)` : sql`counted as ${p}`
    return sql`select ${`${filter} `}::text || ${keys[filter]} as key, count(*)::int as count from ${from} where ${alsoWhere(filter) ?? sql`true`} and ${keys[filter]} is not null group by 1`
  })
  const rows = await db.execute<{ key: string; count: number }>(sql`
    with counted as materialized (
      select ${p.lessonId}, ${p.siteSlug}, ${p.regionCode}, ${p.themeSlugs}, ${p.principleSlug}, ${p.tipNumber}, ${p.kind}, ${p.nationalStatus}, ${p.certainty}, ${p.appliedRegions}
      from ${source}
    ) ${sql.join(counted, sql` union all `)} union all select ${countedKey}::text, count(*)::int from counted`)
  return new Map(rows.map(({ key, count }) => [key, count]))
}
