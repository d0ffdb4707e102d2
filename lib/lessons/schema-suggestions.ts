import { findPassage, passagesOf, withPassage } from '#lib/platform/rich-text/passages.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import { type Section, sections } from './values.ts'

const lines = ['title', 'coreSentence', 'resultPeriod', 'resultNumbers', 'evidenceSupports', 'evidenceContradicts'] as const

/** The fields with words that a curator may propose to say better, in the order of the form. */
export const wordingFields = [
  'title',
  'coreSentence',
  ...sections,
  'resultPeriod',
  'resultNumbers',
  'evidenceSupports',
  'evidenceContradicts',
] as const
export type WordingField = (typeof wordingFields)[number]

export const isWordingField = (field: unknown): field is WordingField => (wordingFields as readonly unknown[]).includes(field)
const isSection = (field: WordingField): field is Section => !(lines as readonly string[]).includes(field)

/** The passages of one field: a line is one passage, a longer text has one per paragraph. Empty when nothing is written. */
export function fieldPassages(content: LessonContent, field: WordingField): string[] {
  if (isSection(field)) return passagesOf(content[field])
  return content[field].trim() === '' ? [] : [content[field]]
}

export type Wording = { field: WordingField; passage: number; before: string; after: string }

/** The lesson with one passage said otherwise, or why that cannot be: the passage is gone, or it no longer fits. */
export function withWording(content: LessonContent, { field, passage, before, after }: Wording): LessonContent | 'outdated' | 'too_long' {
  const number = findPassage(fieldPassages(content, field), passage, before)
  if (number === undefined) return 'outdated'
  const changed = { ...content, [field]: isSection(field) ? withPassage(content[field], number, after) : after }
  const parsed = lessonContent.safeParse(changed)
  return parsed.success ? parsed.data : 'too_long'
}
