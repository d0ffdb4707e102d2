import { lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { limitCounters, organisationAttempts, sessions, signInAttempts } from '#db/schema/index.ts'
import type { Job } from './jobs.ts'

const hour = 3_600_000

/** Removes what signing in leaves behind and nobody needs: old attempts, ended sessions, counters of past windows. */
export async function tidySignIn(tx: Tx): Promise<void> {
  const yesterday = sql`now() - interval '1 day'`
  await tx.delete(signInAttempts).where(lt(signInAttempts.expiresAt, yesterday))
  await tx.delete(organisationAttempts).where(lt(organisationAttempts.expiresAt, yesterday))
  await tx.delete(sessions).where(or(lt(sessions.expiresAt, yesterday), lt(sessions.endsAt, yesterday)))
  // The longest window is a day.
  await tx.delete(limitCounters).where(lt(limitCounters.windowStart, sql`extract(epoch from now() - interval '2 days')::bigint`))
}

/** Tidies every hour. */
export const signInTidying: Job = { name: 'tidy sign-in', every: hour, run: (tx) => tidySignIn(tx).then(() => 0) }
