import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { refusalWords } from './copy-voices.ts'
import { addressesOf, curators, send, url } from './emails.ts'
import type { RefusalReason } from './values-voices.ts'

const why = 'Je krijgt deze mail omdat je meeschrijft aan een les op Proeftuin.'
const whyCurator = 'Je krijgt deze mail omdat je redacteur bent van Proeftuin.'
const whyReader =
  'Je krijgt deze mail omdat iemand met dit adres reageerde op een les op Proeftuin. Was jij dat niet? Dan hoef je niets te doen.'

const confirm = (token: string): Message => ({
  subject: 'Bevestig je reactie',
  paragraphs: [
    'Je schreef een reactie bij een les. Bevestig dat jij dat was. Daarna leest een redacteur de reactie. De link werkt twee dagen.',
  ],
  button: { label: 'Bekijk en bevestig je reactie', url: url(`/reactie/bevestigen?sleutel=${token}`) },
  footnotes: [whyReader],
})
const waits: Message = {
  subject: 'Er wacht een reactie van een lezer',
  paragraphs: ['Een lezer reageerde op een les. De reactie is pas te zien als een redacteur hem heeft gelezen.'],
  button: { label: 'Lees de reacties', url: '' },
  footnotes: [whyCurator],
}
const placedForReader: Message = {
  subject: 'Je reactie staat op de site',
  paragraphs: ['De redactie heeft je reactie geplaatst. Hij staat onder de les. Dank je wel. We bewaren je e-mailadres nu niet langer.'],
  footnotes: [whyReader],
}
const refusedForReader = (reason: RefusalReason): Message => ({
  subject: 'Je reactie is niet geplaatst',
  paragraphs: [`De redactie plaatst je reactie niet. ${refusalWords[reason].sentence}`, 'We bewaren je e-mailadres nu niet langer.'],
  footnotes: [whyReader],
})
const placedForAuthor = (lessonId: string): Message => ({
  subject: 'Een lezer reageerde op je les',
  paragraphs: ['Onder een les van jou staat een nieuwe reactie van een lezer. De redactie heeft hem gelezen en geplaatst.'],
  button: { label: 'Lees de reacties en antwoord', url: url(`/mijn/lessen/${lessonId}/reacties`) },
  footnotes: [why],
})
const answerWaits = (): Message => ({
  subject: 'Er wacht een antwoord van een schrijver',
  paragraphs: ['Een schrijver antwoordde op een reactie onder een les. Het antwoord is pas te zien als een redacteur het heeft gelezen.'],
  button: { label: 'Lees het antwoord', url: url('/redactie/reacties') },
  footnotes: [whyCurator],
})
const answerDecided = (lessonId: string, reason?: RefusalReason): Message => ({
  subject: reason ? 'Je antwoord is niet geplaatst' : 'Je antwoord staat onder de les',
  paragraphs: [
    reason
      ? `De redactie plaatst je antwoord op een reactie niet. ${refusalWords[reason].sentence}`
      : 'De redactie heeft je antwoord op een reactie gelezen en geplaatst. Dank je wel.',
  ],
  button: { label: 'Bekijk de reacties', url: url(`/mijn/lessen/${lessonId}/reacties`) },
  footnotes: [why],
})
const answered: Message = {
  subject: 'De schrijver antwoordde op je reactie',
  paragraphs: ['Een schrijver van de les heeft geantwoord op je reactie. Het antwoord staat onder de les.'],
  footnotes: ['Je krijgt deze mail omdat je, ingelogd, reageerde op een les op Proeftuin.'],
}
const reported = (urgent: boolean): Message => ({
  subject: urgent ? 'Spoed: iemand is misschien te herkennen in een les' : 'Er is iets gemeld over een les',
  paragraphs: [
    urgent
      ? 'Een bezoeker meldt dat in een geplaatste les iemand te herkennen is. Kijk er meteen naar. Je kunt de les direct van de site halen.'
      : 'Een bezoeker meldt iets over een geplaatste les. Kijk ernaar als je kunt.',
  ],
  button: { label: 'Lees de melding', url: url('/redactie/meldingen') },
  footnotes: [whyCurator],
})

/** To a visitor: confirm that it was you. */
export async function mailConfirmReaction(tx: Tx, reaction: { id: string; email: string; token: string }) {
  await enqueueMail(tx, { key: `reaction-confirm:${reaction.id}`, to: reaction.email, message: confirm(reaction.token) })
}

/** To the curators who may decide about it. */
export async function mailReactionWaits(tx: Tx, reaction: { id: string; exceptIds: readonly string[] }) {
  const message = { ...waits, button: { label: 'Lees de reacties', url: url('/redactie/reacties') } }
  await send(tx, `reaction-waits:${reaction.id}`, await curators(tx, reaction.exceptIds), message)
}

/** To who wrote the reaction what was decided; to the writers of the lesson when it shows. */
export async function mailReactionDecided(
  tx: Tx,
  reaction: { id: string; lessonId: string; email: string | null; userId: string | null; authorIds: readonly string[] },
  reason?: RefusalReason,
) {
  const key = `reaction-decided:${reaction.id}`
  const message = reason ? refusedForReader(reason) : placedForReader
  const [writer] = reaction.userId ? await tx.select({ email: users.email }).from(users).where(eq(users.id, reaction.userId)) : []
  const to = reaction.email ?? writer?.email
  if (to) await enqueueMail(tx, { key, to, message })
  if (!reason) await send(tx, `${key}:author`, await addressesOf(tx, reaction.authorIds), placedForAuthor(reaction.lessonId))
}

/** To the curators who may decide about an answer. */
export async function mailAnswerWaits(tx: Tx, answer: { id: string; exceptIds: readonly string[] }) {
  await send(tx, `reaction-answer-waits:${answer.id}`, await curators(tx, answer.exceptIds), answerWaits())
}

/** To who wrote the answer what was decided; when it shows also to the reader, as far as an account says who that is. */
export async function mailAnswerDecided(
  tx: Tx,
  answer: { id: string; lessonId: string; writtenById: string; readerId: string | null },
  reason?: RefusalReason,
) {
  const key = `reaction-answer-decided:${answer.id}`
  await send(tx, key, await addressesOf(tx, [answer.writtenById]), answerDecided(answer.lessonId, reason))
  if (!reason && answer.readerId) await send(tx, `${key}:reader`, await addressesOf(tx, [answer.readerId]), answered)
}

/** To all curators: haste when somebody may be recognised. */
export async function mailReported(tx: Tx, report: { id: string; urgent: boolean }) {
  await send(tx, `lesson-report:${report.id}`, await curators(tx, []), reported(report.urgent))
}
