import { and, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { memberships, organisationAccounts, regions, sites, userRoles, users } from '#db/schema/index.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { endSessionsOf } from '#lib/platform/session/store.ts'
import type { PeopleRefusal } from './copy.ts'
import { mailInvitation } from './emails.ts'
import { mayChangeMemberships, mayChangeRole, mayCloseAccount, mayInvite, maySeePeople } from './policy.ts'
import { placeOf, type InvitationInput, type MembershipInput, type Place, type RoleInput } from './schema.ts'

type Outcome<T = null> = Promise<Result<T, PeopleRefusal>>

// Whoever ends or closes an administrator holds this lock: two who remove each other cannot both succeed.
const administratorsLock = 7_326_002

/** Whether every place exists. */
export async function placesExist(tx: Tx, places: readonly Place[]): Promise<boolean> {
  const slugs = [...new Set(places.flatMap(({ siteSlug }) => siteSlug ?? []))]
  const codes = [...new Set(places.flatMap(({ regionCode }) => regionCode ?? []))]
  const knownSites = slugs.length === 0 ? 0 : await tx.$count(sites, inArray(sites.slug, slugs))
  const knownRegions = codes.length === 0 ? 0 : await tx.$count(regions, and(inArray(regions.code, codes), isNull(regions.mergedInto)))
  return knownSites === slugs.length && knownRegions === codes.length
}

/** Opens a role, when it is not open already. Gives whether it was opened. */
export async function openRole(tx: Tx, userId: string, role: Role, grantedById: string | null): Promise<boolean> {
  const opened = await tx.insert(userRoles).values({ userId, role, grantedById }).onConflictDoNothing().returning({ id: userRoles.id })
  return opened.length > 0
}

/** Opens a membership, when it is not open already. Gives whether it was opened. */
export async function openMembership(tx: Tx, userId: string, place: Place): Promise<boolean> {
  const opened = await tx
    .insert(memberships)
    .values({ userId, ...place })
    .onConflictDoNothing()
    .returning({ id: memberships.id })
  return opened.length > 0
}

/** Makes an account with its roles and places, and mails how to come in. */
export async function invitePerson(tx: Tx, actor: Actor, input: InvitationInput): Outcome<{ personId: string }> {
  if (!mayInvite(actor, input.roles)) return refuse('not_allowed')
  const places = input.places.map(placeOf)
  if (!(await placesExist(tx, places))) return refuse('unknown_place')
  const [person] = await tx
    .insert(users)
    .values({ email: input.email, name: input.name, invitedById: actor.id })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, email: users.email })
  if (!person) {
    const [known] = await tx.select({ closedAt: users.closedAt }).from(users).where(eq(users.email, input.email))
    return refuse(known?.closedAt ? 'account_closed' : 'already_known')
  }
  for (const role of new Set(input.roles)) await openRole(tx, person.id, role, actor.id)
  for (const place of places) await openMembership(tx, person.id, place)
  await mailInvitation(tx, person)
  await audit(tx, {
    actorId: actor.id,
    action: 'invite_person',
    objectKind: 'user',
    objectId: person.id,
    details: { roles: input.roles.join(' '), places: places.length },
  })
  return done({ personId: person.id })
}

type LockedPerson = { id: string; email: string; closedAt: Date | null; roles: Role[] }

// The clock itself: now() stands still in a transaction, also while it waits for a lock.
const openNow = () => or(isNull(userRoles.validUntil), gt(userRoles.validUntil, sql`clock_timestamp()`))

// Not `for update`: that would hold up every row that points at the person, such as their own lines in the audit log, and two
// administrators who change each other would wait for each other.
async function lockPerson(tx: Tx, id: string): Promise<LockedPerson | undefined> {
  const [person] = await tx
    .select({ id: users.id, email: users.email, closedAt: users.closedAt })
    .from(users)
    .where(eq(users.id, id))
    .for('no key update')
  if (!person) return undefined
  const open = await tx
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(and(eq(userRoles.userId, id), openNow()))
  return { ...person, roles: open.map(({ role }) => role) }
}

