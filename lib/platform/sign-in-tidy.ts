import { lt, or, sql } from 'drizzle-orm'
import { pool } from '#db/client.ts'
import { limitCounters, sessions, signInAttempts } from '#db/schema/index.ts'
import { log } from './log.ts'

const hour = 3_600_000

/** Removes what signing in leaves behind and nobody needs: old attempts, ended sessions, counters of past windows. */
export async function tidySignIn(): Promise<void> {
  const { db } = pool()
  const yesterday = sql`now() - interval '1 day'`
  await db.delete(signInAttempts).where(lt(signInAttempts.expiresAt, yesterday))
  await db.delete(sessions).where(or(lt(sessions.expiresAt, yesterday), lt(sessions.endsAt, yesterday)))
  // The longest window is a day.
  await db.delete(limitCounters).where(lt(limitCounters.windowStart, sql`extract(epoch from now() - interval '2 days')::bigint`))
}

/** Tidies now and every hour, until it is stopped. */
export function startTidying(): { stop(): void } {
  const tidy = () => void tidySignIn().catch((fault: unknown) => log.error({ err: fault }, 'tidying'))
  tidy()
  const timer = setInterval(tidy, hour)
  return { stop: () => clearInterval(timer) }
}
