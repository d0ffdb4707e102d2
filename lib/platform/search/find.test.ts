import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchSynonyms } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { countWords } from './count-words.ts'
import { putDocument, takeDocument, type DocumentKind } from './documents.ts'
import { findDocuments, listDocuments, suggestDocuments } from './find.ts'

const { url } = testDatabase()

const texts: [id: string, kind: DocumentKind, title: string, body: string][] = [
  ['plan', 'lesson', 'Een veiligheidsplan dat blijft', 'Het gezin schrijft zelf. De veiligheid van ieder staat voorop.'],
  ['analyse', 'lesson', 'Verklarende analyse', 'Met potlood op één vel.'],
  ['advocaat', 'legal_answer', 'Mag een gezinsadvocaat meelezen?', 'Ja, als het gezin dat wil.'],
  ['team', 'gathering', 'Kennissessie voor het regionaal veiligheidsteam', 'Over bellen op dezelfde dag.'],
  ['wachten', 'instrument', 'Wat te doen bij wachten', 'De lijst is lang, en ouders wachten.'],
]
const at = new Date('2026-03-01T12:00:00Z')
beforeAll(async () => {
  await db.transaction(async (tx) => {
    for (const [id, kind, title, body] of texts) await putDocument(tx, { kind, id, address: `/x/${id}`, title, body, at })
    await tx
      .insert(searchSynonyms)
      .values([{ words: ['RVT', 'regionaal veiligheidsteam'] }, { words: ['jurist van het gezin', 'gezinsadvocaat'] }])
    await countWords(tx)
  })
})
const found = async (words: string) => (await findDocuments(words)).documents.map((document) => document.id)

describe('Looking through everything that is public', () => {
  test('without words counts exactly how much there is of each kind, and lists the newest', async () => {
    const { documents, counts } = await listDocuments()
    expect(counts).toEqual([
      { kind: 'lesson', count: 2 },
      { kind: 'gathering', count: 1 },
      { kind: 'instrument', count: 1 },
      { kind: 'legal_answer', count: 1 },
    ])
    expect(documents).toHaveLength(5)
    const lessons = await listDocuments({ kind: 'lesson' })
    expect([lessons.documents.map(({ id }) => id), lessons.counts]).toEqual([['analyse', 'plan'], counts])
  })
  test.each([
    ['a part of a longer word', 'plan', 'plan'],
    ['the beginning of a longer word', 'veilig', 'plan'],
    ['a plural that the texts do not have', 'veiligheidsplannen', 'plan'],
    ['two words that the texts write as one', 'veiligheids plan', 'plan'],
    ['one word that the texts write as two', 'wachtlijst', 'wachten'],
    ['c for k', 'gezinsadvokaat', 'advocaat'],
    ['a letter too few', 'verklarende anlyse', 'analyse'],
    ['two letters swapped', 'potlodo', 'analyse'],
    ['ij for ei', 'vijligheidsteam', 'team'],
    ['letters that stand for words', 'rvt', 'team'],
    ['words that mean one word', 'jurist van het gezin', 'advocaat'],
    ['a whole sentence', 'wat doe je als ouders moeten wachten op hulp?', 'wachten'],
  ])('finds by %s', async (_how, words, id) => {
    expect((await found(words))[0]).toBe(id)
  })

  test('says how it read a word that nobody writes so', async () => {
    expect((await findDocuments('gezinsadvokaat')).corrections).toEqual([{ from: 'gezinsadvokaat', to: 'gezinsadvocaat' }])
    expect((await findDocuments('gezinsadvocaat')).corrections).toEqual([])
  })

  test('marks in the passage what was looked for, and changes nothing else in it', async () => {
    const [first] = (await findDocuments('veiligheid')).documents
    expect(first?.passage.filter((part) => part.marked).map((part) => part.text)).toEqual(['veiligheid'])
    expect(first?.passage.map((part) => part.text).join('')).toBe('Het gezin schrijft zelf. De veiligheid van ieder staat voorop.')
    expect(first?.title.filter((part) => part.marked).map((part) => part.text)).toEqual(['veiligheidsplan'])
  })

  test('tells what each kind has, also when one is chosen', async () => {
    const { documents, counts } = await findDocuments('gezin', { kind: 'lesson' })
    expect(documents.map((document) => document.kind)).toEqual(['lesson'])
    expect(counts).toEqual([
      { kind: 'lesson', count: 1 },
      { kind: 'legal_answer', count: 1 },
    ])
  })

  test('finds nothing for words that say nothing, and for words that are not there', async () => {
    for (const words of ['', 'de het een', '!?', 'xylofoonkwartet']) expect(await found(words)).toEqual([])
  })

  test('what is taken away is not found, suggested or taken for another word in the very next question', async () => {
    const secret = { kind: 'lesson' as const, id: 'geheim', address: '/x/geheim', title: 'Zonnebloemstraat', at }
    await db.transaction((tx) => putDocument(tx, secret))
    expect(await found('zonnebloemstraad')).toEqual(['geheim'])
    expect(await suggestDocuments('zonneb')).toHaveLength(1)
    await db.transaction((tx) => takeDocument(tx, 'lesson', 'geheim'))
    expect(await findDocuments('zonnebloemstraad')).toMatchObject({ documents: [], corrections: [] })
    expect(await suggestDocuments('zonneb')).toEqual([])
  })

  test.each(["'", '\\', ':*', '& | !', '<->', '%_', '\0', '😀', 'a'.repeat(5_000), 'woord '.repeat(500), "gezin' or 1=1"])(
    '%j gives an answer, never a fault',
    async (words) => {
      await expect(findDocuments(words)).resolves.toBeDefined()
      await expect(suggestDocuments(words)).resolves.toBeDefined()
    },
  )
})

