import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { auditLog, memberships, outbox, userRoles, users } from '#db/schema/index.ts'
import { createFirstAdministrator } from '#db/seed/first-administrator.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { barrier, race } from '#lib/testing/races.ts'
import { actorOfSession, startSession } from '#lib/platform/session/store.ts'
import { randomToken } from '#lib/platform/tokens.ts'
import { transact } from '#lib/platform/transact.ts'
import { changeOwnName, closeAccount, endMembership, endRole, grantRole, invitePerson, reopenAccount, startMembership } from './commands.ts'
import { listPeople, personById } from './queries.ts'
import type { InvitationInput } from './schema.ts'

const { url } = testDatabase()
beforeAll(furnish)

const administrator = () => person({ roles: ['administrator'], sites: [] })
const invitation = (values: Partial<InvitationInput> = {}): InvitationInput => ({
  email: `nieuw-${crypto.randomUUID()}@test.example`,
  name: 'Collega Nieuw',
  roles: ['member'],
  places: ['site:friesland', 'region:JZ08'],
  ...values,
})
const openRoles = async (userId: string) =>
  (
    await db
      .select()
      .from(userRoles)
      .where(and(eq(userRoles.userId, userId), isNull(userRoles.validUntil)))
  )
    .map(({ role }) => role)
    .sort()

describe('inviting', () => {
  test('makes an account with its roles and places, a mail and a line in the audit log', async () => {
    const inviter = await curator()
    const input = invitation()
    const { personId } = await must(transact((tx) => invitePerson(tx, inviter, input)))
    expect(await openRoles(personId)).toEqual(['member'])
    expect(await db.$count(memberships, eq(memberships.userId, personId))).toBe(2)
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, input.email))
    expect(mail?.text).toContain('/inloggen')
    const [line] = await db.select().from(auditLog).where(eq(auditLog.objectId, personId))
    expect(line).toMatchObject({ actorId: inviter.id, action: 'invite_person' })
  })

  test('a curator cannot make another curator, and a member cannot invite at all', async () => {
    const input = invitation({ roles: ['member', 'curator'] })
    expect(await transact(async (tx) => invitePerson(tx, await curator(), input))).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await transact(async (tx) => invitePerson(tx, await person(), invitation()))).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await db.$count(users, eq(users.email, input.email))).toBe(0)
  })

  test('an address that is known, or a place that is not, changes nothing', async () => {
    const inviter = await administrator()
    const known = await person()
    expect(await transact((tx) => invitePerson(tx, inviter, invitation({ email: known.email, roles: ['administrator'] })))).toEqual({
      ok: false,
      reason: 'already_known',
    })
    expect(await openRoles(known.id)).toEqual(['member'])
    const input = invitation({ places: ['site:friesland', 'site:bestaat-niet'] })
    expect(await transact((tx) => invitePerson(tx, inviter, input))).toEqual({ ok: false, reason: 'unknown_place' })
    expect(await db.$count(users, eq(users.email, input.email))).toBe(0)
  })

  test('two who invite one address at once make one account', async () => {
    const inviter = await administrator()
    const input = invitation()
    const finishes = await race(url, 4, (tx) => invitePerson(tx, inviter, input))
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.$count(users, eq(users.email, input.email))).toBe(1)
  })
})

