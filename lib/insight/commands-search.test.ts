import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { openQuestions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { putDocument } from '#lib/platform/search/documents.ts'
import { forgetMisses, noteMiss } from '#lib/platform/search/misses.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person } from '#lib/testing/factories.ts'
import { askOpenOfMiss, handleMiss, retireSynonyms, saveSynonyms } from './commands-search.ts'
import { keptSynonyms, missedSearches, readSearchQuery, searchAddress, searchEverything } from './queries-search.ts'
import { synonymInput } from './schema-search.ts'

testDatabase()

let keeper: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  keeper = await curator()
  member = await person()
  const at = new Date('2026-03-01T12:00:00Z')
  await db.transaction((tx) =>
    putDocument(tx, { kind: 'lesson', id: 'een', address: '/lessen/een', title: 'Het veiligheidsteam belt terug', at }),
  )
})
beforeEach(async () => {
  await db.execute(sql`delete from search_misses`)
})
const found = async (words: string) => (await searchEverything({ words, position: 0 })).documents.map((document) => document.id)
const save = (actor: Actor, words: string[], synonymId?: string) => transact((tx) => saveSynonyms(tx, actor, { words, synonymId }))
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 12))
const stored = async () => db.execute<{ words: string | null; days: number }>(sql`select words, days from search_misses order by days`)

describe('Words that mean the same', () => {
  test('count from the next question on, and no longer once they are taken off the list', async () => {
    expect(await found('crisisclub')).toEqual([])
    expect(await save(keeper, ['crisisclub', 'veiligheidsteam'])).toMatchObject({ ok: true })
    expect(await found('crisisclub')).toEqual(['een'])
    const [row] = await keptSynonyms(keeper)
    expect(await save(keeper, ['nachtclub', 'veiligheidsteam'], row?.id)).toMatchObject({ ok: true })
    expect(await found('crisisclub')).toEqual([])
    expect(await found('nachtclub')).toEqual(['een'])
    await transact((tx) => retireSynonyms(tx, keeper, { synonymId: row?.id ?? '' }))
    expect(await found('nachtclub')).toEqual([])
    expect(await save(keeper, ['nog', 'eens'], row?.id)).toEqual({ ok: false, reason: 'unknown_words' })
    expect(await transact((tx) => retireSynonyms(tx, keeper, { synonymId: row?.id ?? '' }))).toEqual({ ok: false, reason: 'unknown_words' })
  })
  test('are kept by curators alone', async () => {
    expect(await save(member, ['een', 'twee'])).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await transact((tx) => retireSynonyms(tx, member, { synonymId: crypto.randomUUID() }))).toEqual({
      ok: false,
      reason: 'not_allowed',
    })
    expect(await keptSynonyms(member)).toEqual([])
  })
  test('are typed with commas or on lines, each once', () => {
    expect(synonymInput.parse({ words: 'RVT,  regionaal   team\nRVT;  ' }).words).toEqual(['RVT', 'regionaal team'])
    for (const words of ['RVT', '', 'RVT, !!', Array.from({ length: 13 }, (_, n) => `w${n}`).join(), `RVT, ${'a'.repeat(61)}`])
      expect(synonymInput.safeParse({ words }).success, words).toBe(false)
  })
})

describe('A search that finds nothing', () => {
  test('is kept as words only once it was asked on three days', async () => {
    await noteMiss('Rookmelder  thuis', day(1))
    await noteMiss('rookmelder thuis', day(1))
    await noteMiss('rookmelder thuis!', day(2))
    expect(await stored()).toEqual([{ words: null, days: 2 }])
    expect(JSON.stringify(await db.execute(sql`select * from search_misses`))).not.toContain('rookmelder')
    await noteMiss('ROOKMELDER thuis', day(3))
    expect(await missedSearches(keeper)).toMatchObject([{ words: 'rookmelder thuis', days: 3, lastDay: '2026-03-03' }])
    expect(await missedSearches(member)).toEqual([])
  })
  test.each([
    '123456782',
    'bel 0612345678',
    'mevrouw Jansen uit de straat',
    'jan@voorbeeld.example',
    'een hele lange vraag over iets dat maar één keer voorkwam',
    'x'.repeat(80),
    '!?',
    '',
  ])('is not counted when it could be about a person or tells a story: %j', async (words) => {
    for (const number of [1, 2, 3]) await noteMiss(words, day(number))
    expect(await stored()).toEqual([])
  })
  test('is counted by the page, but not when a kind was chosen', async () => {
    await searchEverything({ words: 'xylofoon', kind: 'tip', position: 0 })
    expect(await stored()).toEqual([])
    await searchEverything({ words: 'xylofoon', position: 0 })
    expect(await stored()).toEqual([{ words: null, days: 1 }])
    await searchEverything({ words: 'veiligheidsteam', position: 0 })
    expect(await stored()).toHaveLength(1)
  })
  test('leaves the list when a curator dealt with it, and is forgotten after three months', async () => {
    for (const number of [1, 2, 3]) await noteMiss('rookmelder', day(number))
    const fingerprint = (await missedSearches(keeper))[0]?.fingerprint ?? ''
    expect(await transact((tx) => handleMiss(tx, member, { fingerprint }))).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await transact((tx) => handleMiss(tx, keeper, { fingerprint }))).toMatchObject({ ok: true })
    expect(await transact((tx) => handleMiss(tx, keeper, { fingerprint }))).toEqual({ ok: false, reason: 'unknown_search' })
    expect(await missedSearches(keeper)).toEqual([])
    expect(await db.transaction((tx) => forgetMisses(tx, day(80)))).toBe(0)
    expect(await db.transaction((tx) => forgetMisses(tx, day(100)))).toBe(1)
  })
})

describe('A search that finds nothing, made an open question', () => {
  test('is asked once, off the list, of no region, and not on the site before another curator', async () => {
    for (const number of [1, 2, 3]) await noteMiss('rookmelder', day(number))
    const fingerprint = (await missedSearches(keeper))[0]?.fingerprint ?? ''
    const turn = (who: Actor, theme?: string) => transact((tx) => askOpenOfMiss(tx, who, { fingerprint, theme }))
    expect(await turn(member)).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await turn(keeper, 'bestaat-niet')).toEqual({ ok: false, reason: 'unknown_theme' })
    const made = await turn(keeper)
    expect(await turn(keeper)).toEqual({ ok: false, reason: 'unknown_search' })
    expect(await missedSearches(keeper)).toEqual([])
    const rows = await db.select().from(openQuestions)
    expect(rows).toMatchObject([{ title: 'Wie weet iets over ‘rookmelder’?', regionCode: null, siteSlug: null, madePublicAt: null }])
    expect(made).toEqual({ ok: true, value: { questionId: rows[0]?.id } })
  })
})

describe('The address of a search', () => {
  test('is read as it is written', () => {
    for (const query of [
      { words: 'gezin & co', position: 0 },
      { words: 'les', kind: 'legal_answer' as const, position: 20 },
    ]) {
      const asked = Object.fromEntries(new URL(searchAddress(query), 'http://localhost').searchParams)
      expect(readSearchQuery(asked)).toEqual(query)
    }
    expect(readSearchQuery({ q: ['een', 'twee'], soort: 'onzin', vanaf: '-1' })).toEqual({ words: 'een', position: 0 })
  })
})
