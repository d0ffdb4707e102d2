import { AsyncLocalStorage } from 'node:async_hooks'
import { sql, type SQL } from 'drizzle-orm'

/** The PostgreSQL channel on which instances tell each other which tags are out of date. */
export const tagChannel = 'portal_tags'

// NOTIFY carries at most 8,000 bytes; beyond this many bytes everything is emptied instead.
const largestNotice = 7_500

/** What is noted while one answer is being made. */
export type AnswerNotes = { requestNumber: string; tags: Set<string>; status?: number }

type Emptier = (tags: readonly string[]) => void
type Shared = { notes: AsyncLocalStorage<AnswerNotes>; emptiers: Set<Emptier> }

// Next bundles its own copy of this file and the front door runs another one: what they share hangs on globalThis.
const sharedKey = Symbol.for('portal.answer')
const slot = globalThis as { [sharedKey]?: Shared }
const shared: Shared = (slot[sharedKey] ??= { notes: new AsyncLocalStorage(), emptiers: new Set() })

/**
 * Notes what the answer being made depends on, so that `emptyTags` can drop it from the finished bytes.
 * Harmless outside a request.
 */
export function dependsOn(...tags: string[]): void {
  const notes = shared.notes.getStore()
  for (const tag of tags) notes?.tags.add(tag)
}

/** Gives a public page another status than 200, e.g. 410 for a withdrawn lesson. Harmless outside a request. */
export function answerStatus(status: number): void {
  const notes = shared.notes.getStore()
  if (notes) notes.status = status
}

/** The number of the request being answered, as it stands in the log and on the page of a fault. */
export function requestNumber(): string | undefined {
  return shared.notes.getStore()?.requestNumber
}

/** Runs the making of one answer and collects its notes. For the front door. */
export function collectNotes<Result>(notes: AnswerNotes, run: () => Result): Result {
  return shared.notes.run(notes, run)
}

/**
 * Tells every instance, once the caller's transaction commits, that answers with these tags are out of date.
 * Call it in the command that changes them: a rollback takes the notice back too.
 */
export async function emptyTags(tx: { execute(query: SQL): PromiseLike<unknown> }, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  const notice = JSON.stringify(tags)
  const sent = Buffer.byteLength(notice) > largestNotice ? '["*"]' : notice
  await tx.execute(sql`select pg_notify(${tagChannel}, ${sent})`)
}

/**
 * Drops answers with these tags in this process at once, so that whoever made a change sees it in the very next page.
 * Call it after the commit; `emptyTags` tells the other instances. The tag `*` drops everything.
 */
export function emptyTagsHere(tags: readonly string[]): void {
  for (const empty of shared.emptiers) empty(tags)
}

/** Registers what `emptyTagsHere` calls; gives the function that ends it. For the front door. */
export function onEmptyTags(emptier: Emptier): () => void {
  shared.emptiers.add(emptier)
  return () => shared.emptiers.delete(emptier)
}
