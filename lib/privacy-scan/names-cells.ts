import { isThing, type Span, type Text } from './name-shapes.ts'
import { isOtherWord } from './name-words.ts'
import type { Cell } from './tables.ts'

// Above a column in which people are named; 'naam' alone can be of anything.
const ofPeople =
  /^(?:(?:voor|achter|roep|voor- en achter)?na(?:a)?m(?:en)?(?: (?:kind|jeugdige|cli[eë]nt|moeder|vader|ouder|leerling|pati[eë]nt|betrokkene))?|kind|jeugdige|cli[eë]nt|leerling|pati[eë]nt|contactpersoon|ouder|moeder|vader|regisseur|gezin|wie)[.:]?$/iu
const isName = /^\p{Lu}[\p{L}'’-]{1,20}(?:,? (?:\p{Lu}\.?|\p{Ll}{1,3}\.?|\p{Lu}[\p{L}'’-]{1,20})){0,4}$/u
const aboutPeople = /^(?:geb|leeftijd|lft|groep|school|bsn|klas|m\/v|geslacht|voogd|gezag)/iu

/** Names that stand below a heading that says so, in a table that is about people. */
export function* inCells({ text, words }: Text, cells: readonly Cell[], found: readonly Span[]): Generator<Span> {
  if (!cells.some(({ heading }) => aboutPeople.test(heading))) return
  const taken = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)))
  const all = { text, words }
  let at = 0
  for (const cell of cells) {
    if (!ofPeople.test(cell.heading) || !isName.test(cell.text)) continue
    while (at < words.length && (words[at]?.start ?? 0) < cell.start) at += 1
    let to = at
    while (to + 1 < words.length && (words[to + 1]?.end ?? 0) <= cell.end) to += 1
    const first = words[at]
    if (!first || first.end > cell.end || taken.has(at) || first.acronym || isOtherWord(first.lower) || isThing(all, at, to)) continue
    yield { from: at, to }
  }
}
