import postgres from 'postgres'
import { metrics, countSlow } from './state.ts'

const interval = 1_000
const slowMs = 500

/**
 * Looks every second, on a connection of its own, at what the database is busy with for the portal: how many connections
 * there are, and which queries take longer than half a second. Costs a page nothing, and sees all instances.
 * @returns the function that stops it
 */
export function watchDatabase(url: string): () => Promise<void> {
  const open = () =>
    postgres(url, {
      max: 1,
      idle_timeout: 0,
      connect_timeout: 5,
      prepare: false,
      onnotice: () => {},
      connection: { application_name: 'portal-watch', statement_timeout: 2_000 },
    })
  let sql = open()
  let seen = new Set<string>()
  let looking = false

  const look = async () => {
    if (looking) return
    looking = true
    try {
      const rows = await sql<{ state: string | null; ms: number; key: string; query: string }[]>`
        select state, (extract(epoch from clock_timestamp() - query_start) * 1000)::float8 as ms,
          pid || ' ' || extract(epoch from query_start) as key, left(query, 1000) as query
        from pg_stat_activity where datname = current_database() and application_name = 'portal'`
      metrics.connections = {
        active: rows.filter(({ state }) => state === 'active').length,
        idle: rows.filter(({ state }) => state === 'idle').length,
        inTransaction: rows.filter(({ state }) => state?.startsWith('idle in') === true).length,
      }
      // Waiting for news is no work, and lasts for hours.
      const slow = rows.filter(({ state, ms, query }) => state === 'active' && ms > slowMs && !/^\s*listen\b/i.test(query))
      for (const { query, ms, key } of slow) countSlow(query, ms, !seen.has(key))
      seen = new Set(slow.map(({ key }) => key))
    } catch {
      // The database is away: readiness tells that, and there is nothing to see.
      metrics.connections = undefined
      // A new one: the driver can keep a connection that was lost from ever coming back.
      void sql.end({ timeout: 0 })
      sql = open()
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => void look(), interval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await sql.end({ timeout: 1 })
  }
}
