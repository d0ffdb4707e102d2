import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { auditLog, bundles, outbox } from '#db/schema/index.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import {
  acceptBundle,
  describeBundle,
  offerBundle,
  placeBundle,
  retireBundle,
  returnBundle,
  startBundle,
  takeBackBundle,
} from './commands-bundles.ts'
import { addQuote, addThing, annotateItem, moveItem, removeItem } from './commands-items.ts'
import { retireInstrument, saveInstrument } from './commands-instruments.ts'
import { bundleToChange, keptBundles, offeredBundles, ownBundles, publicBundle, publicBundles, type BundleWork } from './queries-bundles.ts'
import { instrumentInput } from './schema.ts'
import { addThingInput } from './schema-bundles.ts'

const { url } = testDatabase()
let member: Actor
let keeper: Actor
let other: Actor
let lesson: PublishedLesson
let second: PublishedLesson
let instrument: string
beforeAll(async () => {
  await furnish()
  member = await person()
  keeper = await curator()
  other = await curator()
  lesson = await publishedLesson(member, keeper)
  second = await publishedLesson(member, keeper, { content: { title: 'Bel een week van tevoren' } })
  const form = { title: 'Basispresentatie', purpose: 'Voor je wethouder.', source: 'Het programma', url: 'https://a.example' }
  instrument = (await must(transact((tx) => saveInstrument(tx, keeper, instrumentInput.parse(form))))).instrumentId
})

const refused = (reason: string) => ({ ok: false, reason })
const work = async (actor: Actor, id: string): Promise<BundleWork> => {
  const found = await bundleToChange(actor, id)
  if (!found) throw new Error('no bundle')
  return found
}
const start = async (actor: Actor, kind: 'private' | 'curated' = 'private', title = 'Samen beginnen') =>
  (await must(transact((tx) => startBundle(tx, actor, { title, kind })))).bundleId
const addressInput = (bundleId: string, address: string, annotation = '') => addThingInput.parse({ bundleId, address, annotation })
const add = (actor: Actor, bundleId: string, address: string, annotation?: string) =>
  transact((tx) => addThing(tx, actor, addressInput(bundleId, address, annotation)))
const quote = (actor: Actor, bundleId: string, words = 'Eerst de thee.') =>
  transact((tx) => addQuote(tx, actor, { bundleId, quote: words, quoteBy: 'een teamleider', annotation: '' }))
const place = async (actor: Actor, bundleId: string, note = '') => {
  const { version } = await work(keeper, bundleId)
  return transact((tx) => placeBundle(tx, actor, { bundleId, version, note }))
}
/** One of the curators, with the first lesson, words and the instrument in it. */
async function filled(): Promise<string> {
  const id = await start(keeper, 'curated')
  await must(add(keeper, id, `/lessen/${lesson.slug}`, 'Begin hier.'))
  await must(quote(keeper, id))
  await must(add(other, id, '/instrumenten#basispresentatie'))
  return id
}
const titles = async (id: string) => (await work(keeper, id)).items.map(({ title }) => title)

