import { asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { organisationAccounts } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { organisationOf, organisationPath, organisations } from '#lib/platform/organisations.ts'

export type CoupledOrganisation = { id: string; name: string; createdAt: Date; lastUsedAt: Date }
/** An organisation that somebody can sign in through, and the address where that begins. */
export type OrganisationChoice = { name: string; path: string }

/** The organisations that the settings let sign in; mostly none. */
export const organisationChoices = (): OrganisationChoice[] =>
  organisations().map((organisation) => ({ name: organisation.name, path: organisationPath(organisation) }))

/** The accounts of organisations that open the own account, and the organisations that could still be coupled. */
export async function ownOrganisations(actor: Actor): Promise<{ coupled: CoupledOrganisation[]; others: OrganisationChoice[] }> {
  const rows = await db
    .select()
    .from(organisationAccounts)
    .where(eq(organisationAccounts.userId, actor.id))
    .orderBy(asc(organisationAccounts.createdAt), asc(organisationAccounts.id))
  const coupled = rows.map(({ id, organisation, issuer, createdAt, lastUsedAt }) => ({
    id,
    // An organisation that is in the settings no more is still told by the address of its server.
    name: organisationOf(organisation)?.name ?? new URL(issuer).host,
    createdAt,
    lastUsedAt,
  }))
  const known = new Set(rows.map(({ organisation }) => organisation))
  const others = organisations().filter(({ id }) => !known.has(id))
  return { coupled, others: others.map((organisation) => ({ name: organisation.name, path: organisationPath(organisation) })) }
}
