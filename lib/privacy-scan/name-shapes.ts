import { givenNames, namesThatAreWords } from './given-names.ts'
import { belongings, deeds, isOnlyPlace, isOtherWord, particles, thingAfter, thingBefore } from './name-words.ts'
import { surnames } from './surnames.ts'
import type { Word } from './words-in-text.ts'

export type Text = { readonly text: string; readonly words: readonly Word[] }
/** A name from one word up to another, that word included. */
export type Span = { from: number; to: number }

export const gapIs = (word: Word | undefined, pattern: RegExp): word is Word => word !== undefined && pattern.test(word.gap)
export const space = /^[ \u00a0]$/
export const base = (lower: string) => lower.replace(/['’]s?$/, '').replace(/['’]/g, "'")
export const isGiven = (lower: string): boolean =>
  givenNames.has(base(lower)) ||
  namesThatAreWords.has(base(lower)) ||
  (lower.includes('-') && lower.split('-').every((part) => givenNames.has(base(part))))
// 'Mulder-beschikking', 'CBS-wijk'
const thingBehindLine =
  /-(?:\p{Ll}*(?:ing|wet|zaak|team|model|methode|methodiek|wijk|buurt|school|norm|lijst|schaal|test|groep|huis|plan|project|fonds|fase|dag|prijs))$/u
export const isSurname = (lower: string) =>
  surnames.has(base(lower)) || (lower.includes('-') && !thingBehindLine.test(lower) && lower.split('-').some((part) => surnames.has(part)))
export const isThing = ({ text, words }: Text, from: number, to: number): boolean => {
  const first = words[from]
  const next = words[to + 1]
  // 'Sara is het systeem'
  if (
    next?.lower === 'is' &&
    /^ is (?:het|een|de|ons) (?:\p{L}+ )?(?:systeem|programma|app|applicatie|formulier|methode|tool|kleur|merk|platform|software)(?!\p{L})/u.test(
      text.slice(words[to]?.end, (words[to]?.end ?? 0) + 50),
    )
  )
    return true
  if (first && thingBefore.test(text.slice(Math.max(0, first.start - 40), first.start))) return true
  return (
    (gapIs(next, /^[ -]$/) && thingAfter.test(next.lower)) ||
    (first !== undefined &&
      !isSurname(words[to]?.lower ?? '') &&
      /(?:straat|laan|weg|plein|school|kerk|college|huis|wet|instituut|kliniek|universiteit|kade)$/i.test(words[to]?.lower ?? ''))
  )
}

/** Whether a word can be part of a name that began before it. */
const canGoOn = (word: Word): boolean =>
  word.capital &&
  (!word.acronym || surnames.has(word.lower) || givenNames.has(word.lower)) &&
  (!isOtherWord(word.lower) || isSurname(word.lower))

// In words. A row of capitals is read once for each of them, so it has to end.
const longest = 12

/** How far a name goes that begins at a word: more capitals, initials, and particles with a capital after them. */
export function extend({ words }: Text, from: number): number {
  let to = from
  for (let next = words[to + 1]; next && to - from < longest; next = words[to + 1]) {
    if (next.initial && /^\.? ?$/.test(next.gap)) to = next.index
    else if (
      /^(?:[ \u00a0]|\. ?|-)$/.test(next.gap) &&
      (canGoOn(next) || (words[to]?.initial && next.capital && isOnlyPlace(next.lower))) &&
      (next.gap !== '. ' || words[to]?.initial)
    )
      to = next.index
    else {
      const end = throughParticles(words, to)
      if (end === undefined) return to
      to = end
    }
  }
  return to
}