describe('A private bundle', () => {
  test('is for its owner alone', async () => {
    const id = await start(member)
    await must(add(member, id, `https://leren.example.nl/lessen/${lesson.slug}?x=1#y`))
    expect((await ownBundles(member)).map((one) => one.id)).toContain(id)
    for (const actor of [keeper, await person(), await person({ roles: ['administrator'] })]) {
      expect(await bundleToChange(actor, id)).toBeUndefined()
      expect((await keptBundles(actor)).map((one) => one.id)).not.toContain(id)
      expect(await quote(actor, id)).toEqual(refused('unknown_bundle'))
      for (const deed of [offerBundle, takeBackBundle, acceptBundle, retireBundle])
        expect(await transact((tx) => deed(tx, actor, { bundleId: id }))).toEqual(refused('unknown_bundle'))
      expect(await transact((tx) => returnBundle(tx, actor, { bundleId: id, answer: 'Nee.' }))).toEqual(refused('unknown_bundle'))
      expect(await transact((tx) => placeBundle(tx, actor, { bundleId: id, version: 1, note: '' }))).toEqual(refused('unknown_bundle'))
    }
    // Placing is for curators: the owner's own bundle does not go on the site by the owner's hand.
    expect(await transact((tx) => placeBundle(tx, member, { bundleId: id, version: 1, note: '' }))).toEqual(refused('not_allowed'))
  })
  test('is offered, taken back, offered again and taken over; the owner gets one mail that holds no words of it', async () => {
    const id = await start(member, 'private', 'Een bundel met een bijzondere naam')
    const input = { bundleId: id }
    expect(await transact((tx) => offerBundle(tx, member, input))).toEqual(refused('empty_bundle'))
    await must(quote(member, id))
    expect(await transact((tx) => takeBackBundle(tx, member, input))).toEqual(refused('wrong_state'))
    await must(transact((tx) => offerBundle(tx, member, input)))
    expect(await quote(member, id)).toEqual(refused('wrong_state'))
    expect(await transact((tx) => offerBundle(tx, member, input))).toEqual(refused('wrong_state'))
    expect(await transact((tx) => retireBundle(tx, member, input))).toEqual(refused('wrong_state'))
    expect(await offeredBundles(keeper)).toBe(1)
    expect(await offeredBundles(member)).toBe(0)
    await must(transact((tx) => takeBackBundle(tx, member, input)))
    await must(transact((tx) => offerBundle(tx, member, input)))
    expect(await transact((tx) => acceptBundle(tx, member, input))).toEqual(refused('not_allowed'))
    expect(await transact((tx) => returnBundle(tx, member, { ...input, answer: 'x' }))).toEqual(refused('not_allowed'))
    await must(transact((tx) => acceptBundle(tx, keeper, input)))
    expect(await transact((tx) => acceptBundle(tx, keeper, input))).toEqual(refused('wrong_state'))
    expect(await transact((tx) => returnBundle(tx, keeper, { ...input, answer: 'x' }))).toEqual(refused('wrong_state'))
    expect(await work(member, id)).toMatchObject({ status: 'curated', mayChange: false })
    expect(await work(other, id)).toMatchObject({ mayChange: true })
    const mails = (await db.select().from(outbox).where(eq(outbox.recipient, member.email))).filter(({ subject }) => /bundel/.test(subject))
    expect(mails.map(({ subject }) => subject)).toEqual(['De redactie neemt je bundel over'])
    expect(mails[0]?.text).not.toContain('bijzondere naam')
  })
  test('that is given back is private again, with the answer', async () => {
    const id = await start(member)
    await must(quote(member, id))
    await must(transact((tx) => offerBundle(tx, member, { bundleId: id })))
    expect(await transact((tx) => returnBundle(tx, keeper, { bundleId: id, answer: 'bsn 123456782' }))).toEqual(refused('hard_stop'))
    await must(transact((tx) => returnBundle(tx, keeper, { bundleId: id, answer: 'Er is al zo’n bundel.' })))
    expect(await work(member, id)).toMatchObject({ status: 'private', answer: 'Er is al zo’n bundel.', mayChange: true })
    expect(await bundleToChange(keeper, id)).toBeUndefined()
  })
  test('is one of at most twenty, also when they are begun at once', async () => {
    const many = await person()
    for (let count = 0; count < 17; count++) await start(many)
    const finished = await race(url, 8, (tx) => startBundle(tx, many, { title: 'Nog een', kind: 'private' }))
    expect(finished.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await transact((tx) => startBundle(tx, many, { title: 'Nog een', kind: 'private' }))).toEqual(refused('too_many_bundles'))
    const slugs = (await db.select().from(bundles).where(eq(bundles.ownerId, many.id))).map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(20)
  })
  test('of the curators is begun by curators', async () => {
    expect(await transact((tx) => startBundle(tx, member, { title: 'Van ons', kind: 'curated' }))).toEqual(refused('not_allowed'))
    expect(await transact((tx) => startBundle(tx, keeper, { title: 'bsn 123456782', kind: 'curated' }))).toEqual(refused('hard_stop'))
  })
})

