import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { putDocument, takeDocument, type SearchDocument } from './documents.ts'

testDatabase()

const at = new Date('2026-03-01T12:00:00Z')
const tip = (id: string, title: string, body = ''): SearchDocument => ({ kind: 'tip', id, address: `/aan-de-slag/${id}`, title, body, at })
const put = (document: SearchDocument) => db.transaction((tx) => putDocument(tx, document))
const take = (id: string) => db.transaction((tx) => takeDocument(tx, 'tip', id))
const words = async () => (await db.execute<{ word: string }>(sql`select word from search_words order by word`)).map((row) => row.word)
const found = async (word: string) =>
  (
    await db.execute<{ id: string }>(
      sql`select document_id as id from search_documents where search @@ quote_literal(search_lexeme(${word}))::tsquery order by 1`,
    )
  ).map((row) => row.id)

beforeEach(async () => {
  await db.execute(sql`delete from search_documents`)
})

describe('What can be found', () => {
  test.each([
    ['gezin', 'gezinnen'],
    ['les', 'lessen'],
    ['plan', 'plannen'],
    ['kind', 'kinderen'],
    ['huis', 'huizen'],
    ['lid', 'leden'],
    ['stad', 'steden'],
    ['brief', 'brieven'],
    ['school', 'scholen'],
    ['gesprek', 'gesprekken'],
    ['mogelijkheid', 'mogelijkheden'],
    ['coördinatie', 'COORDINATIE'],
  ])('%s and %s are the same word', async (one, other) => {
    await put(tip('een', one))
    await put(tip('ander', other))
    expect(await found(one)).toEqual(['ander', 'een'])
    expect(await found(other)).toEqual(['ander', 'een'])
  })

  test('is found by its new words, and not by the old ones, once its text has changed', async () => {
    await put(tip('een', 'De zonnebloem'))
    await put(tip('een', 'De tulp'))
    expect(await found('zonnebloem')).toEqual([])
    expect(await found('tulp')).toEqual(['een'])
    expect(await words()).toEqual(['tulp'])
  })

  test('leaves no word behind when it is taken away, but those that others have too', async () => {
    await put(tip('een', 'Zonnebloem en tulp'))
    await put(tip('ander', 'Een tulp'))
    await take('een')
    expect(await words()).toEqual(['tulp'])
    await take('ander')
    await take('ander')
    expect(await words()).toEqual([])
  })

  test('two that are placed at the same moment with the same new words both stand there', async () => {
    const text = 'alfa bravo charlie delta echo foxtrot golf hotel'
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        put(
          tip(
            `nummer-${index}`,
            text
              .split(' ')
              .sort(() => (index % 2 === 0 ? 1 : -1))
              .join(' '),
          ),
        ),
      ),
    )
    expect(await words()).toEqual(text.split(' '))
    expect(await found('hotel')).toHaveLength(8)
  })

  test('may hold any sign', async () => {
    await put(tip('vreemd', `Zo'n "vreemde": \\ 'a':* & | ! <b> 😀 \0 ${'x'.repeat(3_000)} MDA++ 0-100 ŉ`, '\u2028 ١٢٣ %_'))
    expect(await found('vreemd')).toEqual(['vreemd'])
    expect(await found('mda')).toEqual(['vreemd'])
  })
})