describe('Suggestions while typing', () => {
  test('offer a title once, also when a series has it many times', async () => {
    const series = ['een', 'twee'].map((id) => ({ kind: 'gathering' as const, id, address: `/x/${id}`, title: 'Zwanendrift', at }))
    await db.transaction(async (tx) => {
      for (const one of series) await putDocument(tx, one)
    })
    expect(await suggestDocuments('zwanen')).toHaveLength(1)
    await db.transaction(async (tx) => {
      for (const { id } of series) await takeDocument(tx, 'gathering', id)
    })
  })
  test.each([
    ['verkl', ['analyse']],
    ['gezins', ['advocaat']],
    ['een veil', ['plan', 'team']],
    ['regionaal ve', ['team']],
    ['potlood', []],
    ['v', []],
  ])('%j offers %j', async (typed, ids) => {
    expect((await suggestDocuments(typed)).map((one) => one.address)).toEqual(ids.map((id) => `/x/${id}`))
  })
})

describe('With many documents', () => {
  const many = 20_000
  beforeAll(async () => {
    // As the owner and without what follows each row: these rows are many, not strange, and their only word is known.
    const owner = postgres(url, { max: 1, connection: { session_replication_role: 'replica' } })
    await owner`insert into search_documents (kind, document_id, address, title, theme_slugs, at, search, words)
      select 'tip', 'veel-' || n, '/x/veel-' || n, 'Een gezin ' || n, '{}', now() - n * interval '1 minute',
        (select search_vector('Een gezin', 'A')), '{gezin}' from generate_series(1, ${many}) n`
    await owner`insert into search_words select md5(n::text), md5(n::text) from generate_series(1, ${many}) n`
    await owner`analyze`
    await owner.end()
  })
  type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
  test.each([
    [
      'a rare word is found by its index',
      sql`select document_id from search_documents where search @@ '''analys'''::tsquery order by at desc limit 300`,
    ],
    [
      'the vocabulary is looked up by its beginning',
      sql`select word from search_words w where w.lexeme ~>~ 'analys' and w.lexeme ~<~ ('analys' || chr(1114111))`,
    ],
    [
      'the vocabulary is looked up by its end',
      sql`select word from search_words w where reverse(w.lexeme) ~>~ reverse('plan') and reverse(w.lexeme) ~<~ (reverse('plan') || chr(1114111))`,
    ],
  ])('%s', async (_name, statement) => {
    const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Plan }[] }>(sql`explain (format json) ${statement}`)
    const plan = row?.['QUERY PLAN'][0]?.Plan
    if (!plan) throw new Error('no plan')
    expect(nodes(plan).map((node) => node['Node Type'])).not.toContain('Seq Scan')
  })
  test('a word that stands in everything ranks the newest only', async () => {
    const { documents, next } = await findDocuments('gezin')
    expect(documents).toHaveLength(20)
    expect(next).toBe(20)
  })
})
