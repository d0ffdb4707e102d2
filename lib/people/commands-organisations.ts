import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { organisationAccounts, organisationAttempts, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { nameOfCoupled } from '#lib/platform/organisations.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { endSessionsOf } from '#lib/platform/session/store.ts'
import type { PeopleRefusal } from './copy.ts'
import { mailUncoupled } from './emails.ts'
import { mayUncouple } from './policy.ts'
import type { UncouplePersonInput } from './schema.ts'

/** Takes away that an account of an organisation opens the own account. Sessions stay: they are ended beside it. */
export async function uncoupleOrganisation(
  tx: Tx,
  actor: Actor,
  { coupledId }: { coupledId: string },
): Promise<Result<null, PeopleRefusal>> {
  const [gone] = await tx
    .delete(organisationAccounts)
    .where(and(eq(organisationAccounts.id, coupledId), eq(organisationAccounts.userId, actor.id)))
    .returning({ organisation: organisationAccounts.organisation })
  if (!gone) return refuse('nothing_to_end')
  await audit(tx, {
    actorId: actor.id,
    action: 'uncouple_organisation',
    objectKind: 'user',
    objectId: actor.id,
    details: { organisation: gone.organisation },
  })
  return done(null)
}

/**
 * Takes away that an account of an organisation opens the account of somebody else. They are signed out everywhere, because
 * whoever came in that way would else stay in, and are told by mail.
 */
export async function uncouplePerson(
  tx: Tx,
  actor: Actor,
  { personId, coupledId, reason }: UncouplePersonInput,
): Promise<Result<null, PeopleRefusal>> {
  if (!mayUncouple(actor, { id: personId })) return refuse('not_allowed')
  const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, personId)).for('no key update')
  if (!person) return refuse('unknown_person')
  const [gone] = await tx
    .delete(organisationAccounts)
    .where(and(eq(organisationAccounts.id, coupledId), eq(organisationAccounts.userId, personId)))
    .returning({ organisation: organisationAccounts.organisation, issuer: organisationAccounts.issuer })
  if (!gone) return refuse('nothing_to_end')
  // One that is under way in an open window would put it back.
  await tx.delete(organisationAttempts).where(eq(organisationAttempts.couplesUserId, personId))
  const sessions = await endSessionsOf(tx, personId)
  await mailUncoupled(tx, person, { coupledId, name: nameOfCoupled(gone) })
  await audit(tx, {
    actorId: actor.id,
    action: 'uncouple_person',
    objectKind: 'user',
    objectId: personId,
    reason,
    details: { organisation: gone.organisation, sessions },
  })
  return done(null)
}
