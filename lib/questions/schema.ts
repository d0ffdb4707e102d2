import { z } from 'zod'
import { isSlug } from '#lib/platform/slug.ts'
import { limits } from './values.ts'

const threadKinds = ['question', 'legal', 'experience', 'other'] as const

const gone = 'Dit bestaat niet meer. Ververs de pagina.'
const id = z.uuid(gone)
const key = z.uuid('Dit formulier is te oud. Ververs de pagina en probeer het opnieuw.')

// Line ends stay, other control characters have no place in a text that people read.
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
const line = (text: string) => clean(text).replace(/\s+/g, ' ')
const words = (empty: string, most: number) =>
  z
    .string(empty)
    .transform(clean)
    .pipe(z.string().min(1, empty).max(most, `Dit is te lang. Maak er hoogstens ${most} tekens van.`))
const oneLine = (empty: string, most: number) =>
  z
    .string(empty)
    .transform(line)
    .pipe(z.string().min(1, empty).max(most, `Dit is te lang. Maak er hoogstens ${most} tekens van.`))

const body = words('Schrijf je bericht.', limits.body)
const maybe = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema.optional())
const reason = words('Schrijf waarom, zodat een ander het begrijpt.', limits.reason)
const version = z.coerce.number(gone).int(gone).min(1, gone)

export const askInput = z.object({
  kind: z.enum(threadKinds, 'Kies waar je vraag over gaat.'),
  title: oneLine('Schrijf je vraag in één zin.', limits.title),
  body: words('Leg je vraag uit. Een paar zinnen is genoeg.', limits.body),
  region: maybe(z.string().regex(/^[A-Z0-9]{2,8}$/, 'Kies een regio uit de lijst.')),
  theme: maybe(z.string().refine(isSlug, 'Kies een onderwerp uit de lijst.')),
  formKey: key,
})
export type AskInput = z.output<typeof askInput>

export const visitorInput = askInput.extend({
  name: z.string().default('').transform(line).pipe(z.string().max(120, 'Deze naam is te lang. Maak er hoogstens 120 tekens van.')),
  email: z
    .string('Vul je e-mailadres in.')
    .trim()
    .toLowerCase()
    .min(1, 'Vul je e-mailadres in.')
    .max(254, 'Dit e-mailadres is te lang. Kijk het nog eens na.')
    .pipe(z.email('Vul een e-mailadres in, zoals naam@organisatie.nl')),
})
export type VisitorInput = z.output<typeof visitorInput>

const linkWords = 'Deze link klopt niet. Open de link uit de mail opnieuw.'
export const tokenInput = z.object({ token: z.string(linkWords).regex(/^[0-9a-f]{96}$/, linkWords) })
export const visitorMessageInput = tokenInput.extend({ body, formKey: key })

export const messageInput = z.object({ threadId: id, body, formKey: key })
/** Words of who answers, and what they mean for the question; `together` is an answer to all who ask the same. */
export const answerInput = messageInput
  .extend({ meaning: z.enum(['answer', 'together', 'wait', 'say', 'note'], 'Kies wat je met dit bericht doet.') })
  .transform(({ meaning, ...rest }) => ({
    ...rest,
    meaning: meaning === 'together' ? ('answer' as const) : meaning,
    together: meaning === 'together',
  }))
export type AnswerInput = Omit<z.output<typeof answerInput>, 'together'> & { together?: boolean }

export const threadInput = z.object({ threadId: id })
export const closeInput = z.object({ threadId: id, version })
export const handOverInput = z.object({
  threadId: id,
  to: z.string('Kies aan wie je de vraag geeft.').regex(/^(?:person|route):[0-9a-f-]{36}$/, 'Kies aan wie je de vraag geeft.'),
  reason,
})
export const mergeInput = z.object({
  threadId: id,
  into: z
    .string('Kies de vraag waar deze bij hoort.')
    .transform((text) => /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(text.toLowerCase())?.[0] ?? '')
    .pipe(z.uuid('Kies de vraag waar deze bij hoort.')),
})
export const sameInput = z.object({ threadId: id, same: z.uuid('Kies de vraag die hetzelfde vraagt.') })
const credited = z.enum(['yes', 'no'], 'Kies of je genoemd wilt worden.')
export const creditInput = z.object({ threadId: id, credited })
export const visitorCreditInput = tokenInput.extend({ credited })
