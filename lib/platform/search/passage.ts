/** A piece of text; the marked ones are words that were looked for. */
export type PassagePart = { text: string; marked: boolean }

const shortest = 40
const longest = 220
// A passage in which different words stand together says more than one that repeats a word.
const newWord = 10

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ø', 'o').replaceAll('ß', 'ss')

type Mark = { start: number; end: number; word: string }

function marksIn(text: string, words: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = []
  for (const { 0: found, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = plain(found)
    if (words.has(word)) marks.push({ start: index, end: index + found.length, word })
  }
  return marks
}

/** The text with its marks as parts, in order; together they are the text. */
export function markWords(text: string, words: ReadonlySet<string>): PassagePart[] {
  return asParts(text, 0, text.length, marksIn(text, words))
}

/**
 * The piece of a text that answers best, with the words marked; undefined when none of them stands there. It begins and
 * ends between words, at a sentence where one is near.
 */
export function bestPassage(text: string, words: ReadonlySet<string>): PassagePart[] | undefined {
  const read = text.replaceAll(/\s+/g, ' ').trim()
  const marks = marksIn(read, words)
  if (marks.length === 0) return undefined
  let best = { first: 0, last: 0, score: -1 }
  let last = 0
  for (let first = 0; first < marks.length; first++) {
    const from = marks[first]?.start ?? 0
    last = Math.max(last, first)
    while (last + 1 < marks.length && (marks[last + 1]?.end ?? 0) - from <= longest - shortest) last += 1
    const inside = marks.slice(first, last + 1)
    const score = inside.length + newWord * new Set(inside.map((mark) => mark.word)).size
    if (score > best.score) best = { first, last, score }
  }
  const from = marks[best.first]?.start ?? 0
  const to = marks[best.last]?.end ?? 0
  const start = beginNear(read, from, Math.max(0, from - Math.max(shortest, (longest - (to - from)) / 2)))
  const end = endNear(read, to, Math.min(read.length, start + longest))
  const parts = asParts(read, start, end, marks)
  if (start > 0) parts.unshift({ text: '… ', marked: false })
  if (end < read.length) parts.push({ text: ' …', marked: false })
  return parts
}

/** Where a passage may begin between `least` and `from`: at a sentence if there is one, else at a word. */
function beginNear(text: string, from: number, least: number): number {
  if (least === 0) return 0
  const before = text.slice(least, from)
  const sentence = /[.!?:] (?=\S)/.exec(before)
  if (sentence) return least + sentence.index + 2
  const space = before.indexOf(' ')
  return space === -1 ? from : least + space + 1
}

function endNear(text: string, to: number, most: number): number {
  if (most >= text.length) return text.length
  const after = text.slice(to, most)
  const space = after.lastIndexOf(' ')
  return space === -1 ? to : to + space
}

function asParts(text: string, from: number, to: number, marks: readonly Mark[]): PassagePart[] {
  const parts: PassagePart[] = []
  let at = from
  for (const { start, end } of marks) {
    if (start < at || end > to) continue
    if (start > at) parts.push({ text: text.slice(at, start), marked: false })
    parts.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), marked: false })
  return parts
}
