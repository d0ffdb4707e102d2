import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Tx } from '#db/client.ts'
import { organisationAccounts, organisationAttempts, sessions, users } from '#db/schema/index.ts'
import { audit } from './audit.ts'
import { env } from './env.ts'
import { addressToSignIn, identityOf, type Identity, type ServerRefusal } from './organisation-server.ts'
import type { Organisation } from './organisations.ts'
import { enqueueMail } from './outbox.ts'
import { done, refuse, type Result } from './result.ts'
import { startSession } from './session/store.ts'
import { signInMinutes } from './sign-in-cookies.ts'
import type { SignedIn } from './sign-in-library.ts'
import { coupledMessage } from './sign-in-mail.ts'
import { hashToken, isToken, randomToken } from './tokens.ts'

export type OrganisationRefusal = ServerRefusal | 'gone' | 'email_not_verified' | 'other_domain' | 'no_account' | 'coupled_elsewhere'

/** Where somebody goes on to; `signedIn` is null when an organisation was only coupled. */
export type Arrival = { returnTo: string; signedIn: SignedIn | null }
type Begun = { browser: string; returnTo: string; couplesUserId?: string }
type Visit = { browser: string | undefined; device: string; previousSession?: string; actorId?: string }

/** Begins a sign-in, or a coupling by who is signed in, and gives the address at the organisation to go to. */
export async function beginAtOrganisation(
  database: Database,
  organisation: Organisation,
  begun: Begun,
): Promise<Result<string, ServerRefusal>> {
  const state = randomToken()
  const address = await addressToSignIn(organisation, state)
  if (!address.ok) return address
  await database.insert(organisationAttempts).values({
    stateHash: hashToken(state),
    browserHash: hashToken(begun.browser),
    organisation: organisation.id,
    returnTo: begun.returnTo,
    couplesUserId: begun.couplesUserId,
    expiresAt: sql`now() + make_interval(mins => ${signInMinutes})`,
  })
  return address
}

/**
 * Finishes what was begun in this browser, with the query that the organisation sent back. The attempt is used up before
 * anything else, so that an answer counts once; nothing is asked of the organisation for one that was not begun here.
 */
export async function finishAtOrganisation(
  database: Database,
  organisation: Organisation,
  query: string,
  visit: Visit,
): Promise<Result<Arrival, OrganisationRefusal>> {
  const states = new URLSearchParams(query).getAll('state')
  const attempt = states.length === 1 ? await useAttempt(database, organisation, states[0], visit.browser) : undefined
  const [state] = states
  if (!attempt || state === undefined) return refuse('gone')
  const identity = await identityOf(organisation, query, state)
  if (!identity.ok) return identity
  return database.transaction(async (tx) => {
    if (attempt.couplesUserId !== null) {
      // Who signed out in the meantime, or is somebody else by now, couples nothing.
      if (attempt.couplesUserId !== visit.actorId) return refuse('gone')
      const coupled = await coupleOwn(tx, organisation, identity.value, attempt.couplesUserId)
      return coupled.ok ? done({ returnTo: attempt.returnTo, signedIn: null }) : coupled
    }
    const person = await personOf(tx, organisation, identity.value)
    if (!person.ok) return person
    const signedIn = await startVisit(tx, organisation, person.value, visit)
    return done({ returnTo: attempt.returnTo, signedIn })
  })
}

async function useAttempt(database: Database, organisation: Organisation, state: unknown, browser: string | undefined) {
  if (!isToken(state) || !isToken(browser)) return undefined
  const [attempt] = await database
    .delete(organisationAttempts)
    .where(
      and(
        eq(organisationAttempts.stateHash, hashToken(state)),
        eq(organisationAttempts.browserHash, hashToken(browser)),
        eq(organisationAttempts.organisation, organisation.id),
      ),
    )
    .returning({
      returnTo: organisationAttempts.returnTo,
      couplesUserId: organisationAttempts.couplesUserId,
      isOpen: sql<boolean>`${organisationAttempts.expiresAt} > now()`,
    })
  return attempt?.isOpen ? attempt : undefined
}

