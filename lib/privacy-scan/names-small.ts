import { namesThatAreWords } from './given-names.ts'
import { gapIs, isGiven, isSurname, space, throughParticles, type Span, type Text } from './name-shapes.ts'
import { addresses, deeds, houses, isOtherWord, kin, particles, workers } from './name-words.ts'
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
  if (!name || name.capital) return undefined
  const isSure = name.text.length > 2 && isGiven(name.lower) && !namesThatAreWords.has(name.lower)
  // 'j. de vries'
  const isLetter =
    name.text.length === 1 && /^\p{L}$/u.test(name.text) && !particles.has(name.lower) && small.has(words[at + 1]?.lower ?? '')
  const isInitial = /^\p{Ll}$/u.test(name.text) && !isLetter && /^\. ?$/.test(words[at + 1]?.gap ?? '')
  if (!isSure && !isLetter && !isInitial) return undefined
  let end = at + 1
  while (end - at < 4 && small.has(words[end]?.lower ?? '') && isNext(words[end])) end += 1
  const last = words[end]
  // 'm. hendriks'
  if (isInitial)
    return last === words[at + 1] && last && !last.capital && !surnamesThatAreWords.has(last.lower) && isSurname(last.lower)
      ? { from: at, to: end }
      : undefined
  if (last && !last.capital && isNext(last) && isSurname(last.lower) && (end - at > 1 || !surnamesThatAreWords.has(last.lower)))
    return isLetter && surnamesThatAreWords.has(last.lower) ? undefined : { from: at, to: end }
  return isSure && isSomebody(words, at, name) ? { from: at, to: at } : undefined
}

// Languages and words that a first name is as well, without its capital.
const ordinary = new Set('frans elke else meta piet jobs demi joost klaas pleun rosa hero engel alle arie lana mara romana'.split(' '))
const beforeAnybody = new Set(
  'met van bij door volgens heet genaamd kleine onze samen vroeg belde sprak zag en over dat toen aan voor omdat heb hebben had bel belt belde mail mailt mailde app appt vraag vroeg'.split(
    ' ',
  ),
)
const notDone = new Set('en is was had heeft kan kon mag moet zou zal'.split(' '))

/** 'met fatma gesproken', 'fatma belde': a first name without its capital, where the words beside it say so. */
function isSomebody(words: readonly Word[], at: number, name: Word): boolean {
  if (name.text.length < 4 || ordinary.has(name.lower) || isOtherWord(name.lower)) return false
  const next = words[at + 1]
  const lead = words[at - 1]
  if (gapIs(next, space) && deeds.has(next.lower) && !notDone.has(next.lower)) return true
  return lead !== undefined && gapIs(name, space) && beforeAnybody.has(lead.lower)
}

/** 'J de Vries', 'van der Meer': a name of which a part lacks its capital or its full stop. */
export function inParts({ words }: Text, at: number): Span | undefined {
  const word = words[at]
  const next = words[at + 1]
  // 'v.d. Sande'
  if (word?.text === 'v' && next?.text === 'd' && next.gap === '.') {
    const end = throughParticles(words, at - 1)
    return end === undefined ? undefined : { from: at, to: end }
  }
  if (!word || !next || !particles.has(next.lower) || !gapIs(next, /^(?: |\. ?)$/)) return undefined
  const isInitial = /^\p{Lu}{1,2}$/u.test(word.text) && !word.initial && next.text === next.lower
  const isParticle = word.text === 'van' && /^(?:der|den)$/.test(next.text)
  const isUnknown = /^\p{Lu}\p{Ll}{2,}$/u.test(word.text) && !isOtherWord(word.lower) && /^(?:van|el|ter|ten|al)$/.test(next.text)
  if (!isInitial && !isParticle && !isUnknown) return undefined
  const to = throughParticles(words, isParticle ? at - 1 : at)
  const last = to === undefined ? undefined : words[to]
  if (to === undefined || !last || !isSurname(last.lower)) return undefined
  if (isOtherWord(last.lower) || (isUnknown && surnamesThatAreWords.has(last.lower))) return undefined
  return { from: at, to }
}

/** 'meneer de vries', 'familie jansen' */
function surname(words: readonly Word[], at: number, title: Word): Span | undefined {
  const isAddress = beforeSurname.has(title.lower)
  if (!isAddress && !houses.has(title.lower)) return undefined
  let end = at + 1
  while (end - at < 4 && small.has(words[end]?.lower ?? '') && isNext(words[end])) end += 1
  const last = words[end]
  if (!last || last.capital || !isNext(last) || !isSurname(last.lower) || last.lower === 'wel') return undefined
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
