import type { Match } from './finding.ts'
import { namesThatAreWords } from './given-names.ts'
import {
  extend,
  gapIs,
  givenStem,
  isGiven,
  isSure,
  isSurname,
  isThing,
  space,
  throughParticles,
  type Span,
  type Text,
} from './name-shapes.ts'
import { inParts, wholeWithoutCapital, withoutCapital } from './names-small.ts'
import { addresses, deeds, houses, isOnlyPlace, isOtherWord, kin, particles, workers } from './name-words.ts'
import { isPlaceName } from './places.ts'
import { again, inARow } from './names-rows.ts'
import { inContext } from './names-context.ts'
import { namesakesIn } from './namesakes.ts'
import { nameRewrites } from './rewrites.ts'
import { surnamesThatAreWords } from './surnames.ts'
import { inCells } from './names-cells.ts'
import type { Cell } from './tables.ts'
import { wordsIn, type Word } from './words-in-text.ts'

/** Names of people: after a word of address or family, by initials, or because the word is a known name. */
export function* names(text: string, cells: readonly Cell[] = []): Generator<Match> {
  const all: Text = { text, words: wordsIn(text) }
  const spans: Span[] = []
  for (let at = 0; at < all.words.length; at++) {
    const span =
      titled(all, at) ??
      withoutCapital(all, at) ??
      wholeWithoutCapital(all, at) ??
      inParts(all, at) ??
      known(all, at) ??
      initials(all, at) ??
      inContext(all, at)
    if (!span) continue
    spans.push(span)
    at = span.to
    for (let more = inARow(all, at); more; more = inARow(all, at)) {
      spans.push(more)
      at = more.to
    }
  }
  const namesakes = namesakesIn(text)
  for (const span of [...spans, ...again(all, spans), ...inCells(all, cells, spans)]) {
    const match = asMatch(all, span)
    if (!namesakes.some(({ start, end }) => start < match.end && match.start < end)) yield match
  }
}

const placeholder = /^[XYZN]$/
// 'kind A', 'ouder B': letters that stand for a person in an example.
const example = /^[ABC]$/

