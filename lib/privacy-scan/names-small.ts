import { namesThatAreWords } from './given-names.ts'
import { gapIs, isGiven, isSurname, space, type Span, type Text } from './name-shapes.ts'
import { addresses, houses, isOtherWord, kin, workers } from './name-words.ts'
import { surnamesThatAreWords } from './surnames.ts'
import type { Word } from './words-in-text.ts'

// Behind these stands a name, also one that is a word: 'meneer bakker', 'tante roos'.
const beforeSurname = new Set(['mevrouw', 'mevr', 'mw', 'meneer', 'mijnheer', 'dhr', 'heer'])
const beforeGiven = new Set(['oma', 'opa', 'tante', 'oom', 'ome', 'juf'])
const small = new Set(['van', 'v', 'd', 'vd', 'de', 'den', 'der', 'ter', 'ten', 'el', 'al', 'ait', 'ben'])

/** A name that was typed without a capital, behind a word that says that somebody is named. */
export function withoutCapital({ words }: Text, at: number): Span | undefined {
  const title = words[at]
  if (!title) return undefined
  const isTitle = addresses.has(title.lower) || kin.has(title.lower) || houses.has(title.lower) || workers.has(title.lower)
  return isTitle ? (surname(words, at, title) ?? given(words, at, title)) : undefined
}

/** 'tessa de wit', 'piet jansen': a first name and a surname without capitals. */
export function wholeWithoutCapital({ words }: Text, at: number): Span | undefined {
  const name = words[at]
  if (!name || name.capital || name.text.length < 3 || !isGiven(name.lower) || namesThatAreWords.has(name.lower)) return undefined
  let end = at + 1
  while (end - at < 4 && small.has(words[end]?.lower ?? '') && isNext(words[end])) end += 1
  const last = words[end]
  if (!last || last.capital || !isNext(last) || !isSurname(last.lower)) return undefined
  return end - at > 1 || !surnamesThatAreWords.has(last.lower) ? { from: at, to: end } : undefined
}

/** 'meneer de vries', 'familie jansen' */
function surname(words: readonly Word[], at: number, title: Word): Span | undefined {
  const isAddress = beforeSurname.has(title.lower)
  if (!isAddress && !houses.has(title.lower)) return undefined
  let end = at + 1
  while (end - at < 4 && small.has(words[end]?.lower ?? '') && isNext(words[end])) end += 1
  const last = words[end]
  if (!last || last.capital || !isNext(last) || !isSurname(last.lower)) return undefined
  // 'gezin van der meer'
  const isLong = words.slice(at + 1, end).some(({ lower }) => lower === 'der' || lower === 'den')
  return isAddress || isLong || !surnamesThatAreWords.has(last.lower) ? { from: at, to: end } : undefined
}

/** 'moeder fatima', 'de jongste, lotte' */
function given(words: readonly Word[], at: number, title: Word): Span | undefined {
  // 'het gezin koos'
  if (houses.has(title.lower)) return undefined
  const name = words[at + 1]
  if (!name || name.capital || name.text.length < 3 || !isGiven(name.lower) || isOtherWord(name.lower)) return undefined
  if (!isNext(name) && !(kin.has(title.lower) && /^(?:, | \()$/.test(name.gap))) return undefined
  return beforeGiven.has(title.lower) || !namesThatAreWords.has(name.lower) ? { from: at, to: at + 1 } : undefined
}

const isNext = (word: Word | undefined): boolean => gapIs(word, space) || gapIs(word, /^\. ?$/)
