import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { stepStates } from './values.ts'

export const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const tooLong = (most: number) => `Dit is te lang. Maak er hoogstens ${most} tekens van.`
const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim()

/** One line that has to be filled in. */
export const line = (most: number, empty: string) =>
  z
    .string(empty)
    .transform(oneLine)
    .pipe(z.string().min(1, empty).max(most, tooLong(most)))
/** One line that may stay empty. */
export const optionalLine = (most: number) =>
  z
    .string()
    .default('')
    .transform(oneLine)
    .pipe(z.string().max(most, tooLong(most)))
const paragraphs = (text: string) => text.split(/\r?\n/).map(cleanText).join('\n').trim()
/** Text in paragraphs that has to be filled in. */
export const words = (most: number, empty: string) =>
  z
    .string(empty)
    .transform(paragraphs)
    .pipe(z.string().min(1, empty).max(most, tooLong(most)))
/** Text in paragraphs that may stay empty. */
export const optionalWords = (most: number) =>
  z
    .string()
    .default('')
    .transform(paragraphs)
    .pipe(z.string().max(most, tooLong(most)))

const webAddress = 'Vul een webadres in dat begint met https://, zoals https://www.organisatie.nl/handreiking'
const slugs = z.array(z.string().regex(/^[a-z0-9-]{1,100}$/, refresh)).max(12, 'Kies hoogstens twaalf thema’s.')
const numbers = z.array(z.coerce.number(refresh).int().min(1).max(99)).max(10, 'Kies hoogstens tien tips.')

export const instrumentInput = z.object({
  instrumentId: z.uuid(refresh).optional(),
  title: line(120, 'Geef het instrument een naam.'),
  purpose: words(600, 'Schrijf waar het voor is, en voor wie.'),
  source: line(120, 'Vul in welke organisatie het heeft gemaakt.'),
  version: optionalLine(60),
  validUntil: z
    .literal('')
    .or(z.iso.date('Kies een dag, of laat dit leeg.'))
    .optional()
    .transform((day) => day || null),
  url: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.literal('').or(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: webAddress }).max(1_000, webAddress)))
    .transform((url) => url || null),
  tips: numbers.default([]),
  themes: slugs.default([]),
})
export const instrumentIdInput = z.object({ instrumentId: z.uuid(refresh) })

export const stepInput = z.object({
  region: z.string(refresh).regex(/^[A-Z0-9]{2,8}$/, refresh),
  tip: z.coerce.number(refresh).int().min(1).max(99),
  state: z.enum(stepStates, 'Kies hoe ver jullie zijn.'),
  note: optionalWords(500),
  /** The number of the answer that stood on the screen; 0 when there was none. */
  basedOn: z.coerce.number(refresh).int().min(0),
})
