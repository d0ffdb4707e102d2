import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { organisationAccounts } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { PeopleRefusal } from './copy.ts'

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
