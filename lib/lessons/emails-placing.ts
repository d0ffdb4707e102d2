import type { Tx } from '#db/client.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { formatDayAndTime } from '#lib/platform/time.ts'
import { addressesOf, curators, lessonUrl, publicMailKey, send, why, whyCurator, type Decision } from './emails.ts'

const deskUrl = (lessonId: string) => new URL(`/redactie/${lessonId}`, env().APP_URL).href
const toAuthor = (lessonId: string, subject: string, ...paragraphs: string[]): Message => ({
  subject,
  paragraphs,
  button: { label: 'Open je les', url: lessonUrl(lessonId) },
  footnotes: [why],
})
const toDesk = (lessonId: string, subject: string, ...paragraphs: string[]): Message => ({
  subject,
  paragraphs,
  button: { label: 'Open de redactietafel', url: deskUrl(lessonId) },
  footnotes: [whyCurator],
})

type Scheduled = { lessonId: string; revisionId: string; placeAt: Date; authorIds: readonly string[] }
const scheduleKey = (of: { lessonId: string; revisionId: string; placeAt: Date }) =>
  `${of.lessonId}:${of.revisionId}:${of.placeAt.getTime()}`

/** To the authors, that their lesson will be placed and when. */
export async function mailScheduled(tx: Tx, scheduled: Scheduled & { scheduledAt: Date }) {
  const message = toAuthor(
    scheduled.lessonId,
    'Je les komt op de site',
    `De redactie plaatst je les op ${formatDayAndTime(scheduled.placeAt)}. Wil je nog iets veranderen? Neem je les dan eerst terug.`,
  )
  const key = `${publicMailKey(scheduled.lessonId)}scheduled:${scheduleKey(scheduled)}:${scheduled.scheduledAt.getTime()}`
  await send(tx, key, await addressesOf(tx, scheduled.authorIds), message)
}

/** To the authors and to who planned it, that a planned placing does not happen. Who did it needs no mail. */
export async function mailLapsed(
  tx: Tx,
  lapsed: Scheduled & {
    curatorId: string
    actorId: string | null
    why: 'sent_again' | 'taken_back' | 'cancelled' | 'withdrawn' | 'refused'
    at: Date
  },
) {
  const key = `lesson-placing-lapsed:${scheduleKey(lapsed)}:${lapsed.at.getTime()}`
  const others = (ids: readonly string[]) => ids.filter((id) => id !== lapsed.actorId)
  const told = {
    sent_again: 'De schrijver stuurde een nieuwe versie in.',
    taken_back: 'De schrijver nam de les terug.',
    cancelled: 'Een redacteur haalde de planning weg.',
    withdrawn: 'De les is teruggetrokken.',
    refused: 'Op het geplande moment kon de les niet meer geplaatst worden.',
  }[lapsed.why]
  await send(
    tx,
    `${key}:desk`,
    await addressesOf(tx, others([lapsed.curatorId])),
    toDesk(lapsed.lessonId, 'Een geplande plaatsing is vervallen', `${told} Kijk op de redactietafel wat er nu kan.`),
  )
  if (lapsed.why === 'sent_again' || lapsed.why === 'taken_back') return
  await send(
    tx,
    key,
    await addressesOf(tx, others(lapsed.authorIds)),
    toAuthor(
      lapsed.lessonId,
      'Je les komt nog niet op de site',
      'De geplande plaatsing van je les gaat niet door. Bij je les lees je hoe het verder gaat.',
    ),
  )
}

