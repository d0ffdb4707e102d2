import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings, signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import { mailSignUps } from './emails.ts'
import { lineOrder } from './queries-line.ts'
import { offerDeadline, signUpAfter, type SignUpStatus, type SignUpVerb } from './status.ts'

/** Places that nobody has and nobody was offered. Ask it only while the gathering is taken. */
export async function freePlaces(tx: Tx, gatheringId: string): Promise<number> {
  const [row] = await tx
    .select({ free: sql<number>`${gatherings.maximum} - ${gatherings.placesTaken}` })
    .from(gatherings)
    .where(eq(gatherings.id, gatheringId))
  return row?.free ?? 0
}

/**
 * Offers free places to who is first in line, each with a deadline, until no place is left or the first in line needs
 * more than there are: nobody is overtaken. Ask it only while the gathering is taken. Gives who were offered one.
 */
export async function offerFreePlaces(tx: Tx, gathering: { id: string; startsAt: Date }, now: Date): Promise<string[]> {
  if (now >= gathering.startsAt) return []
  const offered: string[] = []
  let free = await freePlaces(tx, gathering.id)
  while (free > 0) {
    const [first] = await tx
      .select({ id: signUps.id, status: signUps.status, companions: signUps.companions })
      .from(signUps)
      .where(and(eq(signUps.gatheringId, gathering.id), eq(signUps.status, 'waiting')))
      .orderBy(...lineOrder)
      .limit(1)
    if (!first || 1 + first.companions > free) break
    await moveSignUp(tx, first, 'offer', { offeredAt: now, offerExpiresAt: offerDeadline(now, gathering.startsAt) })
    free -= 1 + first.companions
    offered.push(first.id)
  }
  await mailSignUps(tx, 'offered', offered)
  return offered
}

type Changes = Partial<Omit<typeof signUps.$inferInsert, 'status'>>

/** Moves a sign-up on. Who asks has seen that the verb is allowed. */
export async function moveSignUp(tx: Tx, signUp: { id: string; status: SignUpStatus }, verb: SignUpVerb, changes: Changes = {}) {
  const status = signUpAfter(signUp.status, verb)
  if (!status) throw new Error(`a sign-up that is ${signUp.status} cannot ${verb}`)
  await tx
    .update(signUps)
    .set({ ...changes, status })
    .where(eq(signUps.id, signUp.id))
}

/** Ends a sign-up. What somebody wrote about food, access and the questions has no use any more and goes at once. */
export async function endSignUp(tx: Tx, signUp: { id: string; status: SignUpStatus }, verb: 'cancel' | 'decline' | 'expire', now: Date) {
  await moveSignUp(tx, signUp, verb, { endedAt: now })
  await tx.delete(signUpNeeds).where(eq(signUpNeeds.signUpId, signUp.id))
  await tx.delete(signUpAnswers).where(eq(signUpAnswers.signUpId, signUp.id))
}
