import { z } from 'zod'
import { fieldsInOrder, isSection } from '#components/lessons/writing/lesson-fields.ts'
import { emptyLesson, lessonContent, type LessonContent } from '#lib/lessons/schema.ts'
import { parseRichText } from '#lib/platform/rich-text/document.ts'

/** Text that this browser holds and the server not yet. */
export type Unsaved = { version: number; base: LessonContent; content: LessonContent; keptAt: string }

const stored = z.object({
  version: z.number().int(),
  base: z.record(z.string(), z.unknown()).transform(readContent),
  content: z.record(z.string(), z.unknown()).transform(readContent),
  keptAt: z.iso.datetime(),
})

/**
 * Where the unsaved text of one lesson and one writer stays in this browser. Every open page has a place of its own, so
 * that two tabs do not overwrite each other's text.
 */
export class UnsavedStore {
  readonly #prefix: string
  readonly #key: string

  constructor(lessonId: string, userId: string, page: string = crypto.randomUUID()) {
    this.#prefix = `les:${lessonId}:${userId}:`
    this.#key = this.#prefix + page
  }

  /** Keeps the text; gives false when the browser has no room or does not allow it. */
  keep(unsaved: Omit<Unsaved, 'keptAt'>): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...unsaved, keptAt: new Date().toISOString() }))
      return true
    } catch {
      return false
    }
  }

  /** Drops what this page kept, since the server holds it. */
  forget(): void {
    this.drop(this.#key)
  }

  drop(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // No storage: then nothing was kept either.
    }
  }

  /** Tells other tabs, for as long as this page is open, that its text is not left behind. Give the signal that ends it. */
  claim(signal: AbortSignal): void {
    const open = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    // Only on https or localhost; elsewhere a text of another tab is offered a moment too early, which harms nobody.
    navigator.locks?.request(this.#key, { signal }, open).catch(() => undefined)
  }

  /** What earlier pages kept and never got saved, newest first. What cannot be read is left where it is. */
  async left(): Promise<{ key: string; unsaved: Unsaved }[]> {
    const open = new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name))
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix) && key !== this.#key && !open.has(key))
        .flatMap((key) => {
          const unsaved = read(localStorage.getItem(key))
          return unsaved ? [{ key, unsaved }] : []
        })
        .sort((one, other) => other.unsaved.keptAt.localeCompare(one.unsaved.keptAt))
    } catch {
      return []
    }
  }
}

/** Field by field, and milder than the server: a text that was refused because it is too long has to come back too. */
function readContent(raw: Record<string, unknown>): LessonContent {
  const content: Record<string, unknown> = { ...emptyLesson() }
  for (const field of fieldsInOrder) {
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

function read(json: string | null): Unsaved | undefined {
  try {
    const parsed = stored.safeParse(JSON.parse(json ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
