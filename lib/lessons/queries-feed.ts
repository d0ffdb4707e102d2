import { and, eq, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { isSlug } from '#lib/platform/slug.ts'
import type { PassagePart } from '#lib/platform/search/passage.ts'
import { certaintyWords, kindWords, nationalStatusWords } from './copy.ts'
import { countedMatches, pageSize, rankedPage } from './queries-feed-ranked.ts'
import { selectCards, type FeedCard } from './queries.ts'
import { lessonFeedTag } from './tags.ts'

/** The filters of the feed, as they stand in the address. Keys are the parameters of the contract. */
export const feedFilters = ['thema', 'proeftuin', 'regio', 'principe', 'tip', 'soort', 'status', 'zekerheid', 'toegepast'] as const
export type FeedFilter = (typeof feedFilters)[number]
export type FeedQuery = { q: string; vanaf: string } & Partial<Record<FeedFilter, string>>

export type FoundLesson = FeedCard & {
  /** The piece of the text that answers the words, with the words marked. */
  passage?: PassagePart[]
}

export type FeedPage = {
  lessons: FoundLesson[]
  /** Not every lesson has all the words: too few do. */
  isLoose?: boolean
  /** Words that no text has, and how they were read. */
  corrections?: { from: string; to: string }[]
  /** Value of `vanaf` for the next page; null on the last one. */
  next: string | null
}
export type FacetValue = { slug: string; name: string; count: number }
export type Facets = Record<FeedFilter, FacetValue[]>

/** Reads the address of the feed. Unknown parameters and empty values are left out; the first of a double one counts. */
export function readFeedQuery(params: Record<string, string | string[] | undefined>): FeedQuery {
  const first = (name: string) => [params[name] ?? ''].flat()[0] ?? ''
  const clean = (name: string) => cleanText(first(name)).trim().slice(0, 200)
  const query: FeedQuery = { q: clean('q'), vanaf: clean('vanaf') }
  for (const filter of feedFilters) if (clean(filter)) query[filter] = clean(filter)
  return query
}

/** The address of the feed with these filters, without empty ones. */
export function feedAddress(query: Partial<FeedQuery>, path = '/lessen'): string {
  const params = new URLSearchParams()
  if (query.q) params.set('q', query.q)
  for (const filter of feedFilters) if (query[filter]) params.set(filter, query[filter])
  if (query.vanaf) params.set('vanaf', query.vanaf)
  const search = params.toString()
  return search ? `${path}?${search}` : path
}

const bySlug = <T extends string>(words: Record<T, { slug: string }>, slug: string): T | undefined =>
  (Object.keys(words) as T[]).find((key) => words[key].slug === slug)

const nothing = sql`false`
const conditions: Record<FeedFilter, (value: string) => SQL> = {
  thema: (value) => sql`${publishedLessons.themeSlugs} @> array[${value}]::text[]`,
  proeftuin: (value) => eq(publishedLessons.siteSlug, value),
  // A region has the lessons of its own and those of its sites.
  regio: (value) =>
    sql`(${publishedLessons.regionCode} = (select code from regions where slug = ${value}) or ${publishedLessons.siteSlug} in (select sr.site_slug from site_regions sr join regions r on r.code = sr.region_code where r.slug = ${value}))`,
  principe: (value) => eq(publishedLessons.principleSlug, value),
  tip: (value) => (/^\d{1,2}$/.test(value) ? eq(publishedLessons.tipNumber, Number(value)) : nothing),
  soort: (value) => {
    const kind = bySlug(kindWords, value)
    return kind ? eq(publishedLessons.kind, kind) : nothing
  },
  status: (value) => {
    const status = bySlug(nationalStatusWords, value)
    return status ? eq(publishedLessons.nationalStatus, status) : nothing
  },
  zekerheid: (value) => {
    const certainty = bySlug(certaintyWords, value)
    return certainty ? eq(publishedLessons.certainty, certainty) : nothing
  },
  toegepast: (value) => (value === 'ja' ? sql`${publishedLessons.appliedRegions} > 0` : nothing),
}

/** The condition that the chosen filters make, but for one when its facet is counted. */
function filtersOf(query: FeedQuery, without?: FeedFilter): SQL | undefined {
  const parts: SQL[] = []
  for (const filter of feedFilters) {
    const value = query[filter]
    // What cannot be a slug fits nothing, and never reaches the database.
    if (value && filter !== without) parts.push(isSlug(value) ? conditions[filter](value) : nothing)
  }
  return and(...parts)
}

const cursorOf = (lesson: { publishedAt: Date; lessonId: string }) => `${lesson.publishedAt.getTime()}.${lesson.lessonId}`
const afterCursor = (cursor: string): SQL | undefined => {
  const [, at, id] = /^(\d{1,14})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (!at || !id) return undefined
  return sql`(${publishedLessons.firstPublishedAt}, ${publishedLessons.lessonId}) < (${new Date(Number(at)).toISOString()}::timestamptz, ${id}::uuid)`
}

/** One page of the feed: newest first by key, or the best matches first when there are words to look for. */
export async function feedPage(query: FeedQuery): Promise<FeedPage> {
  dependsOn(lessonFeedTag)
  if (query.q) return rankedPage(query, filtersOf(query))
  const rows = await selectCards(db, and(filtersOf(query), afterCursor(query.vanaf)), pageSize + 1)
  const lessons = rows.slice(0, pageSize)
  const last = lessons.at(-1)
  return { lessons, next: rows.length > pageSize && last ? cursorOf(last) : null }
}

/** What each filter would give next to the others that are chosen: a name, its address part and a count. One query. */
export async function feedFacets(query: FeedQuery): Promise<Facets> {
  dependsOn(lessonFeedTag)
  const p = publishedLessons
  // With words to look for only the newest that fit are counted: an exact count of a common word costs more than all the rest.
  const found = query.q ? await countedMatches(query, filtersOf(query)) : undefined
  const counted = (filter: FeedFilter, key: SQL | typeof p.siteSlug, from: SQL = sql`${p}`) =>
    sql`select ${filter}::text as filter, (${key})::text as key, count(*)::int as count from ${from} where ${and(found && sql`${p.lessonId} in (select lesson_id from found)`, filtersOf(query, filter)) ?? sql`true`} and (${key}) is not null group by 2`
  const rows = (await db.execute(sql`
    ${found ? sql`with found as materialized (${found})` : sql``}
    ${counted('thema', sql`theme.slug`, sql`${p} cross join lateral unnest(${p.themeSlugs}) as theme(slug)`)}
    union all ${counted('proeftuin', sql`${p.siteSlug}`)}
    union all ${counted('regio', sql`region.slug`, sql`${p} left join site_regions on site_regions.site_slug = ${p.siteSlug} left join regions region on region.code in (${p.regionCode}, site_regions.region_code)`)}
    union all ${counted('principe', sql`${p.principleSlug}`)}
    union all ${counted('tip', sql`${p.tipNumber}`)}
    union all ${counted('soort', sql`${p.kind}`)}
    union all ${counted('status', sql`${p.nationalStatus}`)}
    union all ${counted('zekerheid', sql`${p.certainty}`)}
    union all ${counted('toegepast', sql`case when ${p.appliedRegions} > 0 then 'ja' end`)}`)) as unknown as {
    filter: FeedFilter
    key: string
    count: number
  }[]
  const names = await facetNames()
  const facets = {} as Facets
  for (const filter of feedFilters) {
    facets[filter] = names[filter].flatMap(({ key, slug, name }) => {
      const count = rows.find((row) => row.filter === filter && row.key === key)?.count ?? 0
      return count > 0 || query[filter] === slug ? [{ slug, name, count }] : []
    })
  }
  return facets
}

async function facetNames(): Promise<Record<FeedFilter, { key: string; slug: string; name: string }[]>> {
  const rows = (await db.execute(sql`
    select 'thema' as filter, slug as key, slug, name, position::int from themes
    union all select 'proeftuin', slug, slug, name, position::int from sites
    union all select 'regio', slug, slug, name, 0 from regions
    union all select 'principe', slug, slug, name, position::int from principles
    union all select 'tip', number::text, number::text, name, number::int from tips
    order by filter, position, name`)) as unknown as { filter: FeedFilter; key: string; slug: string; name: string }[]
  const of = (filter: FeedFilter) => rows.filter((row) => row.filter === filter)
  const fixed = (words: Record<string, { slug: string; label: string }>) =>
    Object.entries(words).map(([key, word]) => ({ key, slug: word.slug, name: word.label }))
  return {
    thema: of('thema'),
    proeftuin: of('proeftuin'),
    regio: of('regio'),
    principe: of('principe'),
    tip: of('tip'),
    soort: fixed(kindWords),
    status: fixed(nationalStatusWords),
    zekerheid: fixed(certaintyWords),
    toegepast: [{ key: 'ja', slug: 'ja', name: 'In een andere regio' }],
  }
}
