// One gathering from draft to called off, and what everybody reads of it: on its page, in the mail, in calendars.
import { mustAct } from '../one-portal/act.ts'
import type { Portal } from '../one-portal/portal.ts'

export type Hours = { date: string; startTime: string; endTime: string }

type Mail = { subject: string; text: string; attachments: { mediaType: string; base64: string }[] }

/** The lines of a calendar that say which event it is, which version, and when. */
function eventIn(calendar: string): string {
  const whole = calendar.replace(/\r?\n[ \t]/g, '')
  // The id of a gathering differs by portal; what matters is that one portal always writes the same.
  return ['METHOD', 'SEQUENCE', 'DTSTART', 'DTEND', 'STATUS']
    .map((name) => new RegExp(`^${name}[:;].*$`, 'm').exec(whole)?.[0] ?? `${name} is missing`)
    .join(' ')
}

const uidIn = (calendar: string) => /^UID:(.*)$/m.exec(calendar.replace(/\r?\n[ \t]/g, ''))?.[1]?.trim() ?? ''

export type Told = {
  /** Deed by deed: what the mail says about when, and the event that goes with it. */
  mails: string[]
  page: string
  calendars: string[]
  uids: number
}

/** Puts a gathering in the agenda, signs somebody up, moves it, and calls it off. */
export async function follow(portal: Portal, hours: Hours, later: Hours): Promise<Told> {
  const { address } = portal
  const [organiser, member] = [await portal.cookieOf('redactie@demo.example'), await portal.cookieOf('lid.friesland@demo.example')]
  const title = `Klok ${hours.date} ${hours.startTime}`
  const whole = {
    kind: 'meet_up',
    title,
    summary: 'Over de klok.',
    'audiences[]': 'local_team',
    format: 'on_site',
    place: 'Zaal',
    maximum: '5',
    organiser: 'national',
  }
  const manage = (name: string, page: string, fields: Record<string, string>) => mustAct({ address, cookie: organiser, name, page, fields })
  const made = await manage('createGatheringAction', '/mijn/bijeenkomsten/nieuw', { ...whole, ...hours, formKey: crypto.randomUUID() })
  const gatheringId = made.split('/')[3]?.split('?')[0] ?? ''
  const own = `/mijn/bijeenkomsten/${gatheringId}`
  await manage('publishGatheringAction', own, { gatheringId, version: '1' })
  const [row] = await portal.sql<{ slug: string }[]>`select slug from gatherings where id = ${gatheringId}`
  const slug = row?.slug ?? ''
  const calendar = async () => (await fetch(`${address}/bijeenkomsten/${slug}/agenda.ics`)).text()
  const calendars = [await calendar()]
  await mustAct({
    address,
    cookie: member,
    name: 'signUpAction',
    page: `/bijeenkomsten/${slug}/aanmelden`,
    fields: { gatheringId, formKey: crypto.randomUUID(), companions: '0' },
  })
  const words = await (await fetch(`${address}/bijeenkomsten/${slug}`)).text()
  await manage('changeGatheringAction', `${own}/wijzigen`, { ...whole, ...later, gatheringId, version: '1' })
  calendars.push(await calendar())
  await manage('cancelGatheringAction', own, { gatheringId, reason: 'De klok.' })
  calendars.push(await calendar())
  const mails = ((await (await fetch(`${address}/postvak.json?aan=lid.friesland@demo.example`)).json()) as Mail[])
    .filter(({ text }) => text.includes(title))
    .toReversed()
  const attached = mails.map((mail) => Buffer.from(mail.attachments[0]?.base64 ?? '', 'base64').toString())
  return {
    mails: mails.map(
      (mail, index) => `${mail.subject}: ${/Wanneer: (.*)/.exec(mail.text)?.[1] ?? '?'} (${eventIn(attached[index] ?? '')})`,
    ),
    page:
      /<time dateTime="[^"]*">[^<]*<\/time>, (?:<!-- -->)?van [\d.]+ tot [\d.]+ uur/.exec(words)?.[0].replaceAll(/<[^>]*>/g, '') ??
      'no time on the page',
    calendars: calendars.map(eventIn),
    uids: new Set([...attached, ...calendars].map(uidIn)).size,
  }
}
