import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { bundles, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { addBundleAuthor, removeBundleAuthor } from './commands-authors.ts'
import { acceptBundle, describeBundle, offerBundle, placeBundle, retireBundle, startBundle } from './commands-bundles.ts'
import { addQuote, collectThing } from './commands-items.ts'
import { bundlesToFill, bundleToChange, ownBundles } from './queries-bundles.ts'
import { collectInput } from './schema-bundles.ts'

const { url } = testDatabase()

let owner: Actor
let friend: Actor
let stranger: Actor
let keeper: Actor
let keeperToo: Actor
let lesson: PublishedLesson
beforeAll(async () => {
  await furnish()
  owner = await person()
  friend = await person()
  stranger = await person()
  keeper = await curator()
  keeperToo = await curator()
  lesson = await publishedLesson(owner, keeper)
})
beforeEach(() => db.delete(outbox))

const refused = (reason: string) => ({ ok: false, reason })
const start = async (actor = owner, kind: 'private' | 'curated' = 'private') =>
  (await must(transact((tx) => startBundle(tx, actor, { title: 'Samen beginnen', kind })))).bundleId
const ask = (actor: Actor, bundleId: string, whom: Actor) => transact((tx) => addBundleAuthor(tx, actor, { bundleId, email: whom.email }))
const quote = (actor: Actor, bundleId: string) =>
  transact((tx) => addQuote(tx, actor, { bundleId, quote: 'Eerst de thee.', quoteBy: '', annotation: '' }))
const mailed = async (subject: string) =>
  (await db.select().from(outbox).where(eq(outbox.subject, subject))).map(({ recipient }) => recipient).toSorted()

describe('Who works along on a bundle', () => {
  test('reads and changes a private one, and neither offers it, nor takes it away, nor asks others', async () => {
    const id = await start()
    expect(await ask(stranger, id, friend)).toEqual(refused('unknown_bundle'))
    expect(await transact((tx) => addBundleAuthor(tx, owner, { bundleId: id, email: 'niemand@test.example' }))).toEqual(
      refused('unknown_person'),
    )
    expect(await ask(owner, id, owner)).toEqual(refused('works_already'))
    expect(await quote(friend, id)).toEqual(refused('unknown_bundle'))
    await must(ask(owner, id, friend))
    expect(await ask(owner, id, friend)).toEqual(refused('works_already'))
    expect(await mailed('Je kunt meewerken aan een bundel')).toEqual([friend.email])
    await must(quote(friend, id))
    expect((await ownBundles(friend)).map((bundle) => bundle.id)).toContain(id)
    expect(await bundleToChange(friend, id)).toMatchObject({ mayChange: true, mayLead: false, isOwner: false })
    expect(await bundleToChange(keeper, id)).toBeUndefined()
    expect(await ask(friend, id, stranger)).toEqual(refused('wrong_state'))
    expect(await transact((tx) => offerBundle(tx, friend, { bundleId: id }))).toEqual(refused('unknown_bundle'))
    expect(await transact((tx) => retireBundle(tx, friend, { bundleId: id }))).toEqual(refused('wrong_state'))
  })
  test('leaves or is taken off, and then sees nothing of it', async () => {
    const id = await start()
    await must(ask(owner, id, friend))
    await must(ask(owner, id, stranger))
    const remove = (actor: Actor, whom: Actor) => transact((tx) => removeBundleAuthor(tx, actor, { bundleId: id, userId: whom.id }))
    expect(await remove(friend, stranger)).toEqual(refused('wrong_state'))
    await must(remove(friend, friend))
    await must(remove(owner, stranger))
    for (const one of [friend, stranger]) expect(await bundleToChange(one, id)).toBeUndefined()
  })
  test('works on a curated one when a curator asks, which a curator places; taking over ends what the owner asked', async () => {
    const id = await start()
    await must(ask(owner, id, friend))
    await must(quote(owner, id))
    await must(transact((tx) => offerBundle(tx, owner, { bundleId: id })))
    expect(await mailed('Er is een bundel aangeboden')).toEqual([keeper.email, keeperToo.email].toSorted())
    expect(await quote(friend, id)).toEqual(refused('wrong_state'))
    await must(transact((tx) => acceptBundle(tx, keeper, { bundleId: id })))
    expect(await mailed('De redactie neemt je bundel over')).toEqual([owner.email])
    expect(await quote(friend, id)).toEqual(refused('unknown_bundle'))
    expect(await quote(owner, id)).toEqual(refused('wrong_state'))
    await must(ask(keeper, id, owner))
    await must(quote(owner, id))
    const version = (await bundleToChange(owner, id))?.version ?? 0
    expect(await transact((tx) => placeBundle(tx, owner, { bundleId: id, version, note: '' }))).toEqual(refused('not_allowed'))
    await must(transact((tx) => describeBundle(tx, owner, { bundleId: id, version, title: 'Beter', intro: '' })))
    expect((await transact((tx) => placeBundle(tx, keeperToo, { bundleId: id, version: version + 1, note: '' }))).ok).toBe(true)
  })
  test('is asked once when two curators press at the same moment', async () => {
    const id = await start(keeper, 'curated')
    const finished = await race(url, 2, (tx, index) =>
      addBundleAuthor(tx, index === 0 ? keeper : keeperToo, { bundleId: id, email: friend.email }),
    )
    expect(finished.map((one) => (one.ok ? 'done' : one.reason)).toSorted()).toEqual(['done', 'works_already'])
  })
})

describe('Putting a page of the site in a bundle', () => {
  const put = (actor: Actor, form: Record<string, string>) =>
    transact((tx) => collectThing(tx, actor, collectInput.parse({ address: `/lessen/${lesson.slug}`, annotation: '', ...form })))
  test('goes into one that the person works on, or begins one; nothing is begun when it cannot be put in', async () => {
    const id = await start()
    await must(ask(owner, id, friend))
    expect((await bundlesToFill(friend)).map((bundle) => bundle.id)).toContain(id)
    await must(put(friend, { bundleId: id }))
    expect(await put(friend, { bundleId: id })).toEqual(refused('already_in_bundle'))
    expect(await put(stranger, { bundleId: id })).toEqual(refused('unknown_bundle'))
    expect(await bundlesToFill(stranger)).toEqual([])
    const { bundleId } = await must(put(stranger, { bundleId: 'nieuw', title: 'Van mij' }))
    expect((await bundleToChange(stranger, bundleId))?.items).toHaveLength(1)
    const before = await db.$count(bundles)
    expect(await put(stranger, { bundleId: 'nieuw', title: 'Nog een', address: '/lessen/bestaat-niet' })).toEqual(refused('unknown_item'))
    expect(await db.$count(bundles)).toBe(before)
    expect(collectInput.safeParse({ address: '/lessen/een', bundleId: 'nieuw' }).success).toBe(false)
  })
})
