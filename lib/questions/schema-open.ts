import { z } from 'zod'
import { openLimits } from './values.ts'

const again = 'Er ging iets mis. Laad de pagina opnieuw en probeer het nog eens.'
const chooseAgain = 'Kies uit de lijst. Laad de pagina opnieuw als je keuze er niet meer bij staat.'
const questionId = z.uuid('Deze open vraag bestaat niet. Ga terug naar de lijst.')
const lessonId = z.uuid('Deze les bestaat niet. Ga terug naar de lijst.')

export const registerOpenInput = z.object({
  formKey: z.uuid(again),
  /** 'site:friesland' or 'region:JZ14' */
  home: z
    .string('Kies voor welke proeftuin of regio je vraagt.')
    .regex(/^(site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies voor welke proeftuin of regio je vraagt.'),
  theme: z.string('Kies een thema.').regex(/^[a-z0-9_-]{1,80}$/, 'Kies een thema. Daaraan zien schrijvers dat jij wacht.'),
  title: z
    .string('Schrijf je vraag.')
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'Schrijf je vraag.').max(openLimits.title, `Maak je vraag korter: hoogstens ${openLimits.title} tekens.`)),
  explanation: z
    .string('Dit is geen tekst.')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(openLimits.explanation, `Maak dit korter: hoogstens ${openLimits.explanation} tekens.`))
    .default(''),
  wantsPublic: z.enum(['ja', 'nee'], 'Kies wie de vraag mag lezen.').transform((answer) => answer === 'ja'),
  /** The question to a team that it comes from. */
  threadId: z.union([z.literal('').transform(() => undefined), z.uuid(chooseAgain)]).optional(),
})
export type RegisterOpenInput = z.output<typeof registerOpenInput>

export const openQuestionInput = z.object({ questionId })
export const answerOpenInput = z.object({ questionId, lessonId })

export const threadLessonInput = z
  .object({
    threadId: z.uuid('Deze vraag bestaat niet. Ga terug naar je vragen.'),
    home: z
      .string('Kies voor welke proeftuin of regio je schrijft.')
      .regex(/^(site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies voor welke proeftuin of regio je schrijft.'),
    /** `tip`: a lesson that adds to a tip, so the tip has to be said. */
    kind: z.enum(['lesson', 'instrument', 'tip'], 'Kies wat het wordt.').default('lesson'),
    /** The tip that it adds to. */
    tip: z
      .union([
        z.literal('').transform(() => undefined),
        z.coerce.number(chooseAgain).int(chooseAgain).min(1, chooseAgain).max(99, chooseAgain),
      ])
      .optional(),
  })
  .refine(({ kind, tip }) => kind !== 'tip' || tip !== undefined, { path: ['tip'], message: 'Kies de tip waar dit bij hoort.' })
export type ThreadLessonInput = z.output<typeof threadLessonInput>
