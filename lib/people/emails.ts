import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { userRoles, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'

const url = (path: string) => env().APP_URL + path
const site = 'Proeftuin is het netwerk waar proeftuinen en regio’s van elkaar leren over kind- en gezinsbescherming.'

export type SecondStepChange = 'set_up' | 'recovery_code_used' | 'reset'

const secondStepSentences: Record<SecondStepChange, string> = {
  set_up: 'Voor je account is een app ingesteld als tweede stap bij het inloggen.',
  recovery_code_used: 'Er is ingelogd met een herstelcode. Die code werkt nu niet meer.',
  reset: 'Een beheerder heeft de tweede stap van je account weggehaald. Je bent overal uitgelogd. Log opnieuw in om een app in te stellen.',
}

const messages = {
  invitation: (): Message => ({
    subject: 'Je bent uitgenodigd voor Proeftuin',
    paragraphs: [
      'Je kunt meedoen met Proeftuin. Er staat een account voor je klaar bij dit e-mailadres.',
      'Vul bij het inloggen dit e-mailadres in. Je krijgt dan een mail met een link. Een wachtwoord heb je niet nodig.',
    ],
    button: { label: 'Naar inloggen', url: url('/inloggen') },
    footnotes: [site, 'Verwacht je deze uitnodiging niet? Dan hoef je niets te doen.'],
  }),
  requestReceived: (): Message => ({
    subject: 'We hebben je verzoek om toegang',
    paragraphs: ['Iemand vroeg met dit e-mailadres om toegang. Een redacteur kijkt ernaar. Je krijgt een mail als er een besluit is.'],
    footnotes: [site, 'Vroeg je dit niet zelf? Dan hoef je niets te doen.'],
  }),
  alreadyMember: (): Message => ({
    subject: 'Je hebt al een account',
    paragraphs: [
      'Iemand vroeg met dit e-mailadres om toegang. Dat is niet nodig: er is al een account bij dit adres. Je kunt meteen inloggen.',
    ],
    button: { label: 'Naar inloggen', url: url('/inloggen') },
    footnotes: [site, 'Vroeg je dit niet zelf? Dan hoef je niets te doen.'],
  }),
  requestWaits: (): Message => ({
    subject: 'Er wacht een verzoek om toegang',
    paragraphs: ['Iemand wil meedoen met Proeftuin. Bekijk het verzoek en laat de persoon toe, of niet.'],
    button: { label: 'Bekijk de verzoeken', url: url('/beheer/toegang') },
    footnotes: ['Je krijgt deze mail omdat je redacteur of beheerder bent van Proeftuin.'],
  }),
  letIn: (): Message => ({
    subject: 'Je kunt inloggen bij Proeftuin',
    paragraphs: ['Je hebt toegang gekregen. Vul bij het inloggen dit e-mailadres in. Je krijgt dan een mail met een link.'],
    button: { label: 'Naar inloggen', url: url('/inloggen') },
    footnotes: [site],
  }),
  secondStep: (what: SecondStepChange): Message => ({
    subject: 'Er is iets veranderd aan hoe je inlogt',
    paragraphs: [secondStepSentences[what], 'Was je dit niet zelf? Neem dan meteen contact op met het programmateam.'],
    button: { label: 'Naar je gegevens', url: url('/mijn/gegevens') },
    footnotes: [site],
  }),
  uncoupled: (name: string): Message => ({
    subject: 'Er is iets veranderd aan hoe je inlogt',
    paragraphs: [
      `Een beheerder heeft de koppeling met je werkaccount van ${name} weggehaald. Je bent overal uitgelogd. Met een link in je mail kun je weer inloggen.`,
      'Klopt dit niet? Neem dan contact op met het programmateam.',
    ],
    button: { label: 'Naar inloggen', url: url('/inloggen') },
    footnotes: [site],
  }),
  refused: (): Message => ({
    subject: 'Je verzoek om toegang',
    paragraphs: [
      'Je vroeg toegang tot Proeftuin. We kunnen je nu geen account geven. Lezen kan iedereen, ook zonder account.',
      'Heb je een vraag hierover? Neem dan contact op met het programmateam.',
    ],
    button: { label: 'Naar hulp en contact', url: url('/contact') },
    footnotes: [site],
  }),
}

/** To who was invited: how to come in. */
export const mailInvitation = (tx: Tx, person: { id: string; email: string }) =>
  enqueueMail(tx, { key: `invitation:${person.id}`, to: person.email, message: messages.invitation() })

/** To whose account it is: that something changed in the second step. */
export const mailSecondStep = (
  tx: Tx,
  person: { id: string; email: string },
  what: SecondStepChange,
  about: string = crypto.randomUUID(),
) => enqueueMail(tx, { key: `second-step-${what}:${person.id}:${about}`, to: person.email, message: messages.secondStep(what) })

/** To whose account it is: that a way in through an organisation was taken away. */
export const mailUncoupled = (tx: Tx, person: { email: string }, { coupledId, name }: { coupledId: string; name: string }) =>
  enqueueMail(tx, { key: `uncoupled:${coupledId}`, to: person.email, message: messages.uncoupled(name) })

/** To who asked for access: that it arrived. */
export const mailRequestReceived = (tx: Tx, request: { id: string; email: string }) =>
  enqueueMail(tx, { key: `access-received:${request.id}`, to: request.email, message: messages.requestReceived() })

/** To who asked for access and has an account already; once a day at most. */
export const mailAlreadyMember = (tx: Tx, person: { id: string; email: string }) =>
  enqueueMail(tx, {
    key: `access-known:${person.id}:${new Date().toISOString().slice(0, 10)}`,
    to: person.email,
    message: messages.alreadyMember(),
  })

/** To who asked for access: the decision. */
export const mailAccessDecision = (tx: Tx, request: { id: string; email: string }, decision: 'let_in' | 'refused') =>
  enqueueMail(tx, {
    key: `access-${decision}:${request.id}`,
    to: request.email,
    message: decision === 'let_in' ? messages.letIn() : messages.refused(),
  })

/** To everyone who may decide: that there is a request. */
export async function mailRequestWaits(tx: Tx, requestId: string): Promise<void> {
  const deciders = await tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        inArray(userRoles.role, ['curator', 'administrator']),
        isNull(users.closedAt),
        or(isNull(userRoles.validUntil), gt(userRoles.validUntil, sql`now()`)),
      ),
    )
  for (const { id, email } of deciders) {
    await enqueueMail(tx, { key: `access-waits:${requestId}:${id}`, to: email, message: messages.requestWaits() })
  }
}
