import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { isoDay } from '#lib/platform/time.ts'
import { withQuery } from '#lib/platform/with-query.ts'
import { lessonId, message, revisionId } from './schema.ts'
import { noteFields, opinionCapacities, opinionKinds, reasonUses } from './values-desk.ts'
import { kinds, limits } from './values.ts'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const longestWait = 90

const words = (most: number) =>
  z
    .string(refresh)
    .default('')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim().slice(0, most))

/** A day in Amsterdam, from today on and not further than three months. */
const comingDay = z.iso
  .date('Kies een dag.')
  .refine((day) => day >= isoDay(new Date()), 'Kies vandaag of een latere dag.')
  .refine((day) => day <= isoDay(new Date(Date.now() + longestWait * 86_400_000)), 'Kies een dag binnen drie maanden.')

export const takeOverInput = z.object({ lessonId, fromId: z.uuid(refresh) })
export const expectedDayInput = z.object({ lessonId, expectedOn: comingDay })

export const writeNoteInput = z.object({
  lessonId,
  revisionId,
  field: z.enum(noteFields, refresh),
  quote: words(500),
  before: words(80),
  after: words(80),
  body: message('Schrijf wat je wilt opmerken.'),
})
export const noteInput = z.object({ noteId: z.uuid(refresh) })
export const replyToNoteInput = noteInput.extend({ body: message('Schrijf je antwoord.') })

const line = (empty: string) =>
  z
    .string(empty)
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, empty).max(120, 'Dit is te lang. Maak er hoogstens 120 tekens van.'))
const address = 'Vul een e-mailadres in, zoals naam@organisatie.nl'

export const askOpinionInput = z.object({
  lessonId,
  revisionId,
  kind: z.enum(opinionKinds, 'Kies wat je vraagt.'),
  capacity: z.enum(opinionCapacities, 'Kies in welke rol deze persoon meeleest.'),
  name: line('Vul in wie je het vraagt.'),
  email: z.string(address).trim().toLowerCase().pipe(z.email(address).max(254, address)),
  question: message('Schrijf wat je wilt weten.'),
  dueOn: comingDay,
})
export const opinionInput = z.object({ opinionId: z.uuid(refresh) })
const answer = z
  .string('Schrijf je antwoord.')
  .transform((text) => text.split(/\r?\n/).map(cleanText).join('\n').trim())
  .pipe(z.string().min(1, 'Schrijf je antwoord.').max(4_000, 'Dit is te lang. Maak er hoogstens 4000 tekens van.'))
export const answerOpinionInput = opinionInput.extend({ answer })
export const answerByLinkInput = z.object({ token: z.string(refresh), answer })

export const reasonInput = z.object({
  reasonId: z.uuid(refresh).optional(),
  use: z.enum(reasonUses, 'Kies bij welk besluit deze tekst hoort.'),
  label: line('Geef de tekst een korte naam.').pipe(z.string().max(80, 'De naam is te lang. Maak er hoogstens 80 tekens van.')),
  text: message('Schrijf de tekst.').pipe(z.string().max(limits.message)),
})
export const retireReasonInput = z.object({ reasonId: z.uuid(refresh) })

/** The queue as an address asks for it. What it does not know is left out. */
export const queueFilter = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  site: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
  region: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .optional()
    .catch(undefined),
  claimed: z.enum(['mij', 'niemand']).optional().catch(undefined),
  overdue: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
  /** The row behind which the list goes on. */
  after: z
    .string()
    .regex(/^\d{1,14}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional()
    .catch(undefined),
})
export type QueueFilter = z.output<typeof queueFilter>

/** The list that a form was sent from, as '?soort=vraag'. Only plain names and values: it ends up in an address. */
const queueSentFrom = z
  .string()
  .max(300)
  .regex(/^\?[a-z]+=[\w.-]+(?:&[a-z]+=[\w.-]+)*$/)
  .catch('')

/** Where the desk goes on after a form, with the list that it was sent from. */
export const backTo = (address: string, form: FormData): string => withQuery(address, queueSentFrom.parse(form.get('queue')))
