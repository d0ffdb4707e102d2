// One instance that makes digests, in a process of its own: so its memory is its own, and it can be killed. Started by
// digest.ts with the address of the database in its environment.
import { sql } from 'drizzle-orm'
import { closePool, db } from '#db/client.ts'
import { digestJobs } from '#lib/people/commands-digests.ts'
import { runJob } from '#lib/platform/jobs.ts'

export type Made = { milliseconds: number; people: number; moreMegabytes: number }

const megabyte = 1024 * 1024
const job = digestJobs.find(({ name }) => name === 'send digests')
if (!job) throw new Error('no job makes digests')

// Connected, and everything read that an instance which is up for a while has read.
await db.execute(sql`select 1`)
await runJob(job, new Date(0))
globalThis.gc?.()
const before = process.memoryUsage().rss
let peak = before
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5)

const started = performance.now()
process.send?.('begun')
const people = await runJob(job)
const milliseconds = performance.now() - started
clearInterval(watch)
process.send?.({ milliseconds, people, moreMegabytes: (Math.max(peak, process.memoryUsage().rss) - before) / megabyte } satisfies Made)
await closePool()
process.disconnect()
