import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, sessions, signInAttempts, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { done, refuse } from './result.ts'
import { actorOfSession, startSession } from './session/store.ts'
import { mailTokenHash } from './sign-in-library.ts'
import { askedAddress, askSignIn, codeOfToken, codeTries, linkState, signInByCode, signInByLink, useLink } from './sign-in.ts'
import { randomToken } from './tokens.ts'

const { url } = testDatabase()

const email = 'lid@voorbeeld.example'
const device = 'Firefox op Linux'
let browser = randomToken()

beforeEach(async () => {
  browser = randomToken()
  await db.delete(sessions)
  await db.delete(signInAttempts)
  await db.delete(outbox)
  await db.insert(users).values({ email, name: 'Lid Voorbeeld' }).onConflictDoNothing()
  await db.update(users).set({ closedAt: null })
})

/** Asks a link and reads the newest mail, as the person would. */
async function asked(address = email, returnTo = '/mijn') {
  await askSignIn(db, { email: address, browser, returnTo })
  const mails = await db.select().from(outbox).where(eq(outbox.recipient, address)).orderBy(outbox.createdAt)
  const mail = mails.at(-1)
  const link = mail?.text.match(/https?:\S+\/inloggen\/bevestig\S+/)?.[0]
  return { mail, token: link ? (new URL(link).searchParams.get('token') ?? '') : '', code: mail?.text.match(/^\d{6}$/m)?.[0] ?? '' }
}
const visit = () => ({ browser, device })
const expire = () => db.update(signInAttempts).set({ expiresAt: sql`now() - interval '1 second'` })
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('signing in by the link', () => {
  test('the link of the mail signs in once, in the browser that asked', async () => {
    const { token } = await asked()
    const first = await signInByLink(db, token, visit())
    expect(first.ok).toBe(true)
    if (!first.ok) return
    expect(await actorOfSession(db, first.value.sessionToken)).toMatchObject({ email, roles: [], sites: [], regions: [] })
    expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'used' })
    expect(await db.$count(sessions)).toBe(1)
  })

  test('neither the token nor the cookie nor the code stands in the tables of sign-in', async () => {
    const { token, code } = await asked()
    const kept = JSON.stringify(await db.select().from(signInAttempts))
    for (const secret of [token, code, browser]) expect(kept).not.toContain(secret)
    const result = await signInByLink(db, token, visit())
    if (!result.ok) throw new Error(result.reason)
    expect(JSON.stringify(await db.select().from(sessions))).not.toContain(result.value.sessionToken)
  })

  test('a mail scanner that opens the link many times uses nothing up', async () => {
    const { token } = await asked()
    for (let visits = 0; visits < 50; visits += 1) expect(await linkState(db, token, undefined)).toBe('other_browser')
    expect(await linkState(db, token, browser)).toBe('usable')
    expect((await signInByLink(db, token, visit())).ok).toBe(true)
  })

  test('a scanner that presses the button is refused, and the link still works for the person', async () => {
    const { token } = await asked()
    for (const other of [undefined, '', 'x', randomToken()]) {
      expect(await signInByLink(db, token, { browser: other, device })).toEqual({ ok: false, reason: 'other_browser' })
    }
    expect((await signInByLink(db, token, visit())).ok).toBe(true)
  })

  test('after ten minutes the link and the code are dead', async () => {
    const { token, code } = await asked()
    const [attempt] = await db.select().from(signInAttempts)
    const minutes = ((attempt?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(9.5)
    expect(minutes).toBeLessThanOrEqual(10)
    await expire()
    expect(await linkState(db, token, browser)).toBe('gone')
    expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'expired' })
    expect(await signInByCode(db, code, visit())).toEqual({ ok: false, reason: 'expired' })
  })

  test('made-up tokens of any shape are simply gone', async () => {
    for (const token of [undefined, '', 'a', randomToken(), ['a', 'b'], { $ne: 1 }, `${'a'.repeat(42)}'`]) {
      expect(await linkState(db, token, browser)).toBe('gone')
      expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'used' })
    }
  })

  test('an account that is closed after asking does not get in', async () => {
    const { token } = await asked()
    await db.update(users).set({ closedAt: sql`now()` })
    expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'no_account' })
    expect(await db.$count(sessions)).toBe(0)
  })

  test('whoever asks twice may use either mail, and one sign-in ends both', async () => {
    const first = await asked()
    const second = await asked()
    expect(first.token).not.toBe(second.token)
    expect((await signInByLink(db, first.token, visit())).ok).toBe(true)
    expect(await signInByLink(db, second.token, visit())).toEqual({ ok: false, reason: 'used' })
  })

  test('a sign-in ends the session that this browser had before', async () => {
    const first = await signInByLink(db, (await asked()).token, visit())
    if (!first.ok) throw new Error(first.reason)
    await signInByLink(db, (await asked()).token, { ...visit(), previousSession: first.value.sessionToken })
    expect(await actorOfSession(db, first.value.sessionToken)).toBeNull()
    expect(await db.$count(sessions)).toBe(1)
  })
})

