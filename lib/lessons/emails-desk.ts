import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { formatDay } from '#lib/platform/time.ts'
import { addressesOf, send, url } from './emails.ts'

const whyAuthor = 'Je krijgt deze mail omdat je meeschrijft aan een les op Proeftuin.'
const whyCurator = 'Je krijgt deze mail omdat je redacteur bent van Proeftuin.'
const whyAsked = 'Je krijgt deze mail omdat de redactie van Proeftuin jou om hulp vraagt. Ken je ons niet? Dan hoef je niets te doen.'
const dayInWords = (day: string) => formatDay(new Date(`${day}T12:00:00Z`))

const desk = (lessonId: string) => url(`/redactie/${lessonId}`)

const takenOver = (lessonId: string): Message => ({
  subject: 'Een collega heeft een les van je overgenomen',
  paragraphs: ['Jij had deze les in behandeling. Een andere redacteur leest hem nu verder.'],
  button: { label: 'Bekijk de les op de redactietafel', url: desk(lessonId) },
  footnotes: [whyCurator],
})
const noteWritten = (lessonId: string): Message => ({
  subject: 'De redactie schreef een notitie bij je les',
  paragraphs: ['Een redacteur leest je les en schreef er iets bij. De notitie staat naast de tekst. Je kunt erop antwoorden.'],
  button: { label: 'Lees de notitie', url: url(`/mijn/lessen/${lessonId}`) },
  footnotes: [whyAuthor],
})
const replied = (lessonId: string): Message => ({
  subject: 'Er is een antwoord op je notitie',
  paragraphs: ['Iemand antwoordde op een notitie die je bij een les schreef.'],
  button: { label: 'Lees het antwoord', url: desk(lessonId) },
  footnotes: [whyCurator],
})

const asked = (link: string, dueOn: string, again: boolean): Message => ({
  subject: again ? 'Lukt het om mee te lezen?' : 'Wil je een tekst meelezen?',
  paragraphs: [
    again
      ? `We vroegen je om een tekst mee te lezen. We hopen je antwoord vandaag (${dayInWords(dueOn)}) te krijgen. Later mag ook nog.`
      : `De redactie vraagt je om een tekst te lezen en te zeggen wat je ervan denkt. We horen graag uiterlijk ${dayInWords(dueOn)} van je.`,
    'De tekst is nog niet openbaar. Deel de link daarom met niemand.',
  ],
  button: { label: 'Lees de tekst en antwoord', url: link },
  footnotes: [whyAsked],
})
const answered = (lessonId: string): Message => ({
  subject: 'Er is een antwoord op je vraag over een les',
  paragraphs: ['Iemand die je vroeg om mee te lezen, heeft geantwoord.'],
  button: { label: 'Lees het antwoord', url: desk(lessonId) },
  footnotes: [whyCurator],
})
const unanswered = (lessonId: string): Message => ({
  subject: 'Je vraag over een les is nog niet beantwoord',
  paragraphs: ['Vandaag zou je antwoord krijgen op een vraag over een les. Dat is er nog niet. We hebben ook een herinnering gestuurd.'],
  button: { label: 'Bekijk de les op de redactietafel', url: desk(lessonId) },
  footnotes: [whyCurator],
})

/** To the curator whose lesson another one took. */
export async function mailTakenOver(tx: Tx, about: { lessonId: string; fromId: string; at: Date }) {
  await send(
    tx,
    `lesson-taken-over:${about.lessonId}:${about.at.getTime()}`,
    await addressesOf(tx, [about.fromId]),
    takenOver(about.lessonId),
  )
}

/** To the writers, once for each version however many notes follow. */
export async function mailNote(tx: Tx, about: { lessonId: string; revisionId: string; authorIds: readonly string[] }) {
  await send(tx, `lesson-note:${about.revisionId}`, await addressesOf(tx, about.authorIds), noteWritten(about.lessonId))
}

/** To the curator who wrote the note, when somebody else answers. */
export async function mailNoteReply(tx: Tx, about: { lessonId: string; replyId: string; toId: string }) {
  await send(tx, `lesson-note-reply:${about.replyId}`, await addressesOf(tx, [about.toId]), replied(about.lessonId))
}

export type MailedOpinion = {
  id: string
  lessonId: string
  personId: string | null
  email: string | null
  dueOn: string
  askedById: string
}

/** The beginning of the key of every mail about a question: those that have not left are dropped when it is taken back. */
export const opinionMailKey = (opinionId: string) => `lesson-opinion:${opinionId}:`

/** To who is asked: the first time, or `again` on the day itself. `link` is the way in that belongs to this person. */
export async function mailOpinionAsked(tx: Tx, opinion: MailedOpinion, link: string, again = false) {
  const message = asked(url(link), opinion.dueOn, again)
  const key = `${opinionMailKey(opinion.id)}${again ? 'again' : 'asked'}`
  if (opinion.personId) return send(tx, key, await addressesOf(tx, [opinion.personId]), message)
  // The key names nobody: an address may stand in an outbox row, not in a key that is kept longer.
  const mark = createHash('sha256')
    .update(opinion.email ?? '')
    .digest('hex')
    .slice(0, 16)
  if (opinion.email) await enqueueMail(tx, { key: `${key}:${mark}`, to: opinion.email, message })
}

/** To the curator who asked: that there is an answer, or on the day itself that there is none. */
export async function mailOpinionEnd(tx: Tx, opinion: MailedOpinion, end: 'answered' | 'unanswered') {
  const message = end === 'answered' ? answered(opinion.lessonId) : unanswered(opinion.lessonId)
  await send(tx, `${opinionMailKey(opinion.id)}${end}`, await addressesOf(tx, [opinion.askedById]), message)
}
