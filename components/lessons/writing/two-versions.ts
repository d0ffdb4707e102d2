import { fieldsInOrder, isSection, sameField } from '#components/lessons/writing/lesson-fields.ts'
import type { LessonContent, LessonField } from '#lib/lessons/schema.ts'

/** Which text a field keeps. Both: one under the other, so that no word is lost. */
export type Side = 'mine' | 'other' | 'both'
export type FieldDifference = {
  field: LessonField
  /** Who changed it since the last version that both knew. Undefined when that version is not known. */
  changedBy: 'mine' | 'other' | 'both'
  /** What is chosen when nobody says otherwise: the side that wrote. Where both did, the writer has to choose. */
  suggestion: 'mine' | 'other' | undefined
}

/** The fields in which two versions of a lesson differ, given the last version that both were based on. */
export function differences(base: LessonContent, mine: LessonContent, other: LessonContent): FieldDifference[] {
  return fieldsInOrder
    .filter((field) => !sameField(field, mine, other))
    .map((field) => {
      if (sameField(field, base, mine)) return { field, changedBy: 'other', suggestion: 'other' } as const
      if (sameField(field, base, other)) return { field, changedBy: 'mine', suggestion: 'mine' } as const
      return { field, changedBy: 'both', suggestion: undefined } as const
    })
}

/** One lesson out of two: per field the chosen side. Fields that do not differ are the server's. */
export function combine(mine: LessonContent, other: LessonContent, chosen: Partial<Record<LessonField, Side>>): LessonContent {
  const combined: Partial<Record<LessonField, unknown>> = {}
  for (const field of fieldsInOrder) {
    const side = chosen[field] ?? 'other'
    combined[field] =
      side === 'both' && isSection(field)
        ? { type: 'doc', content: [...mine[field].content, ...other[field].content] }
        : side === 'other'
          ? other[field]
          : mine[field]
  }
  return combined as LessonContent
}
