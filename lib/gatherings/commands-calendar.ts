import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { calendarAddresses } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, type Result } from '#lib/platform/result.ts'

/** Gives somebody a secret address for the own calendar, or another one: the old address stops working. */
export async function renewCalendarAddress(tx: Tx, actor: Actor): Promise<Result<{ madeAt: Date }, never>> {
  const [row] = await tx
    .insert(calendarAddresses)
    .values({ userId: actor.id })
    .onConflictDoUpdate({ target: calendarAddresses.userId, set: { id: sql`uuidv7()`, madeAt: sql`now()` } })
    .returning({ madeAt: calendarAddresses.madeAt })
  if (!row) throw new Error('no calendar address was made')
  await audit(tx, { actorId: actor.id, action: 'renew_calendar_address', objectKind: 'user', objectId: actor.id })
  return done(row)
}
