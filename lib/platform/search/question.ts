import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { dependsOn } from '../answer.ts'
import { searchTag } from './documents.ts'
import { nearestWord, type KnownWord } from './spelling.ts'
import { withSynonyms, type SynonymGroup } from './synonyms.ts'

/** One word of what was asked, with everything that counts as that word. Both are queries of PostgreSQL. */
export type SearchTerm = {
  word: string
  /** The word itself in any form, and what means the same. */
  exact: string[]
  /** Longer words that begin or end with it, and both its parts. */
  wide: string[]
  /** One of its parts: half an answer. */
  weak: string[]
  /** All of these as stems, for marking in a passage. */
  stems: string[]
  /** Rare words tell more about what is meant. */
  weight: number
}

export type SearchQuestion = {
  terms: SearchTerm[]
  /** What was typed in another way than the texts do, and how it was read. */
  corrections: { from: string; to: string }[]
  /** About how many texts there are. */
  total: number
}

type AskedWord = { nr: number; word: string; lexeme: string | null; documents: number; beginnings: string[]; compounds: string[] }

// The alphabet of a lexeme is letters and figures only: search_clean left nothing else.
const quoted = (lexeme: string) => `'${lexeme.replaceAll(/['\\]/g, '')}'`
const phrase = (lexemes: readonly (string | null)[]): string => {
  let query = ''
  let gap = 1
  for (const lexeme of lexemes) {
    if (lexeme === null) gap += 1
    else {
      query = query === '' ? quoted(lexeme) : `${query} <${gap}> ${quoted(lexeme)}`
      gap = 1
    }
  }
  return `(${query})`
}

/**
 * Reads what somebody typed: word by word with its stem, longer words, words that mean the same, and another spelling
 * where nobody writes it so. Three short questions to the vocabulary, however many texts there are.
 */
export async function readQuestion(question: string): Promise<SearchQuestion> {
  dependsOn(searchTag)
  const typed = question.replaceAll('\0', ' ').slice(0, 300)
  const [asked, groups, total] = await Promise.all([
    db.execute<AskedWord>(sql`select nr, word, lexeme, documents, beginnings, compounds from search_terms(${typed})`),
    synonymGroups(),
    aboutHowMany(),
  ])
  const same = withSynonyms(
    asked.map((word) => word.lexeme),
    groups,
  )
  const joined = await joinedWords(asked)
  const unknown = asked.filter(
    ({ nr, lexeme, documents, beginnings, compounds }, index) =>
      lexeme !== null && documents + beginnings.length + compounds.length === 0 && same[index]?.length === 0 && !joined.has(nr),
  )
  const [nearest, parts] = await Promise.all([nearestWords(unknown), partsOf(asked)])
  const corrections: SearchQuestion['corrections'] = []
  const terms: SearchTerm[] = []
  for (const [index, { nr, word, lexeme, documents, beginnings, compounds }] of asked.entries()) {
    if (lexeme === null) continue
    const near = nearest.get(word)
    if (near) corrections.push({ from: word, to: near.word })
    const read = near?.lexeme ?? lexeme
    const meant = same[index] ?? []
    const longer = [...beginnings, ...compounds, ...(joined.get(nr) ?? [])]
    const split = near ? [] : (parts.get(word) ?? [])
    terms.push({
      word: near?.word ?? word,
      exact: [quoted(read), ...meant.map(phrase)],
      wide: [...longer.map(quoted), ...(split.length > 0 ? [`(${split.map(quoted).join(' & ')})`] : [])],
      weak: split.map(quoted),
      stems: [read, ...longer, ...split, ...meant.flat().filter((stem) => stem !== null)],
      weight: Math.log(1 + Math.max(total, 1) / Math.max(near?.documents ?? documents, 1)),
    })
  }
  return { terms, corrections, total }
}

const anyOf = (term: SearchTerm) => `(${[...term.exact, ...term.wide].join(' | ')})`

