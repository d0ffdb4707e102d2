import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '#db/client.ts'
import { hasRole, type Actor, type Role } from './actor.ts'
import { endSession, visitOfSession, type Visit } from './session/store.ts'
import { signInCookies } from './sign-in-cookies.ts'
import type { SignedIn } from './sign-in-library.ts'
import { pageOfForm, withReturnTo } from './sign-in-return.ts'
import { isToken } from './tokens.ts'

/** The value of the session cookie of this request, when it has the shape of one. */
export async function sessionToken(): Promise<string | undefined> {
  const value = (await cookies()).get(signInCookies().session.name)?.value
  return isToken(value) ? value : undefined
}

/** Whose session this is, also when the second step of signing in is still to be taken. Only for the pages of that step. */
export const currentVisit = cache(async (): Promise<Visit | null> => {
  const token = await sessionToken()
  return token ? visitOfSession(db, token) : null
})

/**
 * Who asks, with the roles and memberships that hold now; null for a visitor. Anything doubtful (no cookie, another
 * shape, an ended session, a closed account, a second step that was not taken) is a visitor.
 * @throws when the database does not answer: a fault is not a visitor.
 */
export async function currentActor(): Promise<Actor | null> {
  const visit = await currentVisit()
  return visit && visit.missing === null ? visit.actor : null
}

/** Who asks; a visitor is led to the sign-in page, or to its second step, and comes back to `returnTo`, a path of this site; without it to the page of the form that was sent. */
export async function requireActor(returnTo?: string): Promise<Actor> {
  const visit = await currentVisit()
  if (visit && !visit.missing) return visit.actor
  const back = returnTo ?? pageOfForm(await headers())
  redirect(withReturnTo(visit ? '/inloggen/tweede-stap' : '/inloggen', back))
}

/**
 * Who asks, when they have one of the roles: a visitor is led to the sign-in page and comes back to `returnTo`, for
 * somebody who is signed in without the role the page does not exist.
 */
export async function requireRoleAt(returnTo: string, ...roles: Role[]): Promise<Actor> {
  const actor = await requireActor(returnTo)
  return hasRole(actor, ...roles) ? actor : notFound()
}

/** Gives this browser the cookies of a session that was just made. Only in an action. */
export async function keepSession(signedIn: SignedIn): Promise<void> {
  const { session, browser, hint } = signInCookies()
  const jar = await cookies()
  jar.set(session.name, signedIn.sessionToken, { ...session.options, expires: signedIn.endsAt })
  jar.set(hint.name, '1', hint.options)
  jar.set(browser.name, '', { ...browser.options, maxAge: 0 })
}

/** Ends the session of this browser, here and in the database. Only in an action. */
export async function leaveSession(): Promise<void> {
  const token = await sessionToken()
  if (token) await endSession(db, token)
  const { session, hint } = signInCookies()
  const jar = await cookies()
  for (const { name, options } of [session, hint]) jar.set(name, '', { ...options, maxAge: 0 })
}
