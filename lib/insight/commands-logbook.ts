import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { mayReadLogbook } from './policy-logbook.ts'

/** Writes down that somebody took the logbook out of the portal, and how much of it. */
export async function recordExport(tx: Tx, actor: Actor, rows: number): Promise<Result<null, 'not_allowed'>> {
  if (!mayReadLogbook(actor)) return refuse('not_allowed')
  await audit(tx, { actorId: actor.id, action: 'export_logbook', objectKind: 'logbook', objectId: 'csv', details: { rows } })
  return done(null)
}
