import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { searchMisses, searchSynonyms } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { searchTag } from '#lib/platform/search/documents.ts'
import { registerSearched } from '#lib/questions/commands-open.ts'
import type { SearchRefusal } from './copy-search.ts'
import { mayKeepSearchWords } from './policy-search.ts'
import type { missInput, openOfMissInput, retireSynonymInput, synonymInput } from './schema-search.ts'

type Outcome = Promise<Result<null, SearchRefusal>>

/** Adds words that mean the same, or changes them. Every search counts them from the next question on. */
export async function saveSynonyms(tx: Tx, actor: Actor, { synonymId, words }: z.output<typeof synonymInput>): Outcome {
  if (!mayKeepSearchWords(actor)) return refuse('not_allowed')
  const row = { words, changedById: actor.id, changedAt: new Date() }
  const [saved] = synonymId
    ? await tx
        .update(searchSynonyms)
        .set(row)
        .where(and(eq(searchSynonyms.id, synonymId), isNull(searchSynonyms.retiredAt)))
        .returning({ id: searchSynonyms.id })
    : await tx.insert(searchSynonyms).values(row).returning({ id: searchSynonyms.id })
  if (!saved) return refuse('unknown_words')
  await audit(tx, { actorId: actor.id, action: 'save_synonyms', objectKind: 'synonyms', objectId: saved.id })
  await emptyTags(tx, [searchTag])
  return done(null)
}

/** These words are searched apart again. */
export async function retireSynonyms(tx: Tx, actor: Actor, { synonymId }: z.output<typeof retireSynonymInput>): Outcome {
  if (!mayKeepSearchWords(actor)) return refuse('not_allowed')
  const [retired] = await tx
    .update(searchSynonyms)
    .set({ retiredAt: new Date(), changedById: actor.id, changedAt: new Date() })
    .where(and(eq(searchSynonyms.id, synonymId), isNull(searchSynonyms.retiredAt)))
    .returning({ id: searchSynonyms.id })
  if (!retired) return refuse('unknown_words')
  await audit(tx, { actorId: actor.id, action: 'retire_synonyms', objectKind: 'synonyms', objectId: retired.id })
  await emptyTags(tx, [searchTag])
  return done(null)
}

/** A search without a result was dealt with. When it is asked again it does not come back. */
export async function handleMiss(tx: Tx, actor: Actor, { fingerprint }: z.output<typeof missInput>): Outcome {
  if (!mayKeepSearchWords(actor)) return refuse('not_allowed')
  const [handled] = await tx
    .update(searchMisses)
    .set({ handledAt: new Date() })
    .where(and(eq(searchMisses.fingerprint, fingerprint), isNull(searchMisses.handledAt), sql`${searchMisses.words} is not null`))
    .returning({ fingerprint: searchMisses.fingerprint })
  if (!handled) return refuse('unknown_search')
  await audit(tx, { actorId: actor.id, action: 'handle_missed_search', objectKind: 'search', objectId: fingerprint.slice(0, 12) })
  return done(null)
}

/** Makes an open question of what people looked for and did not find; with that the search is dealt with. */
export async function askOpenOfMiss(
  tx: Tx,
  actor: Actor,
  { fingerprint, theme }: z.output<typeof openOfMissInput>,
): Promise<Result<{ questionId: string }, SearchRefusal>> {
  if (!mayKeepSearchWords(actor)) return refuse('not_allowed')
  const [miss] = await tx
    .select({ words: searchMisses.words })
    .from(searchMisses)
    .where(and(eq(searchMisses.fingerprint, fingerprint), isNull(searchMisses.handledAt)))
    .for('update')
  if (!miss?.words) return refuse('unknown_search')
  // The same search makes the same key, so two curators who press at once make one question.
  const formKey = fingerprint.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const asked = await registerSearched(tx, actor, { title: `Wie weet iets over ‘${miss.words}’?`, theme, formKey })
  if (!asked.ok) return refuse(asked.reason === 'unknown_word' ? 'unknown_theme' : 'unknown_search')
  const handled = await handleMiss(tx, actor, { fingerprint })
  return handled.ok ? asked : handled
}
