import type { Vocabulary } from '#lib/lessons/queries.ts'
import {
  certaintyWords,
  evidenceBasisWords,
  experienceWords,
  kindWords,
  levelWords,
  nationalStatusWords,
  sectionWords,
} from '#lib/lessons/copy.ts'
import type { LessonContent, LessonField } from '#lib/lessons/schema.ts'
import { requiredSections } from '#lib/lessons/status-whole.ts'
import { type Kind, type Section, sections } from '#lib/lessons/values.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'

export const steps = ['1', '2', '3', '4', 'nakijken'] as const
export type Step = (typeof steps)[number]

export const stepTitles: Record<Step, string> = {
  '1': 'De les',
  '2': 'Wat jullie deden',
  '3': 'Voor een ander',
  '4': 'Zekerheid en thema’s',
  nakijken: 'Nakijken en insturen',
}

/** The fields of each step, in the order of the form. What stands on none is shown nowhere, so a test counts them. */
export const stepFields: Record<Exclude<Step, 'nakijken'>, readonly LessonField[]> = {
  '1': ['kind', 'title', 'coreSentence', 'situation'],
  '2': ['approach', 'results', 'resultPeriod', 'resultNumbers', 'failures'],
  '3': ['differently', 'conditions', 'tryIt', 'perspective', 'audiences', 'experience'],
  '4': [
    'themes',
    'principle',
    'tip',
    'level',
    'nationalStatus',
    'certainty',
    'evidenceBasis',
    'evidenceSupports',
    'evidenceContradicts',
    'siteShown',
  ],
}

const formSteps = ['1', '2', '3', '4'] as const

/** All fields in the order of the form. */
export const fieldsInOrder: readonly LessonField[] = formSteps.flatMap((step) => stepFields[step])

/** On which step a field stands. */
export const stepOf = (field: LessonField): Step => formSteps.find((step) => stepFields[step].includes(field)) ?? '1'

/** Reads `?stap=`; anything else is the first step. */
export const readStep = (value: string | null): Step => steps.find((step) => step === value) ?? '1'

export const isSection = (field: LessonField): field is Section => (sections as readonly string[]).includes(field)

/** The question above each field. */
export const fieldLabels: Record<LessonField, string> = {
  kind: 'Wat wil je delen?',
  title: 'Titel',
  coreSentence: 'De les in één zin',
  ...(Object.fromEntries(sections.map((section) => [section, sectionWords[section].heading])) as Record<Section, string>),
  resultPeriod: 'Over welke periode gaat dit?',
  resultNumbers: 'Om welke aantallen gaat het?',
  audiences: 'Voor wie is deze les?',
  experience: 'Voor wie begint, of voor wie al bezig is?',
  themes: 'Welke thema’s passen erbij?',
  principle: 'Welk basisprincipe past het best?',
  tip: 'Bij welke tip hoort deze les?',
  level: 'Waar gaat de les over?',
  nationalStatus: 'Kan een ander dit nu al doen?',
  certainty: 'Hoe zeker ben je hiervan?',
  evidenceBasis: 'Waar baseer je dat op?',
  evidenceSupports: 'Wat ondersteunt dit?',
  evidenceContradicts: 'Wat spreekt dit tegen?',
  siteShown: 'Mogen bezoekers zien waar de les vandaan komt?',
}

/** Whether a section may stay empty for this kind of lesson. */
export const isOptionalSection = (kind: Kind, section: Section) => !requiredSections[kind].includes(section)

const line = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Whether a field says the same. Spaces do not count: the server tidies them. */
export function sameField(field: LessonField, one: LessonContent, other: LessonContent): boolean {
  const [a, b] = [one[field], other[field]]
  if (typeof a === 'string' && typeof b === 'string') return line(a) === line(b)
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether two texts are the same, letter by letter: what decides if there is something to save. */
export const sameContent = (one: LessonContent, other: LessonContent): boolean =>
  one === other || fieldsInOrder.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]))

const nameOf = (words: readonly { slug: string; name: string }[], slug: string) => words.find((word) => word.slug === slug)?.name ?? slug

/** What was filled in, in words, to compare two versions. */
export function fieldInWords(field: LessonField, content: LessonContent, words: Vocabulary): string {
  if (isSection(field)) return plainText(content[field], { addresses: true })
  switch (field) {
    case 'kind':
      return kindWords[content.kind].label
    case 'audiences':
    case 'themes':
      return content[field].map((slug) => nameOf(words[field], slug)).join(', ')
    case 'principle':
      return content.principle ? nameOf(words.principles, content.principle) : ''
    case 'tip':
      return words.tips.find((tip) => tip.number === content.tip)?.name ?? ''
    case 'experience':
      return content.experience ? experienceWords[content.experience].label : ''
    case 'level':
      return content.level ? levelWords[content.level].label : ''
    case 'nationalStatus':
      return content.nationalStatus ? nationalStatusWords[content.nationalStatus].label : ''
    case 'certainty':
      return content.certainty ? certaintyWords[content.certainty].label : ''
    case 'evidenceBasis':
      return content.evidenceBasis ? evidenceBasisWords[content.evidenceBasis].label : ''
    case 'siteShown':
      return content.siteShown ? 'Ja' : 'Nee'
    default:
      return content[field]
  }
}
