import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { done, refuse } from './result.ts'
import { transact } from './transact.ts'

testDatabase()
const write = (tx: Tx, email: string) => tx.insert(users).values({ email, name: 'Iemand' })
const written = (email: string) => db.select({ id: users.id }).from(users).where(eq(users.email, email))

describe('A command in a transaction', () => {
  test('that succeeds is kept, and gives its value', async () => {
    const result = await transact(async (tx) => {
      await write(tx, 'goed@test.example')
      return done('gelukt')
    })
    expect(result).toEqual({ ok: true, value: 'gelukt' })
    expect(await written('goed@test.example')).toHaveLength(1)
  })
  test('that is refused after it wrote leaves nothing behind', async () => {
    const result = await transact(async (tx) => {
      await write(tx, 'geweigerd@test.example')
      return refuse('not_allowed')
    })
    expect(result).toEqual({ ok: false, reason: 'not_allowed' })
    expect(await written('geweigerd@test.example')).toEqual([])
  })
  test('that fails leaves nothing behind, and the failure is not hidden', async () => {
    const failing = transact(async (tx: Tx) => {
      await write(tx, 'mislukt@test.example')
      throw new TypeError('a bug')
    })
    await expect(failing).rejects.toThrow(new TypeError('a bug'))
    expect(await written('mislukt@test.example')).toEqual([])
  })
})
