import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, outbox, recoveryCodes, secondFactors } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { actorOfSession, startSession, visitOfSession, type Visit } from '#lib/platform/session/store.ts'
import { randomToken, seal, unseal } from '#lib/platform/tokens.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { beginSecondFactor, confirmSecondFactor, resetSecondFactor, takeSecondStep } from './commands-second-factor.ts'
import { ownSecondFactor } from './queries-second-factor.ts'

// As on a real portal: in the demo the second step is not asked of anybody who did not set it up.
vi.hoisted(() => Object.assign(process.env, { DEMO: '0', SMTP_URL: 'smtp://localhost:2525' }))

const { url } = testDatabase()
beforeAll(furnish)

async function signIn(who: Actor) {
  const token = randomToken()
  await startSession(db, { token, userId: who.id, device: '' })
  return token
}

async function visit(token: string): Promise<Visit> {
  const found = await visitOfSession(db, token)
  if (!found) throw new Error('no session')
  return found
}

const codeAt = (secret: string, moment: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 }).generate({ timestamp: moment.getTime() })
const after = (seconds: number) => new Date(Date.now() + seconds * 1000)

/** Somebody with an app: a session in which it was set up, its secret and the recovery codes. */
async function withApp(who: Actor) {
  const token = await signIn(who)
  await must(transact(async (tx) => beginSecondFactor(tx, await visit(token))))
  const secret = (await ownSecondFactor(who)).pending?.secret ?? ''
  const moment = new Date()
  const codes = await must(transact(async (tx) => confirmSecondFactor(tx, await visit(token), codeAt(secret, moment))))
  return { token, secret, codes, moment }
}

const curator = () => person({ roles: ['curator'], sites: [] })

