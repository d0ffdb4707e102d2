import { env } from '#lib/platform/env.ts'
import type { MailSection, Message } from '#lib/platform/mail-layout.ts'
import type { Mail } from '#lib/platform/outbox.ts'
import { formatDayAndTime } from '#lib/platform/time.ts'
import { outcomeWords, type FollowOutcome } from './copy-follows.ts'
import { followsLink, stopAddress } from './queries-links-follows.ts'

/** Something as a digest tells of it: a title and an address that everybody can read on the site. */
export type DigestItem = { outcome: FollowOutcome; title: string; address: string; at: Date; heldAt: Date | null }

// What came beyond this is counted and not named: a mail is read, a list of hundreds is not.
const mostNamed = 30

const outcomes = Object.keys(outcomeWords) as FollowOutcome[]
const url = (path: string) => new URL(path, env().APP_URL).href

/** The key of a digest in the outbox. */
export const digestKey = (digestId: string) => `digest:${digestId}`

/** A digest: grouped by what came of it, in each group the newest first. */
export function digestMessage(subscriberId: string, items: readonly DigestItem[]): Message {
  const newest = items.toSorted((one, other) => other.at.getTime() - one.at.getTime())
  const named = newest.slice(0, mostNamed)
  const sections: MailSection[] = outcomes.flatMap((outcome) => {
    const found = named.filter((item) => item.outcome === outcome)
    if (found.length === 0) return []
    const rows = found.map(({ title, address, heldAt }) => ({
      words: title,
      url: url(address),
      ...(heldAt && { note: formatDayAndTime(heldAt) }),
    }))
    return [{ title: outcomeWords[outcome], items: rows }]
  })
  const more = items.length - named.length
  return {
    subject: items.length === 1 ? 'Nieuws bij wat je volgt' : `${items.length} keer nieuws bij wat je volgt`,
    paragraphs: [
      'Er is nieuws bij wat je volgt op Proeftuin.',
      ...(more > 0 ? [`Hieronder staan de ${mostNamed} nieuwste. Er zijn er nog ${more}; die vind je op de site.`] : []),
    ],
    sections,
    button: { label: 'Kies wat je volgt en hoe vaak', url: url(followsLink(subscriberId)) },
    footnotes: ['Je krijgt deze mail omdat je hierom vroeg. Via de knop pas je het aan, stop je even, of stop je helemaal.'],
  }
}

/** The mail of a digest, for the outbox. */
export const digestMail = (digest: { id: string; subscriberId: string; to: string }, items: readonly DigestItem[]): Mail => ({
  key: digestKey(digest.id),
  to: digest.to,
  message: digestMessage(digest.subscriberId, items),
  unsubscribeUrl: stopAddress(digest.subscriberId),
})
