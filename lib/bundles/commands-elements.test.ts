import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, principleElements } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { retireElement, saveElement } from './commands-elements.ts'
import { allPrinciples, elementAt, elementToChange, surprise } from './queries-elements.ts'
import { elementInput } from './schema-elements.ts'

const { url } = testDatabase()
const learning = 'lerend-werken'
const human = 'van-mens-tot-mens-werken'
let keeper: Actor
beforeAll(async () => {
  await furnish()
  keeper = await curator()
})

let number = 0
const input = (more: Record<string, unknown> = {}) =>
  elementInput.parse({ principle: learning, kind: 'story', title: `Verhaal ${++number}`, body: 'Het liep anders.', position: '5', ...more })
const save = (actor: Actor, more: Record<string, unknown> = {}) => transact((tx) => saveElement(tx, actor, input(more)))
const saved = async (more: Record<string, unknown> = {}) => {
  const { elementId } = await must(save(keeper, more))
  const [row] = await db.select().from(principleElements).where(eq(principleElements.id, elementId))
  if (!row) throw new Error('no element')
  return row
}
const path = async (slug: string) =>
  (await allPrinciples()).principles.find((one) => one.slug === slug)?.elements.map((one) => one.slug) ?? []
const findable = async (id: string) =>
  (await db.execute(sql`select 1 from search_documents where kind = 'principle' and document_id = ${id}`)).length > 0

describe('The Inspiratiebundel', () => {
  test('has two principles with a name and four that wait', async () => {
    const { principles, waiting } = await allPrinciples()
    expect(principles.map(({ name }) => name)).toEqual(['Van mens tot mens werken', 'Lerend werken'])
    expect(waiting).toBe(4)
    expect(await surprise('')).toBeUndefined()
  })
  test('leads three ways on from every part: along the path, across, and to anywhere else', async () => {
    const first = await saved({ kind: 'explanation', position: '1' })
    // Alone on its path there is no next, and nothing to cross to.
    expect(await elementAt(learning, first.slug)).toMatchObject({ same: undefined, contrast: undefined })
    const second = await saved({ position: '2' })
    const across = await saved({ principle: human, kind: 'story', position: '1' })
    await saved({ principle: human, kind: 'words', position: '2' })
    expect(await elementAt(learning, first.slug)).toMatchObject({
      element: { title: first.title, body: 'Het liep anders.' },
      same: { slug: second.slug },
      contrast: { slug: across.slug, principleName: 'Van mens tot mens werken' },
    })
    expect((await elementAt(learning, second.slug))?.same?.slug).toBe(first.slug)
    for (let time = 0; time < 20; time++) expect(await surprise(first.slug)).not.toContain(`/${first.slug}`)
    expect(await elementAt(human, first.slug)).toBeUndefined()
    expect(await elementAt(learning, 'bestaat-niet')).toBeUndefined()
  })
  test('shows the parts in the order of the curator, and can find them', async () => {
    const last = await saved({ position: '99' })
    const early = await saved({ position: '3' })
    const order = await path(learning)
    expect(order.indexOf(early.slug)).toBeLessThan(order.indexOf(last.slug))
    expect(order.at(-1)).toBe(last.slug)
    expect(await findable(last.id)).toBe(true)
    expect(await db.select().from(auditLog).where(eq(auditLog.objectId, last.id))).toMatchObject([{ action: 'save_element' }])
  })
  test('keeps the address of a part that is changed, and loses one that is taken away', async () => {
    const row = await saved()
    const changed = await saved({ elementId: row.id, title: 'Een andere titel' })
    expect(changed).toMatchObject({ slug: row.slug, title: 'Een andere titel', changedById: keeper.id })
    await must(transact((tx) => retireElement(tx, keeper, { elementId: row.id })))
    expect(await path(learning)).not.toContain(row.slug)
    expect(await elementAt(learning, row.slug)).toBeUndefined()
    expect(await elementToChange(keeper, row.id)).toBeUndefined()
    expect(await findable(row.id)).toBe(false)
    expect(await transact((tx) => retireElement(tx, keeper, { elementId: row.id }))).toEqual({ ok: false, reason: 'unknown_element' })
    expect(await save(keeper, { elementId: row.id })).toEqual({ ok: false, reason: 'unknown_element' })
  })
  test('is kept by curators only', async () => {
    const row = await saved()
    for (const roles of [['member'], ['regional_team'], ['administrator']] as const) {
      const other = await person({ roles: [...roles] })
      expect(await save(other)).toEqual({ ok: false, reason: 'not_allowed' })
      expect(await transact((tx) => retireElement(tx, other, { elementId: row.id }))).toEqual({ ok: false, reason: 'not_allowed' })
      expect(await elementToChange(other, row.id)).toBeUndefined()
    }
  })
  test('refuses a principle of the scenario, one that is not there, a moved part and a number of a person', async () => {
    for (const principle of ['gezinsgericht', 'bestaat-niet'])
      expect(await save(keeper, { principle })).toEqual({ ok: false, reason: 'unknown_word' })
    const row = await saved()
    expect(await save(keeper, { elementId: row.id, principle: human })).toEqual({ ok: false, reason: 'unknown_element' })
    expect(await save(keeper, { body: 'bsn 123456782' })).toEqual({ ok: false, reason: 'hard_stop' })
  })
  test('takes minutes for an exercise only', () => {
    const form = { principle: learning, title: 'a', body: 'b', position: '1', minutes: '15' }
    expect(elementInput.parse({ ...form, kind: 'exercise' }).minutes).toBe(15)
    expect(elementInput.parse({ ...form, kind: 'exercise', minutes: '' }).minutes).toBeNull()
    expect(elementInput.safeParse({ ...form, kind: 'story' }).error?.issues[0]?.path).toEqual(['minutes'])
    expect(elementInput.safeParse({ ...form, kind: 'exercise', minutes: 'lang' }).success).toBe(false)
  })
  test('gives each of ten parts with one title an address of its own, also when they come at once', async () => {
    const same = input({ title: 'Hetzelfde verhaal' })
    expect((await race(url, 10, (tx) => saveElement(tx, keeper, same))).every(({ ok }) => ok)).toBe(true)
    const rows = await db.select().from(principleElements).where(eq(principleElements.title, same.title))
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(10)
  })
})
