import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import type { Finding } from '#lib/privacy-scan/finding.ts'
import { scan, scanFileName } from '#lib/privacy-scan/scan.ts'
import type { LessonContent, LessonField } from './schema.ts'
import { type FindingField, type LessonFinding, type ScannedFile, identityOf } from './status-findings.ts'
import { sections } from './values.ts'

// Apart from schema-findings.ts, because the word lists come along: the browser fetches them when somebody writes.

const lines = ['title', 'coreSentence', 'resultPeriod', 'resultNumbers', 'evidenceSupports', 'evidenceContradicts'] as const

/** Every text of a lesson in the order of the form; of rich text also descriptions of images and where links lead. */
function textsIn(content: LessonContent): { field: LessonField; text: string }[] {
  return [
    ...lines.map((field) => ({ field, text: content[field] })),
    ...sections.map((field) => ({ field, text: plainText(content[field], { addresses: true }) })),
  ]
}

/** What gives people away in the texts of a lesson and in the place that is shown with it. */
export function findingsInContent(content: LessonContent, homeName: string, read: typeof scan = scan): LessonFinding[] {
  const texts = textsIn(content)
  const few = content.siteShown ? fewFamilies(texts.map(({ text }) => text).join('\n')) : undefined
  const found = texts.flatMap(({ field, text }) => once(field, read(text, { site: { name: homeName, fewFamilies: few !== undefined } })))
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
