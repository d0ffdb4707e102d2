import { eq, and, isNull, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { userRoles, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import type { Role } from '#lib/platform/actor.ts'

const url = (path: string) => new URL(path, env().APP_URL).href
const why = 'Je krijgt deze mail omdat je op Proeftuin meewerkt aan juridische antwoorden.'

async function people(tx: Tx, roles: Role[], exceptIds: readonly string[]) {
  const rows = await tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        isNull(users.closedAt),
        inArray(userRoles.role, roles),
        sql`${userRoles.validFrom} <= now() and (${userRoles.validUntil} is null or ${userRoles.validUntil} > now())`,
      ),
    )
  return rows.filter(({ id }) => !exceptIds.includes(id))
}

async function send(tx: Tx, key: string, to: { id: string; email: string }[], message: Message) {
  for (const person of to) await enqueueMail(tx, { key: `${key}:${person.id}`, to: person.email, message })
}

/** To everybody who may be the second person: an answer waits. */
export async function mailLegalProposed(tx: Tx, answer: { id: string; version: number; writerIds: readonly string[] }): Promise<void> {
  await send(tx, `legal-proposed:${answer.id}:${answer.version}`, await people(tx, ['legal_helpdesk', 'curator'], answer.writerIds), {
    subject: 'Er wacht een juridisch antwoord',
    paragraphs: ['Een collega heeft een algemeen juridisch antwoord gemaakt. Lees het en keur het goed, of geef het terug.'],
    button: { label: 'Lees het antwoord', url: url(`/juridisch-werk/${answer.id}`) },
    footnotes: [why],
  })
}

/** To who wrote it: it is public, or it came back. */
export async function mailLegalDecided(
  tx: Tx,
  answer: { id: string; version: number; writerIds: readonly string[] },
  decision: 'approved' | 'returned',
): Promise<void> {
  const writers = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.id, [...answer.writerIds]), isNull(users.closedAt)))
  await send(tx, `legal-${decision}:${answer.id}:${answer.version}`, writers, {
    subject: decision === 'approved' ? 'Een juridisch antwoord staat op de site' : 'Een juridisch antwoord kwam terug',
    paragraphs: [
      decision === 'approved'
        ? 'Een collega heeft het algemene antwoord goedgekeurd. Iedereen kan het nu lezen.'
        : 'Een collega vraagt je het algemene antwoord aan te passen. De reden staat erbij.',
    ],
    button: { label: 'Bekijk het antwoord', url: url(`/juridisch-werk/${answer.id}`) },
    footnotes: [why],
  })
}

/** To the jurists: does this answer still hold? */
export async function mailLegalReview(tx: Tx, answer: { id: string; validUntil: string }): Promise<void> {
  await send(tx, `legal-review:${answer.id}:${answer.validUntil}`, await people(tx, ['legal_helpdesk'], []), {
    subject: 'Klopt dit juridische antwoord nog?',
    paragraphs: [
      'Een algemeen antwoord op de site moet opnieuw worden bekeken: de datum is bereikt. Verleng het, pas het aan of haal het weg.',
    ],
    button: { label: 'Bekijk het antwoord', url: url(`/juridisch-werk/${answer.id}`) },
    footnotes: [why],
  })
}
