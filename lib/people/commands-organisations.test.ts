import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, organisationAccounts, organisationAttempts, outbox, sessions, users } from '#db/schema/index.ts'
import { reasonWords } from '#lib/insight/copy-logbook.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { startSession } from '#lib/platform/session/store.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { person } from '#lib/testing/factories.ts'
import { uncoupleOrganisation, uncouplePerson } from './commands-organisations.ts'
import { closeAccount } from './commands.ts'
import { organisationRefusal, uncoupleReasonWords } from './copy-organisations.ts'
import { organisationsOfPerson, ownOrganisations } from './queries-organisations.ts'
import { uncouplePersonInput, type UncouplePersonInput } from './schema.ts'
import { uncoupleReasons } from './values.ts'

testDatabase()

const issuer = 'https://login.noord.example'
let own: Actor
let coupledId: string

beforeEach(async () => {
  await db.delete(organisationAccounts)
  const [user] = await db
    .insert(users)
    .values({ email: 'lid@noord.example', name: 'Lid Noord' })
    .onConflictDoUpdate({ target: users.email, set: { closedAt: null } })
    .returning()
  own = { id: user?.id ?? '', name: 'Lid Noord', email: 'lid@noord.example', roles: [], sites: [], regions: [] }
  const [row] = await db.insert(organisationAccounts).values({ userId: own.id, organisation: 'noord', issuer, subject: '1' }).returning()
  coupledId = row?.id ?? ''
})
const stranger = { id: '01981234-0000-7000-8000-000000000000', name: 'Ander', email: 'ander@noord.example', sites: [], regions: [] }

test('somebody sees the own couplings, also of an organisation that is in the settings no more, and takes one away', async () => {
  expect((await ownOrganisations(own)).coupled.map(({ name }) => name)).toEqual(['login.noord.example'])
  expect(await transact((tx) => uncoupleOrganisation(tx, own, { coupledId }))).toEqual({ ok: true, value: null })
  expect((await ownOrganisations(own)).coupled).toEqual([])
  expect(await transact((tx) => uncoupleOrganisation(tx, own, { coupledId }))).toEqual({ ok: false, reason: 'nothing_to_end' })
})

test('nobody takes away the coupling of somebody else', async () => {
  const other: Actor = { ...stranger, roles: ['administrator'] }
  expect(await transact((tx) => uncoupleOrganisation(tx, other, { coupledId }))).toEqual({ ok: false, reason: 'nothing_to_end' })
  expect(await db.$count(organisationAccounts)).toBe(1)
})

describe('an administrator who takes the coupling of somebody else away', () => {
  const ask = (who: Actor, changes: Partial<UncouplePersonInput> = {}) =>
    transact((tx) => uncouplePerson(tx, who, { personId: own.id, coupledId, reason: 'not_safe', ...changes }))

  test('ends it with the sessions and what was under way, by mail and in the log, and once', async () => {
    const administrator = await person({ roles: ['administrator'], sites: [] })
    await startSession(db, { token: 'binnen', userId: own.id, device: 'een telefoon' })
    const [expiresAt, hashes] = [new Date(Date.now() + 600_000), { stateHash: crypto.randomUUID(), browserHash: '1' }]
    await db.insert(organisationAttempts).values({ ...hashes, organisation: 'noord', returnTo: '/', couplesUserId: own.id, expiresAt })
    expect(await organisationsOfPerson(administrator, own.id)).toMatchObject([{ id: coupledId, name: 'login.noord.example' }])
    const answers = await Promise.all([ask(administrator), ask(administrator)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, reason: 'nothing_to_end' })
    expect(await organisationsOfPerson(administrator, own.id)).toEqual([])
    expect([await db.$count(sessions, eq(sessions.userId, own.id)), await db.$count(organisationAttempts)]).toEqual([0, 0])
    const mails = await db.select().from(outbox).where(eq(outbox.recipient, own.email))
    expect(mails.map(({ key }) => key)).toEqual([`uncoupled:${coupledId}`])
    expect(mails[0]?.text).toContain('login.noord.example')
    const [deed] = await db.select().from(auditLog).where(eq(auditLog.action, 'uncouple_person'))
    expect(deed).toMatchObject({ actorId: administrator.id, objectId: own.id, reason: 'not_safe' })
    expect(deed?.details).toEqual({ organisation: 'noord', sessions: 1 })
  })

  test('is an administrator, not the person, and names a coupling of that person', async () => {
    const administrator = await person({ roles: ['administrator'], sites: [] })
    const [reader, member] = [await person({ roles: ['curator'], sites: [] }), await person({ sites: [] })]
    for (const who of [reader, member, own, { ...own, roles: ['administrator'] as Role[] }])
      expect(await ask(who)).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await ask(administrator, { personId: member.id })).toEqual({ ok: false, reason: 'nothing_to_end' })
    expect(await ask(administrator, { personId: crypto.randomUUID() })).toEqual({ ok: false, reason: 'unknown_person' })
    expect(await db.$count(organisationAccounts)).toBe(1)
    expect([(await organisationsOfPerson(reader, own.id)).length, await organisationsOfPerson(member, own.id)]).toEqual([1, []])
  })

  test('gives a reason of the list, which the logbook has words for', () => {
    expect(uncouplePersonInput.safeParse({ personId: own.id, coupledId, reason: '' }).success).toBe(false)
    for (const reason of uncoupleReasons) expect(reasonWords[reason]?.toLowerCase()).toBe(uncoupleReasonWords[reason].toLowerCase())
  })
})

test('closing an account takes its couplings along', async () => {
  const [admin] = await db.insert(users).values({ email: 'beheer@noord.example', name: 'Beheer' }).returning()
  const administrator: Actor = { ...stranger, id: admin?.id ?? '', roles: ['administrator'] }
  expect((await transact((tx) => closeAccount(tx, administrator, { personId: own.id }))).ok).toBe(true)
  expect(await db.$count(organisationAccounts, eq(organisationAccounts.userId, own.id))).toBe(0)
})

test.each(['constructor', '__proto__', '', undefined, ['gone']])(
  'a reason that somebody made up says no more than that it is over: %s',
  (reason) => {
    expect(organisationRefusal(reason, 'Noord')).toEqual(organisationRefusal('gone', 'Noord'))
  },
)
