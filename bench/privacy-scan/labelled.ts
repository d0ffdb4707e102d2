// Reads the labelled sets. How they are written, and who may read which, is in README.md.
import fs from 'node:fs'
import { heldOut2 } from './held-out-2.ts'

export const structuredKinds = ['bsn', 'iban', 'email', 'phone', 'postcode', 'birth_date', 'number_plate', 'case_number'] as const
export const kinds = [...structuredKinds, 'name', 'combination'] as const
export type Kind = (typeof kinds)[number]

/** The two halves of the first set. */
export const halves = ['open', 'held-out'] as const
/** What may be read by who mends the rules: the first set, and those that were held out until they were measured on. */
export const openSets = [...halves, 'held-out-2', 'held-out-3a', 'held-out-3b', 'held-out-4a'] as const
type OpenSet = (typeof openSets)[number]

// A blind set is one or more files that begin with its name. A tree without them measures on the open side only.
const files = { 'fourth-b': 'held-out-4b' } as const
export type BlindSet = keyof typeof files
const blindNames: readonly BlindSet[] = ['fourth-b']
const blind = await readBlind()
/** What is measured on and not looked at, of which the files are there. */
export const blindSets: readonly BlindSet[] = [...blind.keys()]
export type LabelledSet = OpenSet | BlindSet

export type Span = { start: number; end: number; kind: Kind }
/** A text as somebody would type it, and which passages of it must be found. */
export type Labelled = { id: string; text: string; spans: Span[] }

/** The sentences of one set, hard negatives among them. */
export const sentences = (set: LabelledSet): Labelled[] =>
  textsOf(set, 'sentences').map((line, index) => parse(`${set}:${index + 1}`, line))

/** The passages of lesson text of one set, in which there is nothing to find. */
export const lessons = (set: LabelledSet): Labelled[] =>
  textsOf(set, 'lessons').map((line, index) => parse(`${set}-lessons:${index + 1}`, line))

type Texts = { sentences: readonly string[]; lessons: readonly string[] }

function textsOf(set: LabelledSet, sort: keyof Texts): readonly string[] {
  if (isBlind(set)) return blind.get(set)?.[sort] ?? []
  if (set === 'held-out-2') return heldOut2[sort]
  // Of these there are no passages of lessons.
  if (set.startsWith('held-out-3') || set === 'held-out-4a') return sort === 'lessons' ? [] : lines(`${set}.txt`)
  return lines(sort === 'lessons' ? `${set}-lessons.txt` : `${set}.txt`)
}

const isBlind = (set: LabelledSet): set is BlindSet => set in files

/** The blind sets that are there: as a text a line with '-lessons' beside it, or as code that exports both lists. */
async function readBlind(): Promise<Map<BlindSet, Texts>> {
  const found = new Map<BlindSet, Texts>()
  for (const set of blindNames) {
    const isThere = (ending: string) => fs.existsSync(new URL(`${files[set]}${ending}`, import.meta.url))
    if (isThere('.txt')) {
      found.set(set, { sentences: lines(`${files[set]}.txt`), lessons: isThere('-lessons.txt') ? lines(`${files[set]}-lessons.txt`) : [] })
    } else if (isThere('.ts')) {
      const code: unknown = await import(new URL(`${files[set]}.ts`, import.meta.url).href)
      const texts = Object.values(code ?? {}).find(isTexts)
      if (!texts) throw new Error(`${files[set]}.ts exports no sentences and lessons`)
      found.set(set, texts)
    }
  }
  return found
}

// A function and no constant: it is called while this file is still being read.
function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && 'sentences' in value && 'lessons' in value && Array.isArray(value.sentences)
}

function lines(file: string): string[] {
  return fs
    .readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll(String.raw`\n`, '\n'))
}

/** Takes the marks out of a line: `[[name:Sam]] lacht` becomes `Sam lacht` with one span. A wrong mark is an error. */
export function parse(id: string, line: string): Labelled {
  const spans: Span[] = []
  const open: { kind: Kind; start: number }[] = []
  let text = ''
  let from = 0
  for (const mark of line.matchAll(/\[\[([a-z_]+):|\]\]/g)) {
    text += line.slice(from, mark.index)
    from = mark.index + mark[0].length
    if (mark[1] !== undefined) {
      if (!isKind(mark[1])) throw new Error(`${id}: '${mark[1]}' is no kind`)
      open.push({ kind: mark[1], start: text.length })
    } else {
      const opened = open.pop()
      if (!opened || opened.start === text.length) throw new Error(`${id}: a mark is closed that was not opened, or is empty`)
      spans.push({ ...opened, end: text.length })
    }
  }
  text += line.slice(from)
  if (open.length > 0 || /\[\[|\]\]/.test(text)) throw new Error(`${id}: a mark is not closed`)
  return { id, text, spans: spans.sort((one, other) => one.start - other.start) }
}

const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word)

/** How many words a reader sees. */
export const words = (texts: Labelled[]): number => texts.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0)
