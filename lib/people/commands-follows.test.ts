import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, followRhythms, follows, outbox, subscribers, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import * as deeds from './commands-follows.ts'
import { followingByLink, followToConfirm, ownFollowing } from './queries-follows.ts'
import { confirmFollowLink, followsLink, stopAddress } from './queries-links-follows.ts'
import { changeFollowingInput } from './schema-follows.ts'
import { nextMoment } from './status-rhythms.ts'
import type { FollowTopic } from './values-follows.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let member: Actor
beforeAll(furnish)
beforeEach(async () => {
  member = await person()
  await owner`truncate subscribers cascade`
  await db.delete(outbox)
})

const theme: FollowTopic = { kind: 'theme', key: 'monitoring' }
const email = 'bezoeker@voorbeeld.example'
const day = 24 * 3_600_000
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const follow = (who: Actor, topic: FollowTopic = theme) => transact((tx) => deeds.follow(tx, who, { ...topic, rhythm: 'weekly' }))
const followOutside = (address = email, topic: FollowTopic = theme, now?: Date) =>
  transact((tx) => deeds.followFromOutside(tx, { ...topic, rhythm: 'daily', email: address }, now))
const confirm = (followId: string, now?: Date) =>
  transact((tx) => deeds.confirmFollow(tx, { token: tokenOf(confirmFollowLink(followId)) }, now))
const mails = async (to: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, to))).map(({ subject, text }) => `${subject}\n${text}`)
const stored = async () => ({
  people: await db.$count(subscribers),
  follows: await db.$count(follows),
  rhythms: await db.$count(followRhythms),
})
const nothing = { people: 0, follows: 0, rhythms: 0 }

describe('Somebody with an account', () => {
  test('follows what is there, once, and says how often', async () => {
    expect(await follow(member, { kind: 'theme', key: 'bestaat-niet' })).toEqual({ ok: false, reason: 'unknown_thing' })
    expect(await follow(member, { kind: 'bundle', key: crypto.randomUUID() })).toEqual({ ok: false, reason: 'unknown_thing' })
    const both = await race(url, 2, (tx) => deeds.follow(tx, member, { ...theme, rhythm: 'daily' }))
    expect(both.every(({ ok }) => ok)).toBe(true)
    await must(follow(member, { kind: 'tip', key: '3' }))
    await must(follow(member, { kind: 'region', key: 'JZ14' }))
    const own = await ownFollowing(member)
    expect(own?.follows.map(({ kind, href }) => [kind, href])).toEqual([
      ['theme', '/lessen?thema=monitoring'],
      ['tip', '/aan-de-slag/integrale-sturing'],
      ['region', '/regios/twente'],
    ])
    expect(own?.rhythms).toEqual([
      { kind: 'theme', rhythm: 'daily' },
      { kind: 'tip', rhythm: 'weekly' },
      { kind: 'region', rhythm: 'weekly' },
    ])
    // The log knows that somebody follows a kind, and not what.
    const [row] = await db.select().from(auditLog).where(eq(auditLog.action, 'follow'))
    expect(JSON.stringify(row)).not.toContain('monitoring')
  })
  test('changes the rhythm of a kind, pauses, and loses nothing by saving the same again', async () => {
    await must(follow(member))
    const change = (fields: Record<string, string>) =>
      transact((tx) => deeds.changeFollowing(tx, member, changeFollowingInput.parse(fields)))
    await must(change({ theme: 'never', tip: 'daily' }))
    expect((await ownFollowing(member))?.rhythms).toEqual([{ kind: 'theme', rhythm: 'never' }])
    await must(change({ theme: 'weekly' }))
    const due = new Date('2026-01-01T07:00:00Z')
    await db.update(followRhythms).set({ nextAt: due })
    await must(change({ theme: 'weekly' }))
    expect((await db.select().from(followRhythms))[0]?.nextAt).toEqual(due)
    const inAMonth = new Date(Date.now() + 30 * day).toISOString().slice(0, 10)
    await must(change({ pausedUntil: inAMonth }))
    expect((await ownFollowing(member))?.pausedUntil).toBe(inAMonth)
    for (const pausedUntil of ['2020-01-01', '2026-02-30', 'morgen'])
      expect(changeFollowingInput.safeParse({ pausedUntil }).success).toBe(false)
  })
  test('stops with one thing, and is forgotten with the last; nobody stops what is of another', async () => {
    await must(follow(member))
    await must(follow(member, { kind: 'tip', key: '3' }))
    const other = await person()
    await must(follow(other))
    const [first, second] = (await ownFollowing(member))?.follows ?? []
    const unfollow = (who: Actor, id = '') => transact((tx) => deeds.unfollow(tx, who, { followId: id }))
    await must(unfollow(other, first?.id))
    expect((await ownFollowing(member))?.follows).toHaveLength(2)
    expect(await must(unfollow(member, first?.id))).toEqual({ isLast: false })
    expect(await must(unfollow(member, second?.id))).toEqual({ isLast: true })
    expect((await stored()).people).toBe(1)
    await must(transact((tx) => deeds.stopFollowing(tx, other, {})))
    expect(await stored()).toEqual(nothing)
    await must(transact((tx) => deeds.stopFollowing(tx, other, {})))
  })
})

