import { pool } from '#db/client.ts'
import { readOutbox } from './outbox-figures.ts'
import { metrics, type JobTurn, type SlowQuery } from './state.ts'
import type { OutboxFigures } from './text.ts'

export type CostlyQuery = { text: string; times: number; averageMs: number; longestMs: number }

/** How this instance is doing, for the page of administrators. */
export type Running = {
  startedAt: Date
  memoryBytes: number
  answers: { kept: number; made: number; faults: number; averageMs: number }
  outbox: OutboxFigures
  mails: { sent: number; retried: number; givenUp: number }
  jobs: ({ name: string } & JobTurn)[]
  /** Seen by looking once a second, newest first. */
  slow: SlowQuery[]
  /** What the database itself counted; null when it does not. */
  costly: CostlyQuery[] | null
}

const most = 15

/** Reads pg_stat_statements when the database has it. */
async function readCostly(): Promise<CostlyQuery[] | null> {
  const { sql } = pool()
  const [there] = await sql`select 1 from pg_extension where extname = 'pg_stat_statements'`
  if (!there) return null
  try {
    const rows = await sql<CostlyQuery[]>`
      select left(query, 400) as text, calls::int as times, mean_exec_time::float8 as "averageMs", max_exec_time::float8 as "longestMs"
      from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
      order by total_exec_time desc limit ${most}`
    return [...rows]
  } catch {
    // There, but not loaded at the start of the server.
    return null
  }
}

/** What this instance counted and what waits in the database. */
export async function readRunning(): Promise<Running> {
  const [outbox, costly] = await Promise.all([readOutbox(), readCostly()])
  let faults = 0
  for (const [name, count] of metrics.answers) if (name.endsWith('5xx')) faults += count
  const pages = [...metrics.durations.values()]
  const made = pages.reduce((sum, { count }) => sum + count, 0)
  const seconds = pages.reduce((sum, { sum: own }) => sum + own, 0)
  return {
    startedAt: new Date(metrics.startedAt),
    memoryBytes: process.memoryUsage().rss,
    answers: { kept: metrics.kept, made, faults, averageMs: made === 0 ? 0 : (seconds / made) * 1000 },
    outbox,
    mails: { ...metrics.mails },
    jobs: [...metrics.jobs].map(([name, turn]) => ({ name, ...turn })),
    slow: [...metrics.slow.values()].toReversed().slice(0, most),
    costly,
  }
}
