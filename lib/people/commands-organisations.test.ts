import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { organisationAccounts, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { uncoupleOrganisation } from './commands-organisations.ts'
import { closeAccount } from './commands.ts'
import { organisationRefusal } from './copy-organisations.ts'
import { ownOrganisations } from './queries-organisations.ts'

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
