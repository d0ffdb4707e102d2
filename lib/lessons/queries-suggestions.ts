import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lessonSuggestions, users } from '#db/schema/index.ts'
import { isWordingField, type WordingField } from './schema-suggestions.ts'

export type SuggestionRow = {
  id: string
  field: WordingField
  before: string
  after: string
  suggestedByName: string
  suggestedAt: Date
  answer: 'accepted' | 'declined' | null
}

/** The proposals for other wording of a lesson, oldest first. The caller has checked who asks. */
export async function suggestionsOf(lessonId: string): Promise<SuggestionRow[]> {
  const rows = await db
    .select({
      id: lessonSuggestions.id,
      field: lessonSuggestions.field,
      before: lessonSuggestions.before,
      after: lessonSuggestions.after,
      suggestedByName: users.name,
      suggestedAt: lessonSuggestions.suggestedAt,
      answer: lessonSuggestions.answer,
    })
    .from(lessonSuggestions)
    .innerJoin(users, eq(users.id, lessonSuggestions.suggestedById))
    .where(eq(lessonSuggestions.lessonId, lessonId))
    .orderBy(asc(lessonSuggestions.suggestedAt), asc(lessonSuggestions.id))
    .limit(500)
  return rows.flatMap(({ field, ...row }) => (isWordingField(field) ? [{ ...row, field }] : []))
}

/** How many proposals still wait for an answer of the writers. */
export async function openSuggestions(lessonId: string): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(lessonSuggestions)
    .where(and(eq(lessonSuggestions.lessonId, lessonId), isNull(lessonSuggestions.answer)))
  return row?.open ?? 0
}
