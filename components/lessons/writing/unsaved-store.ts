import type { Unsaved } from '#lib/lessons/schema-unsaved.ts'

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
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix) && key !== this.#key && !open.has(key))
      if (keys.length === 0) return []
      // Fetched only now: what reads a lesson is a third of the script of a page, and hardly ever is something left.
      const { readUnsaved } = await import('#lib/lessons/schema-unsaved.ts')
      return keys
        .flatMap((key) => {
          const unsaved = readUnsaved(localStorage.getItem(key))
          return unsaved ? [{ key, unsaved }] : []
        })
        .sort((one, other) => other.unsaved.keptAt.localeCompare(one.unsaved.keptAt))
    } catch {
      return []
    }
  }
}
