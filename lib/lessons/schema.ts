import { z } from 'zod'
import { cleanText, emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText, type RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { checklistFields } from './schema-checklist.ts'
import { chosenReviewDay } from './schema-dates.ts'
import { certainties, evidenceBases, experiences, kinds, levels, limits, nationalStatuses } from './values.ts'

const line = (field: string, max: number) =>
  z
    .string(`${field}: dit is geen tekst.`)
    .transform((value) => cleanText(value).replace(/\s+/g, ' '))
    .refine((value) => value.length <= max, `${field} is te lang. Maak er hoogstens ${max} tekens van.`)
    .default('')

const richText = z
  .unknown()
  .transform((value, context): RichTextDocument => {
    const parsed = parseRichText(value, limits.section)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', message: richTextRefusals[parsed.reason] })
    return z.NEVER
  })
  .default(() => emptyDocument)

const richTextRefusals = {
  too_deep: 'Deze tekst zit te diep in lijsten en citaten. Haal een paar niveaus weg.',
  too_large: `Deze tekst is te lang. Maak er hoogstens ${limits.section} tekens van.`,
  not_allowed: 'In deze tekst staat iets wat de editor niet kan maken. Plak de tekst opnieuw, zonder opmaak.',
}

const chooseOne = 'Kies een van de mogelijkheden.'
const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'

const choice = <T extends readonly [string, ...string[]]>(options: T) => z.enum(options, chooseOne).nullable().default(null)
const slugs = (max: number) =>
  z
    .array(z.string(chooseOne).regex(/^[a-z0-9_-]{1,80}$/, chooseOne), chooseOne)
    .max(max, `Kies er hoogstens ${max}.`)
    .default([])

const lessonFields = z.object({
  kind: z.enum(kinds, chooseOne).default('lesson'),
  title: line('De titel', limits.title),
  coreSentence: line('De les in één zin', limits.coreSentence),
  situation: richText,
  approach: richText,
  results: richText,
  resultPeriod: line('De periode', limits.period),
  resultNumbers: line('De aantallen', limits.numbers),
  failures: richText,
  differently: richText,
  conditions: richText,
  tryIt: richText,
  perspective: richText,
  audiences: slugs(10),
  experience: choice(experiences),
  themes: slugs(limits.themes),
  principle: z
    .string(chooseOne)
    .regex(/^[a-z0-9-]{1,80}$/, chooseOne)
    .nullable()
    .default(null),
  tip: z.int(chooseOne).min(1, chooseOne).max(99, chooseOne).nullable().default(null),
  level: choice(levels),
  nationalStatus: choice(nationalStatuses),
  certainty: choice(certainties),
  evidenceBasis: choice(evidenceBases),
  evidenceSupports: line('Wat dit ondersteunt', limits.evidence),
  evidenceContradicts: line('Wat dit tegenspreekt', limits.evidence),
  siteShown: z.boolean(chooseOne).default(true),
})

/** A lesson as far as it is written: every field may still be empty, none may be longer or other than allowed. */
export const lessonContent = lessonFields.refine(
  (content) => new TextEncoder().encode(JSON.stringify(content)).length <= limits.bytes,
  'De les is samen te lang, of heeft te veel opmaak. Maak hem korter, of deel hem op in twee lessen.',
)
export type LessonContent = z.output<typeof lessonContent>
export type LessonField = keyof LessonContent

/** An empty lesson, as a new form shows it. */
export const emptyLesson = (): LessonContent => lessonContent.parse({})

export const lessonId = z.uuid('Deze les bestaat niet.')
export const revisionId = z.uuid('Deze versie bestaat niet.')
const noteTooLong = `Dit is te lang voor een wijziging. Maak er hoogstens ${limits.changeNote} tekens van.`
const tooLong = `Het bericht is te lang. Maak er hoogstens ${limits.message} tekens van.`
// Line ends stay: a message is read in paragraphs.
export const freeText = (wrong: string) => z.string(wrong).transform((text) => text.split(/\r?\n/).map(cleanText).join('\n').trim())
export const message = (empty: string) => freeText(empty).pipe(z.string().min(1, empty).max(limits.message, tooLong))

export const startLessonInput = z.object({
  /** 'site:friesland' or 'region:JZ14' */
  home: z
    .string('Kies voor welke proeftuin of regio je schrijft.')
    .regex(/^(site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies voor welke proeftuin of regio je schrijft.'),
})
export const saveDraftInput = z.object({
  lessonId,
  basedOn: z.int(refresh).min(0, refresh),
  saveKey: z.uuid(refresh),
  content: lessonContent,
})
export const lessonInput = z.object({ lessonId })
export const submitLessonInput = z.object({ lessonId, version: z.coerce.number(refresh).int(refresh).min(1, refresh) })
export const coAuthorInput = z.object({
  lessonId,
  email: z
    .string('Vul een e-mailadres in, zoals naam@organisatie.nl')
    .trim()
    .toLowerCase()
    .pipe(z.email('Vul een e-mailadres in, zoals naam@organisatie.nl')),
})
export const leaveInput = z.object({ lessonId, userId: z.uuid('Deze collega schrijft niet mee.') })
export const publishLessonInput = z.object({
  lessonId,
  revisionId,
  message: freeText(tooLong).pipe(z.string().max(limits.message, tooLong)).default(''),
  /** When the writers are asked whether it still holds; a year after placing when left open. */
  reviewOn: chosenReviewDay,
  /** For readers, when the lesson was placed before. */
  changeNote: freeText(noteTooLong).pipe(z.string().max(limits.changeNote, noteTooLong)).optional(),
  changeSize: z.enum(['news', 'minor'], chooseOne).optional(),
  ...checklistFields,
})
export const returnLessonInput = z.object({ lessonId, revisionId, message: message('Schrijf wat de schrijver kan aanpassen.') })
export const declineLessonInput = z.object({ lessonId, revisionId, message: message('Schrijf waarom je de les niet plaatst.') })
