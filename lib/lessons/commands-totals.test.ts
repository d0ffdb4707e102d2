import { sql, TransactionRollbackError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, placeMany, publishedLesson, submittedLesson, withdrawnLesson } from '#lib/testing/factories.ts'
import { publishLesson } from './commands-review.ts'
import { foldTotals } from './commands-totals.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { reviewCounts } from './queries-review.ts'
import { totalLessons, totalsOf } from './queries-totals.ts'
import { everythingChecked } from './values-checklist.ts'

const { url } = testDatabase()

let author: Actor
let decider: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  decider = await curator()
})

const summed = sql`select facet, value, with_facet, with_value, sum(count)::int as count from lesson_totals group by 1, 2, 3, 4 having sum(count) <> 0 order by 1, 2, 3, 4`
const kept = async () => [...(await db.execute(summed))]

/** What the totals would be if everything were counted now; nothing is changed. */
async function counted() {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  let rows: unknown[] = []
  try {
    await drizzle(owner).transaction(async (tx) => {
      await tx.execute(sql`select lesson_totals_recount()`)
      rows = [...(await tx.execute(summed))]
      tx.rollback()
    })
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  } finally {
    await owner.end()
  }
  return rows
}

test('placing, placing again, hiding the site and withdrawing keep every total what counting gives', async () => {
  await publishedLesson(author, decider, { content: { themes: ['klantreis', 'monitoring'] } })
  await publishedLesson(author, decider, { content: { tip: null, siteShown: false } })
  const regional = await person({ sites: [], regions: ['JZ30'] })
  const { lessonId } = await publishedLesson(regional, decider, { content: { kind: 'exercise' } })
  await withdrawnLesson(author, decider)
  await submittedLesson(author)
  const mine = await kept()
  expect(await totalLessons()).toBe(3)
  expect(Object.fromEntries(await totalsOf('thema'))).toEqual({ klantreis: 3, monitoring: 1 })
  expect(Object.fromEntries(await totalsOf('home'))).toEqual({ 'site:friesland': 1, 'region:JZ30': 1 })
  expect(await reviewCounts(decider)).toEqual({ 'te-lezen': 1, 'bij-schrijver': 0, klaar: 4 })
  expect(mine).toEqual(await counted())
  await must(transact((tx) => withdrawLesson(tx, decider, { lessonId, reason: 'out_of_date', message: 'De wet is veranderd.' })))
  expect(await totalLessons()).toBe(2)
})

test('a site that gets another address takes its lessons along', async () => {
  await db.execute(sql`update sites set slug = 'fryslan' where slug = 'friesland'`)
  expect((await totalsOf('home')).get('site:fryslan')).toBe(1)
  expect(await kept()).toEqual(await counted())
  await db.execute(sql`update sites set slug = 'friesland' where slug = 'fryslan'`)
})

test('folding changes nothing of what is read, and leaves one row of each total', async () => {
  const before = await kept()
  await publishedLesson(author, decider)
  const after = await kept()
  expect(after).not.toEqual(before)
  while ((await db.transaction(foldTotals)) > 0);
  expect(await kept()).toEqual(after)
  const [row] = await db.execute<{ rows: number; keys: number }>(
    sql`select count(*)::int as rows, count(distinct (facet, value, with_facet, with_value))::int as keys from lesson_totals`,
  )
  expect(row?.rows).toBe(row?.keys)
})

test('many who place, withdraw and fold at once wait for nobody and lose no count', async () => {
  const before = await totalLessons()
  const waiting = await Promise.all(Array.from({ length: 6 }, () => submittedLesson(author)))
  const gone = await publishedLesson(author, decider)
  await Promise.all([
    ...waiting.map(({ lessonId, revisionId }) =>
      must(transact((tx) => publishLesson(tx, decider, { lessonId, revisionId, message: '', ...everythingChecked }))),
    ),
    must(transact((tx) => withdrawLesson(tx, decider, { lessonId: gone.lessonId, reason: 'wrong', message: 'Dit klopt niet.' }))),
    ...Array.from({ length: 4 }, () => db.transaction(foldTotals)),
  ])
  expect(await totalLessons()).toBe(before + 6)
  expect(await kept()).toEqual(await counted())
})

test('whoever fills the tables without the rules counts anew', async () => {
  const owner = postgres(url, { max: 1, connection: { session_replication_role: 'replica' } })
  await placeMany(author, decider, [{}, { site: null, region: 'JZ02', tip: 3 }], drizzle(owner, { schema }))
  const before = await totalLessons()
  await owner`select lesson_totals_recount()`
  await owner.end()
  expect(await totalLessons()).toBe(before + 2)
})
