import { asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { organisationAccounts } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { nameOfCoupled, organisationPath, organisations } from '#lib/platform/organisations.ts'
import { maySeePeople } from './policy.ts'

export type CoupledOrganisation = { id: string; name: string; createdAt: Date; lastUsedAt: Date }
/** An organisation that somebody can sign in through, and the address where that begins. */
export type OrganisationChoice = { name: string; path: string }

/** The organisations that the settings let sign in; mostly none. */
export const organisationChoices = (): OrganisationChoice[] =>
  organisations().map((organisation) => ({ name: organisation.name, path: organisationPath(organisation) }))

/** The accounts of organisations that open the own account, and the organisations that could still be coupled. */
export async function ownOrganisations(actor: Actor): Promise<{ coupled: CoupledOrganisation[]; others: OrganisationChoice[] }> {
  const rows = await accountsOf(actor.id)
  const coupled = rows.map(coupledOf)
  const known = new Set(rows.map(({ organisation }) => organisation))
  const others = organisations().filter(({ id }) => !known.has(id))
  return { coupled, others: others.map((organisation) => ({ name: organisation.name, path: organisationPath(organisation) })) }
}

/** The organisations through which somebody signs in; none when the actor may not see people. */
export async function organisationsOfPerson(actor: Actor, personId: string): Promise<CoupledOrganisation[]> {
  return maySeePeople(actor) ? (await accountsOf(personId)).map(coupledOf) : []
}

const accountsOf = (userId: string) =>
  db
    .select()
    .from(organisationAccounts)
    .where(eq(organisationAccounts.userId, userId))
    .orderBy(asc(organisationAccounts.createdAt), asc(organisationAccounts.id))

const coupledOf = (row: typeof organisationAccounts.$inferSelect): CoupledOrganisation => ({
  id: row.id,
  name: nameOfCoupled(row),
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
})
