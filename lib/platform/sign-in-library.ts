import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { NextApiRequest, NextApiResponse } from 'next'
import * as nextAuth from 'next-auth'
import type { AuthOptions } from 'next-auth'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import type { EmailConfig } from 'next-auth/providers/email'
import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import { signInAttempts, users } from '#db/schema/index.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { startSession } from './session/store.ts'
import { absoluteDays, signInCookies, signInMinutes } from './sign-in-cookies.ts'
import { randomToken } from './tokens.ts'

/** A session that was just made: the value of its cookie and the moment it ends at the latest. */
export type SignedIn = { userId: string; sessionToken: string; endsAt: Date }

type Handler = (request: NextApiRequest, response: NextApiResponse, options: AuthOptions) => Promise<unknown>

// The library is CommonJS: a bundler gives its default export, plain Node gives the module that holds it.
const handler: Handler = (() => {
  const given: unknown = nextAuth.default
  return (typeof given === 'function' ? given : Reflect.get(Object(given), 'default')) as Handler
})()

/** The hash under which the library looks a token of a mail up. */
export const mailTokenHash = (token: string) =>
  createHash('sha256')
    .update(token + env().AUTH_SECRET)
    .digest('hex')

// The library asks for a transport, but mail leaves from our outbox: this provider never sends.
const emailProvider: EmailConfig = {
  id: 'email',
  type: 'email',
  name: 'Email',
  server: '',
  from: '',
  maxAge: signInMinutes * 60,
  options: {},
  sendVerificationRequest: () => {
    throw new Error('the library sends no mail here')
  },
}

const asLibraryUser = (user: typeof users.$inferSelect): AdapterUser => ({
  id: user.id,
  name: user.name,
  email: user.email,
  emailVerified: user.emailVerifiedAt,
})

/**
 * What the library may do in our tables, inside the caller's transaction: use up a token, find an open account, start a
 * session. It cannot make accounts: who may come in is decided by people.
 */
function adapterFor(tx: Tx, device: string, note: { fault?: unknown; signedIn?: SignedIn }): Adapter {
  // The library turns a fault into a redirect. A fault of the database has to reach the caller, which rolls back.
  const keep =
    <Given extends unknown[], Answer>(step: (...given: Given) => Promise<Answer>) =>
    (...given: Given) =>
      step(...given).catch((fault: unknown) => {
        note.fault = fault
        throw fault
      })
  const openAccount = async (email: string) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.email, email), isNull(users.closedAt)))
    return user ? asLibraryUser(user) : null
  }
  return {
    useVerificationToken: keep(async ({ token }) => {
      const [used] = await tx
        .delete(signInAttempts)
        .where(and(eq(signInAttempts.tokenHash, token), gt(signInAttempts.expiresAt, sql`now()`)))
        .returning()
      return used ? { identifier: used.email, token, expires: used.expiresAt } : null
    }),
    createVerificationToken: () => {
      throw new Error('tokens are made together with their mail')
    },
    getUserByEmail: keep(openAccount),
    updateUser: keep(async ({ id }) => {
      const [user] = await tx
        .update(users)
        .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
        .where(eq(users.id, id))
        .returning()
      if (!user) throw new Error('the account is gone')
      return asLibraryUser(user)
    }),
    createSession: keep(async ({ sessionToken, userId }) => {
      const { endsAt } = await startSession(tx, { token: sessionToken, userId, device })
      note.signedIn = { userId, sessionToken, endsAt }
      return { sessionToken, userId, expires: endsAt }
    }),
  }
}

function optionsFor(adapter: Adapter): AuthOptions {
  const { session } = signInCookies()
  const quiet = () => {}
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: session.options.secure,
    providers: [emailProvider],
    adapter,
    session: { strategy: 'database', maxAge: absoluteDays * 86_400, generateSessionToken: randomToken },
    cookies: { sessionToken: session },
    callbacks: {
      // For an address without an open account the library makes up a user whose id is the address.
      signIn: ({ user }) => user.id !== user.email,
      redirect: ({ url }) => url,
    },
    logger: { error: (kind) => log.error({ kind }, 'sign-in library'), warn: quiet, debug: quiet },
  }
}

/**
 * Lets the library use up a token and start the session, by calling its callback from inside: it has no address of its
 * own. Gives null when the library refuses.
 * @throws whatever the database threw.
 */
export async function useMailToken(tx: Tx, token: string, device: string): Promise<SignedIn | null> {
  const note: { fault?: unknown; signedIn?: SignedIn } = {}
  const request = {
    method: 'GET',
    query: { nextauth: ['callback', 'email'], token },
    cookies: {},
    headers: {},
    body: undefined,
  }
  const cookies: string[] = []
  const response = {
    status: () => response,
    getHeader: () => cookies,
    setHeader: () => response,
    send: () => {},
    json: () => {},
    end: () => {},
  }
  await handler(request as unknown as NextApiRequest, response as unknown as NextApiResponse, optionsFor(adapterFor(tx, device, note)))
  if (note.fault) throw note.fault
  return note.signedIn ?? null
}
