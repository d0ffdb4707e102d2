/** A word as it stands in a text. */
export type Word = {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** What stands between the word before and this one. */
  readonly gap: string
  readonly index: number
  /** The first of a sentence, a line, a cell or a quotation: a capital there says nothing. */
  readonly first: boolean
  readonly capital: boolean
  /** A single capital with a full stop behind it. */
  readonly initial: boolean
  /** Nothing but capitals: GGZ, RvdK. */
  readonly acronym: boolean
}

const word = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*['’]?|\p{N}+/gu
const abbreviations =
  /(?:^|[\s(])(?:mw|mevr|dhr|mr|drs|dr|ir|fam|geb|gebr|st|ca|nr|bijv|i\.v\.m|o\.a|m\.n|t\.o\.v|v\.d|vd|prof|ds|jl|a\.s|incl|evt|resp|tel|\p{Lu})\.$/iu

/** The words of a text with what is known about each from where it stands. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  for (const match of text.matchAll(word)) {
    // No name is longer; rules that look at the end of a word would read a long one again and again.
    const found = match[0].slice(0, 60).replace(/['’]$/, '')
    const start = match.index
    const end = start + found.length
    const gap = text.slice(last, start)
    const lead = text.slice(Math.max(0, last - 12), start)
    const isAbbreviated = /^\. ?$/.test(gap) && abbreviations.test(lead.trimEnd())
    const first = words.length === 0 || /[!?\n:;•|"“„‘«]|\s[-–—*]\s|^['"]/.test(gap) || (/[.…]/.test(gap) && !isAbbreviated)
    const letters = found.replaceAll(/[^\p{L}]/gu, '')
    words.push({
      text: found,
      lower: found.toLowerCase(),
      start,
      end,
      gap,
      index: words.length,
      first,
      capital: /^\p{Lu}/u.test(found),
      initial: /^(?:\p{Lu}|Th|Ch|Ph|Chr|IJ)$/u.test(found) && text.charAt(end) === '.',
      acronym: letters.length > 1 && letters === letters.toUpperCase(),
    })
    last = end
  }
  return words
}