/** Whether somebody else with an open account is administrator, decided under a lock. */
async function othersAdminister(tx: Tx, personId: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${administratorsLock})`)
  const [other] = await tx
    .select({ id: users.id })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(userRoles.role, 'administrator'), ne(userRoles.userId, personId), isNull(users.closedAt), openNow()))
    .limit(1)
  return other !== undefined
}

/** Gives somebody a role from now on. */
export async function grantRole(tx: Tx, actor: Actor, { personId, role }: RoleInput): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!mayChangeRole(actor, person, role)) return refuse('not_allowed')
  if (!(await openRole(tx, personId, role, actor.id))) return refuse('already_has')
  await audit(tx, { actorId: actor.id, action: 'grant_role', objectKind: 'user', objectId: personId, details: { role } })
  return done(null)
}

/** Ends a role of somebody now. The last administrator stays. */
export async function endRole(tx: Tx, actor: Actor, { personId, role }: RoleInput): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!mayChangeRole(actor, person, role)) return refuse('not_allowed')
  if (role === 'administrator' && !(await othersAdminister(tx, personId))) return refuse('last_administrator')
  const ended = await tx
    .update(userRoles)
    .set({ validUntil: sql`greatest(now(), ${userRoles.validFrom})` })
    .where(and(eq(userRoles.userId, personId), eq(userRoles.role, role), openNow()))
    .returning({ id: userRoles.id })
  if (ended.length === 0) return refuse('nothing_to_end')
  await audit(tx, { actorId: actor.id, action: 'end_role', objectKind: 'user', objectId: personId, details: { role } })
  return done(null)
}

/** Makes somebody belong to a site or region from now on. */
export async function startMembership(tx: Tx, actor: Actor, { personId, place }: MembershipInput): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!mayChangeMemberships(actor, person)) return refuse('not_allowed')
  const chosen = placeOf(place)
  if (!(await placesExist(tx, [chosen]))) return refuse('unknown_place')
  if (!(await openMembership(tx, personId, chosen))) return refuse('already_has')
  await audit(tx, { actorId: actor.id, action: 'start_membership', objectKind: 'user', objectId: personId, details: { place } })
  return done(null)
}

/** Ends the membership of a site or region now; the row stays as history. */
export async function endMembership(tx: Tx, actor: Actor, { personId, place }: MembershipInput): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!mayChangeMemberships(actor, person)) return refuse('not_allowed')
  const chosen = placeOf(place)
  const ended = await tx
    .update(memberships)
    .set({ validUntil: sql`greatest(now(), ${memberships.validFrom})` })
    .where(
      and(
        eq(memberships.userId, personId),
        chosen.siteSlug === undefined ? eq(memberships.regionCode, chosen.regionCode) : eq(memberships.siteSlug, chosen.siteSlug),
        or(isNull(memberships.validUntil), gt(memberships.validUntil, sql`now()`)),
      ),
    )
    .returning({ id: memberships.id })
  if (ended.length === 0) return refuse('nothing_to_end')
  await audit(tx, { actorId: actor.id, action: 'end_membership', objectKind: 'user', objectId: personId, details: { place } })
  return done(null)
}

/** Closes an account and ends its sessions. What the person wrote stays. */
export async function closeAccount(tx: Tx, actor: Actor, { personId }: { personId: string }): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!mayCloseAccount(actor, person)) return refuse('not_allowed')
  if (person.closedAt) return refuse('nothing_to_end')
  if (person.roles.includes('administrator') && !(await othersAdminister(tx, personId))) return refuse('last_administrator')
  await tx
    .update(users)
    .set({ closedAt: sql`now()` })
    .where(eq(users.id, personId))
  const sessions = await endSessionsOf(tx, personId)
  await tx.delete(organisationAccounts).where(eq(organisationAccounts.userId, personId))
  await audit(tx, { actorId: actor.id, action: 'close_account', objectKind: 'user', objectId: personId, details: { sessions } })
  return done(null)
}

/** Opens a closed account again, with the roles and places it had. */
export async function reopenAccount(tx: Tx, actor: Actor, { personId }: { personId: string }): Outcome {
  if (actor.id === personId) return refuse('own_account')
  const person = await lockPerson(tx, personId)
  if (!person) return refuse('unknown_person')
  if (!maySeePeople(actor) || !mayCloseAccount(actor, person)) return refuse('not_allowed')
  if (!person.closedAt) return refuse('already_has')
  await tx.update(users).set({ closedAt: null }).where(eq(users.id, personId))
  await audit(tx, { actorId: actor.id, action: 'reopen_account', objectKind: 'user', objectId: personId })
  return done(null)
}

/** Changes the own name, as it stands with lessons and on the review desk. */
export async function changeOwnName(tx: Tx, actor: Actor, { name }: { name: string }): Outcome {
  await tx.update(users).set({ name }).where(eq(users.id, actor.id))
  await audit(tx, { actorId: actor.id, action: 'change_own_name', objectKind: 'user', objectId: actor.id })
  return done(null)
}
