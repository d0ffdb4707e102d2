import { and, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { userRoles, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { howItWasLink } from './queries-links-conversations.ts'

const url = (path: string) => new URL(path, env().APP_URL).href
const page = (conversationId: string) => url(`/gesprekken/${conversationId}`)
const whyAsked = 'Je krijgt deze mail omdat je vindbaar bent bij Mensen met ervaring. Dat zet je uit bij Je gegevens.'
const whyAsker = 'Je krijgt deze mail omdat je een gesprek hebt aangevraagd op Proeftuin.'
const whyTeam = 'Je krijgt deze mail omdat je bij het regioteam van Proeftuin hoort.'

// No names, no words of the request and no way to reach anybody: those are read after signing in.
const messages = {
  asked: (id: string): Message => ({
    subject: 'Iemand wil je spreken over je ervaring',
    paragraphs: ['Een collega wil graag met je praten. Kijk waar het over gaat en zeg ja of nee. Bij nee hoef je niet te zeggen waarom.'],
    button: { label: 'Bekijk de vraag', url: page(id) },
    footnotes: [whyAsked],
  }),
  acceptedForAsker: (id: string): Message => ({
    subject: 'Je gesprek kan doorgaan',
    paragraphs: ['Iemand zei ja. Op de pagina staat wie het is en hoe jullie elkaar bereiken.'],
    button: { label: 'Bekijk hoe je de ander bereikt', url: page(id) },
    footnotes: [whyAsker],
  }),
  acceptedForPerson: (id: string): Message => ({
    subject: 'Je zei ja tegen een gesprek',
    paragraphs: ['Dank je wel. Op de pagina staat hoe je de ander bereikt. De ander ziet ook hoe jij te bereiken bent.'],
    button: { label: 'Bekijk hoe je de ander bereikt', url: page(id) },
    footnotes: [whyAsked],
  }),
  declined: (id: string): Message => ({
    subject: 'Kies iemand anders voor je gesprek',
    paragraphs: ['Wie je vroeg, kan nu niet. Kies iemand anders, of laat het regioteam voor je zoeken.'],
    button: { label: 'Kies iemand anders', url: page(id) },
    footnotes: [whyAsker],
  }),
  team: (id: string): Message => ({
    subject: 'Er wacht een aanvraag voor een gesprek',
    paragraphs: ['Iemand zoekt een collega met ervaring en heeft die nog niet gevonden. Zoek iemand, of help zelf op weg.'],
    button: { label: 'Bekijk de aanvraag', url: page(id) },
    footnotes: [whyTeam],
  }),
  withTeam: (id: string): Message => ({
    subject: 'Het regioteam zoekt met je mee',
    paragraphs: ['Er is nog niemand gevonden voor je gesprek. Het regioteam kijkt nu mee.'],
    button: { label: 'Bekijk je aanvraag', url: page(id) },
    footnotes: [whyAsker],
  }),
  closed: (id: string): Message => ({
    subject: 'Het regioteam heeft je aanvraag beantwoord',
    paragraphs: ['Het regioteam heeft gekeken naar je aanvraag voor een gesprek. Lees wat ze je meegeven.'],
    button: { label: 'Lees het antwoord', url: page(id) },
    footnotes: [whyAsker],
  }),
  howItWas: (followUpId: string): Message => ({
    subject: 'Hielp het gesprek?',
    paragraphs: [
      'Twee weken geleden kon je met een collega praten over ervaring. We zijn benieuwd of het hielp. Het zijn twee vragen, en je hoeft niet in te loggen.',
    ],
    button: { label: 'Geef antwoord', url: url(howItWasLink(followUpId)) },
    footnotes: ['Je krijgt deze mail één keer. Wil je niet antwoorden? Dan hoef je niets te doen.'],
  }),
}

async function toPerson(tx: Tx, userId: string, key: string, message: Message) {
  const [person] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.closedAt)))
  if (person) await enqueueMail(tx, { key, to: person.email, message })
}

/** To who was asked: that somebody wants to speak to them. */
export const mailAsked = (tx: Tx, asked: { invitationId: string; conversationId: string; personId: string }) =>
  toPerson(tx, asked.personId, `conversation-asked:${asked.invitationId}`, messages.asked(asked.conversationId))

/** To both: that they can speak, with a link to where it says how. */
export async function mailAccepted(tx: Tx, of: { invitationId: string; conversationId: string; personId: string; askerId: string }) {
  await toPerson(tx, of.askerId, `conversation-accepted:${of.invitationId}:asker`, messages.acceptedForAsker(of.conversationId))
  await toPerson(tx, of.personId, `conversation-accepted:${of.invitationId}:person`, messages.acceptedForPerson(of.conversationId))
}

/** To who asked: that somebody else is needed; why is not said and not known. */
export const mailDeclined = (tx: Tx, of: { invitationId: string; conversationId: string; askerId: string }) =>
  toPerson(tx, of.askerId, `conversation-declined:${of.invitationId}`, messages.declined(of.conversationId))

/** To everybody of the regional team, except who asked; and to who asked when the clock handed it over. */
export async function mailTeam(tx: Tx, of: { conversationId: string; askerId: string; dueAt: Date; tellAsker: boolean }) {
  const team = await tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        inArray(userRoles.role, ['regional_team']),
        isNull(users.closedAt),
        ne(users.id, of.askerId),
        lte(userRoles.validFrom, sql`now()`),
        or(isNull(userRoles.validUntil), gt(userRoles.validUntil, sql`now()`)),
      ),
    )
  // A day of its own in the key: a request comes back to the team when whom it asked does not answer either.
  const turn = `${of.conversationId}:${of.dueAt.getTime()}`
  for (const { id, email } of team)
    await enqueueMail(tx, { key: `conversation-team:${turn}:${id}`, to: email, message: messages.team(of.conversationId) })
  if (of.tellAsker) await toPerson(tx, of.askerId, `conversation-with-team:${turn}`, messages.withTeam(of.conversationId))
}

/** To who asked: that the regional team answered. */
export const mailClosed = (tx: Tx, of: { conversationId: string; askerId: string }) =>
  toPerson(tx, of.askerId, `conversation-closed:${of.conversationId}`, messages.closed(of.conversationId))

/** To one of the two, two weeks later. */
export const mailHowItWas = (tx: Tx, of: { followUpId: string; personId: string }) =>
  toPerson(tx, of.personId, `conversation-how:${of.followUpId}`, messages.howItWas(of.followUpId))