/** To the authors that their lesson is gone from the site, and what happened to a next version; to the curator that it was done. */
export async function mailWithdrawn(tx: Tx, withdrawn: Decision & { isEmergency: boolean; tookNextVersion: boolean }) {
  const { lessonId, decisionId } = withdrawn
  const key = `lesson-decided:${decisionId}`
  const next = withdrawn.tookNextVersion
    ? [
        'Je had ook een nieuwe versie ingestuurd. Die ligt niet meer bij de redactie. Lees eerst de reden, pas de les aan en stuur hem dan opnieuw in.',
      ]
    : []
  const said = withdrawn.isEmergency
    ? 'Je les is met spoed van de site gehaald. Een redacteur kijkt ernaar. Je krijgt een mail als er een besluit is.'
    : 'De redactie heeft je les teruggetrokken. De reden staat bij de les.'
  await send(tx, key, await addressesOf(tx, withdrawn.authorIds), toAuthor(lessonId, 'Je les staat niet meer op de site', said, ...next))
  if (!withdrawn.isEmergency) {
    const done = toDesk(lessonId, 'Je besluit is verwerkt', 'Je hebt een les teruggetrokken. De schrijvers hebben bericht gekregen.')
    await send(tx, `${key}:desk`, await addressesOf(tx, [withdrawn.curatorId]), done)
    return
  }
  const look = toDesk(
    lessonId,
    'Een les is met spoed weggehaald',
    'Iemand heeft een les met de noodknop van de site gehaald. Een redacteur moet bevestigen dat dit nodig was, of de les terugzetten.',
  )
  await send(tx, `${key}:desk`, await curators(tx, [withdrawn.curatorId]), look)
}

/** To the authors, and to who pressed the emergency button, what a second curator decided about it. */
export async function mailAnswered(
  tx: Tx,
  answered: { lessonId: string; decisionId: string; authorIds: readonly string[]; withdrawnById: string; confirmed: boolean },
) {
  const { lessonId, confirmed } = answered
  const key = confirmed ? `lesson-withdrawal-answered:${answered.decisionId}` : `${publicMailKey(lessonId)}back:${answered.decisionId}`
  const message = confirmed
    ? toAuthor(
        lessonId,
        'De redactie heeft besloten over je les',
        'Een redacteur bevestigt dat je les van de site blijft. De reden staat bij de les.',
      )
    : toAuthor(
        lessonId,
        'Je les staat weer op de site',
        'Een redacteur heeft ernaar gekeken en je les teruggezet. Iedereen kan hem weer lezen.',
      )
  await send(tx, key, await addressesOf(tx, answered.authorIds), message)
  if (answered.authorIds.includes(answered.withdrawnById)) return
  const said = confirmed ? 'Een tweede redacteur bevestigt dat de les van de site blijft.' : 'Een tweede redacteur heeft de les teruggezet.'
  const desk: Message = {
    subject: 'Er is besloten over de les die je weghaalde',
    paragraphs: [said],
    button: { label: 'Ga naar Proeftuin', url: new URL('/mijn', env().APP_URL).href },
    footnotes: ['Je krijgt deze mail omdat je op Proeftuin de noodknop gebruikte.'],
  }
  await send(tx, `${key}:desk`, await addressesOf(tx, [answered.withdrawnById]), desk)
}

/** To the authors of a lesson that now leads to another one, or no longer does. */
export async function mailMerged(tx: Tx, merged: { mergeId: string; lessonId: string; authorIds: readonly string[]; undone: boolean }) {
  const message = merged.undone
    ? toAuthor(merged.lessonId, 'Je les staat weer apart op de site', 'De redactie heeft het samenvoegen van je les ongedaan gemaakt.')
    : toAuthor(
        merged.lessonId,
        'Je les is samengevoegd met een andere les',
        'Er stond al een les die hetzelfde zegt. De redactie heeft de twee samengevoegd. Wie jouw les opent, komt bij de andere les. Daar staat jullie proeftuin of regio bij, als je die laat zien.',
        'Ben je het er niet mee eens? Neem dan contact op met de redactie. Samenvoegen kan ongedaan worden gemaakt.',
      )
  await send(tx, `lesson-merged:${merged.mergeId}:${merged.undone ? 'undone' : 'done'}`, await addressesOf(tx, merged.authorIds), message)
}

/** To the authors, that there is better wording to look at. One mail for all that were made together. */
export async function mailSuggested(tx: Tx, suggested: { lessonId: string; suggestionId: string; authorIds: readonly string[] }) {
  const message: Message = {
    subject: 'De redactie doet een voorstel voor je tekst',
    paragraphs: ['Een redacteur stelt voor om iets anders te zeggen. Jij beslist: je neemt het voorstel over of niet.'],
    button: { label: 'Bekijk het voorstel', url: `${lessonUrl(suggested.lessonId)}/voorstellen` },
    footnotes: [why],
  }
  await send(tx, `lesson-suggested:${suggested.suggestionId}`, await addressesOf(tx, suggested.authorIds), message)
}