describe('Working on a bundle', () => {
  test('puts things in an order, with words beside them', async () => {
    const id = await filled()
    const [first, words, tool] = (await work(keeper, id)).items
    if (!first || !words || !tool) throw new Error('three things')
    const now = async () => ({ bundleId: id, version: (await work(keeper, id)).version })
    const move = async (itemId: string, to: 'up' | 'down') => {
      const at = await now()
      return transact((tx) => moveItem(tx, keeper, { ...at, itemId, to }))
    }
    await must(move(tool.id, 'up'))
    await must(move(first.id, 'down'))
    expect(await titles(id)).toEqual([tool.title, first.title, words.title])
    // At the end of the list nothing happens.
    await must(move(tool.id, 'up'))
    await must(move(words.id, 'down'))
    expect(await titles(id)).toEqual([tool.title, first.title, words.title])
    const annotated = { ...(await now()), itemId: tool.id, annotation: 'Pas hem aan.' }
    await must(transact((tx) => annotateItem(tx, other, annotated)))
    expect((await work(keeper, id)).items[0]?.annotation).toBe('Pas hem aan.')
    const removed = { ...(await now()), itemId: first.id }
    await must(transact((tx) => removeItem(tx, keeper, removed)))
    expect(await titles(id)).toEqual([tool.title, words.title])
    const gone = { ...(await now()), itemId: first.id }
    for (const deed of [
      transact((tx) => removeItem(tx, keeper, gone)),
      transact((tx) => annotateItem(tx, keeper, { ...gone, annotation: '' })),
      transact((tx) => moveItem(tx, keeper, { ...gone, to: 'up' as const })),
    ])
      expect(await deed).toEqual(refused('unknown_item'))
  })
  test('on what somebody else changed meanwhile is refused, deed by deed', async () => {
    const id = await filled()
    const { version, items } = await work(keeper, id)
    const seen = { bundleId: id, version, itemId: items[0]?.id ?? '' }
    await must(quote(other, id, 'Iets van een collega.'))
    for (const deed of [
      transact((tx) => describeBundle(tx, keeper, { ...seen, title: 'x', intro: '' })),
      transact((tx) => annotateItem(tx, keeper, { ...seen, annotation: 'x' })),
      transact((tx) => moveItem(tx, keeper, { ...seen, to: 'down' as const })),
      transact((tx) => removeItem(tx, keeper, seen)),
      transact((tx) => placeBundle(tx, keeper, { ...seen, note: '' })),
    ])
      expect(await deed).toEqual(refused('changed_meanwhile'))
  })
  test('takes what is on the site, once, and nothing else', async () => {
    const id = await filled()
    expect(await add(keeper, id, `/lessen/${lesson.slug}`)).toEqual(refused('already_in_bundle'))
    const onDesk = await submittedLesson(member)
    for (const address of [
      '/lessen/bestaat-niet',
      `/lessen/${onDesk.lessonId}`,
      '/bijeenkomsten/bestaat-niet',
      '/instrumenten/bestaat-niet/open',
    ])
      expect(await add(keeper, id, address)).toEqual(refused('unknown_item'))
    for (const address of ['', 'https://elders.example/pagina', '/mijn/lessen', 'javascript:alert(1)'])
      expect(addThingInput.safeParse({ bundleId: id, address }).error?.issues[0]?.path, address).toEqual(['address'])
    for (const deed of [quote(keeper, id, 'bsn 123456782'), add(keeper, id, `/lessen/${second.slug}`, 'bsn 123456782')])
      expect(await deed).toEqual(refused('hard_stop'))
  })
  test('by ten at once loses nothing and holds a lesson once', async () => {
    const id = await start(keeper, 'curated')
    const sameLesson = addressInput(id, `/lessen/${lesson.slug}`)
    const finished = await race(url, 10, (tx, contestant) =>
      contestant < 5
        ? addThing(tx, keeper, sameLesson)
        : addQuote(tx, other, { bundleId: id, quote: `Woorden ${contestant}`, quoteBy: '', annotation: '' }),
    )
    expect(finished.filter(({ ok }) => ok)).toHaveLength(6)
    expect(finished.filter((one) => !one.ok && one.reason === 'already_in_bundle')).toHaveLength(4)
    expect((await work(keeper, id)).items).toHaveLength(6)
  })
  test('ends at forty things', async () => {
    const id = await start(keeper, 'curated')
    for (let count = 0; count < 40; count++) await must(quote(keeper, id, `Woorden ${count}`))
    expect(await quote(keeper, id)).toEqual(refused('too_many_items'))
  })
})

