import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { createHmac } from 'node:crypto'
import type { Database, Tx } from '#db/client.ts'
import { sessions, signInAttempts, users } from '#db/schema/index.ts'
import { audit } from './audit.ts'
import { env } from './env.ts'
import { countUse, type Limit } from './limits.ts'
import { enqueueMail } from './outbox.ts'
import { refuse, type Result } from './result.ts'
import { signInMinutes } from './sign-in-cookies.ts'
import { mailTokenHash, useMailToken, type SignedIn } from './sign-in-library.ts'
import { noAccountMessage, signInMessage } from './sign-in-mail.ts'
import { withReturnTo } from './sign-in-return.ts'
import { hashToken, isToken, keyedHash, randomToken, sameHash } from './tokens.ts'

/** After so many wrong codes the asked-for sign-in is dead. */
export const codeTries = 5

// Six digits can be guessed by asking again and again. The link is not held back by this, only the typing of codes.
const codesPerAddress: Limit = { name: 'sign-in-codes', most: 40, seconds: 86_400 }

export type SignInRefusal = 'used' | 'expired' | 'other_browser' | 'wrong_code' | 'too_many_tries' | 'no_account'
type Visit = { browser: string | undefined; device: string; previousSession?: string }

/** The code that belongs to a link: derived from it, so that the page behind the link can show it in another browser. */
export function codeOfToken(token: string): string {
  const number = createHmac('sha256', env().AUTH_SECRET).update(`sign-in-code\0${token}`).digest().readUIntBE(0, 6)
  return String(number % 1_000_000).padStart(6, '0')
}

const codeHash = (browser: string, code: string) => keyedHash(`sign-in-code-of-${hashToken(browser)}`, code)

/**
 * Writes an asked-for sign-in and its mail in one transaction. An address without an open account takes the same steps
 * and gets another mail, so that neither the answer nor its time tells who has an account.
 */
export async function askSignIn(database: Database, asked: { email: string; browser: string; returnTo: string }): Promise<void> {
  const token = randomToken()
  const code = codeOfToken(token)
  const link = env().APP_URL + withReturnTo('/inloggen/bevestig', asked.returnTo, { token })
  const requestAccess = `${env().APP_URL}/inloggen/toegang-vragen`
  await database.transaction(async (tx) => {
    const [person] = await tx.select({ closedAt: users.closedAt }).from(users).where(eq(users.email, asked.email))
    const [attempt] = await tx
      .insert(signInAttempts)
      .values({
        email: asked.email,
        tokenHash: mailTokenHash(token),
        codeHash: codeHash(asked.browser, code),
        browserHash: hashToken(asked.browser),
        createdAt: sql`clock_timestamp()`,
        expiresAt: sql`now() + make_interval(mins => ${signInMinutes})`,
      })
      .returning({ id: signInAttempts.id })
    const messages = [noAccountMessage(requestAccess), signInMessage(link, code)] as const
    await enqueueMail(tx, {
      key: `sign-in:${attempt?.id}`,
      to: asked.email,
      message: messages[person && !person.closedAt ? 1 : 0],
    })
  })
}

export type LinkState = 'usable' | 'other_browser' | 'gone'

/** What a link is worth in this browser. Only looks: a mail scanner may come here as often as it likes. */
export async function linkState(database: Database, token: unknown, browser: string | undefined): Promise<LinkState> {
  if (!isToken(token)) return 'gone'
  const [attempt] = await database
    .select({
      browserHash: signInAttempts.browserHash,
      tries: signInAttempts.tries,
      expired: sql<boolean>`${signInAttempts.expiresAt} <= now()`,
    })
    .from(signInAttempts)
    .where(eq(signInAttempts.tokenHash, mailTokenHash(token)))
  if (!attempt || attempt.expired || attempt.tries >= codeTries) return 'gone'
  return isToken(browser) && sameHash(attempt.browserHash, hashToken(browser)) ? 'usable' : 'other_browser'
}

/** The address this browser asked a link for, as it was typed; null when it asked none or too long ago. */
export async function askedAddress(database: Database, browser: string | undefined): Promise<string | null> {
  if (!isToken(browser)) return null
  const [attempt] = await database
    .select({ email: signInAttempts.email })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.browserHash, hashToken(browser)), sql`${signInAttempts.expiresAt} > now()`))
    .orderBy(desc(signInAttempts.createdAt))
    .limit(1)
  return attempt?.email ?? null
}

