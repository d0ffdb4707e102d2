import { eq, getTableColumns } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings, signUps } from '#db/schema/index.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'

// The long text stays where it is: who holds the gathering keeps others waiting.
const { description: _, ...columns } = getTableColumns(gatherings)

export type LockedGathering = Omit<typeof gatherings.$inferSelect, 'description'>
export type LockedSignUp = typeof signUps.$inferSelect

/**
 * Takes the gathering for this transaction: who counts places or looks at the line does so on the state that is written
 * to. Gives undefined when there is no such gathering.
 */
export async function lockGathering(tx: Tx, gatheringId: string): Promise<LockedGathering | undefined> {
  const [gathering] = await tx.select(columns).from(gatherings).where(eq(gatherings.id, gatheringId)).for('no key update')
  return gathering
}

/** Takes the gathering of a sign-up, and gives the sign-up as it is once the gathering is taken. */
export async function lockSignUp(tx: Tx, signUpId: string): Promise<{ gathering: LockedGathering; signUp: LockedSignUp } | undefined> {
  const [known] = await tx.select({ gatheringId: signUps.gatheringId }).from(signUps).where(eq(signUps.id, signUpId))
  const gathering = known && (await lockGathering(tx, known.gatheringId))
  if (!gathering) return undefined
  const [signUp] = await tx.select().from(signUps).where(eq(signUps.id, signUpId))
  return signUp && { gathering, signUp }
}

/** What a change of a gathering, or of its free places, makes out of date. */
export const gatheringTags = (gathering: { id: string; slug?: string }) => [
  agendaTag,
  gatheringTag(gathering.id),
  ...(gathering.slug ? [gatheringAddressTag(gathering.slug)] : []),
]