describe('A placed bundle', () => {
  test('shows the version that was placed, and not what is worked on', async () => {
    const id = await filled()
    expect(await place(member, id)).toEqual(refused('unknown_bundle'))
    const { slug } = await must(place(keeper, id))
    expect(await publicBundle(slug)).toMatchObject({
      things: [{ kind: 'lesson', annotation: 'Begin hier.' }, { kind: 'quote' }, { kind: 'instrument' }],
    })
    await must(quote(keeper, id, 'Later bedacht.'))
    expect((await publicBundle(slug))?.things).toHaveLength(3)
    expect(await place(keeper, id)).toEqual(refused('say_what_changed'))
    await must(place(other, id, 'Woorden van een collega erbij.'))
    const placed = await publicBundle(slug)
    expect(placed?.things).toHaveLength(4)
    expect(placed?.changes).toMatchObject([{ number: 2, note: 'Woorden van een collega erbij.' }])
    // What came later is newer in the feed; what was there stays as old as it is.
    const [first, , , last] = placed?.things ?? []
    expect(placed?.since[first?.key ?? '']).toEqual(placed?.firstPlacedAt)
    expect(placed?.since[last?.key ?? '']).toEqual(placed?.placedAt)
    expect((await publicBundles()).find((one) => one.slug === slug)).toMatchObject({ count: 4 })
    const logged = await db.select().from(auditLog).where(eq(auditLog.objectId, id))
    expect(logged.map(({ action }) => action)).toContain('place_bundle')
  })
  test('does not show what was withdrawn or taken away', async () => {
    const gone = await publishedLesson(member, keeper, { content: { title: 'Een les die weggaat' } })
    const id = await filled()
    await must(add(keeper, id, `/lessen/${gone.slug}`))
    const { slug } = await must(place(keeper, id))
    await must(transact((tx) => withdrawLesson(tx, keeper, { lessonId: gone.lessonId, reason: 'recognisable', message: 'Te herkennen.' })))
    expect(await publicBundle(slug)).toMatchObject({ gone: 1, things: [{ kind: 'lesson' }, { kind: 'quote' }, { kind: 'instrument' }] })
    expect(JSON.stringify(await publicBundle(slug))).not.toContain('Een les die weggaat')
    expect(JSON.stringify(await work(keeper, id))).not.toContain('Een les die weggaat')
    await must(transact((tx) => retireInstrument(tx, keeper, { instrumentId: instrument })))
    expect((await publicBundle(slug))?.gone).toBe(2)
  })
  test('that is empty is not placed; one that was taken away is nowhere', async () => {
    const id = await start(keeper, 'curated')
    expect(await place(keeper, id)).toEqual(refused('empty_bundle'))
    await must(quote(keeper, id))
    const { slug } = await must(place(keeper, id))
    const findable = async () =>
      (await db.execute(sql`select 1 from search_documents where kind = 'bundle' and document_id = ${id}`)).length
    expect(await findable()).toBe(1)
    await must(transact((tx) => retireBundle(tx, other, { bundleId: id })))
    expect(await findable()).toBe(0)
    expect(await publicBundle(slug)).toBeUndefined()
    expect((await publicBundles()).map((one) => one.slug)).not.toContain(slug)
    expect(await bundleToChange(keeper, id)).toBeUndefined()
    expect(await transact((tx) => retireBundle(tx, other, { bundleId: id }))).toEqual(refused('wrong_state'))
  })
  test('is placed once when two curators press at the same moment', async () => {
    const id = await start(keeper, 'curated')
    await must(quote(keeper, id))
    const { version } = await work(keeper, id)
    const finished = await race(url, 6, (tx) => placeBundle(tx, keeper, { bundleId: id, version, note: 'Nieuw.' }))
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1)
    expect(finished.filter((one) => !one.ok && one.reason === 'changed_meanwhile')).toHaveLength(5)
    expect((await work(keeper, id)).placed).toBe(1)
  })
  test('keeps its versions as they were', async () => {
    const { sql: web } = connect(url, { max: 1 })
    await expect(web`update bundle_versions set title = 'x'`).rejects.toThrow(/permission denied/)
    await expect(web`delete from bundle_versions`).rejects.toThrow(/permission denied/)
    await expect(web`delete from bundles`).rejects.toThrow(/permission denied/)
    await web.end()
  })
})