describe('roles and places', () => {
  test('are dated: what ended stays as history, and can begin again', async () => {
    const actor = await administrator()
    const who = await person()
    const role = { personId: who.id, role: 'curator' as const }
    await must(transact((tx) => grantRole(tx, actor, role)))
    expect(await transact((tx) => grantRole(tx, actor, role))).toEqual({ ok: false, reason: 'already_has' })
    await must(transact((tx) => endRole(tx, actor, role)))
    expect(await transact((tx) => endRole(tx, actor, role))).toEqual({ ok: false, reason: 'nothing_to_end' })
    await must(transact((tx) => grantRole(tx, actor, role)))
    const place = { personId: who.id, place: 'site:friesland' }
    await must(transact((tx) => endMembership(tx, actor, place)))
    await must(transact((tx) => startMembership(tx, actor, place)))
    const found = await personById(actor, who.id)
    expect(found?.roleHistory.map((row) => [row.role, row.until !== null])).toEqual([
      ['member', false],
      ['curator', true],
      ['curator', false],
    ])
    expect(found?.membershipHistory.map((row) => row.until !== null)).toEqual([true, false])
  })

  test('nobody changes their own, and a curator only makes and ends members', async () => {
    const actor = await administrator()
    const reviewer = await curator()
    const who = await person({ roles: ['member', 'regional_team'] })
    for (const self of [actor, reviewer]) {
      expect(await transact((tx) => grantRole(tx, self, { personId: self.id, role: 'member' }))).toEqual({
        ok: false,
        reason: 'own_account',
      })
      expect(await transact((tx) => startMembership(tx, self, { personId: self.id, place: 'site:friesland' }))).toEqual({
        ok: false,
        reason: 'own_account',
      })
    }
    expect(await transact((tx) => grantRole(tx, reviewer, { personId: who.id, role: 'administrator' }))).toEqual({
      ok: false,
      reason: 'not_allowed',
    })
    expect(await transact((tx) => endRole(tx, reviewer, { personId: who.id, role: 'regional_team' }))).toEqual({
      ok: false,
      reason: 'not_allowed',
    })
    expect(await transact((tx) => endRole(tx, reviewer, { personId: who.id, role: 'member' }))).toMatchObject({ ok: true })
  })

  test('a member changes nothing about anybody', async () => {
    const member = await person()
    const who = await person()
    const refused = { ok: false, reason: 'not_allowed' }
    expect(await transact((tx) => grantRole(tx, member, { personId: who.id, role: 'member' }))).toEqual(refused)
    expect(await transact((tx) => endRole(tx, member, { personId: who.id, role: 'member' }))).toEqual(refused)
    expect(await transact((tx) => startMembership(tx, member, { personId: who.id, place: 'site:flevoland' }))).toEqual(refused)
    expect(await transact((tx) => endMembership(tx, member, { personId: who.id, place: 'site:friesland' }))).toEqual(refused)
    expect(await transact((tx) => closeAccount(tx, member, { personId: who.id }))).toEqual(refused)
    expect(await transact((tx) => reopenAccount(tx, member, { personId: who.id }))).toEqual(refused)
    expect((await listPeople(member, { words: '', after: null })).people).toEqual([])
    expect(await personById(member, who.id)).toBeUndefined()
  })
})

describe('closing an account', () => {
  test('ends its sessions, and opening it again gives back what it had', async () => {
    const actor = await curator()
    const who = await person()
    const token = randomToken()
    await startSession(db, { token, userId: who.id, device: '' })
    await must(transact((tx) => closeAccount(tx, actor, { personId: who.id })))
    expect(await actorOfSession(db, token)).toBeNull()
    await must(transact((tx) => reopenAccount(tx, actor, { personId: who.id })))
    expect(await actorOfSession(db, token)).toBeNull()
    expect(await openRoles(who.id)).toEqual(['member'])
  })
})

