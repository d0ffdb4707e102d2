import { and, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import type { PassagePart } from '#lib/platform/search/passage.ts'
import type { Way } from '#lib/platform/search/way.ts'
import { choicesOf, feedFilters, filtersOf, type FeedFilter, type FeedQuery } from './queries-feed-choices.ts'
import { countedKey, countFound, withKeys } from './queries-feed-counts.ts'
import { countedMatches, pageSize, rankedPage } from './queries-feed-ranked.ts'
import { namesAndTotals, type FacetNames } from './queries-feed-names.ts'
import { gathered, mostWith, type Chosen, type CountedFacet } from './queries-totals.ts'
import { selectCards, type FeedCard } from './queries.ts'
import { lessonFeedTag } from './tags.ts'

export { feedFilters, type FeedFilter, type FeedQuery }

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
/** `isAbout`: the count is an estimate, and rounded. */
export type FacetValue = { slug: string; name: string; count: number; isAbout?: boolean }
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

const cursorOf = (lesson: { publishedAt: Date; lessonId: string }) => `${lesson.publishedAt.getTime()}.${lesson.lessonId}`
const afterCursor = (cursor: string): SQL | undefined => {
  const [, at, id] = /^(\d{1,14})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (!at || !id) return undefined
  return sql`(${publishedLessons.firstPublishedAt}, ${publishedLessons.lessonId}) < (${new Date(Number(at)).toISOString()}::timestamptz, ${id}::uuid)`
}

/** Of three choices or more: fewer than about so many are gathered. There both ways cost the same, at a million lessons. */
const fewTogether = 300

/**
 * How the newest lessons with these choices are found, as the kept totals tell: none, along the newest, or by gathering all
 * that fit because they are few. The planner does not know which choices go together.
 */
async function wayTo(choices: Chosen[] | null): Promise<{ way: Way; isNone: boolean; all: number; most: number; about: number }> {
  if (choices === null) return { way: 'gather', isNone: true, all: 0, most: 0, about: 0 }
  if (choices.length === 0) return { way: 'along', isNone: false, all: Infinity, most: Infinity, about: Infinity }
  const { all, most, about } = await mostWith(choices)
  // Along the newest of the rarest choice. That takes long when those that have them all are few among them.
  const isFew = most * 500 < all || (choices.length > 2 && about < fewTogether)
  return { way: isFew ? 'gather' : 'along', isNone: most === 0, all, most, about }
}

/** One page of the feed: newest first by key, or the best matches first when there are words to look for. */
export async function feedPage(query: FeedQuery): Promise<FeedPage> {
  dependsOn(lessonFeedTag)
  const { way, isNone } = await wayTo(choicesOf(query))
  if (query.q) return rankedPage(query, filtersOf(query, way), way)
  if (isNone) return { lessons: [], next: null }
  const rows = await selectCards(db, and(gathered(filtersOf(query, way), way), afterCursor(query.vanaf)), pageSize + 1)
  const lessons = rows.slice(0, pageSize)
  const last = lessons.at(-1)
  return { lessons, next: rows.length > pageSize && last ? cursorOf(last) : null }
}

/** Up to so many are counted one by one. Of more those among the newest lessons are, and the rest is reckoned from that. */
const countedAtMost = 1_000
const newestLooked = 2_000
const leastSeen = 20

/** What each filter would give next to the others that are chosen: a name, its address part and a count. */
export async function feedFacets(query: FeedQuery): Promise<Facets> {
  dependsOn(lessonFeedTag)
  const { names, counts, about } = await (query.q ? countsOfWords(query) : countsOf(query))
  const facets = {} as Facets
  for (const filter of feedFilters) {
    facets[filter] = names[filter].flatMap(({ slug, name, keys }) => {
      const count = keys.reduce((sum, key) => sum + (counts.get(`${filter} ${key}`) ?? 0), 0)
      if (count === 0 && query[filter] !== slug) return []
      const figures = about.get(filter)
      return [figures ? { slug, name, count: Number(count.toPrecision(figures)), isAbout: true } : { slug, name, count }]
    })
  }
  return facets
}

/** With words to look for only the newest that fit are counted: an exact count of a common word costs more than all the rest. */
async function countsOfWords(query: FeedQuery): Promise<Counts> {
  const { way } = await wayTo(choicesOf(query))
  const found = await countedMatches(query, filtersOf(query, way), way)
  const [{ names }, counts] = await Promise.all([
    namesAndTotals([]),
    countFound(withKeys(found), feedFilters, (filter) => filtersOf(query, 'along', filter)),
  ])
  return { names, counts, about: new Map() }
}

/** Beside one choice at most the kept totals say it; beside more, what has them all is counted, or a share of it. */
async function countsOf(query: FeedQuery): Promise<Counts> {
  const chosen = feedFilters.filter((filter) => query[filter])
  const groups = [
    { under: '', filters: feedFilters.filter((filter) => !query[filter]), without: undefined },
    ...chosen.map((filter) => ({ under: filter, filters: [filter], without: filter })),
  ].flatMap((group) => {
    const choices = choicesOf(query, group.without)
    return choices === null || group.filters.length === 0 ? [] : [{ ...group, choices }]
  })
  const facetOf = (filter: FeedFilter): CountedFacet => (filter === 'proeftuin' || filter === 'regio' ? 'home' : filter)
  const kept = groups.filter(({ choices }) => choices.length < 2)
  const others = groups.filter(({ choices }) => choices.length > 1)
  const counts = new Map<string, number>()
  const [{ names, totals }, ...more] = await Promise.all([
    namesAndTotals(kept.map(({ under, filters, choices }) => ({ under, facets: [...new Set(filters.map(facetOf))], chosen: choices[0] }))),
    ...others.map(async ({ filters, without, choices }) => {
      const { way, isNone, all, most, about: expected } = await wayTo(choices)
      if (isNone) return { filters, found: new Map<string, number>(), figures: undefined }
      const p = publishedLessons
      const newest = sql`order by ${p.firstPublishedAt} desc, ${p.lessonId} desc`
      const isMuch = most > countedAtMost && all > newestLooked
      const reckoned = (found: Map<string, number>, seen: number) =>
        ({
          filters,
          figures: seen < 100 ? 1 : 2,
          found: new Map([...found].map(([key, count]) => [key, (count * expected) / seen])),
        }) as const
      if (isMuch) {
        const share = sql`(select * from ${p} ${newest} limit ${newestLooked}) as ${p} where ${filtersOf(query, 'along', without) ?? sql`true`}`
        const found = await countFound(share, filters, () => undefined)
        const seen = found.get(countedKey) ?? 0
        if (seen >= leastSeen) return reckoned(found, seen)
      }
      // Too few among the newest to reckon with: then the newest that fit.
      const looked = isMuch ? 2 * leastSeen : newestLooked
      const fitting = sql`select ${p.lessonId} from ${p} where ${gathered(filtersOf(query, way, without), way)} ${newest} limit ${looked}`
      const found = await countFound(withKeys(fitting), filters, () => undefined)
      const seen = found.get(countedKey) ?? 0
      return isMuch && seen >= looked ? reckoned(found, seen) : { filters, figures: undefined, found }
    }),
  ])
  for (const { under, facet, value, count } of totals) {
    const filters = kept.find((group) => group.under === under)?.filters ?? []
    for (const filter of filters) {
      const key = `${filter} ${value}`
      if (facetOf(filter) === facet) counts.set(key, (counts.get(key) ?? 0) + count)
    }
  }
  const about = new Map<FeedFilter, number>()
  for (const { filters, found, figures } of more) {
    for (const [key, count] of found) counts.set(key, count)
    if (figures) for (const filter of filters) about.set(filter, figures)
  }
  return { names, counts, about }
}

/** `about`: of which filters the counts are estimates, and how many figures of them are known. More would be a promise. */
type Counts = { names: FacetNames; counts: Map<string, number>; about: ReadonlyMap<FeedFilter, number> }
