import { z } from 'zod'
import { lessonContent, type LessonContent } from '#lib/lessons/schema.ts'

/** Text that this browser holds and the server not yet. */
export type Unsaved = { version: number; base: LessonContent; content: LessonContent; keptAt: string }

const stored = z.object({ version: z.number().int(), base: lessonContent, content: lessonContent, keptAt: z.iso.datetime() })

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

  /** What earlier pages kept and never got saved, newest first. What cannot be read is left where it is. */
  left(): { key: string; unsaved: Unsaved }[] {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix) && key !== this.#key)
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

function read(json: string | null): Unsaved | undefined {
  try {
    const parsed = stored.safeParse(JSON.parse(json ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
