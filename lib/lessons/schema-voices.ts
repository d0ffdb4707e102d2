import { z } from 'zod'
import { reactionKinds, refusalReasons, reportReasons } from './values-voices.ts'

const noLesson = 'Deze les bestaat niet. Ga terug naar de lessen.'
const slug = z
  .string(noLesson)
  .max(100, noLesson)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, noLesson)
const id = z.uuid('Dit bestaat niet meer. Ververs de pagina.')

/** Words of a reader: line ends stay, other control characters have no place in a text that people read. */
export const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
const line = (text: string) => clean(text).replace(/\s+/g, ' ')

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Dit e-mailadres is te lang. Kijk het nog eens na.')
  .pipe(z.email('Vul een e-mailadres in, zoals naam@organisatie.nl'))
/** Left open is no address. */
const maybeEmail = z
  .string()
  .default('')
  .transform((text) => text.trim() || undefined)
  .pipe(email.optional())

export const reactionInput = z.object({
  slug,
  kind: z.enum(reactionKinds, 'Kies of het een vraag of een aanvulling is.'),
  body: z
    .string('Schrijf je vraag of aanvulling.')
    .transform(clean)
    .pipe(z.string().min(1, 'Schrijf je vraag of aanvulling.').max(1_500, 'Dit is te lang. Maak er hoogstens 1500 tekens van.')),
  name: z.string().default('').transform(line).pipe(z.string().max(80, 'Deze naam is te lang. Maak er hoogstens 80 tekens van.')),
  email: maybeEmail,
})
export type ReactionInput = z.output<typeof reactionInput>

export const confirmReactionInput = z.object({
  token: z.string().regex(/^[\w-]{43}$/, 'Deze link klopt niet. Open de link uit de mail opnieuw.'),
})

export const decideReactionInput = z
  .object({
    reactionId: id,
    decision: z.enum(['place', 'refuse', 'remove'], 'Kies wat je met de reactie doet.'),
    reason: z.preprocess((value) => value || undefined, z.enum(refusalReasons, 'Kies waarom de reactie niet op de site kan.').optional()),
  })
  .refine(({ decision, reason }) => decision === 'place' || reason !== undefined, {
    path: ['reason'],
    message: 'Kies waarom de reactie niet op de site kan.',
  })

export const answerReactionInput = z.object({
  reactionId: id,
  body: z
    .string('Schrijf je antwoord.')
    .transform(clean)
    .pipe(z.string().min(1, 'Schrijf je antwoord.').max(1_500, 'Dit is te lang. Maak er hoogstens 1500 tekens van.')),
})

export const decideAnswerInput = z
  .object({
    answerId: id,
    decision: z.enum(['place', 'refuse', 'remove'], 'Kies wat je met het antwoord doet.'),
    reason: z.preprocess((value) => value || undefined, z.enum(refusalReasons, 'Kies waarom het antwoord niet op de site kan.').optional()),
  })
  .refine(({ decision, reason }) => decision === 'place' || reason !== undefined, {
    path: ['reason'],
    message: 'Kies waarom het antwoord niet op de site kan.',
  })

export const reportInput = z.object({
  slug,
  reactionId: z.preprocess((value) => value || undefined, id.optional()),
  reason: z.enum(reportReasons, 'Kies wat er aan de hand is.'),
  message: z.string().default('').transform(clean).pipe(z.string().max(1_000, 'Dit is te lang. Maak er hoogstens 1000 tekens van.')),
  email: maybeEmail,
})
export type ReportInput = z.output<typeof reportInput>

export const handleReportInput = z.object({
  reportId: id,
  outcome: z
    .string('Schrijf wat je met de melding hebt gedaan.')
    .transform(clean)
    .pipe(z.string().min(1, 'Schrijf wat je met de melding hebt gedaan.').max(1_000, 'Dit is te lang. Maak er hoogstens 1000 tekens van.')),
})

export const recognitionInput = z.object({ slug, deed: z.enum(['herken', 'terug']).default('herken') })
