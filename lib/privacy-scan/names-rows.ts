import { namesThatAreWords } from './given-names.ts'
import { base, extend, isGiven, isSurname, isThing, space, type Span, type Text } from './name-shapes.ts'
import { addresses, houses, isOtherWord, kin, particles, workers } from './name-words.ts'
import { surnamesThatAreWords } from './surnames.ts'

/** The rest of a row: 'Sem, Oumnia en Bo'. */
export function inARow(all: Text, at: number): Span | undefined {
  const { words, text } = all
  const link = words[at + 1]
  if (!link) return undefined
  const isComma = /^, $/.test(link.gap)
  const start = isComma ? link : /^(?:en|of|&)$/.test(link.lower) && space.test(link.gap) ? words[at + 2] : undefined
  const age = /^(?: \(\d{1,2}(?: jaar)?\))?,? (?:en |of )?$/
  const from = start ?? (age.test(link.gap) ? link : undefined)
  if (!from?.capital || from.initial || from.first || isOtherWord(from.lower) || (from.acronym && !isGiven(from.lower))) return undefined
  if (!isComma && !space.test(from.gap)) return undefined
  const isKnown = isGiven(from.lower) || isSurname(from.lower)
  if (isComma && !isKnown) return undefined
  if (!isKnown && /(?:zorg|huis|team|wet|net|bescherming|thuis)$/.test(from.lower)) return undefined
  const to = extend(all, from.index)
  return isThing(all, from.index, to) || text.slice(words[to]?.end).startsWith('-') ? undefined : { from: from.index, to }
}

/** The same name elsewhere in the text, also where nothing around it says so. */
export function again({ words }: Text, spans: readonly Span[]): Span[] {
  const taken = new Set<number>()
  const wanted = new Set<string>()
  for (const { from, to } of spans) {
    for (let at = from; at <= to; at++) {
      taken.add(at)
      const word = words[at]
      if (
        word?.capital &&
        word.text.length > 2 &&
        !isOtherWord(word.lower) &&
        !addresses.has(word.lower) &&
        !kin.has(word.lower) &&
        !houses.has(word.lower) &&
        !workers.has(word.lower) &&
        !particles.has(word.lower)
      ) {
        if (!surnamesThatAreWords.has(word.lower) && !namesThatAreWords.has(word.lower)) wanted.add(base(word.lower))
      }
    }
  }
  return words
    .filter((word) => !taken.has(word.index) && word.capital && wanted.has(base(word.lower)))
    .map((word) => ({ from: word.index, to: word.index }))
}
