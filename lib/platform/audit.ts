import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'

export type AuditEntry = {
  /** Null when nobody was signed in, as with a request for access. */
  actorId: string | null
  /** The verb of the command: 'publish_lesson'. */
  action: string
  objectKind: string
  objectId: string
  reason?: string
  /** Kinds, counts and states; never the text of a lesson or a message. */
  details?: Record<string, string | number | boolean | null>
  /** Only for a deed that is told of later than it was done, as in the demo; now when left out. */
  at?: Date
}

/** Writes down who did what, in the transaction of the deed. The web role cannot change or remove the row. */
export async function audit(tx: Tx, entry: AuditEntry) {
  await tx.insert(auditLog).values(entry)
}

/** The same for deeds that were done together, in their order: one document, however many there are. */
export async function auditAll(tx: Tx, entries: readonly Omit<AuditEntry, 'reason' | 'at'>[]) {
  if (entries.length === 0) return
  await tx.execute(sql`insert into audit_log (actor_id, action, object_kind, object_id, details)
    select "actorId", action, "objectKind", "objectId", coalesce(details, '{}')
    from json_to_recordset(${JSON.stringify(entries)}::text::json)
      as deed("actorId" uuid, action text, "objectKind" text, "objectId" text, details jsonb)`)
}