describe('pressing the button in eight windows at once', () => {
  const contestants = 8

  test('signs in once; the others hear that the link is used', async () => {
    const { token } = await asked()
    const finishes = await race(url, contestants, (tx) => useLink(tx, token, visit()))
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(finishes.filter((finish) => !finish.ok && finish.reason === 'used')).toHaveLength(contestants - 1)
    expect(await db.$count(sessions)).toBe(1)
  })

  test('still signs in once with the lock taken out, because using up is one statement', async () => {
    const { token } = await asked()
    const haveRead = barrier(contestants)
    const finishes = await race(url, contestants, (tx) => useLink(withoutLock(tx, haveRead), token, visit()))
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.$count(sessions)).toBe(1)
  })

  test('would sign in every window if the link were looked up first and removed afterwards', async () => {
    const { token } = await asked()
    const haveRead = barrier(contestants)
    const finishes = await race(url, contestants, async (tx) => {
      const [attempt] = await tx
        .select()
        .from(signInAttempts)
        .where(eq(signInAttempts.tokenHash, mailTokenHash(token)))
      await haveRead()
      if (!attempt) return refuse('used')
      const [user] = await tx.select().from(users).where(eq(users.email, attempt.email))
      await tx.delete(signInAttempts).where(eq(signInAttempts.id, attempt.id))
      return done(await startSession(tx, { token: randomToken(), userId: user?.id ?? '', device }))
    })
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(contestants)
  })
})

describe('signing in by the code', () => {
  test('the code of the mail signs in once, in the browser that asked', async () => {
    const { code, token } = await asked()
    expect(code).toBe(codeOfToken(token))
    expect(await signInByCode(db, code, { browser: randomToken(), device })).toEqual({ ok: false, reason: 'used' })
    expect(await signInByCode(db, code, { browser: undefined, device })).toEqual({ ok: false, reason: 'other_browser' })
    expect((await signInByCode(db, code, visit())).ok).toBe(true)
    expect(await signInByCode(db, code, visit())).toEqual({ ok: false, reason: 'used' })
    expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'used' })
  })

  test('after five wrong codes the right one and the link are dead too', async () => {
    const { code, token } = await asked()
    for (let tries = 1; tries < codeTries; tries += 1) {
      expect(await signInByCode(db, wrongFor(code), visit())).toEqual({ ok: false, reason: 'wrong_code' })
    }
    expect(await signInByCode(db, wrongFor(code), visit())).toEqual({ ok: false, reason: 'too_many_tries' })
    expect(await signInByCode(db, code, visit())).toEqual({ ok: false, reason: 'too_many_tries' })
    expect(await signInByLink(db, token, visit())).toEqual({ ok: false, reason: 'too_many_tries' })
    expect(await db.$count(sessions)).toBe(0)
  })

  test('twenty guesses at once are still no more than five tries', async () => {
    const { code } = await asked()
    const answers = await Promise.all(Array.from({ length: 20 }, () => signInByCode(db, wrongFor(code), visit())))
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong_code')).toHaveLength(codeTries - 1)
    expect((await db.select().from(signInAttempts))[0]?.tries).toBe(codeTries)
  })

  test('asking again and again does not give unlimited guesses at the code of one address', async () => {
    let wrong = 0
    const address = 'geraden@voorbeeld.example'
    await db.insert(users).values({ email: address, name: 'Lid Geraden' })
    for (let round = 0; round < 15; round += 1) {
      browser = randomToken()
      const { code } = await asked(address)
      for (let tries = 0; tries < codeTries; tries += 1) {
        await signInByCode(db, wrongFor(code), visit())
      }
      const [attempt] = await db
        .select()
        .from(signInAttempts)
        .where(eq(signInAttempts.email, address))
        .orderBy(sql`created_at desc`)
      wrong += attempt?.tries ?? 0
    }
    expect(wrong).toBe(40)
    const { token } = await asked(address)
    expect((await signInByLink(db, token, visit())).ok).toBe(true)
  })
})

describe('addresses without an open account', () => {
  test.each([
    ['unknown', 'niemand@voorbeeld.example'],
    ['closed', 'gesloten@voorbeeld.example'],
  ])('an %s address leaves the same rows, and its mail holds neither link nor code', async (kind, address) => {
    if (kind === 'closed')
      await db.insert(users).values({ email: address, name: 'Lid Gesloten', closedAt: new Date() }).onConflictDoNothing()
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.email, address))
    const { mail, token, code } = await asked(address)
    expect(await db.$count(signInAttempts)).toBe(1)
    expect(await askedAddress(db, browser)).toBe(address)
    expect(mail?.text).toContain('/inloggen/toegang-vragen')
    expect([token, code]).toEqual(['', ''])
    expect(await signInByCode(db, '000000', visit())).toMatchObject({ ok: false })
    expect(await db.$count(sessions)).toBe(0)
  })

  test('nobody gets an account by signing in', async () => {
    const before = await db.$count(users)
    await asked('niemand@voorbeeld.example')
    expect(await db.$count(users)).toBe(before)
  })
})

test('the mail leads back to where the visitor was going', async () => {
  const { mail } = await asked(email, '/redactie?x=1')
  expect(mail?.text).toContain(`&terug=${encodeURIComponent('/redactie?x=1')}`)
})
