import postgres from 'postgres'
import type { Logger } from 'pino'
import { tagChannel } from '../answer.ts'
import { liveChannel } from '../live.ts'

type Listening = {
  url: string
  /** Called with the tags that another transaction emptied. */
  onTags: (tags: readonly string[]) => void
  /** Called with false when the others cannot be heard, and with true when they can again. */
  onHearing: (hearing: boolean) => void
  /** Called with the topic that changed for who is looking at it: it comes over the same connection. */
  onLive?: (topic: string) => void
  log: Pick<Logger, 'info' | 'warn'>
}

const firstPause = 200
const longestPause = 5_000
const heartbeat = 5_000
const slowestBeat = 3_000

function tagsOf(notice: string): string[] {
  try {
    const tags: unknown = JSON.parse(notice)
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags
  } catch {
    // Falls through: a notice that cannot be read empties everything.
  }
  return ['*']
}

/**
 * Listens for emptied tags on a connection of its own and keeps trying when it breaks. A heartbeat finds the connection
 * that is dead without having said so. postgres.js's own `listen` gives up after one failed reconnect, so it is not used.
 * @returns the function that stops it.
 */
export function listenForTags({ url, onTags, onHearing, onLive, log }: Listening): () => Promise<void> {
  let stopped = false
  let pause = firstPause
  let retry: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let connection: postgres.Sql | undefined

  const lost = (sql: postgres.Sql, reason: string) => {
    if (stopped || connection !== sql) return
    connection = undefined
    clearInterval(beat)
    onHearing(false)
    log.warn({ reason }, 'finished bytes: cannot hear the other instances, nothing is kept')
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
      connection: { application_name: 'portal-tags' },
      onnotify: (channel: string, notice: string) => {
        if (channel === tagChannel) onTags(tagsOf(notice))
        else if (channel === liveChannel) onLive?.(notice)
      },
      onclose: () => lost(sql, 'closed'),
    }
    const sql: postgres.Sql = postgres(url, options)
    connection = sql
    try {
      await sql.unsafe(`listen ${tagChannel}; listen ${liveChannel}`)
      if (stopped || connection !== sql) return
      pause = firstPause
      onHearing(true)
      // What changed while nobody listened is looked at anew.
      onLive?.('*')
      log.info('finished bytes: hearing the other instances')
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

  onHearing(false)
  void open()
  return async () => {
    stopped = true
    clearTimeout(retry)
    clearInterval(beat)
    await connection?.end({ timeout: 1 })
  }
}