describe('the second step of signing in', () => {
  test('is asked of everybody with a role that sees more, before anything of the account counts', async () => {
    for (const role of ['curator', 'regional_team', 'legal_helpdesk', 'administrator'] as const) {
      const token = await signIn(await person({ roles: ['member', role] }))
      expect(await actorOfSession(db, token)).toBeNull()
      expect((await visit(token)).missing).toBe('set_up')
    }
    expect(await actorOfSession(db, await signIn(await person()))).toMatchObject({ roles: ['member'] })
  })

  test('is set up with a code of the app, which counts for this session and is asked in the next', async () => {
    const who = await curator()
    const { token, secret, codes } = await withApp(who)
    expect(await actorOfSession(db, token)).toMatchObject({ roles: ['curator'] })
    expect(new Set(codes).size).toBe(10)

    const next = await signIn(who)
    expect(await actorOfSession(db, next)).toBeNull()
    expect((await visit(next)).missing).toBe('enter_code')
    await must(transact(async (tx) => takeSecondStep(tx, await visit(next), codeAt(secret, after(30)), after(30))))
    expect(await actorOfSession(db, next)).toMatchObject({ roles: ['curator'] })
  })

  test('is asked of a member who set it up too', async () => {
    const who = await person()
    await withApp(who)
    expect(await actorOfSession(db, await signIn(who))).toBeNull()
  })

  test('refuses a wrong code, one of more than half a minute ago, and one that was used', async () => {
    const who = await curator()
    const { secret, moment } = await withApp(who)
    const token = await signIn(who)
    const refused = { ok: false, reason: 'wrong_app_code' }
    const take = async (code: string, now: Date) => transact(async (tx) => takeSecondStep(tx, await visit(token), code, now))
    const right = codeAt(secret, after(300))
    expect(await take(right === '000000' ? '000001' : '000000', after(300))).toEqual(refused)
    expect(await take(right, after(420))).toEqual(refused)
    expect(await take(codeAt(secret, moment), moment)).toEqual(refused)
    await must(take(right, after(300)))
    const again = await signIn(who)
    expect(await transact(async (tx) => takeSecondStep(tx, await visit(again), right, after(300)))).toEqual(refused)
  })

  test('lets a code in once, also when two browsers type it at the same moment', async () => {
    const who = await curator()
    const { secret } = await withApp(who)
    const moment = after(90)
    const visits = await Promise.all(Array.from({ length: 6 }, async () => visit(await signIn(who))))
    const results = await race(url, visits.length, async (tx, contestant) =>
      takeSecondStep(tx, visits[contestant] as Visit, codeAt(secret, moment), moment),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a recovery code works once, for its owner, and the owner hears of it', async () => {
    const who = await curator()
    const { codes } = await withApp(who)
    const [code = ''] = codes
    const stranger = await curator()
    await withApp(stranger)
    const theirs = await signIn(stranger)
    const refused = { ok: false, reason: 'wrong_recovery_code' }
    expect(await transact(async (tx) => takeSecondStep(tx, await visit(theirs), code.replace('-', '')))).toEqual(refused)

    const own = await signIn(who)
    await must(transact(async (tx) => takeSecondStep(tx, await visit(own), code.replace('-', ''))))
    expect(await actorOfSession(db, own)).not.toBeNull()
    const again = await signIn(who)
    expect(await transact(async (tx) => takeSecondStep(tx, await visit(again), code.replace('-', '')))).toEqual(refused)
    expect((await ownSecondFactor(who)).codesLeft).toBe(9)
    const mails = await db.select().from(outbox).where(eq(outbox.recipient, who.email))
    expect(mails.map(({ text }) => text).join()).toContain('ingelogd met een herstelcode')
  })

  test('a new app is begun only by who is signed in, and the old one works until the new one was tried', async () => {
    const who = await curator()
    const { token, secret } = await withApp(who)
    const half = await signIn(who)
    expect(await transact(async (tx) => beginSecondFactor(tx, await visit(half)))).toEqual({ ok: false, reason: 'not_signed_in' })
    expect(await transact(async (tx) => confirmSecondFactor(tx, await visit(half), '000000'))).toEqual({
      ok: false,
      reason: 'not_signed_in',
    })

    await must(transact(async (tx) => beginSecondFactor(tx, await visit(token))))
    await must(transact(async (tx) => takeSecondStep(tx, await visit(half), codeAt(secret, after(30)), after(30))))
    const fresh = (await ownSecondFactor(who)).pending?.secret ?? ''
    expect(fresh).not.toBe(secret)
    await must(transact(async (tx) => confirmSecondFactor(tx, await visit(token), codeAt(fresh, new Date()))))
    // Sessions of before have to show that they have the new app.
    expect(await actorOfSession(db, half)).toBeNull()
    expect(await actorOfSession(db, token)).not.toBeNull()
    expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, who.id))).toBe(10)
  })

  test('is taken away by another administrator only, who signs the person out everywhere', async () => {
    const who = await curator()
    const { token } = await withApp(who)
    const administrator = await person({ roles: ['administrator'], sites: [] })
    for (const other of [who, await curator(), await person()]) {
      expect(await transact((tx) => resetSecondFactor(tx, other, { personId: who.id }))).toEqual({ ok: false, reason: 'not_allowed' })
    }
    await must(transact((tx) => resetSecondFactor(tx, administrator, { personId: who.id })))
    expect(await visitOfSession(db, token)).toBeNull()
    expect((await visit(await signIn(who))).missing).toBe('set_up')
    expect(await transact((tx) => resetSecondFactor(tx, administrator, { personId: who.id }))).toEqual({
      ok: false,
      reason: 'nothing_to_reset',
    })
    const deeds = await db.select().from(auditLog).where(eq(auditLog.objectId, who.id))
    expect(deeds.map(({ action }) => action)).toEqual(['set_up_second_factor', 'reset_second_factor'])
  })

  test('neither secret nor codes stand readable in the database', async () => {
    const who = await curator()
    const { secret, codes } = await withApp(who)
    const [factors] = await db.execute(sql`select string_agg(f::text, ' ') as text from second_factors f`)
    const [papers] = await db.execute(sql`select string_agg(c::text, ' ') as text from recovery_codes c`)
    for (const hidden of [secret, ...codes.flatMap((code) => [code, code.replace('-', '')])]) {
      expect(`${String(factors?.text)} ${String(papers?.text)}`).not.toContain(hidden)
    }
    expect(await db.$count(secondFactors, eq(secondFactors.userId, who.id))).toBe(1)
  })
})

test('what was sealed for one purpose, or changed, cannot be opened for another', () => {
  const sealed = seal('one', 'geheim')
  expect(unseal('one', sealed)).toBe('geheim')
  expect(() => unseal('other', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => unseal('one', bytes.toString('base64url'))).toThrow()
})
