import { sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { limitCounters } from '#db/schema/index.ts'
import { keyedHash } from './tokens.ts'

/** At most `most` times in each window of `seconds`. */
export type Limit = { readonly name: string; readonly most: number; readonly seconds: number }
export type Counted = { readonly allowed: boolean; readonly retryAfterSeconds: number }

/**
 * Counts one use by a subject (an address, a visitor) and says whether it is still allowed. The counter stands in the
 * database and rises in one statement, so the limit is exact however many instances count at once.
 * Call it outside the transaction of the deed: a deed that fails counts too.
 */
export async function countUse(database: Reader, limit: Limit, subject: string): Promise<Counted> {
  const second = sql`floor(extract(epoch from clock_timestamp()))::bigint`
  const [row] = await database
    .insert(limitCounters)
    .values({
      name: limit.name,
      // Neither addresses of people nor of machines stand in the table.
      subject: keyedHash('limit', subject),
      windowStart: sql`${second} / ${limit.seconds}::bigint * ${limit.seconds}::bigint`,
      count: 1,
    })
    .onConflictDoUpdate({
      target: [limitCounters.name, limitCounters.subject, limitCounters.windowStart],
      set: { count: sql`${limitCounters.count} + 1` },
    })
    .returning({
      count: limitCounters.count,
      left: sql<number>`(${limitCounters.windowStart} + ${limit.seconds}::bigint - ${second})::int`,
    })
  if (!row) throw new Error('a counter gave no row')
  return { allowed: row.count <= limit.most, retryAfterSeconds: Math.max(1, row.left) }
}

/** 'over 3 minuten': for the sentence that tells when to try again. */
export function waitingTime(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 1) return 'over een minuut'
  if (minutes <= 90) return `over ${minutes} minuten`
  return `over ${Math.ceil(minutes / 60)} uur`
}

/**
 * The network a visitor comes from, as a subject for limits. An IPv6 user owns a whole /64, so that counts as one.
 * The front door writes the header; what the visitor sent under that name never arrives here.
 */
export function visitorOf(headers: { get(name: string): string | null }): string {
  const address = (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? ''
  if (!address.includes(':') || address.includes('.')) return address.split(':').at(-1) || 'unknown'
  const [head = '', tail = ''] = address.split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail.split(':').filter(Boolean)
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