describe('the last administrator', () => {
  test('stays administrator and keeps an open account', async () => {
    await db
      .update(userRoles)
      .set({ validUntil: new Date() })
      .where(and(eq(userRoles.role, 'administrator'), isNull(userRoles.validUntil)))
    const last = await administrator()
    // Somebody whose own role ended a moment ago, on a page that was still open.
    const former = { ...(await person()), roles: ['administrator' as const] }
    expect(await transact((tx) => endRole(tx, former, { personId: last.id, role: 'administrator' }))).toEqual({
      ok: false,
      reason: 'last_administrator',
    })
    expect(await transact((tx) => closeAccount(tx, former, { personId: last.id }))).toEqual({ ok: false, reason: 'last_administrator' })
    expect(await openRoles(last.id)).toEqual(['administrator'])
  })

  /** Two administrators who end each other's role at once; gives how each fared. */
  async function removeEachOther(change: (tx: Tx) => Tx = (tx) => tx) {
    await db
      .update(userRoles)
      .set({ validUntil: new Date() })
      .where(and(eq(userRoles.role, 'administrator'), isNull(userRoles.validUntil)))
    const pair = [await administrator(), await administrator()] as const
    return race(url, 2, (tx, contestant) => {
      const [actor, target] = contestant === 0 ? pair : [pair[1], pair[0]]
      return endRole(change(tx), actor, { personId: target.id, role: 'administrator' })
    })
  }
  const administrators = () => db.$count(userRoles, and(eq(userRoles.role, 'administrator'), isNull(userRoles.validUntil)))

  test('two who remove each other at once: one stays, the other hears why', async () => {
    for (let round = 0; round < 5; round += 1) {
      const finishes = await removeEachOther()
      expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(finishes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last_administrator' })
      expect(await administrators()).toBe(1)
    }
  })

  /** A question to the database that is asked when `ready` says so. */
  function slowly<Question extends object>(question: Question, ready: () => Promise<void>): Question {
    return new Proxy(question, {
      get(whole, name) {
        const value: unknown = Reflect.get(whole, name)
        if (typeof value !== 'function') return value
        if (name === 'then') return (...then: unknown[]) => ready().then(() => value.apply(whole, then))
        return (...args: unknown[]) => slowly(value.apply(whole, args) as object, ready)
      },
    })
  }

  test('with the lock taken out, both would go', async () => {
    const [haveLocked, haveCounted] = [barrier(2), barrier(2)]
    const unlocked = (tx: Tx): Tx =>
      new Proxy(tx, {
        get(whole, name) {
          if (name === 'execute') return haveLocked
          const value: unknown = Reflect.get(whole, name)
          if (typeof value !== 'function') return value
          // Nobody changes anything before both have counted: otherwise the quicker one is done before the other looks.
          if (name === 'update') return (table: typeof userRoles) => slowly(whole.update(table), haveCounted)
          return value.bind(whole)
        },
      })
    const finishes = await removeEachOther(unlocked)
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await administrators()).toBe(0)
  })
})

describe('the list of people', () => {
  test('is sorted by name, searched by name and address, and goes on where the page before ended', async () => {
    const actor = await administrator()
    for (let number = 0; number < 120; number += 1) await person({ name: `Zoekbaar ${String(number).padStart(3, '0')}` })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(actor, { words: 'zoekBAAR', after })
      seen.push(...page.people.map(({ name }) => name))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...seen].sort())
    expect((await listPeople(actor, { words: '100%_\\', after: null })).people).toEqual([])
  })
})

test('somebody changes their own name', async () => {
  const who = await person()
  await must(transact((tx) => changeOwnName(tx, who, { name: 'Andere Naam' })))
  expect((await db.select().from(users).where(eq(users.id, who.id)))[0]?.name).toBe('Andere Naam')
})

test('the first administrator is made once, by a command; another only when asked for', async () => {
  await db
    .update(userRoles)
    .set({ validUntil: new Date() })
    .where(and(eq(userRoles.role, 'administrator'), isNull(userRoles.validUntil)))
  const email = 'Eerste@Test.example'
  expect(await createFirstAdministrator(url, 'geen adres', 'Beheer')).toBe('wrong_email')
  expect(await createFirstAdministrator(url, email, ' ')).toBe('wrong_name')
  const both = await Promise.all([
    createFirstAdministrator(url, email, 'Beheer'),
    createFirstAdministrator(url, 'tweede@test.example', 'Beheer'),
  ])
  expect(both.sort()).toEqual(['administrator_exists', 'made'])
  expect(await createFirstAdministrator(url, 'derde@test.example', 'Beheer', { extra: true })).toBe('made')
  const known = await person()
  expect(await createFirstAdministrator(url, known.email, 'Andere naam', { extra: true })).toBe('made')
  expect(await openRoles(known.id)).toEqual(['administrator', 'member'])
})
