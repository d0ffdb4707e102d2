/** A passage as somebody pointed at it: its words, and what stood around them. */
export type Anchor = { quote: string; before: string; after: string }

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

/** How many characters two texts share, counted from the end of the first pair or the beginning of the second. */
function shared(one: string, other: string, fromEnd: boolean): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && (fromEnd ? one.at(-1 - count) === other.at(-1 - count) : one[count] === other[count])) count++
  return count
}

/**
 * Where an anchored passage stands in a text, after edits around it too: of all places with the same words the one whose
 * surroundings look most like those of then. Undefined when the words themselves are gone.
 * Places are counted in the text with every run of white space as one space.
 */
export function findAnchor(text: string, anchor: Anchor): { start: number; end: number } | undefined {
  const where = oneSpace(text)
  const quote = oneSpace(anchor.quote)
  if (quote === '') return undefined
  const [before, after] = [oneSpace(anchor.before), oneSpace(anchor.after)]
  let best: { start: number; likeness: number } | undefined
  for (let start = where.indexOf(quote); start >= 0; start = where.indexOf(quote, start + 1)) {
    const left = shared(where.slice(Math.max(0, start - 100), start).trimEnd(), before, true)
    const right = shared(where.slice(start + quote.length, start + quote.length + 100).trimStart(), after, false)
    if (!best || left + right > best.likeness) best = { start, likeness: left + right }
  }
  return best && { start: best.start, end: best.start + quote.length }
}
