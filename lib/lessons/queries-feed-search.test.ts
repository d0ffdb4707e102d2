import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { transact } from '#lib/platform/transact.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person, placeMany, publishedLesson } from '#lib/testing/factories.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { feedFacets, feedPage, readFeedQuery } from './queries-feed.ts'

testDatabase()

const titles = [
  'Het gezin kiest',
  'Gezinnen kiezen',
  'Een les uit de wijk',
  'Lessen van een jaar',
  'Het plan van thuis',
  'Plannen die blijven',
  'Een huis om in te komen',
  'Huizen in de buurt',
  'Coördinatie één keer geregeld',
  'De ggz-behandelaar schuift aan',
  'Brieven van kinderen',
  'De brief van oma',
  'Wat 0-100 betekent',
]
beforeAll(async () => {
  await furnish()
  await placeMany(
    await person(),
    await curator(),
    titles.map((title) => ({ title, core: 'Niets bijzonders.' })),
  )
})
const found = async (q: string) => (await feedPage({ q, vanaf: '' })).lessons.map((lesson) => lesson.title).sort()

describe('Searching in Dutch', () => {
  test.each([
    ['gezin', ['Gezinnen kiezen', 'Het gezin kiest']],
    ['gezinnen', ['Gezinnen kiezen', 'Het gezin kiest']],
    ['les', ['Een les uit de wijk', 'Lessen van een jaar']],
    ['lessen', ['Een les uit de wijk', 'Lessen van een jaar']],
    ['plan', ['Het plan van thuis', 'Plannen die blijven']],
    ['plannen', ['Het plan van thuis', 'Plannen die blijven']],
    ['huis', ['Een huis om in te komen', 'Huizen in de buurt']],
    ['huizen', ['Een huis om in te komen', 'Huizen in de buurt']],
    ['brief', ['Brieven van kinderen', 'De brief van oma']],
    ['brieven', ['Brieven van kinderen', 'De brief van oma']],
    ['coordinatie', ['Coördinatie één keer geregeld']],
    ['COÖRDINATIE', ['Coördinatie één keer geregeld']],
    ['coo\u0308rdinatie', ['Coördinatie één keer geregeld']],
    ['ggz', ['De ggz-behandelaar schuift aan']],
    ['ggz-behandelaar', ['De ggz-behandelaar schuift aan']],
    ['behand', ['De ggz-behandelaar schuift aan']],
    ['gezin kiezen', ['Gezinnen kiezen', 'Het gezin kiest']],
    // No lesson has both: what has one of them comes near, and the page says so.
    ['gezin huis', ['Een huis om in te komen', 'Gezinnen kiezen', 'Het gezin kiest', 'Huizen in de buurt']],
    ['behandelaar', ['De ggz-behandelaar schuift aan']],
    ['behandelaer', ['De ggz-behandelaar schuift aan']],
    ['onvindbaar', []],
  ])('"%s" finds %j', async (q, expected) => {
    expect(await found(q)).toEqual(expected)
  })

  test('a word in the title counts more than one in the sentence, and that more than one in the text', async () => {
    const author = await person()
    const reader = await curator()
    const word = 'Zonnebloem'
    const text = await publishedLesson(author, reader, { content: { title: 'Derde', approach: fromBlocks([`We plantten een ${word}.`]) } })
    const sentence = await publishedLesson(author, reader, { content: { title: 'Tweede', coreSentence: `Plant een ${word}.` } })
    const title = await publishedLesson(author, reader, { content: { title: word } })
    // The newest is not the best by itself.
    await db.execute(sql`update published_lessons set first_published_at = now() - interval '1 year' where lesson_id = ${title.lessonId}`)
    const { lessons } = await feedPage({ q: 'zonnebloemen', vanaf: '' })
    expect(lessons.map((lesson) => lesson.lessonId)).toEqual([title.lessonId, sentence.lessonId, text.lessonId])
    await transact((tx) => withdrawLesson(tx, reader, { lessonId: title.lessonId, reason: 'wrong', message: 'Klopt niet.' }))
    expect(await found('zonnebloemen')).toEqual(['Derde', 'Tweede'])
  })
})

describe('Words that are meant to break the search', () => {
  const hostile = [
    "'",
    "''",
    '"',
    '\\',
    "\\'",
    "'\\",
    ':*',
    '&|!',
    '& | ! ( ) <-> :*',
    '!!',
    '<->',
    'gezin:*',
    'gezin & ',
    "gezin' OR 1=1 --",
    '%',
    '_',
    '$1',
    '${q}',
    '\u0000',
    'ge\u0000zin',
    '\ud83d',
    '😀',
    '\u202e',
    'a'.repeat(3_000),
    'woord '.repeat(2_000),
    "'".repeat(10_000),
    '\\'.repeat(10_000),
    'http://x.nl/?a=b&c=d',
    'a@b.nl',
    '<b>gezin</b>',
    '-',
    '1.2.3',
    '١٢٣',
    'de het een',
    '   ',
  ]
  test.each(hostile.map((q) => [q.length > 40 ? `${q.slice(0, 10)}… (${q.length})` : JSON.stringify(q), q]))(
    '%s gives a page, never a fault',
    async (_name, q) => {
      await expect(feedPage({ ...readFeedQuery({ q }) })).resolves.toBeDefined()
      await expect(feedFacets({ ...readFeedQuery({ q }) })).resolves.toBeDefined()
    },
  )
  test('also when they come past the reading of the address, 10,000 characters long', async () => {
    for (const q of ['a'.repeat(10_000), "gezin' ".repeat(1_500), ':*&|!\\'.repeat(1_600)])
      await expect(feedPage({ q, vanaf: '' })).resolves.toBeDefined()
  })
  test('whatever the words are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.string({ unit: fc.constantFrom("'", '\\', ':', '*', '&', '|', '!', '(', ')', '<', '-', '>', ' ', 'a'), maxLength: 40 }),
        ),
        async (q) => {
          await feedPage(readFeedQuery({ q }))
        },
      ),
      { numRuns: 100 },
    )
  })
  test('stand in a lesson as well as in a question: it can be placed and found', async () => {
    const title = `Zo'n "vreemde" titel: \\ 'a':* & | ! <b> 😀`
    const { slug } = await publishedLesson(await person(), await curator(), {
      content: { title, situation: fromBlocks(["\\' :* & '' \\\\ \u2028 d'r 's-Hertogenbosch ", 'x'.repeat(3_000)]) },
    })
    expect((await feedPage({ q: 'vreemde titels', vanaf: '' })).lessons.map((lesson) => lesson.slug)).toEqual([slug])
  })
})
