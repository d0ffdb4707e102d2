import type { Logger } from 'pino'
import { tagChannel } from '../answer.ts'
import { keepHearing, type Listener } from '../hearing.ts'
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

function tagsOf(notice: string): string[] {
  try {
    const tags: unknown = JSON.parse(notice)
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags
  } catch {
    // Falls through: a notice that cannot be read empties everything.
  }
  return ['*']
}

/** Listens for emptied tags, and for what changed for who is looking at it. */
export function listenForTags({ url, onTags, onHearing, onLive, log }: Listening): Listener {
  onHearing(false)
  return keepHearing({
    url,
    name: 'portal-tags',
    channels: [tagChannel, liveChannel],
    onNotice: (channel, notice) => {
      if (channel === tagChannel) onTags(tagsOf(notice))
      else if (channel === liveChannel) onLive?.(notice)
    },
    onHearing: (hearing, reason) => {
      onHearing(hearing)
      if (!hearing) return log.warn({ reason }, 'finished bytes: cannot hear the other instances, nothing is kept')
      // What changed while nobody listened is looked at anew.
      onLive?.('*')
      log.info('finished bytes: hearing the other instances')
    },
  })
}
