import { z } from 'zod'
import { conversationLimits, helpedAnswers, lessonAnswers } from './values.ts'

const again = 'Er ging iets mis. Laad de pagina opnieuw en probeer het nog eens.'
const chooseAgain = 'Kies uit de lijst. Laad de pagina opnieuw als je keuze er niet meer bij staat.'

const text = (missing: string, max: number) =>
  z
    .string(missing)
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, missing).max(max, `Maak dit korter: hoogstens ${max} tekens.`))

const none = z.literal('').transform(() => undefined)
const theme = z.union([none, z.string(chooseAgain).regex(/^[a-z0-9_-]{1,80}$/, chooseAgain)], chooseAgain).optional()
const tip = z.union([none, z.coerce.number(chooseAgain).int(chooseAgain).min(1, chooseAgain).max(99, chooseAgain)], chooseAgain).optional()

export const askConversationInput = z
  .object({
    formKey: z.uuid(again),
    theme,
    tip,
    /** Somebody of the list, or 'team': the regional team looks for somebody. */
    personId: z.union([z.literal('team'), z.uuid()], 'Kies wie je wilt spreken, of laat het regioteam zoeken.'),
    purpose: text('Schrijf waar je het over wilt hebben.', conversationLimits.purpose),
    reach: text('Vul in hoe de ander je bereikt.', conversationLimits.reach),
  })
  .refine(({ theme: about, tip: number }) => about !== undefined || number !== undefined, {
    path: ['theme'],
    message: 'Kies een thema of een tip. Daarbij zoeken we mensen met ervaring.',
  })
export type AskConversationInput = z.output<typeof askConversationInput>

const conversationId = z.uuid('Deze aanvraag bestaat niet. Ga terug naar je gesprekken.')
export const conversationInput = z.object({ conversationId })
export const askPersonInput = z.object({ conversationId, personId: z.uuid('Kies iemand uit de lijst.') })
export const answerConversationInput = z.object({
  invitationId: z.uuid('Deze vraag bestaat niet. Ga terug naar je gesprekken.'),
  answer: z.enum(['accepted', 'declined'], 'Kies ja of nee.'),
})
export const closeConversationInput = z.object({
  conversationId,
  outcome: text('Schrijf wat je de vrager meegeeft.', conversationLimits.outcome),
})
export const howItWasInput = z.object({
  token: z
    .string('Deze link is niet heel. Open hem nog eens vanuit de mail.')
    .max(200, 'Deze link is niet heel. Open hem nog eens vanuit de mail.'),
  helped: z.enum(helpedAnswers, 'Kies of het gesprek je hielp.'),
  lesson: z.enum(lessonAnswers, 'Kies of er een les uit kwam.'),
})
