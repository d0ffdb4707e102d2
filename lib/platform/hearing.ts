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

const firstPause = 200
const longestPause = 5_000
const heartbeat = 5_000
const slowestBeat = 3_000

/**
 * Listens to channels of PostgreSQL on a connection of its own and keeps trying when it breaks. A heartbeat finds the
 * connection that is dead without having said so. postgres.js's own `listen` gives up after one failed reconnect, so it is
 * not used.
 * @returns the function that stops it.
 */
export function keepHearing({ url, name, channels, onNotice, onHearing }: Hearing): () => Promise<void> {
  let stopped = false
  let pause = firstPause
  let retry: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let connection: postgres.Sql | undefined

  const lost = (sql: postgres.Sql, reason: string) => {
    if (stopped || connection !== sql) return
    connection = undefined
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
      onHearing(true)
      beat = setInterval(() => {
        const late = setTimeout(() => lost(sql, 'no heartbeat'), slowestBeat)
        sql.unsafe('select 1').then(
          () => clearTimeout(late),
          () => {
            clearTimeout(late)
            lost(sql, 'heartbeat failed')
          },
        )
      }, heartbeat)
      beat.unref()
    } catch {
      lost(sql, 'no connection')
    }
  }

  void open()
  return async () => {
    stopped = true
    clearTimeout(retry)
    clearInterval(beat)
    await connection?.end({ timeout: 1 })
  }
}