/** A query that every word must fit; null when nothing searchable was typed. */
export const strictQuery = ({ terms }: SearchQuestion): string | null => (terms.length === 0 ? null : terms.map(anyOf).join(' & '))

/** A query that every word must fit as it is, or by what means the same. */
export const exactQuery = ({ terms }: SearchQuestion): string => terms.map(({ exact }) => `(${exact.join(' | ')})`).join(' & ')

/**
 * A query that one telling word must fit, or a part of it: words that stand in much of everything are left out, unless
 * there are no others. Null when it would be the same as the strict one.
 */
export function looseQuery({ terms }: SearchQuestion): string | null {
  if (terms.length < 2 && terms.every((term) => term.weak.length === 0)) return null
  const most = Math.max(...terms.map((term) => term.weight))
  return terms
    .filter((term) => term.weight >= most * 0.35)
    .flatMap((term) => [anyOf(term), ...term.weak])
    .join(' | ')
}

/**
 * A vector as it is read once. One that stands in a row is unpacked again by each function that looks at it, and ranking
 * looks ten times; only in a query of its own, which a limit keeps apart, this is done once a row.
 */
export const unpacked = (vector: SQLWrapper): SQL<string> => sql<string>`${vector} || ''::tsvector`

/** How well a text answers, for `order by … desc`: how much of it, and in which place. */
export function rankOf(vector: SQLWrapper, question: SearchQuestion): SQL<number> {
  const whole = question.terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const places = sql`array[0.1, 0.25, 0.5, 1.0]`
  const parts = question.terms.map((term) => {
    const exact = term.exact.join(' | ')
    // The very word and nothing beside it: the same twice is that once.
    if (term.weak.length === 0 && exact === anyOf(term))
      return sql`${term.weight / whole}::float8 * ts_rank(${places}, ${vector}, ${exact}::tsquery)`
    const weak = term.weak.length > 0 ? sql`+ 0.3 * ts_rank(${places}, ${vector}, ${term.weak.join(' | ')}::tsquery)` : sql``
    return sql`${term.weight / whole}::float8 * (0.6 * ts_rank(${places}, ${vector}, ${exact}::tsquery) + 0.4 * ts_rank(${places}, ${vector}, ${anyOf(term)}::tsquery) ${weak})`
  })
  return parts.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(parts, sql` + `)} + 0.5 * ${coverageOf(vector, question)})`
}

/** How much of what was asked, by weight, a text must have at least to be shown when not everything fits. */
export const leastCoverage = 0.33

/** The share of the words, by weight, that a text has; a part of a word counts for half. */
export function coverageOf(vector: SQLWrapper, { terms }: SearchQuestion): SQL<number> {
  const whole = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const parts = terms.map((term) => {
    const share = term.weight / whole
    const half = term.weak.length > 0 ? sql`when ${vector} @@ ${term.weak.join(' | ')}::tsquery then ${share / 2}::float8` : sql``
    return sql`case when ${vector} @@ ${anyOf(term)}::tsquery then ${share}::float8 ${half} else 0 end`
  })
  return parts.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(parts, sql` + `)})`
}

// More than a reader sees on one page.
const mostMarks = 400

/** The words of the vocabulary that answer the question, as they are written: for marking them in a passage. */
export async function wordsToMark({ terms }: SearchQuestion): Promise<Set<string>> {
  const stems = JSON.stringify([...new Set(terms.flatMap((term) => term.stems))])
  const rows = await db.execute<{ word: string }>(sql`
    select word from search_words where lexeme in (select jsonb_array_elements_text(${stems}::text::jsonb)) limit ${mostMarks}`)
  return new Set(rows.map((row) => row.word))
}