describe('A visitor', () => {
  const wished = async () => (await db.select().from(follows))[0]?.id ?? ''

  test('follows nothing before the link of the mail is confirmed; the mail does not say what it is about', async () => {
    await must(followOutside())
    const id = await wished()
    expect(await followingByLink(tokenOf(followsLink((await db.select().from(subscribers))[0]?.id ?? '')))).toBeUndefined()
    const [mail] = await mails(email)
    expect(mail).toContain(confirmFollowLink(id))
    expect(mail?.toLowerCase()).not.toContain('monitoring')
    expect(await followToConfirm(tokenOf(confirmFollowLink(id)))).toEqual({ name: 'Thema Monitoring', rhythm: 'daily', isConfirmed: false })
    const { subscriberId } = await must(confirm(id))
    await must(confirm(id))
    const own = await followingByLink(tokenOf(followsLink(subscriberId)))
    expect(own).toMatchObject({ follows: [{ kind: 'theme' }], rhythms: [{ kind: 'theme', rhythm: 'daily' }] })
  })
  test('gets one mail a day for the same wish, and hears where to change what is followed already', async () => {
    await must(followOutside())
    await must(followOutside())
    expect(await mails(email)).toHaveLength(1)
    await must(confirm(await wished()))
    await must(followOutside())
    await must(followOutside())
    expect((await mails(email)).filter((mail) => mail.startsWith('Je volgt dit al'))).toHaveLength(1)
  })
  test('with an address that has an account is asked to sign in, and nothing is kept', async () => {
    await must(followOutside(member.email))
    expect(await mails(member.email)).toEqual([expect.stringContaining('Je hebt een account')])
    expect(await stored()).toEqual(nothing)
  })
  test('who gets an account goes on with what was followed', async () => {
    await must(followOutside())
    await must(confirm(await wished()))
    const [user] = await db.insert(users).values({ email, name: 'Nieuw lid' }).returning()
    await must(follow({ ...member, id: user?.id ?? '', email }, { kind: 'tip', key: '3' }))
    expect((await ownFollowing({ ...member, id: user?.id ?? '' }))?.follows.map(({ kind }) => kind)).toEqual(['theme', 'tip'])
    expect((await stored()).people).toBe(1)
    await db
      .update(users)
      .set({ email: 'nieuw.lid@voorbeeld.example' })
      .where(eq(users.id, user?.id ?? ''))
  })
  test('changes no mails of another by typing an address', async () => {
    await must(followOutside())
    await must(confirm(await wished()))
    const before = await db.select().from(followRhythms)
    await must(transact((tx) => deeds.followFromOutside(tx, { kind: 'theme', key: 'klantreis', rhythm: 'at_once', email })))
    expect(await db.select().from(followRhythms)).toEqual(before)
  })
  test('who does not confirm is gone after three days, and an old link confirms nothing', async () => {
    const begin = new Date(Date.now() - 4 * day)
    await must(followOutside(email, theme, begin))
    await owner`update subscribers set created_at = ${begin}`
    const id = await wished()
    expect(await confirm(id)).toEqual({ ok: false, reason: 'link_gone' })
    await db.transaction((tx) => deeds.tidyFollows(tx, new Date()))
    expect(await stored()).toEqual(nothing)
    expect(await confirm(id)).toEqual({ ok: false, reason: 'link_gone' })
  })
  test('is forgotten by one press of the mail program, and again is no fault', async () => {
    await must(followOutside())
    const { subscriberId } = await must(confirm(await wished()))
    const stop = (token: string) => transact((tx) => deeds.stopByMailProgram(tx, token))
    // The secret of the own page is another one: it stops only with its button.
    expect(await stop(tokenOf(followsLink(subscriberId)))).toEqual({ ok: false, reason: 'unknown_link' })
    await must(stop(tokenOf(stopAddress(subscriberId))))
    expect(await stored()).toEqual(nothing)
    await must(stop(tokenOf(stopAddress(subscriberId))))
  })
})

test('Who has closed their account hears nothing any more, and is forgotten', async () => {
  await must(follow(member))
  await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, member.id))
  await db.transaction((tx) => deeds.tidyFollows(tx, new Date()))
  expect(await stored()).toEqual(nothing)
})

test.each([
  ['daily', '2026-11-22T10:00:00Z', '2026-11-23T06:00:00Z'],
  ['daily', '2026-11-22T05:59:00Z', '2026-11-22T06:00:00Z'],
  // The night in which summer time begins: seven in Amsterdam is an hour earlier from then on.
  ['daily', '2027-03-27T10:00:00Z', '2027-03-28T05:00:00Z'],
  ['weekly', '2026-11-22T10:00:00Z', '2026-11-23T06:00:00Z'],
  ['weekly', '2026-11-23T06:00:00Z', '2026-11-30T06:00:00Z'],
  ['weekly', '2026-12-29T10:00:00Z', '2027-01-04T06:00:00Z'],
] as const)('A %s digest after %s is due at %s', (rhythm, now, due) => {
  expect(nextMoment(rhythm, new Date(now))?.toISOString()).toBe(new Date(due).toISOString())
})
