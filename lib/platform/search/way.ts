import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { exactQuery, type SearchQuestion } from './question.ts'

/**
 * How the newest that fit are found: `gather` reads everything that fits from the inverted index and then takes the newest,
 * `along` walks from the newest on until there are enough. Rare words have to be gathered and common ones walked along; the
 * planner guesses which from statistics and is wrong by a factor of thousands where words stand together or never do.
 */
export type Way = 'gather' | 'along'

/** Up to this many the first is the better one: about where both cost the same, measured from a thousand texts to a million. */
export const gatheredAtMost = (all: number) => Math.max(2_000, Math.sqrt(all * 500))

/** About how many texts have each word of a question or one that counts as it, and how many texts there are. */
async function frequencies({ terms, total }: SearchQuestion): Promise<{ all: number; perTerm: number[] }> {
  const stems = JSON.stringify([...new Set(terms.flatMap((term) => term.stems))])
  const rows = await db.execute<{ lexeme: string; documents: number }>(sql`
    select lexeme, max(documents)::int as documents from search_words
    where lexeme = any(array(select jsonb_array_elements_text(${stems}::text::jsonb))) group by lexeme`)
  const of = new Map(rows.map(({ lexeme, documents }) => [lexeme, documents]))
  return {
    all: total,
    perTerm: terms.map(({ stems: own }) =>
      Math.min(
        total,
        own.reduce((sum, stem) => sum + (of.get(stem) ?? 0), 0),
      ),
    ),
  }
}

/**
 * The way to what has all the words, and to what has one of the telling ones. `fewest`: in about how many texts the rarest
 * of the words stands; so many have to be looked at to gather what has them all.
 */
export async function waysTo(question: SearchQuestion): Promise<{ strict: Way; loose: Way; fewest: number }> {
  const { all, perTerm } = await frequencies(question)
  const most = gatheredAtMost(all)
  // As if words stood anywhere: where they avoid each other there is less, and gathering costs less still.
  const together = perTerm.reduce((share, count) => share * (count / Math.max(all, 1)), all)
  const telling = Math.max(...question.terms.map((term) => term.weight))
  const either = question.terms.reduce((sum, term, at) => (term.weight >= telling * 0.35 ? sum + (perTerm[at] ?? 0) : sum), 0)
  return { strict: together <= most ? 'gather' : 'along', loose: either <= most ? 'gather' : 'along', fewest: Math.min(...perTerm) }
}

/** In so many texts at least the rarest word has to stand before it pays to look for the very words first. */
const manyTexts = 2_000
/** So many texts with the very words are enough to leave the longer ones aside: two pages. */
export const enoughExact = 40

/**
 * A query for the words as they were typed and what means the same, without the longer words around them; null where the
 * strict one is cheap anyhow. Of four words with all their compounds the inverted index weighs two hundred lexemes for
 * each text that has one of them; of the words themselves four.
 */
export const exactFirst = (question: SearchQuestion, ways: { strict: Way; fewest: number }): string | null =>
  question.terms.length > 1 && ways.strict === 'gather' && ways.fewest > manyTexts ? exactQuery(question) : null
