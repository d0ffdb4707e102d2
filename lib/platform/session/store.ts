import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { memberships, secondFactors, sessions, userRoles, users } from '#db/schema/index.ts'
import { hasRole, staffRoles, type Actor, type Role } from '../actor.ts'
import { env } from '../env.ts'
import { absoluteDays, idleDays } from '../sign-in-cookies.ts'
import { hashToken, isToken } from '../tokens.ts'

// How stale 'last seen' may be: one write per session in this time, however many pages are read.
const seenMinutes = 5

const days = (count: number) => sql`make_interval(days => ${count})`
const alive = and(gt(sessions.expiresAt, sql`now()`), gt(sessions.endsAt, sql`now()`))

/** A session as the list of own sessions shows it. */
export type OwnSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; isThis: boolean }

/** Somebody with the roles and memberships that hold at this moment. The table is named in full: in a query of one table it would be left out. */
const actorColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  roles: sql<Role[]>`array(select r.role::text from ${userRoles} r where r.user_id = "users"."id"
        and r.valid_from <= now() and (r.valid_until is null or r.valid_until > now()) order by r.role)`,
  sites: sql<string[]>`array(select m.site_slug from ${memberships} m where m.user_id = "users"."id" and m.site_slug is not null
        and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()) order by 1)`,
  regions: sql<string[]>`array(select m.region_code from ${memberships} m where m.user_id = "users"."id" and m.region_code is not null
        and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()) order by 1)`,
}

/** Who somebody is now, for what the clock does in their name; null when the account is closed. */
export async function actorOfUser(database: Reader, userId: string): Promise<Actor | null> {
  const [row] = await database
    .select(actorColumns)
    .from(users)
    .where(and(eq(users.id, userId), sql`${users.closedAt} is null`))
  return row ?? null
}

/** Writes a session that ends after `idleDays` without use and after `absoluteDays` in any case. */
export async function startSession(database: Reader, session: { token: string; userId: string; device: string }) {
  const [row] = await database
    .insert(sessions)
    .values({
      tokenHash: hashToken(session.token),
      userId: session.userId,
      device: session.device,
      expiresAt: sql`now() + ${days(idleDays)}`,
      endsAt: sql`now() + ${days(absoluteDays)}`,
    })
    .returning({ id: sessions.id, endsAt: sessions.endsAt })
  if (!row) throw new Error('a session gave no row')
  return row
}

/** The step that is still to be taken before somebody is signed in: typing a code, or setting up the app first. */
export type MissingStep = 'enter_code' | 'set_up'
export type Visit = { readonly actor: Actor; readonly sessionId: string; readonly missing: MissingStep | null }

/**
 * Who is signed in with this session cookie at this moment, with the roles and memberships that hold now; null when the
 * session ended, the account is closed or the second step was not taken.
 */
export async function actorOfSession(database: Reader, token: string): Promise<Actor | null> {
  const visit = await visitOfSession(database, token)
  return visit && visit.missing === null ? visit.actor : null
}

/**
 * Who belongs to this session cookie, and what is missing before they are signed in. One query, so that a changed role
 * counts on the very next request.
 */
export async function visitOfSession(database: Reader, token: string): Promise<Visit | null> {
  if (!isToken(token)) return null
  const [row] = await database
    .select({
      sessionId: sessions.id,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - make_interval(mins => ${seenMinutes})`,
      secondStepAt: sessions.secondStepAt,
      secondFactorSince: secondFactors.confirmedAt,
      ...actorColumns,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(and(eq(sessions.tokenHash, hashToken(token)), alive, sql`${users.closedAt} is null`))
  if (!row) return null
  if (row.stale) {
    await database
      .update(sessions)
      .set({ lastSeenAt: sql`now()`, expiresAt: sql`least(now() + ${days(idleDays)}, ${sessions.endsAt})` })
      .where(and(eq(sessions.id, row.sessionId), alive))
  }
  const { id, name, email, roles, sites, regions } = row
  const actor = { id, name, email, roles, sites, regions }
  return { actor, sessionId: row.sessionId, missing: missingStep(actor, row) }
}

function missingStep(actor: Actor, { secondStepAt, secondFactorSince }: { secondStepAt: Date | null; secondFactorSince: Date | null }) {
  // A step that was taken with an app that has been taken away since does not count any more.
  if (secondFactorSince) return secondStepAt && secondStepAt >= secondFactorSince ? null : 'enter_code'
  // In the demo everybody plays every role.
  return hasRole(actor, ...staffRoles) && env().DEMO !== '1' ? 'set_up' : null
}

/** Notes that the second step was taken in this session. */
export async function noteSecondStep(database: Reader, sessionId: string) {
  await database
    .update(sessions)
    .set({ secondStepAt: sql`clock_timestamp()` })
    .where(eq(sessions.id, sessionId))
}

/** The open sessions of a person, the one in use last first. */
export async function openSessions(database: Reader, userId: string, token: string): Promise<OwnSession[]> {
  const rows = await database
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), alive))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
  const thisHash = hashToken(token)
  return rows.map(({ id, device, createdAt, lastSeenAt, tokenHash }) => ({
    id,
    device,
    createdAt,
    lastSeenAt,
    isThis: tokenHash === thisHash,
  }))
}

/** Ends the session of this cookie. */
export async function endSession(database: Reader, token: string) {
  await database.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)))
}

/** Ends one session of this person; false when there is no such session. */
export async function endOwnSession(database: Reader, userId: string, sessionId: string): Promise<boolean> {
  const ended = await database
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
    .returning({ id: sessions.id })
  return ended.length > 0
}

/** Ends every session of a person, or every other one when `exceptToken` is given. Gives their number. */
export async function endSessionsOf(database: Reader, userId: string, exceptToken?: string): Promise<number> {
  const others = exceptToken === undefined ? undefined : ne(sessions.tokenHash, hashToken(exceptToken))
  const ended = await database
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id })
  return ended.length
}
