import { formatDay, formatDayAndTime } from '#lib/platform/time.ts'
import { formatHours } from '#lib/platform/wall-clock.ts'

/** What somebody who signed up is told. */
export type SignUpMail =
  | 'confirm'
  | 'signed_up'
  | 'waiting'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'cancelled'
  | 'given'
  | 'changed'
  | 'room_changed'
  | 'gathering_cancelled'
/** What who organises, or may approve, is told. */
export type OrganiserMail = 'proposed' | 'moved_by_member' | 'approved' | 'turned_down' | 'minimum_missed'

/** What every mail about a gathering says: never the online room. */
export type MailFacts = { title: string; startsAt: Date; endsAt: Date; place: string; format: 'on_site' | 'online' | 'both' }
export type SignUpFacts = MailFacts & {
  status: string
  offerExpiresAt: Date | null
  /** How many wait before this one. */
  ahead: number
  changeNote: string
  cancelReason: string
  /** Signed up by a colleague, who answered the questions for the own sign-up only. */
  byColleague: boolean
  /** After a change: whether the online room is another one, and its address for who may enter it at this moment. */
  roomChanged: boolean
  roomUrl: string
}
export type OrganiserFacts = MailFacts & { minimum: number | null; placesTaken: number }
export type MailText = { subject: string; paragraphs: string[]; label: string }

const when = ({ startsAt, endsAt }: MailFacts) => `${formatDay(startsAt)}, ${formatHours(startsAt, endsAt)}`

const where = ({ format, place }: MailFacts) => (format === 'online' ? 'online' : format === 'both' ? `${place}, of online` : place)

let last: { mail: MailFacts; lines: string[] } | undefined
const isSame = (one: MailFacts, other: MailFacts) =>
  one.title === other.title &&
  one.startsAt.getTime() === other.startsAt.getTime() &&
  one.endsAt.getTime() === other.endsAt.getTime() &&
  one.place === other.place &&
  one.format === other.format

/** What, when and where: in the text itself, for who does not open a calendar. Of many mails about one gathering it is made once. */
export function facts(mail: MailFacts): string[] {
  if (!last || !isSame(last.mail, mail)) last = { mail, lines: [`Wat: ${mail.title}`, `Wanneer: ${when(mail)}`, `Waar: ${where(mail)}`] }
  return last.lines
}

const roomFrom = 'De link naar de online ruimte staat vanaf een dag van tevoren bij je aanmelding.'
const roomLater = ({ format }: MailFacts) => {
  if (format === 'on_site') return []
  return [format === 'both' ? `Doe je online mee? ${roomFrom}` : roomFrom]
}
const roomNow = (url: string) => [`De link naar de online ruimte: ${url}`, 'De link is alleen voor wie is aangemeld. Stuur hem niet door.']
const roomAfterChange = (mail: SignUpFacts) => {
  if (mail.status !== 'signed_up' || mail.format === 'on_site') return []
  return [
    ...(mail.roomChanged ? ['De online ruimte is veranderd. Een oude link werkt niet meer.'] : []),
    ...(mail.roomUrl ? roomNow(mail.roomUrl) : roomLater(mail)),
  ]
}
const noteOf = (mail: SignUpFacts) => (mail.changeNote ? [`De organisator schrijft: ${mail.changeNote}`] : [])
const toAnswer = ({ byColleague }: SignUpFacts) =>
  byColleague ? ['Een collega heeft je aangemeld. De vragen van de organisator beantwoord je zelf, met de knop hieronder.'] : []
const canCancel = 'Kun je toch niet? Meld je dan af. Een ander kan dan komen.'

