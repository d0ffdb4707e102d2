// Reads the labelled sets. How they are written, and who may read which, is in README.md.
import fs from 'node:fs'
import { heldOut2 } from './held-out-2.ts'

export const structuredKinds = ['bsn', 'iban', 'email', 'phone', 'postcode', 'birth_date', 'number_plate', 'case_number'] as const
export const kinds = [...structuredKinds, 'name', 'combination'] as const
export type Kind = (typeof kinds)[number]

export const halves = ['open', 'held-out'] as const
/** The two halves of the first set, and the second set: all of it is held out. */
export const parts = [...halves, 'held-out-2'] as const
export type Part = (typeof parts)[number]

export type Span = { start: number; end: number; kind: Kind }
/** A text as somebody would type it, and which passages of it must be found. */
export type Labelled = { id: string; text: string; spans: Span[] }

/** The sentences of one part, hard negatives among them. */
export const sentences = (part: Part): Labelled[] =>
  (part === 'held-out-2' ? heldOut2.sentences : lines(`${part}.txt`)).map((line, index) => parse(`${part}:${index + 1}`, line))

/** The passages of lesson text of one part, in which there is nothing to find. */
export const lessons = (part: Part): Labelled[] =>
  (part === 'held-out-2' ? heldOut2.lessons : lines(`${part}-lessons.txt`)).map((line, index) =>
    parse(`${part}-lessons:${index + 1}`, line),
  )

function lines(file: string): string[] {
  return fs
    .readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
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