type Person = { id: string; email: string }

/** Who this is here: known by issuer and subject, and the first time by an address that the organisation vouches for. */
async function personOf(tx: Tx, organisation: Organisation, identity: Identity): Promise<Result<string, OrganisationRefusal>> {
  const bound = await boundTo(tx, identity)
  if (bound) return bound.closedAt ? refuse('no_account') : done(bound.userId)
  const { verifiedEmail: email } = identity
  if (email === null) return refuse('email_not_verified')
  if (!organisation.domains.includes(email.slice(email.lastIndexOf('@') + 1))) return refuse('other_domain')
  // Locked, so that an account that is being closed at this moment is not signed in to.
  const [person] = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.closedAt)))
    .for('no key update')
  if (!person) return refuse('no_account')
  if (await couple(tx, organisation, identity, person)) {
    await tx
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(eq(users.id, person.id))
    return done(person.id)
  }
  // Two windows that sign in for the first time together: the second finds what the first made.
  if ((await boundTo(tx, identity))?.userId === person.id) return done(person.id)
  // The address belongs to another account of the organisation already, or did before it was given to somebody else. The
  // answer is the one of an unknown person; what happened stands in the logbook.
  await audit(tx, {
    actorId: null,
    action: 'refuse_organisation',
    objectKind: 'user',
    objectId: person.id,
    details: { organisation: organisation.id },
  })
  return refuse('no_account')
}

async function boundTo(tx: Tx, { issuer, subject }: Identity) {
  const [bound] = await tx
    .select({ userId: organisationAccounts.userId, closedAt: users.closedAt })
    .from(organisationAccounts)
    .innerJoin(users, eq(users.id, organisationAccounts.userId))
    .where(and(eq(organisationAccounts.issuer, issuer), eq(organisationAccounts.subject, subject)))
    .for('no key update', { of: users })
  if (bound && !bound.closedAt)
    await tx
      .update(organisationAccounts)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(organisationAccounts.issuer, issuer), eq(organisationAccounts.subject, subject)))
  return bound
}

async function coupleOwn(
  tx: Tx,
  organisation: Organisation,
  identity: Identity,
  userId: string,
): Promise<Result<null, OrganisationRefusal>> {
  const [person] = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.closedAt)))
    .for('no key update')
  if (!person) return refuse('no_account')
  if (await couple(tx, organisation, identity, person)) return done(null)
  return (await boundTo(tx, identity))?.userId === userId ? done(null) : refuse('coupled_elsewhere')
}

/** Couples an account of an organisation; false when it, or the person, is coupled already. */
async function couple(tx: Tx, organisation: Organisation, { issuer, subject }: Identity, person: Person): Promise<boolean> {
  const [row] = await tx
    .insert(organisationAccounts)
    .values({ userId: person.id, organisation: organisation.id, issuer, subject })
    .onConflictDoNothing()
    .returning({ id: organisationAccounts.id })
  if (!row) return false
  await audit(tx, {
    actorId: person.id,
    action: 'couple_organisation',
    objectKind: 'user',
    objectId: person.id,
    details: { organisation: organisation.id },
  })
  const ownData = `${env().APP_URL}/mijn/gegevens`
  await enqueueMail(tx, { key: `organisation-coupled:${row.id}`, to: person.email, message: coupledMessage(organisation.name, ownData) })
  return true
}

async function startVisit(tx: Tx, organisation: Organisation, userId: string, visit: Visit): Promise<SignedIn> {
  const sessionToken = randomToken()
  const { endsAt } = await startSession(tx, { token: sessionToken, userId, device: visit.device })
  if (visit.previousSession) await tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(visit.previousSession)))
  await audit(tx, {
    actorId: userId,
    action: 'sign_in',
    objectKind: 'user',
    objectId: userId,
    details: { device: visit.device, organisation: organisation.id },
  })
  return { userId, sessionToken, endsAt }
}
