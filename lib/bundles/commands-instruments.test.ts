import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, instrumentOpenings, instruments } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { openInstrument, placeInstrumentFile, retireInstrument, saveInstrument } from './commands-instruments.ts'
import { fetchableInstrumentFile, instrumentsOfTip, keptInstruments, publicInstruments } from './queries-instruments.ts'
import { instrumentInput } from './schema.ts'

const { url } = testDatabase()
let keeper: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  keeper = await curator()
  member = await person()
})

let number = 0
const input = (more: Record<string, unknown> = {}) =>
  instrumentInput.parse({
    title: `Quickscan ${++number}`,
    purpose: 'Om met je wethouder te zien waar je staat.',
    source: 'Het landelijke team',
    url: 'https://instrumenten.example/quickscan',
    tips: ['2'],
    themes: ['monitoring'],
    ...more,
  })
const save = (actor: Actor, more: Record<string, unknown> = {}) => transact((tx) => saveInstrument(tx, actor, input(more)))
const saved = async (more: Record<string, unknown> = {}) => {
  const { instrumentId } = await must(save(keeper, more))
  const [row] = await db.select().from(instruments).where(eq(instruments.id, instrumentId))
  if (!row) throw new Error('no instrument')
  return row
}
const file = () => ({
  id: crypto.randomUUID(),
  name: 'presentatie.pdf',
  mediaType: 'application/pdf',
  bytes: 1_200,
  sha256: 'b'.repeat(64),
})
const shown = async () => (await publicInstruments()).map(({ slug }) => slug)
const findable = async (id: string) =>
  (await db.execute(sql`select 1 from search_documents where kind = 'instrument' and document_id = ${id}`)).length > 0

