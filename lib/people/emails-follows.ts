import type { Tx } from '#db/client.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { isoDay } from '#lib/platform/time.ts'
import { confirmFollowLink, followsLink } from './queries-links-follows.ts'
import { type FollowTopic, followLimits, followPath } from './values-follows.ts'

const url = (path: string) => new URL(path, env().APP_URL).href
const notYou = 'Vroeg je dit niet zelf? Dan hoef je niets te doen. We wissen je adres vanzelf.'

const messages = {
  // What it is stands on the page: who typed an address of somebody else sends them no words of their choice.
  confirm: (followId: string): Message => ({
    subject: 'Bevestig dat je iets wilt volgen op Proeftuin',
    paragraphs: ['Iemand vroeg om mails van Proeftuin op dit adres. Was jij dat? Bevestig het dan. Pas daarna krijg je mail.'],
    button: { label: 'Bekijk en bevestig', url: url(confirmFollowLink(followId)) },
    footnotes: [`Deze link werkt ${followLimits.confirmDays} dagen.`, notYou],
  }),
  already: (subscriberId: string): Message => ({
    subject: 'Je volgt dit al op Proeftuin',
    paragraphs: ['Iemand vroeg om mails van Proeftuin op dit adres. Je volgt dit al. Via de knop zie je wat je volgt, en pas je het aan.'],
    button: { label: 'Bekijk wat je volgt', url: url(followsLink(subscriberId)) },
    footnotes: ['Vroeg je dit niet zelf? Dan hoef je niets te doen.'],
  }),
  hasAccount: (topic: FollowTopic): Message => ({
    subject: 'Je hebt al een account',
    paragraphs: ['Iemand vroeg om mails van Proeftuin op dit adres. Je hebt een account. Log in, dan kun je het meteen volgen.'],
    button: { label: 'Log in en volg het', url: url(`/inloggen?terug=${encodeURIComponent(followPath(topic))}`) },
    footnotes: ['Vroeg je dit niet zelf? Dan hoef je niets te doen.'],
  }),
}

/** To a visitor: whether they asked this. Once a day at most for each thing. */
export const mailConfirmFollow = (tx: Tx, follow: { id: string; email: string }, now: Date) =>
  enqueueMail(tx, { key: `follow-confirm:${follow.id}:${isoDay(now)}`, to: follow.email, message: messages.confirm(follow.id) })

/** To a visitor who follows this already: where to change it. Once a day at most. */
export const mailFollowsAlready = (tx: Tx, subscriber: { id: string; email: string }, now: Date) =>
  enqueueMail(tx, { key: `follow-already:${subscriber.id}:${isoDay(now)}`, to: subscriber.email, message: messages.already(subscriber.id) })

/** To an address that has an account: how to follow with it. Once a day at most. */
export const mailFollowWithAccount = (tx: Tx, person: { id: string; email: string }, topic: FollowTopic, now: Date) =>
  enqueueMail(tx, { key: `follow-account:${person.id}:${isoDay(now)}`, to: person.email, message: messages.hasAccount(topic) })
