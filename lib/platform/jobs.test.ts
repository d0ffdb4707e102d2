import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { limitCounters } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { runJob, startJobs } from './jobs.ts'

testDatabase()

const count = async () => (await db.select().from(limitCounters)).length
const write = (tx: Tx, subject: string) => tx.insert(limitCounters).values({ name: 'job', subject, windowStart: 0, count: 1 })

test('a job goes on until nothing is due, and each batch stands by itself', async () => {
  let left = 3
  const job = {
    name: 'batches',
    every: 60_000,
    run: async (tx: Tx) => {
      if (left === 0) throw new Error('broken')
      await write(tx, `batch ${left}`)
      return left--
    },
  }
  await expect(runJob(job)).rejects.toThrow('broken')
  expect(await count()).toBe(3)
})

test('two instances never do the same job at the same time', async () => {
  const inside = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let turns = 0
  const job = {
    name: 'alone',
    every: 60_000,
    run: async () => {
      if (turns++ > 0) return 0
      inside.resolve()
      await goOn.promise
      return 1
    },
  }
  const first = runJob(job)
  await inside.promise
  expect(await runJob(job)).toBe(0)
  expect(turns).toBe(1)
  goOn.resolve()
  expect(await first).toBe(1)
})

test('a fault in one job leaves the others alone, and stopping waits for what is underway', async () => {
  const done: string[] = []
  const jobs = startJobs([
    { name: 'breaks', every: 60_000, run: () => Promise.reject(new Error('broken')) },
    {
      name: 'slow',
      every: 60_000,
      run: async (tx) => {
        if (done.length > 0) return 0
        await tx.execute(sql`select pg_sleep(0.1)`)
        done.push('slow')
        return 1
      },
    },
  ])
  await jobs.stop()
  expect(done).toEqual(['slow'])
})
