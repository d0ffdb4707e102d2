import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { searchDocuments } from '#db/schema/index.ts'
import { emptyTags } from '../answer.ts'

/** What every page that searches depends on. */
export const searchTag = 'search'

export type DocumentKind = (typeof searchDocuments.$inferSelect)['kind']

/** Something that everyone may read, as search needs it. All of it is public. */
export type SearchDocument = {
  kind: DocumentKind
  /** The key in its own domain. */
  id: string
  /** The public path. */
  address: string
  title: string
  /** One or two sentences. */
  summary?: string
  /** Plain text. */
  body?: string
  themeSlugs?: readonly string[]
  /** Newer stands first between equals. */
  at: Date
}

// More than any page has; search reads the beginning.
const longestBody = 60_000
const cleaned = (text: string) => text.replaceAll('\0', ' ').slice(0, longestBody)

/**
 * Lets the public find something, or find its new text. Call it in the transaction that places it, and `takeDocument` in
 * the one that takes it away: what cannot be read is not found either.
 */
export async function putDocument(tx: Tx, document: SearchDocument): Promise<void> {
  const title = cleaned(document.title)
  const summary = cleaned(document.summary ?? '')
  const body = cleaned(document.body ?? '')
  const row = {
    address: document.address,
    title,
    summary,
    body,
    themeSlugs: [...new Set(document.themeSlugs)],
    at: document.at,
    search: sql<string>`search_vector(${title}, ${summary}, ${body})`,
    words: sql<string[]>`search_word_list(${`${title} ${summary} ${body}`})`,
  }
  await tx
    .insert(searchDocuments)
    .values({ ...row, kind: document.kind, documentId: document.id })
    .onConflictDoUpdate({ target: [searchDocuments.kind, searchDocuments.documentId], set: row })
  await emptyTags(tx, [searchTag])
}

/** Lets the public find it no longer. Harmless when it could not be found. */
export async function takeDocument(tx: Tx, kind: DocumentKind, id: string): Promise<void> {
  const gone = await tx
    .delete(searchDocuments)
    .where(and(eq(searchDocuments.kind, kind), eq(searchDocuments.documentId, id)))
    .returning({ id: searchDocuments.documentId })
  if (gone.length > 0) await emptyTags(tx, [searchTag])
}