/** Signs in by the link of the mail, in the browser that asked for it. */
export function signInByLink(database: Database, token: unknown, visit: Visit): Promise<Result<SignedIn, SignInRefusal>> {
  return database.transaction((tx) => useLink(tx, token, visit))
}

/** Uses a link up, in the caller's transaction and under a lock: of two presses at once one wins. */
export async function useLink(tx: Tx, token: unknown, visit: Visit): Promise<Result<SignedIn, SignInRefusal>> {
  if (!isToken(token)) return refuse('used')
  const attempt = await lockAttempt(tx, eq(signInAttempts.tokenHash, mailTokenHash(token)))
  if (!attempt) return refuse('used')
  if (attempt.expired) return refuse('expired')
  if (!isToken(visit.browser) || !sameHash(attempt.browserHash, hashToken(visit.browser))) return refuse('other_browser')
  if (attempt.tries >= codeTries) return refuse('too_many_tries')
  return finish(tx, attempt, token, visit)
}

/**
 * Signs in by the code of the mail: only in the browser that asked, only for what it asked last. Each try counts,
 * also the ones that are refused.
 */
export async function signInByCode(database: Database, code: string, visit: Visit): Promise<Result<SignedIn, SignInRefusal>> {
  const { browser } = visit
  if (!isToken(browser)) return refuse('other_browser')
  return database.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, eq(signInAttempts.browserHash, hashToken(browser)))
    if (!attempt) return refuse('used')
    if (attempt.expired) return refuse('expired')
    const counted = await countUse(tx, codesPerAddress, attempt.email)
    if (attempt.tries >= codeTries || !counted.allowed) return refuse('too_many_tries')
    await tx
      .update(signInAttempts)
      .set({ tries: attempt.tries + 1 })
      .where(eq(signInAttempts.id, attempt.id))
    if (!sameHash(attempt.codeHash, codeHash(browser, code))) {
      return refuse(attempt.tries + 1 >= codeTries ? 'too_many_tries' : 'wrong_code')
    }
    // The library knows tokens only: the right code is exchanged for one that never leaves the server.
    const token = randomToken()
    await tx
      .update(signInAttempts)
      .set({ tokenHash: mailTokenHash(token) })
      .where(eq(signInAttempts.id, attempt.id))
    return finish(tx, attempt, token, visit)
  })
}

type Attempt = typeof signInAttempts.$inferSelect & { expired: boolean }

/** The newest attempt that fits, locked: whoever comes second waits, and then finds it gone. */
async function lockAttempt(tx: Tx, condition: ReturnType<typeof eq>): Promise<Attempt | undefined> {
  const [attempt] = await tx.select().from(signInAttempts).where(condition).orderBy(desc(signInAttempts.createdAt)).limit(1).for('update')
  // After the wait for the lock the clock went on, while now() stands still in a transaction.
  return attempt && { ...attempt, expired: attempt.expiresAt.getTime() <= Date.now() }
}

async function finish(tx: Tx, attempt: Attempt, token: string, visit: Visit): Promise<Result<SignedIn, SignInRefusal>> {
  const signedIn = await useMailToken(tx, token, visit.device)
  if (!signedIn) return refuse('no_account')
  // Older links of this browser for this address, and whatever is long past, are of no use to anyone. What somebody else
  // holds locked is skipped: two people who sign in at once never wait for each other here.
  const useless = tx
    .select({ id: signInAttempts.id })
    .from(signInAttempts)
    .where(
      or(
        and(eq(signInAttempts.browserHash, attempt.browserHash), eq(signInAttempts.email, attempt.email)),
        lt(signInAttempts.expiresAt, sql`now() - interval '1 day'`),
      ),
    )
    .for('update', { skipLocked: true })
  await tx.delete(signInAttempts).where(inArray(signInAttempts.id, useless))
  if (visit.previousSession) await tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(visit.previousSession)))
  await audit(tx, {
    actorId: signedIn.userId,
    action: 'sign_in',
    objectKind: 'user',
    objectId: signedIn.userId,
    details: { device: visit.device },
  })
  return { ok: true, value: signedIn }
}