/** 'mevrouw Jansen', 'haar zoon Sem', 'gezin El Amrani', 'de moeder van Ayoub'. */
function titled(all: Text, at: number): Span | undefined {
  const { words, text } = all
  const title = words[at]
  if (!title) return undefined
  // 'HR' is a department
  const isAddress = addresses.has(title.lower) && title.text !== 'HR'
  const isKin = kin.has(title.lower) || /^(?:\p{L}+)(?:moeder|vader|zoon|dochter|zusje|broertje)$/u.test(title.lower)
  const isHouse = houses.has(title.lower)
  const isWorker = workers.has(title.lower) || /(?:werker|begeleider|medewerker|coach|beschermer)$/u.test(title.lower)
  if (!isAddress && !isKin && !isHouse && !isWorker) return undefined
  let start = at + 1
  // 'dhr. en mw. Jansen', 'meneer of mevrouw De Wit'
  const hasArticle = isHouse && words[start]?.lower === 'de'
  let name = words[start]
  if (!name) return undefined
  if (/^(?:van|is|heet|heette|genaamd)$/.test(name.lower) && (isKin || isHouse) && gapIs(name, space)) {
    const next = words[start + 1]
    if (!gapIs(next, space) || !isPersonAfterVan(next)) return particleName(all, at, start)
    start += 1
    name = next
    const to = extend(all, start)
    return isThing(all, start, to) ? undefined : { from: start, to }
  }
  const isShort = /^(?:mevr|mvr|mevrw|mej|hr|mw|dhr|mr|drs|dr|ir|fam)$/.test(title.lower)
  const gap = isShort ? /^(?:\.? ['’]?|\. ?['’]?)$/ : /^(?: ['’]?|, | \(|: )$/
  if (!gap.test(name.gap)) return undefined
  const isComma = /[,(:]/.test(name.gap)
  if (particles.has(name.lower) && !name.initial && (name.capital || isAddress || hasArticle || isHouse) && !isComma)
    return particleName(all, at, start)
  if (name.initial || (isAddress && /^\p{Lu}$/u.test(name.text))) {
    if (placeholder.test(name.text) && !words[start + 1]?.initial && !words[start + 1]?.capital) return undefined
    return { from: at, to: extend(all, start) }
  }
  if (
    /^(?:turkije|marokko|polen|suriname|syri[eë]|spanje|duitsland|belgi[eë]|engeland|frankrijk|eritrea|somali[eë]|curaçao|irak|iran|oekra[iï]ne)$/.test(
      name.lower,
    )
  )
    return undefined
  const isKnown = isGiven(name.lower) || isSurname(name.lower)
  if (!name.capital) {
    const clear =
      (isGiven(name.lower) && !namesThatAreWords.has(name.lower)) ||
      (isAddress && isSurname(name.lower) && !surnamesThatAreWords.has(name.lower))
    return clear && isAddress && name.lower.length > 2 ? { from: at, to: start } : undefined
  }
  if (/^\p{Lu}$/u.test(name.text))
    return placeholder.test(name.text) || example.test(name.text) || !(isKin || isWorker) || isComma ? undefined : { from: at, to: start }
  if (name.acronym && !isKnown && !(isAddress && name.text.length > 3)) return undefined
  // 'Directeur Bedrijfsvoering', 'Moeder Veiligheid'
  if (title.capital && !isAddress && !isKnown && /(?:heid|ing|tie|gie|ole|schap|zorg|beleid|dienst|zaken|jeugd|kracht)$/.test(name.lower))
    return undefined
  if (isOtherWord(name.lower) && !(isAddress && (isSurname(name.lower) || isOnlyPlace(name.lower))) && !(isKnown && isHouse))
    return undefined
  if (isComma && !isKnown) return undefined
  if (name.first && !isAddress && !isKnown) return undefined
  const to = extend(all, start)
  if (!isAddress && isThing(all, start, to)) return undefined
  if (/^[a-z]+-$/i.test(text.slice(name.end, name.end + 1))) return undefined
  return { from: at, to }
}

const isPersonAfterVan = (word: Word): boolean =>
  word.capital &&
  !isOtherWord(word.lower) &&
  (isGiven(word.lower) || (!word.acronym && !word.first && !/(?:wet|plan|team|huis)$/.test(word.lower)))

/** 'mevrouw Van den Berg', 'gezin De Vries', 'meneer v.d. Berg' */
function particleName(all: Text, title: number, at: number): Span | undefined {
  const isAddress = addresses.has(all.words[title]?.lower ?? '')
  const first = all.words[at]
  // 'gezinnen in Hulst'
  if (!isAddress && first && !first.capital && /^(?:in|uit|op|aan|bij|voor|te)$/.test(first.lower)) return undefined
  const end = throughParticles(all.words, at - 1, isAddress)
  return end === undefined ? undefined : { from: title, to: extend(all, end) }
}

/** A word that is a name in itself: 'Fatima', 'Sem de Groot', 'Jansen', 'Van Dijk'. */
function known(all: Text, at: number): Span | undefined {
  const { words } = all
  const word = words[at]
  if (!word) return undefined
  if (word.lower.length > 1 && word.capital) {
    const stem = givenStem(word, words[at + 1])
    if (stem) {
      const to = extend(all, at)
      const isDouble = to > at
      const alone = !word.first || !namesThatAreWords.has(stem) || isDouble || isSure(all, at)
      // In capitals a short name can be an abbreviation.
      const isHeading = words[at - 1]?.acronym || words[at + 1]?.acronym
      if (word.acronym && !isDouble && (isHeading || stem.length < 5 || namesThatAreWords.has(stem))) return undefined
      // 'de Maas', 'het Noor'
      if (
        !isDouble &&
        namesThatAreWords.has(stem) &&
        /^(?:de|het|een|deze|dit|onze|per)$/.test(words[at - 1]?.lower ?? '') &&
        space.test(word.gap)
      )
        return undefined
      if (/^jip$|^janneke$/.test(stem) && /\bJip en Janneke/.test(all.text)) return undefined
      if (!alone || isThing(all, at, to) || (!isDouble && isOtherWord(word.lower))) return undefined
      return { from: at, to }
    }
    const isWord = surnamesThatAreWords.has(word.lower) || namesThatAreWords.has(word.lower)
    if (isSurname(word.lower) && !word.acronym && !isWord && !isOtherWord(word.lower)) {
      const to = extend(all, at)
      return isThing(all, at, to) ? undefined : { from: at, to }
    }
  }
  // 'Van Dijk belde', 'de familie' is titled; 'van Jansen' is the surname alone.
  if (particles.has(word.lower) && word.capital && !(word.first && /^(?:op|in|aan|bij|uit|voor|te|al)$/.test(word.lower))) {
    const to = throughParticles(words, at - 1)
    const last = to === undefined ? undefined : words[to]
    if (to === undefined || !last) return undefined
    // 'Van den Broek', 'Ten Hove kwam'
    const isLong = /^(?:den|der)$/.test(words[at + 1]?.text ?? '')
    const isName = isSurname(last.lower) || isLong || (/^te[nr]$/.test(word.lower) && deeds.has(words[to + 1]?.lower ?? ''))
    if (!isName) return undefined
    // 'Den Bosch'
    if (isPlaceName(all.text.slice(word.start, last.end))) return undefined
    if (word.first && !isLong && (isOtherWord(last.lower) || (to - at === 1 && surnamesThatAreWords.has(last.lower) && !isSure(all, to))))
      return undefined
    // 'de De Vries-buurt'
    if (/^-\p{Ll}/u.test(all.text.slice(last.end, last.end + 2))) return undefined
    return isThing(all, at, to) ? undefined : { from: at, to }
  }
  return undefined
}

/** 'J. de Vries', 'A.B. Jansen', 'J. de V.', and 'K.' alone where it can only be a person. */
function initials(all: Text, at: number): Span | undefined {
  const { text, words } = all
  const word = words[at]
  if (!word?.initial) return undefined
  const lead = text.slice(Math.max(0, word.start - 24), word.start)
  if (
    /(?:plan|groep|vitamine|bijlage|categorie|klasse|type|punt|optie|niveau|fase|blok|lid|onderdeel|model|deel|stap|route|variant|scenario|hepatitis|sub|artikel|art\.?|rij|kolom|vak|gebouw|locatie|team|boek|cluster|profiel|letter|antwoord|sectie|afdeling|lijn|kamer|zaal|tabel|figuur)[ -]$/iu.test(
      lead,
    )
  )
    return undefined
  const to = extend(all, at)
  if (/^B\. ?S\. ?N/.test(text.slice(word.start))) return undefined
  const last = words[to]
  if (to > at && last && (!last.initial || to > at + 1 || last.gap.startsWith(' '))) {
    return last.acronym || isThing(all, at, to) ? undefined : { from: at, to }
  }
  if (/^\. ?\((?:moeder|vader|zoon|dochter|kind|oma|opa|zus|broer|\d)/u.test(text.slice(word.end, word.end + 12))) return { from: at, to }
  if (placeholder.test(word.text) && to === at) return undefined
  const after = text.slice(words[to]?.end ?? word.end, (words[to]?.end ?? word.end) + 40)
  if (
    /^\.,? (?:een|de|onze|haar|zijn) (?:\p{L}+ )?(?:jongen|meisje|moeder|vader|vrouw|man|kind|zoon|dochter|puber|tiener|peuter|kleuter|leerling|baby)/u.test(
      after,
    ) ||
    /^\. en (?:haar|zijn|hun) \p{L}/u.test(after)
  )
    return { from: at, to }
  // 'N.K. is niet verschenen'
  if (
    to === at + 1 &&
    !/^(?:B\.V|N\.V|I\.P|P\.S|N\.B|A\.D|V\.O|H\.B|U\.S|E\.U|V\.N)/.test(text.slice(word.start)) &&
    /^\. (?:is|heeft|was|wil|wilde|had|kwam|komt|zat|zit|woont|gaat|ging|werd|wordt|zegt|zei|belt|belde|mag|moet) /.test(after)
  )
    return { from: at, to }
  const next = words[to + 1]
  const goesOn = next !== undefined && /^\. $/.test(next.gap) && !next.capital
  const isPerson =
    /(?:jarige?|moeder|vader|zoon|dochter|kind|jongen|meisje|van|met|door|voor|over|dat|toen|waar|en|bij|aan|heeft|is|wil) $/iu.test(lead)
  if (goesOn && /^\s|^$|[(,]$/.test(lead.slice(-1)) && !word.first) return { from: at, to }
  if (goesOn && word.first && deeds.has(next.lower) && next.lower !== 'en') return { from: at, to }
  return isPerson && to === at && /^\.(?:\s|$|,|\))/.test(text.slice(word.end, word.end + 2)) && /jarige? $/.test(lead)
    ? { from: at, to }
    : undefined
}

function asMatch({ text, words }: Text, { from, to }: Span): Match {
  const start = words[from]?.start ?? 0
  const last = words[to]
  const end = last ? last.end + (last.initial ? 1 : 0) : start
  const rest = text.slice(end)
  return {
    start,
    end,
    reason: 'Dit lijkt de naam van een persoon. Wie diegene is doet er voor de les niet toe.',
    suggestions: nameRewrites({
      found: text.slice(start, end),
      lead: text.slice(Math.max(0, start - 30), start),
      rest: rest.slice(0, 30),
      title: words[from]?.text ?? '',
    }),
  }
}
