import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { userRoles, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'

export const why = 'Je krijgt deze mail omdat je meeschrijft aan een les op Proeftuin.'
export const whyCurator = 'Je krijgt deze mail omdat je redacteur bent van Proeftuin.'
export const url = (path: string) => new URL(path, env().APP_URL).href
export const lessonUrl = (lessonId: string) => url(`/mijn/lessen/${lessonId}`)

// Mails are neutral: no title, no message, no word of the text. Those are read after signing in.
const messages = {
  received: (lessonId: string): Message => ({
    subject: 'Je les is ingestuurd',
    paragraphs: [
      'Je les ligt bij de redactie. Je krijgt een mail als er een besluit is. Tot die tijd kun je de les nog aanpassen of terugnemen.',
    ],
    button: { label: 'Bekijk je les', url: lessonUrl(lessonId) },
    footnotes: [why],
  }),
  waiting: (lessonId: string): Message => ({
    subject: 'Er ligt een les op de redactietafel',
    paragraphs: ['Een schrijver heeft een les ingestuurd. De les wacht op een redacteur.'],
    button: { label: 'Open de redactietafel', url: url(`/redactie/${lessonId}`) },
    footnotes: [whyCurator],
  }),
  // Not the public address: it holds the words of the title, and a mail cannot be taken back.
  placed: (lessonId: string): Message => ({
    subject: 'Je les is geplaatst',
    paragraphs: ['De redactie heeft je les geplaatst. Iedereen kan hem nu lezen. Dank je wel voor het delen.'],
    button: { label: 'Bekijk je les', url: lessonUrl(lessonId) },
    footnotes: [why],
  }),
  returned: (lessonId: string): Message => ({
    subject: 'De redactie heeft een vraag over je les',
    paragraphs: [
      'De redactie heeft je les gelezen en vraagt je iets aan te passen. Het bericht staat naast de tekst. Daarna stuur je dezelfde les opnieuw in.',
    ],
    button: { label: 'Lees het bericht', url: lessonUrl(lessonId) },
    footnotes: [why],
  }),
  declined: (lessonId: string): Message => ({
    subject: 'De redactie heeft besloten over je les',
    paragraphs: [
      'De redactie plaatst je les niet. De uitleg staat bij de les. Heb je daar vragen over? Neem dan contact op met de redactie.',
    ],
    button: { label: 'Lees de uitleg', url: lessonUrl(lessonId) },
    footnotes: [why],
  }),
  decided: (lessonId: string): Message => ({
    subject: 'Je besluit is verwerkt',
    paragraphs: ['Je hebt een besluit genomen over een les. De schrijvers hebben bericht gekregen.'],
    button: { label: 'Bekijk de les op de redactietafel', url: url(`/redactie/${lessonId}`) },
    footnotes: [whyCurator],
  }),
  invited: (lessonId: string): Message => ({
    subject: 'Je schrijft mee aan een les',
    paragraphs: [
      'Een collega heeft je toegevoegd als medeschrijver van een les. Je kunt de tekst lezen en aanpassen. Wil je dit niet? Dan kun je bij de les stoppen met meeschrijven.',
    ],
    button: { label: 'Open de les', url: lessonUrl(lessonId) },
    footnotes: [why],
  }),
}

export async function addressesOf(tx: Tx, userIds: readonly string[]) {
  if (userIds.length === 0) return []
  return tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), isNull(users.closedAt)))
}

export async function curators(tx: Tx, exceptIds: readonly string[]) {
  const rows = await tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        eq(userRoles.role, 'curator'),
        lte(userRoles.validFrom, new Date()),
        or(isNull(userRoles.validUntil), gt(userRoles.validUntil, new Date())),
        isNull(users.closedAt),
      ),
    )
  return rows.filter((row) => !exceptIds.includes(row.id))
}

export async function send(tx: Tx, key: string, people: { id: string; email: string }[], message: Message) {
  for (const person of people) await enqueueMail(tx, { key: `${key}:${person.id}`, to: person.email, message })
}

/** To the authors that it arrived, to the curators who did not write along that it waits. */
export async function mailSubmitted(
  tx: Tx,
  submitted: { lessonId: string; revisionId: string; authorIds: readonly string[]; everAuthorIds: readonly string[] },
) {
  const key = `lesson-submitted:${submitted.revisionId}`
  await send(tx, key, await addressesOf(tx, submitted.authorIds), messages.received(submitted.lessonId))
  await send(tx, `${key}:desk`, await curators(tx, submitted.everAuthorIds), messages.waiting(submitted.lessonId))
}

export type Decision = { decisionId: string; lessonId: string; authorIds: readonly string[]; curatorId: string }

/**
 * The beginning of the key of a mail that says that a lesson can be read. When the lesson is taken away, those that have
 * not left yet are dropped by it.
 */
export const publicMailKey = (lessonId: string) => `lesson-public:${lessonId}:`

/** To the authors what was decided, to the curator that it was done. */
export async function mailDecision(tx: Tx, decision: Decision & { kind: 'publish' | 'return' | 'decline' }) {
  const key = `lesson-decided:${decision.decisionId}`
  const message = { publish: messages.placed, return: messages.returned, decline: messages.declined }[decision.kind]
  const authorsKey = decision.kind === 'publish' ? `${publicMailKey(decision.lessonId)}${decision.decisionId}` : key
  await send(tx, authorsKey, await addressesOf(tx, decision.authorIds), message(decision.lessonId))
  await send(tx, `${key}:desk`, await addressesOf(tx, [decision.curatorId]), messages.decided(decision.lessonId))
}

/** To a colleague who was added as co-author. */
export async function mailCoAuthor(tx: Tx, added: { lessonId: string; userId: string; addedAt: Date }) {
  await send(
    tx,
    `lesson-co-author:${added.lessonId}:${added.addedAt.getTime()}`,
    await addressesOf(tx, [added.userId]),
    messages.invited(added.lessonId),
  )
}
