import { and, count, eq, isNull } from 'drizzle-orm'
import { encode } from 'uqr'
import { db } from '#db/client.ts'
import { recoveryCodes, secondFactors } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { setUpDetails } from './commands-second-factor.ts'
import { maySeePeople } from './policy.ts'

export type SecondFactorState = {
  confirmedAt: Date | null
  codesLeft: number
  /** An app that is being set up: its secret, the address an app opens, and the picture of that address, row by row. */
  pending: { secret: string; address: string; picture: boolean[][] } | null
}

/** How the second step of the own account stands. */
export async function ownSecondFactor(actor: Actor): Promise<SecondFactorState> {
  const [factor] = await db.select().from(secondFactors).where(eq(secondFactors.userId, actor.id))
  const [codes] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, actor.id), isNull(recoveryCodes.usedAt)))
  const details = factor?.pendingSecret ? setUpDetails(factor.pendingSecret, actor.email) : null
  return {
    confirmedAt: factor?.confirmedAt ?? null,
    codesLeft: codes?.left ?? 0,
    pending: details && { ...details, picture: encode(details.address, { border: 2 }).data },
  }
}

/** Since when somebody has a second step; null when not, or when the actor may not see people. */
export async function secondFactorSince(actor: Actor, personId: string): Promise<Date | null> {
  if (!maySeePeople(actor)) return null
  const [factor] = await db.select({ since: secondFactors.confirmedAt }).from(secondFactors).where(eq(secondFactors.userId, personId))
  return factor?.since ?? null
}
