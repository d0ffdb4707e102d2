import { expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { limitCounters } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { countUse, visitorOf, waitingTime, type Limit } from './limits.ts'

const { url } = testDatabase()

test('a hundred uses at once from four instances: exactly as many as are allowed get through', async () => {
  const limit: Limit = { name: 'race', most: 37, seconds: 86_400 }
  const instances = Array.from({ length: 4 }, () => connect(url, { max: 5 }))
  const counted = await Promise.all(Array.from({ length: 100 }, (_, use) => countUse(instances[use % 4]?.db ?? db, limit, 'one visitor')))
  await Promise.all(instances.map(({ sql }) => sql.end()))
  expect(counted.filter(({ allowed }) => allowed)).toHaveLength(37)
})

test('each subject and each limit has a counter of its own', async () => {
  const limit: Limit = { name: 'own', most: 1, seconds: 86_400 }
  expect((await countUse(db, limit, 'a')).allowed).toBe(true)
  expect((await countUse(db, limit, 'a')).allowed).toBe(false)
  expect((await countUse(db, limit, 'b')).allowed).toBe(true)
  expect((await countUse(db, { ...limit, name: 'other' }, 'a')).allowed).toBe(true)
})

test('the next window begins at nothing, and the wait until then is told', async () => {
  const limit: Limit = { name: 'short', most: 1, seconds: 2 }
  let counted = await countUse(db, limit, 'a')
  counted = await countUse(db, limit, 'a')
  if (counted.allowed) counted = await countUse(db, limit, 'a')
  expect(counted.allowed).toBe(false)
  expect(counted.retryAfterSeconds).toBeGreaterThan(0)
  expect(counted.retryAfterSeconds).toBeLessThanOrEqual(2)
  await new Promise((resolve) => setTimeout(resolve, counted.retryAfterSeconds * 1_000 + 50))
  expect((await countUse(db, limit, 'a')).allowed).toBe(true)
})

test('no address stands in the table', async () => {
  await countUse(db, { name: 'secret', most: 1, seconds: 60 }, 'lid@voorbeeld.example')
  expect(JSON.stringify(await db.select().from(limitCounters))).not.toContain('lid@voorbeeld.example')
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['203.0.113.9, 192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['', 'unknown'],
])('a visitor from %s counts as %s', (header, visitor) => {
  expect(visitorOf(new Headers({ 'x-forwarded-for': header }))).toBe(visitor)
})

test('the wait is told in words', () => {
  expect([30, 61, 900, 86_400].map(waitingTime)).toEqual(['over een minuut', 'over 2 minuten', 'over 15 minuten', 'over 24 uur'])
})
