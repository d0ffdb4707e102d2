import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { documentKind, searchDocuments } from '#db/schema/index.ts'
import { dependsOn } from '../answer.ts'
import { searchTag, type DocumentKind } from './documents.ts'
import { bestPassage, markWords, type PassagePart } from './passage.ts'
import { coverageOf, leastCoverage, looseQuery, rankOf, readQuestion, strictQuery, unpacked, wordsToMark } from './question.ts'
import { enoughExact, exactFirst, gatheredAtMost, waysTo, type Way } from './way.ts'

const documentsPerPage = 20
// Ranking costs by match and by word: of a long sentence fewer are ranked.
const rankedMatches = (words: number) => Math.max(150, Math.min(300, Math.floor(1_200 / words)))
/** Gathered they lie together; along the newest each text between them is read too. */
const countedAtMost: Readonly<Record<Way, number>> = { gather: 1_000, along: 400 }

export type FoundDocument = {
  kind: DocumentKind
  id: string
  address: string
  title: PassagePart[]
  /** The sentence under it, or the piece of the text that answers. */
  passage: PassagePart[]
  at: Date
}

export type FoundDocuments = {
  documents: FoundDocument[]
  /** Per kind how many of the newest matches there are; at most a thousand are looked at. */
  counts: { kind: DocumentKind; count: number }[]
  /** Not all matches were looked at: there are at least so many. */
  isAtLeast?: boolean
  next: number | null
  isLoose: boolean
  corrections: { from: string; to: string }[]
}

/** The condition as it stands, or through a list of the rows that fulfil it: then the inverted index is read and nothing else. */
const fitting = (condition: SQL, way: Way): SQL =>
  way === 'along'
    ? condition
    : sql`search_documents.ctid = any(array(select search_documents.ctid from search_documents where ${condition}))`

type Key = { kind: DocumentKind; id: string }

/** The newest that fulfil a condition, so many as are counted: what is ranked and what is counted is then gathered once. */
const gathered = (condition: SQL, kind: DocumentKind | undefined): Promise<Key[]> =>
  db
    .select({ kind: searchDocuments.kind, id: searchDocuments.documentId })
    .from(searchDocuments)
    .where(and(fitting(condition, 'gather'), kind && eq(searchDocuments.kind, kind)))
    .orderBy(desc(searchDocuments.at), searchDocuments.documentId)
    .limit(countedAtMost.gather)

/** These and no others. */
const amongst = (keys: readonly Key[]): SQL =>
  sql`(search_documents.kind, search_documents.document_id) in (
    select (key ->> 0)::document_kind, key ->> 1 from jsonb_array_elements(${JSON.stringify(keys.map(({ kind, id }) => [kind, id]))}::text::jsonb) as key)`

const perKind = (keys: readonly Key[]) =>
  documentKind.enumValues.flatMap((kind) => {
    const count = keys.filter((key) => key.kind === kind).length
    return count > 0 ? [{ kind, count }] : []
  })

const nothing: FoundDocuments = { documents: [], counts: [], next: null, isLoose: false, corrections: [] }

/**
 * Looks through everything that is public. All the words when something has them all; else what has the most telling ones.
 * The newest matches are ranked, the others not: no question costs more because there is more.
 */