/** Words to who signed up. */
export const signUpMessages: Record<SignUpMail, (mail: SignUpFacts) => MailText> = {
  confirm: (mail) => ({
    subject: 'Bevestig je aanmelding',
    paragraphs: ['Bevestig dat je je wilt aanmelden. Tot dan houden we geen plaats voor je vrij.', ...facts(mail)],
    label: 'Bevestig je aanmelding',
  }),
  signed_up: (mail) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: ['Je hebt een plaats.', ...toAnswer(mail), ...facts(mail), ...roomLater(mail), canCancel],
    label: 'Bekijk je aanmelding',
  }),
  waiting: (mail) => ({
    subject: 'Je staat op de wachtlijst',
    paragraphs: [
      `De bijeenkomst is vol. Je staat op plaats ${mail.ahead + 1} van de wachtlijst. Komt er een plaats vrij, dan krijg je een mail.`,
      ...toAnswer(mail),
      ...facts(mail),
      'Wil je niet langer wachten? Meld je dan af.',
    ],
    label: 'Bekijk je plaats op de wachtlijst',
  }),
  offered: (mail) => ({
    subject: 'Er is een plaats voor je vrij',
    paragraphs: [
      `We houden een plaats voor je vrij tot ${formatDayAndTime(mail.offerExpiresAt ?? mail.startsAt)}. Laat weten of je komt. Daarna is de volgende aan de beurt.`,
      ...facts(mail),
    ],
    label: 'Laat weten of je komt',
  }),
  accepted: (mail) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: ['Je hebt de vrije plaats genomen.', ...facts(mail), ...roomLater(mail), canCancel],
    label: 'Bekijk je aanmelding',
  }),
  declined: (mail) => ({
    subject: 'Je hebt de vrije plaats niet genomen',
    paragraphs: ['Dank je dat je het liet weten. De plaats gaat naar de volgende op de wachtlijst.', ...facts(mail)],
    label: 'Bekijk je aanmelding',
  }),
  expired: (mail) => ({
    subject: 'De plaats is niet langer voor je vrij',
    paragraphs: ['We hoorden niet op tijd of je komt. De plaats gaat naar de volgende op de wachtlijst.', ...facts(mail)],
    label: 'Bekijk je aanmelding',
  }),
  cancelled: (mail) => ({
    subject: 'Je bent afgemeld voor een bijeenkomst',
    paragraphs: ['Je bent afgemeld.', ...facts(mail)],
    label: 'Bekijk je aanmelding',
  }),
  given: (mail) => ({
    subject: 'Je bent aangemeld voor een bijeenkomst',
    paragraphs: [
      'De organisator heeft je een plaats gegeven. Je staat niet meer op de wachtlijst.',
      ...facts(mail),
      ...roomLater(mail),
      canCancel,
    ],
    label: 'Bekijk je aanmelding',
  }),
  changed: (mail) => ({
    subject: 'Een bijeenkomst is gewijzigd',
    paragraphs: [
      'De tijd of de plek is veranderd. Dit is het nu:',
      ...facts(mail),
      ...roomAfterChange(mail),
      ...noteOf(mail),
      mail.status === 'signed_up' ? `Je aanmelding blijft staan. ${canCancel}` : 'Aan je plaats in de rij verandert niets.',
    ],
    label: 'Bekijk je aanmelding',
  }),
  room_changed: (mail) => ({
    subject: 'De online ruimte van een bijeenkomst is veranderd',
    paragraphs: [...facts(mail), ...roomAfterChange(mail), ...noteOf(mail), `Je aanmelding blijft staan. ${canCancel}`],
    label: 'Bekijk je aanmelding',
  }),
  gathering_cancelled: (mail) => ({
    subject: 'Een bijeenkomst gaat niet door',
    paragraphs: ['Deze bijeenkomst gaat niet door.', ...facts(mail), `De reden: ${mail.cancelReason}`],
    label: 'Bekijk wat er nog komt',
  }),
}

/** Words to who organises. */
export const organiserMessages: Record<OrganiserMail, (mail: OrganiserFacts) => MailText> = {
  proposed: (mail) => ({
    subject: 'Er is een bijeenkomst voorgesteld',
    paragraphs: ['Een lid heeft een bijeenkomst voorgesteld. Die wacht op een redacteur.', ...facts(mail)],
    label: 'Bekijk het voorstel',
  }),
  moved_by_member: (mail) => ({
    subject: 'Een lid heeft een bijeenkomst verzet',
    paragraphs: [
      'Een lid heeft de tijd, de plek of de online ruimte gewijzigd van een bijeenkomst in de agenda. Iedereen die is aangemeld, heeft een mail gekregen. Kijk of het klopt.',
      ...facts(mail),
    ],
    label: 'Bekijk de bijeenkomst',
  }),
  approved: (mail) => ({
    subject: 'Je bijeenkomst staat in de agenda',
    paragraphs: ['Een redacteur heeft je voorstel in de agenda gezet.', ...facts(mail)],
    label: 'Bekijk de bijeenkomst',
  }),
  turned_down: (mail) => ({
    subject: 'Je bijeenkomst gaat niet door',
    paragraphs: ['Een collega heeft de bijeenkomst afgezegd. De reden staat bij de bijeenkomst.', ...facts(mail)],
    label: 'Lees de reden',
  }),
  minimum_missed: (mail) => ({
    subject: 'Er zijn te weinig aanmeldingen',
    paragraphs: [
      `Aanmelden is gesloten en het minimum is niet gehaald: ${mail.placesTaken} van de ${mail.minimum ?? 0}. Kies of de bijeenkomst doorgaat. Zeg je hem af, dan krijgt iedereen een mail met de reden.`,
      ...facts(mail),
    ],
    label: 'Kies wat je doet',
  }),
}

/** Words a few days before. The room only for who may enter it now. */
export function reminderMessage(mail: MailFacts, roomUrl: string | null): MailText {
  return {
    subject: `Binnenkort: je bijeenkomst op ${formatDay(mail.startsAt)}`,
    paragraphs: ['Je bent aangemeld voor deze bijeenkomst.', ...facts(mail), ...(roomUrl ? roomNow(roomUrl) : roomLater(mail)), canCancel],
    label: 'Bekijk je aanmelding',
  }
}
