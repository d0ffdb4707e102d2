import { sql } from 'drizzle-orm'
import { pool, type Tx } from '#db/client.ts'
import { log } from './log.ts'
import { countJob } from './metrics/state.ts'

/** Work that is due by the clock: reminders, offers that end, texts that are placed at a time. */
export type Job = {
  /** The same name on every instance: only one of them runs it at a time. */
  name: string
  /** Milliseconds between two looks. */
  every: number
  /** Does one batch of what is due at `now`, in the transaction it gets, and gives how much that was. */
  run: (tx: Tx, now: Date) => Promise<number>
}

// A batch that never empties must not keep the others waiting for ever.
const mostBatches = 200

/**
 * Runs a job until nothing is due any more, each batch in a transaction of its own. Gives how much was done; 0 also when
 * another instance is busy with it.
 */
export async function runJob(job: Job, now = new Date()): Promise<number> {
  let total = 0
  for (let batch = 0; batch < mostBatches; batch++) {
    const count = await pool().db.transaction(async (tx) => {
      const [lock] = await tx.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`job:${job.name}`}, 0)) as mine`,
      )
      return lock?.mine ? job.run(tx, now) : 0
    })
    total += count
    if (count === 0) break
  }
  return total
}

/** Runs every job now and at its own pace, until they are stopped. A fault is logged and the job comes again. */
export function startJobs(jobs: readonly Job[]): { stop(): Promise<void> } {
  const running = new Set<string>()
  const underway = new Set<Promise<void>>()
  const look = (job: Job) => {
    if (running.has(job.name)) return
    running.add(job.name)
    const started = performance.now()
    const note = (outcome: { count?: number; failed?: boolean }) =>
      countJob(job.name, job.every, { tookMs: Math.round(performance.now() - started), ...outcome })
    const turn = runJob(job)
      .then((count) => {
        note({ count })
        if (count > 0) log.info({ job: job.name, count }, 'job done')
      })
      .catch((fault: unknown) => {
        note({ failed: true })
        log.error({ err: fault, job: job.name }, 'job failed')
      })
      .finally(() => {
        running.delete(job.name)
        underway.delete(turn)
      })
    underway.add(turn)
  }
  const timers = jobs.map((job) => {
    look(job)
    return setInterval(look, job.every, job)
  })
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underway)
    },
  }
}
