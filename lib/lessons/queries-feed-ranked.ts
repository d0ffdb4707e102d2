import { and, desc, inArray, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons, searchDocuments } from '#db/schema/index.ts'
import { noteMiss } from '#lib/platform/search/misses.ts'
import { bestPassage } from '#lib/platform/search/passage.ts'
import {
  coverageOf,
  leastCoverage,
  looseQuery,
  rankOf,
  readQuestion,
  strictQuery,
  unpacked,
  wordsToMark,
  type SearchQuestion,
} from '#lib/platform/search/question.ts'
import { enoughExact, exactFirst, waysTo, type Way } from '#lib/platform/search/way.ts'
import type { FeedPage, FeedQuery } from './queries-feed.ts'
import { gathered } from './queries-totals.ts'
import { selectCards } from './queries.ts'

// A search ranks only its newest matches: rank costs about 11 µs a row, and a common word matches half of everything.
const rankedMatches = 200
/** As many lessons as a page of the feed has. */
export const pageSize = 20
const countedAtMost = 1_000

type FeedSearch = { question: SearchQuestion; matches: SQL | undefined; isLoose: boolean }

// The page and its facets ask about the same words: one reading of them per query.
const searches = new WeakMap<FeedQuery, Promise<FeedSearch>>()

function feedSearch(query: FeedQuery, filters: SQL | undefined, filterWay: Way): Promise<FeedSearch> {
  const known = searches.get(query)
  if (known) return known
  const search = readSearch(query.q, filters, filterWay)
  searches.set(query, search)
  return search
}

/** All the words when enough lessons have them; else the lessons that have the most telling ones. */
async function readSearch(words: string, filters: SQL | undefined, filterWay: Way): Promise<FeedSearch> {
  const question = await readQuestion(words)
  const vector = publishedLessons.search
  const strict = strictQuery(question)
  if (strict === null) return { question, matches: sql`false`, isLoose: false }
  const ways = await waysTo(question)
  // Few lessons with these filters: those are gathered, and looked through for the words.
  const fewFit = filterWay === 'gather'
  const hasAtLeast = async (matching: SQL | undefined, count: number) => {
    const fitting = and(matching, gathered(filters, filterWay))
    return (
      (await db.$count(db.select({ id: publishedLessons.lessonId }).from(publishedLessons).where(fitting).limit(count).as('few'))) >= count
    )
  }
  const exact = fewFit ? null : exactFirst(question, ways)
  const ofExact = exact === null ? undefined : gathered(sql`${vector} @@ ${exact}::tsquery`, 'gather')
  if (ofExact && (await hasAtLeast(ofExact, enoughExact))) return { question, matches: ofExact, isLoose: false }
  const all = gathered(sql`${vector} @@ ${strict}::tsquery`, fewFit ? 'along' : ways.strict)
  const loose = looseQuery(question)
  if (loose === null || (ways.strict === 'along' && filters === undefined)) return { question, matches: all, isLoose: false }
  if (await hasAtLeast(all, pageSize)) return { question, matches: all, isLoose: false }
  const some = sql`${vector} @@ ${loose}::tsquery and ${coverageOf(vector, question)} >= ${leastCoverage}::float8`
  return { question, matches: gathered(some, fewFit ? 'along' : ways.loose), isLoose: true }
}

/** One page of what answers the words, the best first. */
export async function rankedPage(query: FeedQuery, filters: SQL | undefined, filterWay: Way): Promise<FeedPage> {
  const { question, matches, isLoose } = await feedSearch(query, filters, filterWay)
  const position = Math.min(Number(/^p(\d{1,3})$/.exec(query.vanaf)?.[1] ?? 0), rankedMatches)
  const newest = db
    .select({ id: publishedLessons.lessonId, at: publishedLessons.firstPublishedAt, vector: publishedLessons.search })
    .from(publishedLessons)
    .where(and(matches, gathered(filters, filterWay)))
    .orderBy(desc(publishedLessons.firstPublishedAt), desc(publishedLessons.lessonId))
    .limit(rankedMatches)
    .as('newest')
  const read = db
    .select({ id: newest.id, at: newest.at, vector: unpacked(newest.vector).as('vector') })
    .from(newest)
    .limit(rankedMatches)
    .as('read')
  const candidates = db
    .select({ id: read.id, at: read.at, rank: rankOf(read.vector, question).as('rank') })
    .from(read)
    .as('candidates')
  const best = await db
    .select({ id: candidates.id })
    .from(candidates)
    .orderBy(desc(candidates.rank), desc(candidates.at), desc(candidates.id))
    .offset(position)
    .limit(pageSize + 1)
  const ids = best.slice(0, pageSize).map((row) => row.id)
  const { corrections } = question
  if (ids.length === 0 && position === 0 && filters === undefined) await noteMiss(query.q)
  if (ids.length === 0) return { lessons: [], next: null, isLoose, corrections }
  // The cards by key, in a query of their own: joined to the ranking, the planner reads the whole table.
  const [cards, bodies, marks] = await Promise.all([
    selectCards(db, inArray(publishedLessons.lessonId, ids), pageSize),
    db
      .select({ id: searchDocuments.documentId, body: searchDocuments.body })
      .from(searchDocuments)
      .where(and(sql`${searchDocuments.kind} = 'lesson'`, inArray(searchDocuments.documentId, ids))),
    wordsToMark(question),
  ])
  const bodyOf = new Map(bodies.map(({ id, body }) => [id, body]))
  const lessons = ids
    .flatMap((id) => cards.filter((card) => card.lessonId === id))
    .map((card) => ({ ...card, passage: bestPassage(bodyOf.get(card.lessonId) ?? '', marks) }))
  return { lessons, next: best.length > pageSize ? `p${position + pageSize}` : null, isLoose, corrections }
}

/** The lessons in which the facets of a search are counted: the newest that have its words, whatever else is chosen. */
export async function countedMatches(query: FeedQuery, filters: SQL | undefined, filterWay: Way): Promise<SQL> {
  const { matches } = await feedSearch(query, filters, filterWay)
  return sql`select ${publishedLessons.lessonId} from ${publishedLessons} where ${matches} order by ${publishedLessons.firstPublishedAt} desc, ${publishedLessons.lessonId} desc limit ${countedAtMost}`
}