export async function findDocuments(
  words: string,
  { kind, position = 0, counts: wantsCounts = true }: { kind?: DocumentKind; position?: number; counts?: boolean } = {},
) {
  dependsOn(searchTag)
  const question = await readQuestion(words)
  const strict = strictQuery(question)
  if (strict === null) return nothing
  const ranked = rankedMatches(question.terms.length)
  const vector = searchDocuments.search
  const ways = await waysTo(question)
  const ofKind = kind && eq(searchDocuments.kind, kind)
  const hasAtLeast = async (matching: SQL, count: number) =>
    (await db.$count(
      db.select({ id: searchDocuments.documentId }).from(searchDocuments).where(and(matching, ofKind)).limit(count).as('few'),
    )) >= count
  const exact = exactFirst(question, ways)
  const ofExact = exact === null ? [] : await gathered(sql`${vector} @@ ${exact}::tsquery`, kind)
  const isExact = ofExact.length >= enoughExact
  const all = isExact ? amongst(ofExact.slice(0, ranked)) : fitting(sql`${vector} @@ ${strict}::tsquery`, ways.strict)
  const loose = looseQuery(question)
  // What many texts have is no question of too few.
  const mayBeFew = loose !== null && !isExact && (ways.strict === 'gather' || kind !== undefined)
  const isLoose = mayBeFew && !(await hasAtLeast(all, documentsPerPage))
  const matches = isLoose
    ? fitting(sql`${vector} @@ ${loose}::tsquery and ${coverageOf(vector, question)} >= ${leastCoverage}::float8`, ways.loose)
    : all
  const mostCounted = countedAtMost[isLoose ? ways.loose : isExact ? 'gather' : ways.strict]
  const counted = db
    .select({ kind: searchDocuments.kind })
    .from(searchDocuments)
    // Of one kind only that kind was gathered; the others are counted too.
    .where(isExact ? fitting(sql`${vector} @@ ${exact}::tsquery`, 'gather') : matches)
    .orderBy(desc(searchDocuments.at), searchDocuments.documentId)
    .limit(mostCounted)
    .as('counted')
  const newest = db
    .select({ kind: searchDocuments.kind, id: searchDocuments.documentId, at: searchDocuments.at, vector })
    .from(searchDocuments)
    .where(and(matches, ofKind))
    .orderBy(desc(searchDocuments.at), searchDocuments.documentId)
    .limit(ranked)
    .as('newest')
  const read = db
    .select({ kind: newest.kind, id: newest.id, at: newest.at, vector: unpacked(newest.vector).as('vector') })
    .from(newest)
    .limit(ranked)
    .as('read')
  const candidates = db
    .select({ kind: read.kind, id: read.id, at: read.at, rank: rankOf(read.vector, question).as('rank') })
    .from(read)
    .as('candidates')
  const best = db
    .select()
    .from(candidates)
    .orderBy(desc(candidates.rank), desc(candidates.at), candidates.id)
    .offset(Math.min(position, ranked))
    .limit(documentsPerPage + 1)
    .as('best')
  const [rows, counts, marks] = await Promise.all([
    db
      .select({
        kind: best.kind,
        id: best.id,
        address: searchDocuments.address,
        title: searchDocuments.title,
        summary: searchDocuments.summary,
        body: searchDocuments.body,
        at: best.at,
      })
      .from(best)
      .innerJoin(searchDocuments, and(eq(searchDocuments.kind, best.kind), eq(searchDocuments.documentId, best.id)))
      .orderBy(desc(best.rank), desc(best.at), best.id),
    !wantsCounts
      ? []
      : isExact && !kind
        ? perKind(ofExact)
        : db
            .select({ kind: counted.kind, count: sql<number>`count(*)::int` })
            .from(counted)
            .groupBy(counted.kind)
            .orderBy(counted.kind),
    wordsToMark(question),
  ])
  const found: FoundDocuments = {
    documents: rows.slice(0, documentsPerPage).map(({ summary, body, title, ...row }) => ({
      ...row,
      title: markWords(title, marks),
      passage: bestPassage(summary, marks) ?? bestPassage(body, marks) ?? markWords(summary, marks),
    })),
    counts,
    isAtLeast: counts.reduce((sum, { count }) => sum + count, 0) >= mostCounted,
    next: rows.length > documentsPerPage ? position + documentsPerPage : null,
    isLoose,
    corrections: question.corrections,
  }
  return found
}

/** Nobody leafs further than this. */
const mostListed = 1_000

/**
 * What there is when nobody asks for words: exactly how much of each kind, and the newest of all or of one.
 * @param asked.known of kinds that are many: how many there are, as far as somebody keeps count. The others are counted.
 */