describe('An instrument', () => {
  test('of a curator stands in the list, with its tip and theme, and can be found', async () => {
    const row = await saved({ validUntil: '2027-01-01', version: '2' })
    expect((await publicInstruments({ tip: 'bestuurlijk-trekker' })).map(({ slug }) => slug)).toEqual(
      (await instrumentsOfTip(2)).map(({ slug }) => slug),
    )
    const [found] = (await publicInstruments({ theme: 'monitoring' })).filter(({ id }) => id === row.id)
    expect(found).toMatchObject({ version: '2', validUntil: '2027-01-01', tips: [{ number: 2 }], themes: [{ slug: 'monitoring' }] })
    expect(await publicInstruments({ theme: 'klantreis' })).toEqual([])
    expect(await findable(row.id)).toBe(true)
    expect(await db.select().from(auditLog).where(eq(auditLog.objectId, row.id))).toMatchObject([{ action: 'save_instrument' }])
  })
  test('is kept by curators only', async () => {
    for (const other of [member, await person({ roles: ['administrator'] }), await person({ roles: ['regional_team'] })]) {
      expect(await save(other)).toEqual({ ok: false, reason: 'not_allowed' })
      expect(await keptInstruments(other)).toEqual([])
    }
    const row = await saved()
    expect(await transact((tx) => retireInstrument(tx, member, { instrumentId: row.id }))).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await transact((tx) => placeInstrumentFile(tx, member, row.id, file()))).toEqual({ ok: false, reason: 'not_allowed' })
  })
  test('that is changed keeps its address; a changed link is looked at anew', async () => {
    const row = await saved()
    await db.update(instruments).set({ linkState: 'broken', checkedAt: new Date() }).where(eq(instruments.id, row.id))
    const again = await saved({ instrumentId: row.id, title: 'Een andere naam' })
    expect(again).toMatchObject({ id: row.id, slug: row.slug, title: 'Een andere naam', linkState: 'broken' })
    const mended = await saved({ instrumentId: row.id, url: 'https://instrumenten.example/nieuw' })
    expect(mended).toMatchObject({ linkState: null, checkedAt: null })
  })
  test('with a word that is not there is refused, as is one that is gone', async () => {
    expect(await save(keeper, { themes: ['bestaat-niet'] })).toEqual({ ok: false, reason: 'unknown_word' })
    expect(await save(keeper, { tips: ['99'] })).toEqual({ ok: false, reason: 'unknown_word' })
    expect(await save(keeper, { instrumentId: crypto.randomUUID() })).toEqual({ ok: false, reason: 'unknown_instrument' })
  })
  test.each(['javascript:alert(1)', 'ftp://a.example/b', 'geen adres', 'https://'])('does not lead to %s', (link) => {
    const form = { title: 'a', purpose: 'b', source: 'c', url: link }
    expect(instrumentInput.safeParse(form).error?.issues[0]?.path).toEqual(['url'])
  })
  test('without a link stands on the site once it has a file, and then takes no link', async () => {
    const row = await saved({ url: '' })
    expect(await shown()).not.toContain(row.slug)
    expect(await findable(row.id)).toBe(false)
    const first = file()
    expect(await must(transact((tx) => placeInstrumentFile(tx, keeper, row.id, first)))).toEqual({ left: null })
    expect(await shown()).toContain(row.slug)
    expect(await findable(row.id)).toBe(true)
    expect(await save(keeper, { instrumentId: row.id, url: 'https://a.example' })).toEqual({ ok: false, reason: 'link_or_file' })
    expect(await must(transact((tx) => placeInstrumentFile(tx, keeper, row.id, file())))).toEqual({ left: first.id })
    const withLink = await saved()
    expect(await transact((tx) => placeInstrumentFile(tx, keeper, withLink.id, file()))).toEqual({ ok: false, reason: 'link_or_file' })
  })
  test('that was taken away is in no list, opens nothing and gives its file to nobody outside', async () => {
    const row = await saved({ url: '' })
    const its = file()
    await must(transact((tx) => placeInstrumentFile(tx, keeper, row.id, its)))
    expect(await fetchableInstrumentFile(null, its.id)).toMatchObject({ isPublic: true })
    await must(transact((tx) => retireInstrument(tx, keeper, { instrumentId: row.id })))
    expect(await shown()).not.toContain(row.slug)
    expect(await findable(row.id)).toBe(false)
    expect(await fetchableInstrumentFile(null, its.id)).toBeUndefined()
    expect(await fetchableInstrumentFile(member, its.id)).toBeUndefined()
    expect(await fetchableInstrumentFile(keeper, its.id)).toMatchObject({ isPublic: false })
    expect(await transact((tx) => openInstrument(tx, row.slug))).toEqual({ ok: false, reason: 'unknown_instrument' })
    for (const deed of [
      transact((tx) => retireInstrument(tx, keeper, { instrumentId: row.id })),
      transact((tx) => placeInstrumentFile(tx, keeper, row.id, file())),
    ])
      expect(await deed).toEqual({ ok: false, reason: 'unknown_instrument' })
  })
  test('with a name that is taken gets an address of its own, also when ten are added at once', async () => {
    const same = input({ title: 'Handreiking samen beginnen' })
    const finished = await race(url, 10, (tx) => saveInstrument(tx, keeper, same))
    expect(finished.every(({ ok }) => ok)).toBe(true)
    const addresses = (await db.select().from(instruments).where(eq(instruments.title, same.title))).map(({ slug }) => slug)
    expect(new Set(addresses).size).toBe(10)
  })
})

describe('Opening an instrument', () => {
  test('counts each time, by the day in Amsterdam, and writes nothing about who', async () => {
    const row = await saved()
    // Half past eleven in the evening in London is the next day in Amsterdam.
    const late = new Date('2026-06-30T22:30:00Z')
    for (let time = 0; time < 3; time++) expect(await must(transact((tx) => openInstrument(tx, row.slug, late)))).toEqual({ url: row.url })
    expect(await db.select().from(instrumentOpenings).where(eq(instrumentOpenings.instrumentId, row.id))).toEqual([
      { instrumentId: row.id, day: '2026-07-01', count: 3 },
    ])
    expect((await keptInstruments(keeper, late)).find(({ id }) => id === row.id)?.opened).toBe(3)
    expect((await keptInstruments(keeper, new Date('2026-12-30T12:00:00Z'))).find(({ id }) => id === row.id)?.opened).toBe(0)
  })
  test('at once by many loses none', async () => {
    const row = await saved()
    await race(url, 12, (tx) => openInstrument(tx, row.slug))
    const [counted] = await db.select().from(instrumentOpenings).where(eq(instrumentOpenings.instrumentId, row.id))
    expect(counted?.count).toBe(12)
  })
  test('of what has no file yet, or is not there, leads nowhere', async () => {
    const row = await saved({ url: '' })
    for (const slug of [row.slug, 'bestaat-niet'])
      expect(await transact((tx) => openInstrument(tx, slug))).toEqual({ ok: false, reason: 'unknown_instrument' })
  })
})
