import { z } from 'zod'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { findingKinds, type Finding } from '#lib/privacy-scan/finding.ts'
import { scan, scanFileName } from '#lib/privacy-scan/scan.ts'
import { freeText, lessonId, sections, type LessonContent, type LessonField } from './schema.ts'

/** What a person can say about a passage that stays. Rewriting needs no word: the passage is gone then. */
export const findingAnswers = ['not_a_person', 'allowed_function', 'looked_at', 'other'] as const
export const findingDecisions = [...findingAnswers, 'reopened'] as const
export type FindingDecision = (typeof findingDecisions)[number]

/** A field of the lesson, or a file of it. */
export type FindingField = LessonField | `file:${string}`
/** A finding in a lesson. The same fragment in the same field is one, however often it stands there. */
export type LessonFinding = Finding & { field: FindingField; times: number }
/** `text` is null when the words of a document could not be read, and undefined for an image. */
export type ScannedFile = { id: string; name: string; text: string | null | undefined }

const lines = ['title', 'coreSentence', 'resultPeriod', 'resultNumbers', 'evidenceSupports', 'evidenceContradicts'] as const

/** Every text of a lesson in the order of the form; of rich text also descriptions of images and where links lead. */
export function textsIn(content: LessonContent): { field: LessonField; text: string }[] {
  return [
    ...lines.map((field) => ({ field, text: content[field] })),
    ...sections.map((field) => ({ field, text: plainText(content[field], { addresses: true }) })),
  ]
}

/** What gives people away in the texts of a lesson and in the place that is shown with it. */
export function findingsInContent(content: LessonContent, homeName: string): LessonFinding[] {
  const texts = textsIn(content)
  const few = content.siteShown ? fewFamilies(texts.map(({ text }) => text).join('\n')) : undefined
  const found = texts.flatMap(({ field, text }) => once(field, scan(text, { site: { name: homeName, fewFamilies: few !== undefined } })))
  return few ? [...found, shownPlace(`${homeName}: ${few}`)] : found
}

/** What gives people away in the names and the words of files. */
export const findingsInFiles = (files: readonly ScannedFile[]): LessonFinding[] =>
  files.flatMap(({ id, name, text }) => {
    const found = [...scanFileName(name), ...scan(text ?? '').map((finding) => ({ ...finding, suggestions: [] }))]
    return once(`file:${id}`, text === null ? [unread(name), ...found] : found)
  })

function once(field: FindingField, found: readonly Finding[]): LessonFinding[] {
  const seen = new Map<string, LessonFinding>()
  for (const finding of found) {
    const key = identityOf({ ...finding, field })
    const before = seen.get(key)
    seen.set(key, before ? { ...before, times: before.times + 1 } : { ...finding, field, times: 1 })
  }
  return [...seen.values()]
}

/** What a decision belongs to: it stands as long as these words stand in this field. */
export const identityOf = ({ kind, field, text }: { kind: string; field: string; text: string }): string =>
  JSON.stringify([kind, field, text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()])

const most = 10
const numbers = 'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien'
const families = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:van (?:de|onze|die) |alle )?(\d{1,3}|${numbers}) (?:gezinnen|huishoudens|families)(?!\p{L})`,
  'giu',
)

/** The number of families a lesson is about, when it is small and no larger one is named. */
function fewFamilies(text: string): string | undefined {
  const named = [...text.matchAll(families)].map((match) => ({ words: match[0], count: countOf(match[1] ?? '') }))
  const largest = named.sort((one, other) => other.count - one.count)[0]
  return largest && largest.count <= most && largest.count > 1 ? largest.words : undefined
}

const countOf = (word: string): number => (/^\d/.test(word) ? Number(word) : Math.max(1, numbers.split('|').indexOf(word.toLowerCase())))

const shownPlace = (text: string): LessonFinding => ({
  kind: 'combination',
  field: 'siteShown',
  start: 0,
  end: text.length,
  text,
  times: 1,
  severity: 'question',
  suggestions: [],
  reason:
    'Deze les gaat over weinig gezinnen. Dan kan de naam van je proeftuin of regio al zeggen wie het zijn. Verberg de naam, of leg uit waarom hij mag blijven staan.',
})

const unread = (name: string): Finding => ({
  kind: 'unread_document',
  start: 0,
  end: 0,
  text: name,
  severity: 'question',
  suggestions: [],
  reason: 'De tekst van dit document kon niet gelezen worden. Kijk zelf of er iemand in te herkennen is.',
})

const because = 'Schrijf kort waarom dit mag blijven staan.'

export const answerFindingInput = z
  .object({
    lessonId,
    field: z.string().max(60),
    kind: z.enum(findingKinds),
    fragment: z.string().min(1).max(2_000),
    decision: z.enum(findingDecisions, 'Kies waarom dit mag blijven staan.'),
    reason: freeText(because).pipe(z.string().max(500, 'Maak de uitleg hoogstens 500 tekens lang.')).default(''),
  })
  .refine(({ decision, reason }) => (decision !== 'other' && decision !== 'reopened') || reason.length > 0, {
    path: ['reason'],
    message: because,
  })
