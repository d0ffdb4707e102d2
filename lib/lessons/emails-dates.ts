import type { Tx } from '#db/client.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { addressesOf, curators, send, url } from './emails.ts'

const why = 'Je krijgt deze mail omdat je meeschrijft aan een les op Proeftuin.'
const whyCurator = 'Je krijgt deze mail omdat je redacteur bent van Proeftuin.'

const asked = (lessonId: string, again: boolean): Message => ({
  subject: again ? 'Weet je al of je les nog klopt?' : 'Klopt je les nog?',
  paragraphs: [
    again
      ? 'Twee weken geleden vroegen we of een les van jou nog klopt. We hebben nog geen antwoord. Het kost je één minuut.'
      : 'Een les van jou staat al een tijd op de site. Kijk je of hij nog klopt? Je kiest uit drie antwoorden: hij klopt nog, er is iets veranderd, of hij kan weg.',
  ],
  button: { label: 'Kijk de les na', url: url(`/mijn/nakijken/${lessonId}`) },
  footnotes: [why],
})

const mayGo = (lessonId: string): Message => ({
  subject: 'Een schrijver vraagt om een les weg te halen',
  paragraphs: ['Een schrijver keek een geplaatste les na en vraagt om hem van de site te halen. De reden staat bij de les.'],
  button: { label: 'Open de les op de redactietafel', url: url(`/redactie/${lessonId}`) },
  footnotes: [whyCurator],
})

const stays = (lessonId: string): Message => ({
  subject: 'De redactie laat je les nog staan',
  paragraphs: [
    'Je vroeg om een les van de site te halen. De redactie laat hem nog staan en schreef waarom. Je kunt er weer op antwoorden.',
  ],
  button: { label: 'Lees waarom', url: url(`/mijn/nakijken/${lessonId}`) },
  footnotes: [why],
})

const secondLook = (lessonId: string): Message => ({
  subject: 'Een schrijver vraagt om een tweede blik',
  paragraphs: ['Een schrijver is het niet eens met een besluit en vraagt of een andere redacteur naar de les kijkt.'],
  button: { label: 'Open de les op de redactietafel', url: url(`/redactie/${lessonId}`) },
  footnotes: [whyCurator],
})

const underway = (lessonId: string): Message => ({
  subject: 'Een andere redacteur kijkt naar je les',
  paragraphs: ['Je vroeg om een tweede blik. Een andere redacteur leest dezelfde tekst en besluit. Je krijgt dan een mail.'],
  button: { label: 'Bekijk je les', url: url(`/mijn/lessen/${lessonId}`) },
  footnotes: [why],
})

/** To the writers: whether the lesson still holds; `again` after two weeks without an answer. */
export async function mailReviewAsked(tx: Tx, about: { lessonId: string; authorIds: readonly string[]; at: Date; again: boolean }) {
  const key = `lesson-review${about.again ? '-again' : ''}:${about.lessonId}:${about.at.getTime()}`
  await send(tx, key, await addressesOf(tx, about.authorIds), asked(about.lessonId, about.again))
}

/** To the curators: a writer wants the lesson off the site. */
export async function mailReviewWithdraw(tx: Tx, about: { lessonId: string; exceptIds: readonly string[]; at: Date }) {
  await send(
    tx,
    `lesson-review-withdraw:${about.lessonId}:${about.at.getTime()}`,
    await curators(tx, about.exceptIds),
    mayGo(about.lessonId),
  )
}

/** To the writers: the lesson stays for now. */
export async function mailReviewAside(tx: Tx, about: { answerId: string; lessonId: string; authorIds: readonly string[] }) {
  await send(tx, `lesson-review-aside:${about.answerId}`, await addressesOf(tx, about.authorIds), stays(about.lessonId))
}

type SecondLook = { lessonId: string; revisionId: string; authorIds: readonly string[]; exceptIds: readonly string[] }

/** To the writers that it is asked, to the curators who may take it that somebody else has to look. */
export async function mailSecondLook(tx: Tx, about: SecondLook) {
  const key = `lesson-second-look:${about.revisionId}`
  await send(tx, key, await addressesOf(tx, about.authorIds), underway(about.lessonId))
  await send(tx, `${key}:desk`, await curators(tx, about.exceptIds), secondLook(about.lessonId))
}
