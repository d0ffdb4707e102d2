import { setImmediate as nextTurn } from 'node:timers/promises'
import postgres from 'postgres'

type Hearing = {
  url: string
  /** How the database names the connection. */
  name: string
  channels: readonly string[]
  onNotice: (channel: string, notice: string) => void
  /** Called with true when it hears, and what was said before may have been missed; with false when it cannot, and why. */
  onHearing: (hearing: boolean, reason?: string) => void
}

/** A connection that listens. */
export type Listener = {
  /** Whether the database answers a question on this connection now. It never waits behind the work of pages. */
  answers: () => Promise<boolean>
  stop: () => Promise<void>
}

// One knock a second is nothing for the database, and a pause that grows would outlast its absence.
const firstPause = 200
const longestPause = 1_000
const heartbeat = 5_000
const slowestBeat = 3_000
const slowestAnswer = 2_000

/**
 * Listens to channels of PostgreSQL on a connection of its own and keeps trying when it breaks. A heartbeat finds the
 * connection that is dead without having said so. postgres.js's own `listen` gives up after one failed reconnect, so it is
 * not used.
 */
export function keepHearing({ url, name, channels, onNotice, onHearing }: Hearing): Listener {
  let stopped = false
  let hearing = false
  let asking: Promise<boolean> | undefined
  let pause = firstPause
  let retry: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let connection: postgres.Sql | undefined

  const lost = (sql: postgres.Sql, reason: string) => {
    if (stopped || connection !== sql) return
    connection = undefined
    hearing = false
    clearInterval(beat)
    onHearing(false, reason)
    void sql.end({ timeout: 0 }).catch(() => undefined)
    retry = setTimeout(() => void open(), pause)
    pause = Math.min(pause * 2, longestPause)
  }

  const open = async () => {
    // `onnotify` is what `listen` of postgres.js uses itself; its types leave it out.
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      prepare: false,
      onnotice: () => {},
      connection: { application_name: name },
      onnotify: onNotice,
      onclose: () => lost(sql, 'closed'),
    }
    const sql: postgres.Sql = postgres(url, options)
    connection = sql
    try {
      await sql.unsafe(channels.map((channel) => `listen ${channel}`).join('; '))
      if (stopped || connection !== sql) return
      pause = firstPause
      hearing = true
      onHearing(true)
      beat = setInterval(() => {
        void beats(sql, slowestBeat).then((well) => well || lost(sql, 'no heartbeat'))
      }, heartbeat)
      beat.unref()
    } catch {
      lost(sql, 'no connection')
    }
  }

  void open()
  return {
    answers: () => {
      if (!connection || !hearing) return Promise.resolve(false)
      return (asking ??= beats(connection, slowestAnswer).finally(() => (asking = undefined)))
    },
    stop: async () => {
      stopped = true
      hearing = false
      clearTimeout(retry)
      clearInterval(beat)
      await connection?.end({ timeout: 1 })
    },
  }
}

/** Whether a connection answers within so many milliseconds. */
async function beats(sql: postgres.Sql, longest: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  // A process that was held up finds its timers first and what came in meanwhile after them: one more turn tells.
  const timer = setTimeout(() => void nextTurn().then(() => late.resolve(false)), longest)
  const answered = sql.unsafe('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answered, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
