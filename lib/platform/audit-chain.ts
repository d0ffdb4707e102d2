import { sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'

/** Where the audit log and its chain do not agree. */
export type ChainBreak =
  /** The row no longer gives the hash that was made of it: a byte of it, or of its link, was changed. */
  | { kind: 'changed'; position: number; auditId: number }
  /** A row or its link was taken out. */
  | { kind: 'removed'; position: number }
  /** A row that never came into the chain. */
  | { kind: 'unchained'; auditId: number }
  /** The chain does not end where it says that it ends: its last rows were taken out. */
  | { kind: 'cut_off'; position: number }

export type ChainReport = {
  /** How many rows were looked at. */
  length: number
  /** The last hash. Kept elsewhere, it proves later that nothing before it was rewritten. */
  seal: string
  /** The first place where it does not fit; null when everything does. */
  broken: ChainBreak | null
}

const step = 20_000
const beginning = '0'.repeat(64)

/**
 * Recomputes every link of the chain from the rows of the audit log. Finds one changed byte and one removed row. Run it in
 * one transaction with a snapshot (repeatable read), or rows that are added meanwhile look like a fault.
 */
export async function verifyAuditChain(reader: Reader): Promise<ChainReport> {
  const [head] = await reader.execute<{ length: string; hash: string }>(sql`select length, hash from audit_head`)
  if (!head) return { length: 0, seal: '', broken: { kind: 'cut_off', position: 0 } }
  const length = Number(head.length)
  let previous = beginning
  for (let from = 0; from < length; from += step) {
    // Only the faults come back, the last link to go on from, and how many there were.
    const [part] = await reader.execute<{ count: string; last: string | null; wrong: string | null; wrong_id: string | null }>(sql`
      with links as (
        select c.position, c.hash, c.audit_id, l.id is null as gone,
          audit_link(lag(c.hash, 1, ${previous}::text) over (order by c.position), l) as expected
        from audit_chain c left join audit_log l on l.id = c.audit_id
        where c.position > ${from} and c.position <= ${from + step}
      ), first_wrong as (
        select position, audit_id, gone from links where gone or expected is distinct from hash order by position limit 1
      )
      select (select count(*) from links) as count, (select hash from links order by position desc limit 1) as last,
        (select position from first_wrong) as wrong, (select case when gone then null else audit_id end from first_wrong) as wrong_id`)
    const expected = Math.min(step, length - from)
    if (part?.wrong != null) {
      const position = Number(part.wrong)
      // A missing link makes the one after it wrong: then it is the missing one that is told.
      const missing = await firstMissing(reader, from, position)
      if (missing !== undefined) return { length, seal: head.hash, broken: { kind: 'removed', position: missing } }
      const broken: ChainBreak =
        part.wrong_id == null ? { kind: 'removed', position } : { kind: 'changed', position, auditId: Number(part.wrong_id) }
      return { length, seal: head.hash, broken }
    }
    if (Number(part?.count ?? 0) < expected) {
      const missing = (await firstMissing(reader, from, from + expected)) ?? from + 1
      return { length, seal: head.hash, broken: { kind: 'cut_off', position: missing } }
    }
    previous = part?.last ?? previous
  }
  if (previous !== head.hash) return { length, seal: head.hash, broken: { kind: 'cut_off', position: length } }
  const [beyond] = await reader.execute<{ position: string }>(sql`select position from audit_chain where position > ${length} limit 1`)
  if (beyond) return { length, seal: head.hash, broken: { kind: 'cut_off', position: Number(beyond.position) } }
  const [loose] = await reader.execute<{ id: string }>(
    sql`select l.id from audit_log l where not exists (select from audit_chain c where c.audit_id = l.id) order by l.id limit 1`,
  )
  return { length, seal: head.hash, broken: loose ? { kind: 'unchained', auditId: Number(loose.id) } : null }
}

/** The first position in (from, until] that has no link. */
async function firstMissing(reader: Reader, from: number, until: number): Promise<number | undefined> {
  const [row] = await reader.execute<{ position: string }>(
    sql`select p as position from generate_series(${from + 1}::bigint, ${until}::bigint) p
      where not exists (select from audit_chain c where c.position = p) order by p limit 1`,
  )
  return row ? Number(row.position) : undefined
}
