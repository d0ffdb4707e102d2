import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { memberships, sessions, userRoles, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, person } from '#lib/testing/factories.ts'
import type { Actor } from '../actor.ts'
import { randomToken } from '../tokens.ts'
import { actorOfSession, endOwnSession, endSession, endSessionsOf, openSessions, startSession } from './store.ts'

testDatabase()
beforeAll(furnish)

let someone: Actor
let token = ''

async function signIn(who: Actor, device = 'Firefox op Linux') {
  const made = randomToken()
  const { id } = await startSession(db, { token: made, userId: who.id, device })
  return { token: made, id }
}

beforeEach(async () => {
  someone = await person({ roles: ['member', 'curator'], sites: ['friesland'], regions: ['JZ08'] })
  token = (await signIn(someone)).token
})

const setAll = (values: Record<string, ReturnType<typeof sql>>) => db.update(sessions).set(values).where(eq(sessions.userId, someone.id))

describe('who a session belongs to', () => {
  test('is the person with the roles and places that hold now', async () => {
    expect(await actorOfSession(db, token)).toEqual({ ...someone, roles: ['member', 'curator'] })
  })

  test('is nobody for a cookie that was made up, whatever its shape', async () => {
    for (const made of ['', 'x', randomToken(), "' or 1=1 --", 'a'.repeat(10_000), '\0'.repeat(43)])
      expect(await actorOfSession(db, made)).toBeNull()
  })

  test('is nobody after a week without use', async () => {
    await setAll({ expiresAt: sql`now() - interval '1 second'` })
    expect(await actorOfSession(db, token)).toBeNull()
  })

  test('is nobody after thirty days, however much it was used', async () => {
    await setAll({ endsAt: sql`now() - interval '1 second'` })
    expect(await actorOfSession(db, token)).toBeNull()
  })

  test('changes on the next request when a role or a place ends or begins', async () => {
    await db
      .update(userRoles)
      .set({ validUntil: sql`now()` })
      .where(eq(userRoles.userId, someone.id))
    await db
      .update(memberships)
      .set({ validUntil: sql`now()` })
      .where(eq(memberships.userId, someone.id))
    expect(await actorOfSession(db, token)).toMatchObject({ roles: [], sites: [], regions: [] })
    await db.insert(userRoles).values({ userId: someone.id, role: 'administrator' })
    await db.insert(memberships).values({ userId: someone.id, siteSlug: 'flevoland' })
    expect(await actorOfSession(db, token)).toMatchObject({ roles: ['administrator'], sites: ['flevoland'] })
  })

  test('does not count a role or a place that begins later', async () => {
    const other = await person({ roles: [], sites: [] })
    const later = sql`now() + interval '1 day'`
    await db.insert(userRoles).values({ userId: other.id, role: 'curator', validFrom: later })
    await db.insert(memberships).values({ userId: other.id, siteSlug: 'friesland', validFrom: later })
    expect(await actorOfSession(db, (await signIn(other)).token)).toMatchObject({ roles: [], sites: [] })
  })

  test('is nobody on the next request when the account is closed', async () => {
    await db
      .update(users)
      .set({ closedAt: sql`now()` })
      .where(eq(users.id, someone.id))
    expect(await actorOfSession(db, token)).toBeNull()
  })
})

describe('using a session', () => {
  test('moves its idle end, at most once in five minutes and never past its absolute end', async () => {
    await setAll({ lastSeenAt: sql`now() - interval '4 minutes'`, expiresAt: sql`now() + interval '1 hour'` })
    const read = async () => (await db.select().from(sessions).where(eq(sessions.userId, someone.id)))[0]
    const before = await read()
    await actorOfSession(db, token)
    expect(await read()).toEqual(before)

    await setAll({ lastSeenAt: sql`now() - interval '6 minutes'` })
    await actorOfSession(db, token)
    const after = await read()
    expect((after?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    expect(after?.endsAt).toEqual(before?.endsAt)

    await setAll({ lastSeenAt: sql`now() - interval '6 minutes'`, endsAt: sql`now() + interval '1 day'` })
    await actorOfSession(db, token)
    const last = await read()
    expect(last?.expiresAt).toEqual(last?.endsAt)
  })
})

describe('ending sessions', () => {
  test('shows the own open sessions and which one is here', async () => {
    const other = await signIn(someone, 'Chrome op Android')
    await signIn(await person())
    const list = await openSessions(db, someone.id, token)
    expect(list.map(({ device, isThis }) => [device, isThis])).toEqual(
      expect.arrayContaining([
        ['Firefox op Linux', true],
        ['Chrome op Android', false],
      ]),
    )
    expect(list).toHaveLength(2)
    expect(JSON.stringify(list)).not.toContain(other.token)
  })

  test('ends one of the own, never one of somebody else', async () => {
    const stranger = await person()
    const theirs = await signIn(stranger)
    expect(await endOwnSession(db, someone.id, theirs.id)).toBe(false)
    expect(await actorOfSession(db, theirs.token)).not.toBeNull()
    const own = await signIn(someone)
    expect(await endOwnSession(db, someone.id, own.id)).toBe(true)
    expect(await actorOfSession(db, own.token)).toBeNull()
    expect(await actorOfSession(db, token)).not.toBeNull()
  })

  test('ends all others and keeps the one in use', async () => {
    await signIn(someone)
    await signIn(someone)
    expect(await endSessionsOf(db, someone.id, token)).toBe(2)
    expect(await actorOfSession(db, token)).not.toBeNull()
  })

  test('signing out ends the session in the database too', async () => {
    await endSession(db, token)
    expect(await actorOfSession(db, token)).toBeNull()
  })
})
