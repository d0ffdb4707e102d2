import { z } from 'zod'
import { cleanText, emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText, type RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'
import { checklistFields } from './schema-checklist.ts'
import { chosenReviewDay } from './schema-dates.ts'

export const kinds = ['lesson', 'story', 'question', 'exercise', 'instrument', 'building_block'] as const
export const levels = ['family', 'professional', 'system'] as const
export const nationalStatuses = ['possible_now', 'being_tried', 'under_discussion'] as const
export const certainties = ['first_signal', 'seen_repeatedly', 'substantiated', 'building_block'] as const
export const evidenceBases = ['impression', 'count', 'monitor', 'research'] as const
export const experiences = ['starter', 'experienced', 'both'] as const
export const withdrawalReasons = ['wrong', 'recognisable', 'out_of_date'] as const
export const sections = ['situation', 'approach', 'results', 'failures', 'differently', 'conditions', 'tryIt', 'perspective'] as const

export type Kind = (typeof kinds)[number]
export type Section = (typeof sections)[number]
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** The longest a field may be, in characters. The same numbers stand in the database's checks. */
export const limits = {
  title: 120,
  coreSentence: 240,
  period: 120,
  numbers: 240,
  evidence: 500,
  section: 12_000,
  themes: 4,
  message: 2_000,
  changeNote: 500,
  files: 30,
  bytes: 360_000,
} as const

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

/** The sections that a kind cannot do without. A question has no result yet; an exercise begins with what you do. */
export const requiredSections: Record<Kind, readonly Section[]> = {
  lesson: ['situation', 'approach', 'results', 'failures'],
  story: ['situation', 'approach', 'results'],
  building_block: ['situation', 'approach', 'results', 'failures'],
  question: ['situation'],
  exercise: ['approach'],
  instrument: ['approach'],
}

/** A lesson that is whole enough to be read by somebody else. */
export type CompleteLesson = LessonContent & {
  principle: string
  level: (typeof levels)[number]
  nationalStatus: (typeof nationalStatuses)[number]
  certainty: (typeof certainties)[number]
  evidenceBasis: (typeof evidenceBases)[number]
  experience: (typeof experiences)[number]
}

/** What is missing before a lesson can be sent in: a sentence per field. Empty when it is whole. */
export function missingFields(lesson: LessonContent): Partial<Record<LessonField, string>> {
  const missing: Partial<Record<LessonField, string>> = {}
  if (!lesson.title.trim()) missing.title = 'Geef je les een titel.'
  if (!lesson.coreSentence.trim()) missing.coreSentence = 'Schrijf de les in één zin.'
  for (const section of requiredSections[lesson.kind]) {
    if (isEmpty(lesson[section])) missing[section] = sectionMissing[section]
  }
  if (lesson.evidenceBasis && lesson.evidenceBasis !== 'impression') {
    if (!lesson.resultPeriod.trim()) missing.resultPeriod = 'Schrijf op over welke periode dit gaat.'
    if (!lesson.resultNumbers.trim()) missing.resultNumbers = 'Schrijf de aantallen op, bijvoorbeeld: 9 van de 14 gezinnen.'
  }
  if (lesson.audiences.length === 0) missing.audiences = 'Kies voor wie deze les is.'
  if (!lesson.experience) missing.experience = 'Kies of de les voor starters of ervaren mensen is.'
  if (lesson.themes.length === 0) missing.themes = 'Kies minstens één thema.'
  if (!lesson.principle) missing.principle = 'Kies het basisprincipe dat het best past.'
  if (!lesson.level) missing.level = 'Kies waar de les over gaat.'
  if (!lesson.nationalStatus) missing.nationalStatus = 'Kies of dit nu al kan.'
  if (!lesson.certainty) missing.certainty = 'Kies hoe zeker je bent.'
  if (!lesson.evidenceBasis) missing.evidenceBasis = 'Kies waar je dat op baseert.'
  return missing
}

const sectionMissing: Record<Section, string> = {
  situation: 'Vertel wat er aan de hand was.',
  approach: 'Vertel wat jullie deden.',
  results: 'Vertel wat het opleverde.',
  failures: 'Vertel ook wat niet werkte. Daar leert een ander het meest van.',
  differently: 'Vertel wat je anders zou doen.',
  conditions: 'Vertel wanneer je dit juist niet moet doen.',
  tryIt: 'Vertel hoe een ander kan beginnen.',
  perspective: 'Vertel hoe het gezin ernaar kijkt.',
}

/** The lesson as whole, or null while something is missing. */
export const completeLesson = (lesson: LessonContent): CompleteLesson | null =>
  Object.keys(missingFields(lesson)).length === 0 ? (lesson as CompleteLesson) : null

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