/** From a name over 'van den' or 'de' to the capital or initial behind it. */
export function throughParticles(words: readonly Word[], from: number, isSaid = false): number | undefined {
  let at = from + 1
  while (
    at - from <= 4 &&
    particles.has(words[at]?.lower ?? '') &&
    !words[at]?.initial &&
    /^(?: ?|\.? ?|\/|\.?[ -]['’]?)$/.test(words[at]?.gap ?? '')
  )
    at += 1
  const last = words[at]
  if (at === from + 1 || !last?.capital || !/^(?:\. ?| ?['’]?|-)$/.test(last.gap)) return undefined
  // 'oom Driss aan de Kersengaarde'
  if (!isSaid && /^(?:in|uit|te|op|aan|bij|voor)$/.test(words[from + 1]?.text ?? '') && !isSurname(last.lower)) return undefined
  const hasPlace = words.slice(from + 1, at).every((word) => ['in', 'uit', 'te', 'op', 'van', 'aan', 'bij', 'voor'].includes(word.lower))
  // 'Fatima uit Utrecht', 'Sam van school De Linde': the place is no part of the name.
  if (hasPlace && isOtherWord(last.lower) && !isSurname(last.lower) && !(isSaid && isOnlyPlace(last.lower))) return undefined
  if (hasPlace && !isSurname(last.lower) && !last.initial && words[from + 1]?.lower !== 'van') return undefined
  // Behind 'meneer' a place is the name of a family: 'meneer Van Oirschot'.
  return isOtherWord(last.lower) && !isSurname(last.lower) && !(isSaid && isOnlyPlace(last.lower)) ? undefined : at
}

/** The given name in a word, without the s of 'Sems zusje'. */
export function givenStem(word: Word, next: Word | undefined): string | undefined {
  if (isGiven(word.lower)) return base(word.lower)
  const isPossessive = word.lower.endsWith('s') && gapIs(next, space) && belongings.has(next.lower)
  return isPossessive && givenNames.has(word.lower.slice(0, -1)) ? word.lower.slice(0, -1) : undefined
}

// Of these a thing can be told in the same words: 'Hoop doet leven'.
const abstract = new Set('hoop storm bloem lente mei april faith hope grace joy sky summer spring'.split(' '))
// Hardly ever anything but a name.
const seldomWords = new Set(
  'wout jos eva emma adam victor victoria vera otto minke maud mick roy ruben guido rik pim cato zina mees noor lola sally spencer mason lotte willie victor nele boy bob toon'.split(
    ' ',
  ),
)
/** Words behind a name that only a person has: an age, a deed, a belonging. */
export function isSure({ text, words }: Text, at: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  if (!word) return false
  const rest = text.slice(word.end, word.end + 26)
  if (
    /^(?:['’]s? \p{Ll}| ?\(\d{1,2}(?:[ )]|,)|, (?:\d{1,2}|een|de \d|haar|zijn|hun|net|toen|nu) ?(?:jaar|-jarige|jarige|maanden)| van \d{1,2}(?! ?(?:uur|\p{L}{3,9} \d{4}))|,? (?:\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien) jaar)/iu.test(
      rest,
    )
  )
    return true
  // 'Bas | 8-1-18 | groep 4'
  if (/^ ?[|;] ?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/u.test(text.slice(word.end, word.end + 14))) return true
  // 'Nova (geb 8 juni 2018)', 'June en haar broertje', 'Roos is weer weggelopen'
  if (
    /^ ?\(geb/u.test(rest) ||
    /^ (?:en|met) (?:haar|zijn|hun|z['’]?n) \p{L}/u.test(rest) ||
    /^ (?:is|was|heeft|had|wordt|werd) (?:(?:weer|nu|al|nog|niet|ook|gisteren|vandaag|net|zelf|pas|altijd) ){0,2}(?:weg|boos|bang|blij|ziek|moe|thuis|terug|alleen|verdrietig|non-binair|zwanger|jarig|verhuisd|gebleven|ge\p{Ll}+[dt]|ge\p{Ll}+en|\p{Ll}+gelopen|haar|zijn)/u.test(
      text.slice(word.end, word.end + 50),
    )
  )
    return true
  // 'Floor: ‘Ik wil gewoon…’', 'Liv, 18 augustus 2017'
  if (/^(?:: ?['‘“"]|, \d{1,2} \p{Ll}{3,9} \d{4})/u.test(rest)) return true
  if (/^ ?\((?:vader|moeder|oma|opa|zoon|dochter|buurman|buurvrouw|oudste|jongste|GI|VT|LT)\)/u.test(rest)) return true
  if (!gapIs(next, space)) return false
  if (seldomWords.has(word.lower) && deeds.has(next.lower) && next.lower !== 'en') return true
  // 'Wim stopte met drinken'
  if (/^(?!goede|grote|beide|eerste|laatste|bepaalde|nieuwste)\p{Ll}{3,}(?:de|te)$/u.test(next.lower) && !abstract.has(word.lower))
    return true
  if (
    /^(?:is|was|werd) (?:\d{1,2}|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien)(?![\p{L}\d]| (?:keer|van|gezinnen))/u.test(
      rest.trim(),
    )
  )
    return true
  const partner = next.lower === 'en' ? words[at + 2] : undefined
  if (gapIs(partner, space) && partner.capital && isGiven(partner.lower)) return true
  return (
    (/['’]s?$|s$/.test(word.lower) && belongings.has(next.lower)) ||
    (deeds.has(next.lower) &&
      !/^(?:doet|geeft|komt|gaat|blijft|begint|maakt|brengt|houdt|ligt|staat|krijgt|neemt|zegt|kwam|ging|bleef|begon|deed|gaf|bracht|maakte|hield|lag|stond|kreeg|nam|werkt|werkte)$/.test(
        abstract.has(word.lower) ? next.lower : '',
      ) &&
      next.lower !== 'en' &&
      next.lower.length > 2 &&
      !/^(?:was|is|had|heeft|kan|mag|moet|wil|zou|zal|kon)$/.test(next.lower))
  )
}
