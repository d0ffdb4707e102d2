import { sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { Job } from '../jobs.ts'
import { isoDay } from '../time.ts'
import { keyedHash } from '../tokens.ts'

// Longer ones tell a story, and nobody types them twice.
const mostWords = 5
const longest = 60
/** On so many days the same words must be asked before they are kept as words. */
const daysBeforeKept = 3

/**
 * Counts that these words found nothing: once a day, without who asked. Until it happened on three days only a keyed hash
 * is kept, so that what one person typed once can be read by nobody. Words that could be of a person are not counted.
 */
export async function noteMiss(question: string, now = new Date()): Promise<void> {
  const words = question
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}-]+/u)
    .filter(Boolean)
  const kept = words.join(' ')
  if (words.length === 0 || words.length > mostWords || kept.length > longest || /\d/.test(question) || scan(question).length > 0) return
  const fingerprint = keyedHash('missed search', kept)
  const today = isoDay(now)
  await db.execute(sql`
    insert into search_misses (fingerprint, last_day) values (${fingerprint}, ${today})
    on conflict (fingerprint) do update set
      days = search_misses.days + 1,
      last_day = excluded.last_day,
      words = case when search_misses.days + 1 >= ${daysBeforeKept} then ${kept} end
    where search_misses.last_day < excluded.last_day`)
}

/** Forgets what nobody asked for three months. */
export async function forgetMisses(tx: Tx, now: Date): Promise<number> {
  const oldest = isoDay(new Date(now.getTime() - 90 * 86_400_000))
  const gone = await tx.execute(sql`delete from search_misses where last_day < ${oldest} returning fingerprint`)
  return gone.length
}

export const missForgetting: Job = { name: 'forget missed searches', every: 6 * 60 * 60_000, run: forgetMisses }
