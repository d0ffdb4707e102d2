import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { legalAnswers } from '#db/schema/index.ts'
import { findDocuments } from '#lib/platform/search/find.ts'

export type Suggestion = { kind: 'lesson' | 'legal'; title: string; href: string }

const most = 4

// Somebody who asks writes a sentence: any of its words may fit, and the more of them the better.
const anyWord = (words: string) => sql`replace(nl_query(${words})::text, ' & ', ' | ')::tsquery`

/** Lessons and published legal answers that fit the words of a question, best first. */
export async function suggestionsFor(words: string): Promise<Suggestion[]> {
  const clean = words
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300)
  if (clean.length < 4) return []
  const vector = sql`(nl_vector(${legalAnswers.question}, 'A') || nl_vector(${legalAnswers.answer}, 'C'))`
  const legalRank = sql`ts_rank(${vector}, ${anyWord(clean)})`
  const [found, answers] = await Promise.all([
    findDocuments(clean, { kind: 'lesson', counts: false }),
    db
      .select({ title: legalAnswers.question, slug: legalAnswers.slug })
      .from(legalAnswers)
      .where(and(eq(legalAnswers.state, 'published'), sql`${vector} @@ ${anyWord(clean)}`))
      .orderBy(desc(legalRank), desc(legalAnswers.approvedAt))
      .limit(2),
  ])
  return [
    ...answers.map(({ title, slug }) => ({ kind: 'legal' as const, title, href: `/juridisch/${slug}` })),
    ...found.documents
      .slice(0, most)
      .map(({ title, address }) => ({ kind: 'lesson' as const, title: title.map(({ text }) => text).join(''), href: address })),
  ]
}
