import { z } from 'zod'
import { parseRichText } from '#lib/platform/rich-text/document.ts'
import { emptyLesson, lessonContent, type LessonContent, type LessonField } from './schema.ts'
import { sections, type Section } from './values.ts'

/** Text that this browser holds and the server not yet. */
export type Unsaved = { version: number; base: LessonContent; content: LessonContent; keptAt: string }

const stored = z.object({
  version: z.number().int(),
  base: z.record(z.string(), z.unknown()).transform(readContent),
  content: z.record(z.string(), z.unknown()).transform(readContent),
  keptAt: z.iso.datetime(),
})

/** Reads what a browser kept as JSON; undefined when it is something else. */
export function readUnsaved(json: string | null): Unsaved | undefined {
  try {
    const parsed = stored.safeParse(JSON.parse(json ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Field by field, and milder than the server: a text that was refused because it is too long has to come back too. */
function readContent(raw: Record<string, unknown>): LessonContent {
  const content: Record<string, unknown> = { ...emptyLesson() }
  for (const field of Object.keys(content) as LessonField[]) {
    if (isSection(field)) {
      const parsed = parseRichText(raw[field])
      if (parsed.ok) content[field] = parsed.value
    } else {
      const parsed = lessonContent.shape[field].safeParse(raw[field])
      if (parsed.success) content[field] = parsed.data
      else if (typeof content[field] === 'string' && typeof raw[field] === 'string') content[field] = raw[field]
    }
  }
  return content as LessonContent
}

const isSection = (field: LessonField): field is Section => (sections as readonly LessonField[]).includes(field)
