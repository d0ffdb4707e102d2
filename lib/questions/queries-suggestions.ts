import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { legalAnswers, publishedLessons } from '#db/schema/index.ts'

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
  const rank = sql`ts_rank(${publishedLessons.search}, ${anyWord(clean)})`
  const vector = sql`(nl_vector(${legalAnswers.question}, 'A') || nl_vector(${legalAnswers.answer}, 'C'))`
  const legalRank = sql`ts_rank(${vector}, ${anyWord(clean)})`
  const [lessons, answers] = await Promise.all([
    db
      .select({ title: publishedLessons.title, slug: publishedLessons.slug })
      .from(publishedLessons)
      .where(sql`${publishedLessons.search} @@ ${anyWord(clean)}`)
      .orderBy(desc(rank), desc(publishedLessons.firstPublishedAt))
      .limit(most),
    db
      .select({ title: legalAnswers.question, slug: legalAnswers.slug })
      .from(legalAnswers)
      .where(and(eq(legalAnswers.state, 'published'), sql`${vector} @@ ${anyWord(clean)}`))
      .orderBy(desc(legalRank), desc(legalAnswers.approvedAt))
      .limit(2),
  ])
  return [
    ...answers.map(({ title, slug }) => ({ kind: 'legal' as const, title, href: `/juridisch/${slug}` })),
    ...lessons.map(({ title, slug }) => ({ kind: 'lesson' as const, title, href: `/lessen/${slug}` })),
  ]
}
