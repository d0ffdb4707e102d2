import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { proofChallenge, spendProof } from './proof-of-work.ts'

testDatabase()

/** What a browser sends that tried every number. */
function solved(now?: number): string {
  const { salt, hash, signature, most } = proofChallenge(now, 600)
  for (let number = 0; number < most; number++) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === hash) return `${salt}${hash}${signature}${number}`
  }
  throw new Error('a puzzle without an answer')
}

describe('The puzzle of a public form', () => {
  test('that a browser solved counts once, also when it is brought twice at the same moment', async () => {
    const answer = solved()
    const both = await Promise.all([spendProof(db, answer), spendProof(db, answer)])
    expect(both.toSorted()).toEqual([false, true])
    expect(await spendProof(db, answer)).toBe(false)
  })
  test('counts for nothing when it is missing, guessed, made elsewhere, changed or too old', async () => {
    const answer = solved()
    const other = answer.replace(/\d+$/, (number) => (number === '0' ? '1' : '0').slice(0, number.length))
    const later = answer.replace(/^\d{10}/, (until) => String(Number(until) + 3_600))
    const elsewhere = answer.slice(0, 36) + '0'.repeat(128) + answer.slice(164)
    for (const wrong of ['', undefined, 'x', other, later, elsewhere]) expect(await spendProof(db, wrong)).toBe(false)
    expect(await spendProof(db, solved(Date.now() - 25 * 3_600_000))).toBe(false)
    expect(await spendProof(db, answer)).toBe(true)
  })
  test('leaves nothing in the database of who solved it', async () => {
    const answer = solved()
    await spendProof(db, answer)
    const [row] = await db.execute<{ kept: string }>(sql`select string_agg(subject, ' ') as kept from limit_counters where name = 'bewijs'`)
    expect(row?.kept).not.toContain(answer.slice(11, 35))
  })
})
