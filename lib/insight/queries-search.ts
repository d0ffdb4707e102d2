import { desc, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchMisses, searchSynonyms } from '#db/schema/index.ts'
import { totalLessons } from '#lib/lessons/queries-totals.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { DocumentKind } from '#lib/platform/search/documents.ts'
import { findDocuments, listDocuments, type FoundDocuments } from '#lib/platform/search/find.ts'
import { noteMiss } from '#lib/platform/search/misses.ts'
import { documentKinds, documentKindWords } from './copy-search.ts'
import { mayKeepSearchWords } from './policy-search.ts'

export type SearchQuery = { words: string; kind?: DocumentKind; position: number }

/** Reads the address of the search page; what it does not know is left out. */
export function readSearchQuery(asked: Readonly<Record<string, string | string[] | undefined>>): SearchQuery {
  const first = (name: string) => [asked[name] ?? ''].flat()[0] ?? ''
  const kind = documentKinds.find((one) => documentKindWords[one].slug === first('soort'))
  const position = Number(/^\d{1,3}$/.exec(first('vanaf'))?.[0] ?? 0)
  return { words: first('q').replaceAll('\0', ' ').trim().slice(0, 200), position, ...(kind ? { kind } : {}) }
}

/** The address of the search page. */
export function searchAddress({ words, kind, position = 0 }: Partial<SearchQuery>): string {
  const params = new URLSearchParams()
  if (words) params.set('q', words)
  if (kind) params.set('soort', documentKindWords[kind].slug)
  if (position > 0) params.set('vanaf', String(position))
  return params.size > 0 ? `/zoeken?${params}` : '/zoeken'
}

/** Looks through everything that is public; without words it lists what there is. That nothing was found is counted, without who asked. */
export async function searchEverything({ words, kind, position }: SearchQuery): Promise<FoundDocuments> {
  if (words === '') return listDocuments({ kind, position, known: [{ kind: 'lesson', count: await totalLessons() }] })
  const found = await findDocuments(words, { kind, position })
  if (found.documents.length === 0 && kind === undefined && position === 0) await noteMiss(words)
  return found
}

export type SynonymRow = { id: string; words: string[] }

/** The words that mean the same. Empty for who does not keep them. */
export async function keptSynonyms(actor: Actor): Promise<SynonymRow[]> {
  if (!mayKeepSearchWords(actor)) return []
  return db
    .select({ id: searchSynonyms.id, words: searchSynonyms.words })
    .from(searchSynonyms)
    .where(isNull(searchSynonyms.retiredAt))
    .orderBy(sql`${searchSynonyms.words}[1]`)
    .limit(500)
}

export type MissedSearch = { fingerprint: string; words: string; days: number; lastDay: string }

/** What was looked for on at least three days and not found, the most often asked first. Empty for who may not see it. */
export async function missedSearches(actor: Actor): Promise<MissedSearch[]> {
  if (!mayKeepSearchWords(actor)) return []
  return db
    .select({
      fingerprint: searchMisses.fingerprint,
      words: sql<string>`${searchMisses.words}`,
      days: searchMisses.days,
      lastDay: searchMisses.lastDay,
    })
    .from(searchMisses)
    .where(sql`${searchMisses.words} is not null and ${searchMisses.handledAt} is null`)
    .orderBy(desc(searchMisses.days), desc(searchMisses.lastDay), searchMisses.words)
    .limit(50)
}