async function synonymGroups(): Promise<SynonymGroup[]> {
  const rows = await db.execute<{ phrases: (string | null)[][] }>(sql`
    select coalesce(json_agg(read.lexemes), '[]') as phrases
    from search_synonyms s cross join lateral unnest(s.words) as said(phrase)
    cross join lateral (
      select json_agg(search_lexeme(w.word) order by w.nr) as lexemes
      from regexp_split_to_table(search_clean(said.phrase), ' ') with ordinality as w(word, nr)
    ) as read
    where s.retired_at is null group by s.id limit 500`)
  return rows.map((row) => row.phrases)
}

/** As the planner knows it, or counted as far as it is small. */
async function aboutHowMany(): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select greatest((select reltuples from pg_class where oid = 'search_documents'::regclass)::int,
      (select count(*) from (select from search_documents limit 500) as few))::int as count`)
  return row?.count ?? 0
}

/** Two words that the texts write as one: 'huis bezoek'. By the number of each of both words. */
async function joinedWords(asked: readonly AskedWord[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  const pairs = asked.slice(1).flatMap((word, index) => {
    const before = asked[index]
    return before
      ? [
          { nr: before.nr, whole: `${before.word}${word.word}` },
          { nr: before.nr, whole: `${before.word}s${word.word}` },
        ]
      : []
  })
  if (pairs.length === 0) return found
  const rows = await db.execute<{ nr: number; lexeme: string }>(sql`
    select pair.nr, w.lexeme from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as pair(nr int, whole text)
    join lateral (select lexeme from search_words where lexeme = search_lexeme(pair.whole) limit 1) as w on true`)
  for (const { nr, lexeme } of rows) for (const one of [nr, nr + 1]) found.set(one, [...(found.get(one) ?? []), lexeme])
  return found
}

/** For words that no text has: how each was probably meant. */
async function nearestWords(unknown: readonly AskedWord[]): Promise<Map<string, KnownWord>> {
  const found = new Map<string, KnownWord>()
  if (unknown.length === 0) return found
  const alike = await db.execute<KnownWord & { asked: string }>(sql`
    select asked.word as asked, w.word, w.lexeme, w.documents
    from jsonb_array_elements_text(${JSON.stringify(unknown.map(({ word }) => word))}::text::jsonb) as asked(word)
    cross join lateral (
      select * from search_words where word % asked.word order by similarity(word, asked.word) desc, word limit 20
    ) as w`)
  for (const { word } of unknown) {
    const corrected = nearestWord(
      word,
      alike.filter((row) => row.asked === word),
    )
    if (corrected) found.set(word, corrected)
  }
  return found
}

/** The two words that a long one is made of, as stems, when the texts have both: 'wachtlijst' is 'wacht' and 'lijst'. */
async function partsOf(asked: readonly AskedWord[]): Promise<Map<string, string[]>> {
  const long = asked.filter(({ word, lexeme }) => lexeme !== null && word.length > 6 && word.length <= 40).map(({ word }) => word)
  if (long.length === 0) return new Map()
  const rows = await db.execute<{ asked: string; front: string; tail: string }>(sql`
    select distinct on (asked.word) asked.word as asked, f.lexeme as front, t.lexeme as tail
    from jsonb_array_elements_text(${JSON.stringify(long)}::text::jsonb) as asked(word)
    cross join lateral generate_series(3, length(asked.word) - 4) as cut
    join lateral (
      select lexeme from search_words
      where word in (left(asked.word, cut), regexp_replace(left(asked.word, cut), '(s|en|e)$', '')) or lexeme = search_lexeme(left(asked.word, cut)) limit 1
    ) as f on true
    join lateral (select lexeme from search_words where lexeme = search_lexeme(substr(asked.word, cut + 1)) limit 1) as t on true
    where f.lexeme <> t.lexeme and length(t.lexeme) > 3
    order by asked.word, least(cut, length(asked.word) - cut) desc`)
  return new Map(rows.map(({ asked: word, front, tail }) => [word, front.length > 3 ? [front, tail] : [tail]]))
}
