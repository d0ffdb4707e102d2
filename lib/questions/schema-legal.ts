import { z } from 'zod'
import { legalSubjects } from './values.ts'

const legalLimits = { question: 200, answer: 8_000, sources: 4_000 } as const

const gone = 'Dit antwoord bestaat niet meer. Ververs de pagina.'
const id = z.uuid(gone)
const version = z.coerce.number(gone).int(gone).min(1, gone)
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
const words = (empty: string, most: number) =>
  z
    .string(empty)
    .transform(clean)
    .pipe(z.string().min(1, empty).max(most, `Dit is te lang. Maak er hoogstens ${most} tekens van.`))

export const startLegalInput = z.object({ threadId: id })
export const saveLegalInput = z.object({
  answerId: id,
  version,
  question: words('Schrijf de vraag algemeen, in één zin.', legalLimits.question).transform((text) => text.replace(/\s+/g, ' ')),
  answer: words('Schrijf het antwoord.', legalLimits.answer),
  subject: z.enum(legalSubjects, 'Kies een onderwerp.'),
  sources: z
    .string()
    .default('')
    .transform(clean)
    .pipe(z.string().max(legalLimits.sources, 'Dit is te lang. Noem alleen de belangrijkste bronnen.')),
  validUntil: z.iso.date('Kies tot wanneer dit antwoord geldt.'),
  /** Whoever proposes says that nobody can be recognised. */
  privacyChecked: z.preprocess((value) => value === 'yes', z.boolean()),
  meaning: z.enum(['save', 'propose']).default('save'),
})
export type SaveLegalInput = z.output<typeof saveLegalInput>
export const decideLegalInput = z.object({
  answerId: id,
  version,
  decision: z.enum(['approve', 'return', 'withdraw'], 'Kies wat je met het antwoord doet.'),
  reason: z.string().default('').transform(clean).pipe(z.string().max(1_000, 'Dit is te lang. Maak er hoogstens 1000 tekens van.')),
})
export const extendLegalInput = z.object({ answerId: id, version, validUntil: z.iso.date('Kies tot wanneer dit antwoord geldt.') })

export type Source = { name: string; url: string | null }

/** The lines of the sources: a name, and an address behind it when there is one that can be opened. */
export function readSources(text: string): Source[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, before = '', url] = /^(.*?)\s*(https:\/\/\S+)$/.exec(line) ?? []
      return url && URL.canParse(url) ? { name: before || url, url } : { name: line, url: null }
    })
}