export async function listDocuments({
  kind,
  position = 0,
  known = [],
}: { kind?: DocumentKind; position?: number; known?: { kind: DocumentKind; count: number }[] } = {}): Promise<FoundDocuments> {
  dependsOn(searchTag)
  const { kind: ofKind, documentId: id, address, title, summary, at } = searchDocuments
  const counted = documentKind.enumValues.filter((one) => known.every((other) => other.kind !== one))
  const [others, rows] = await Promise.all([
    db
      .select({ kind: ofKind, count: sql<number>`count(*)::int` })
      .from(searchDocuments)
      .where(inArray(ofKind, counted))
      .groupBy(ofKind),
    db
      .select({ kind: ofKind, id, address, title, summary, at })
      .from(searchDocuments)
      .where(kind && eq(ofKind, kind))
      .orderBy(desc(at), id)
      .offset(Math.min(position, mostListed))
      .limit(documentsPerPage + 1),
  ])
  const counts = documentKind.enumValues.flatMap((one) => [...known, ...others].filter((other) => other.kind === one && other.count > 0))
  const plain = (text: string): PassagePart[] => (text === '' ? [] : [{ text, marked: false }])
  return {
    documents: rows.slice(0, documentsPerPage).map((row) => ({ ...row, title: plain(row.title), passage: plain(row.summary) })),
    counts,
    next: rows.length > documentsPerPage && position < mostListed ? position + documentsPerPage : null,
    isLoose: false,
    corrections: [],
  }
}

export type Suggestion = { kind: DocumentKind; title: string; address: string }

const mostSuggestions = 6
const newestForSuggestions = 3_000

/** Titles in which every whole word that was typed stands, and a word that begins as the last one does. */
export async function suggestDocuments(typed: string): Promise<Suggestion[]> {
  dependsOn(searchTag)
  if (typed.trim().length < 2) return []
  const [asked] = await db.execute<{ query: string; documents: number; all: number }>(sql`
    with typed as (
      select array_agg(word order by nr) as words from regexp_split_to_table(search_clean(${typed.slice(0, 100)}), ' ') with ordinality as w(word, nr)
      where word <> ''
    ), begun as (
      -- The last word is not finished: the words it may become, the most used first.
      select array_agg(quote_literal(lexeme) || ':A') as lexemes, sum(documents) as documents from (
        select w.lexeme, max(w.documents) as documents from search_words w, typed
        where w.word ~>=~ words[cardinality(words)] and w.word ~<~ (words[cardinality(words)] || chr(1114111))
        group by w.lexeme order by max(w.documents) desc, w.lexeme limit 20
      ) as nearest
    )
    select concat_ws(' & ', (
      select string_agg(quote_literal(search_lexeme(word)) || ':A', ' & ') from unnest(words[:cardinality(words) - 1]) as word where search_lexeme(word) is not null
    ), '(' || array_to_string(lexemes, ' | ') || ')') as query, documents::float8 as documents,
      (select reltuples::float8 from pg_class where oid = 'search_documents'::regclass) as all
    from typed, begun where lexemes is not null`)
  if (!asked) return []
  // How many titles have them nobody counted: of words that stand in much only what is new is looked through.
  const looked =
    asked.documents > gatheredAtMost(asked.all)
      ? sql`(select * from search_documents order by at desc, document_id limit ${newestForSuggestions}) as newest where search @@ ${asked.query}::tsquery`
      : sql`search_documents where ${fitting(sql`search @@ ${asked.query}::tsquery`, 'gather')}`
  const found = await db.execute<Suggestion>(sql`
    select kind, title, address from (
      -- The gatherings of a series have one title: the newest stands for all.
      select distinct on (title) * from (select kind, title, address, at from ${looked} order by at desc limit 50) as newest order by title, at desc
    ) as different order by at desc limit ${mostSuggestions}`)
  return [...found]
}
