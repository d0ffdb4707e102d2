import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'
import type { LessonContent, LessonField } from './schema.ts'
import type { certainties, evidenceBases, experiences, Kind, levels, nationalStatuses, Section } from './values.ts'

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
