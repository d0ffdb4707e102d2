import { and, eq, sql, type SQL } from 'drizzle-orm'
import { publishedLessons } from '#db/schema/index.ts'
import type { Way } from '#lib/platform/search/way.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { certaintyWords, kindWords, nationalStatusWords } from './copy.ts'
import type { Chosen, CountedFacet } from './queries-totals.ts'

/** The filters of the feed, as they stand in the address. Keys are the parameters of the contract. */
export const feedFilters = ['thema', 'proeftuin', 'regio', 'principe', 'tip', 'soort', 'status', 'zekerheid', 'toegepast'] as const
export type FeedFilter = (typeof feedFilters)[number]
export type FeedQuery = { q: string; vanaf: string } & Partial<Record<FeedFilter, string>>

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

/** The condition that the chosen filters make, but for one when its facet is counted. To gather, by the index of choices. */
export function filtersOf(query: FeedQuery, way: Way, without?: FeedFilter): SQL | undefined {
  const chosen = feedFilters.filter((filter) => query[filter] && filter !== without)
  const together = way === 'gather' && chosen.length > 1 ? choicesTogether(query, chosen) : undefined
  const parts: SQL[] = together ? [together.condition] : []
  for (const filter of chosen) {
    const value = query[filter] ?? ''
    // What cannot be a slug fits nothing, and never reaches the database.
    if (!together?.filters.includes(filter)) parts.push(isSlug(value) ? conditions[filter](value) : nothing)
  }
  return and(...parts)
}

/** What many lessons have and few have together; in this order pairs of them stand in the index of choices. */
const paired: readonly FeedFilter[] = ['thema', 'proeftuin', 'principe', 'tip']

/** See lesson_choices: of what comes in pairs only the pairs, because a choice by itself is a long list to go through. */
function choicesTogether(query: FeedQuery, chosen: readonly FeedFilter[]): { filters: FeedFilter[]; condition: SQL } | undefined {
  const keyed = new Map<FeedFilter, string>()
  for (const [filter, , read] of [...totalled, ['proeftuin', 'home', (value: string) => value]] as typeof totalled) {
    const value = chosen.includes(filter) ? (query[filter] ?? '') : ''
    const key = isSlug(value) ? read(value) : undefined
    if (key !== undefined) keyed.set(filter, `${filter}:${key}`)
  }
  if (keyed.size < 2) return undefined
  const many = paired.flatMap((filter) => keyed.get(filter) ?? [])
  const pairs = many.flatMap((one, at) => many.slice(at + 1).map((other) => `${one} ${other}`))
  const singles = [...keyed].flatMap(([filter, key]) => (pairs.length > 0 && paired.includes(filter) ? [] : [key]))
  const p = publishedLessons
  const keys = sql.join(
    [...singles, ...pairs].map((key) => sql`${key}`),
    sql`, `,
  )
  return {
    filters: [...keyed.keys()],
    condition: sql`lesson_choices(${p.themeSlugs}, ${p.siteSlug}, ${p.principleSlug}, ${p.tipNumber}, ${p.kind}, ${p.nationalStatus}, ${p.certainty}, ${p.appliedRegions}) @> array[${keys}]::text[]`,
  }
}

/** The same choice for the kept totals; what is counted by: a site and a region are both a home. Null: nothing can fit. */
export function choicesOf(query: FeedQuery, without?: FeedFilter): Chosen[] | null {
  const chosen = (filter: FeedFilter) => (filter === without ? undefined : query[filter])
  const choices: Chosen[] = []
  for (const [filter, facet, read] of totalled) {
    const value = chosen(filter)
    if (value === undefined) continue
    const key = isSlug(value) ? read(value) : undefined
    if (key === undefined) return null
    choices.push({ facet, values: sql`${key}::text` })
  }
  const [site, region] = [chosen('proeftuin'), chosen('regio')]
  if ((site && !isSlug(site)) || (region && !isSlug(region))) return null
  const ofRegion = sql`select 'region:' || code as home from regions where slug = ${region}
    union all select 'site:' || sr.site_slug from site_regions sr join regions r on r.code = sr.region_code where r.slug = ${region}`
  const homes = region
    ? site
      ? sql`select home from (${ofRegion}) as homes where home = ${`site:${site}`}`
      : ofRegion
    : site && sql`${`site:${site}`}::text`
  return homes ? [...choices, { facet: 'home', values: homes }] : choices
}

const totalled: [FeedFilter, CountedFacet, (value: string) => string | undefined][] = [
  ['thema', 'thema', (value) => value],
  ['principe', 'principe', (value) => value],
  ['tip', 'tip', (value) => (/^\d{1,2}$/.test(value) ? String(Number(value)) : undefined)],
  ['soort', 'soort', (value) => bySlug(kindWords, value)],
  ['status', 'status', (value) => bySlug(nationalStatusWords, value)],
  ['zekerheid', 'zekerheid', (value) => bySlug(certaintyWords, value)],
  ['toegepast', 'toegepast', (value) => (value === 'ja' ? value : undefined)],
]
