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
import { addresses, belongings, deeds, houses, isOnlyPlace, isOtherWord, kin, particles, workers } from './name-words.ts'
import { isPlaceName } from './places.ts'
import { again, inARow } from './names-rows.ts'
import { nameRewrites } from './rewrites.ts'
import { surnamesThatAreWords } from './surnames.ts'
import { wordsIn, type Word } from './words-in-text.ts'

/** Names of people: after a word of address or family, by initials, or because the word is a known name. */
export function* names(text: string): Generator<Match> {
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
  for (const span of [...spans, ...again(all, spans)]) yield asMatch(all, span)
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
  const gap = isShort ? /^(?:\.? ['’]?|\. ?)$/ : /^(?: ['’]?|, | \(|: )$/
  if (!gap.test(name.gap)) return undefined
  const isComma = /[,(:]/.test(name.gap)
  if (particles.has(name.lower) && !name.initial && (name.capital || isAddress || hasArticle || isHouse) && !isComma)
    return particleName(all, at, start)
  if (name.initial || (isAddress && /^\p{Lu}$/u.test(name.text))) {
    if (placeholder.test(name.text) && !words[start + 1]?.initial && !words[start + 1]?.capital) return undefined
    return { from: at, to: extend(all, start) }
  }
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
  const end = throughParticles(all.words, at - 1)
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
  if (particles.has(word.lower) && word.capital) {
    const to = throughParticles(words, at - 1)
    const last = to === undefined ? undefined : words[to]
    if (to === undefined || !last || !isSurname(last.lower)) return undefined
    // 'Den Bosch'
    if (isPlaceName(all.text.slice(word.start, last.end))) return undefined
    if (word.first && (isOtherWord(last.lower) || (to - at === 1 && surnamesThatAreWords.has(last.lower) && !isSure(all, to))))
      return undefined
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
  if (placeholder.test(word.text)) return undefined
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

/** A capital that no list knows, with words around it that only a person has: 'Tsegay (8)', 'Oumnia's moeder', 'vertelde Ilhan'. */
function inContext(all: Text, at: number): Span | undefined {
  const { text, words } = all
  const word = words[at]
  if (!word || !word.capital || word.acronym || word.initial || word.text.length < 2 || isOtherWord(word.lower)) return undefined
  const rest = text.slice(word.end, word.end + 40)
  const previous = words[at - 1]
  const next = words[at + 1]
  const to = extend(all, at)
  const isPossessive =
    /['’]s?$/.test(text.slice(word.start, word.end + 1)) || (word.lower.endsWith('s') && !word.first && word.lower.length > 3)
  if (isThing(all, at, to)) return undefined
  if (
    /^ ?\((?:\d{1,2}|\d{1,2} (?:jaar|jr|maanden)|[mvx][, ]+\d{1,2}|toen \d{1,2}|bijna \d{1,2}|net \d{1,2})(?: jaar| jr\.?| maanden)?(?:,[^)]{1,30})?\)/iu.test(
      rest,
    )
  )
    return { from: at, to }
  if (
    /^,? (?:van )?(?:\d{1,2}|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien) jaar(?! (?:geleden|later|lang|werk|ervaring|bestaan))/iu.test(
      rest,
    ) &&
    !/^ \d/.test(rest)
  )
    return { from: at, to }
  if (
    isPossessive &&
    gapIs(next, /^['’]? $/) &&
    belongings.has(next.lower) &&
    !/^(?:team|plan|huis|netwerk|eigen|werk|dossier|verhaal|school)$/.test(next.lower)
  )
    return { from: at, to }
  if (/^(?:achternaam|voornaam|roepnaam|alias|bijnaam)$/.test(previous?.lower ?? '') && gapIs(word, /^:? ['‘“"]?$/)) return { from: at, to }
  if (previous?.lower === 'bij' && gapIs(word, space) && gapIs(next, space) && next.lower === 'thuis') return { from: at, to }
  if (word.first || !previous) return undefined
  const isUnknown = !/(?:s|se|en|wet|plan|team|huis|zorg|net|app|link|ing|scan|tool|lab|heid)$/.test(word.lower)
  if (/^(?:heet|heette|heten|genaamd|noemen|noemde)$/.test(previous.lower) && gapIs(word, /^ ['"“‘]?$/)) return { from: at, to }
  // 'toen Kaylee haar eigen melding las', 'bij Abdirahman thuis'
  if (
    /^(?:toen|dat|omdat|als|of|want|terwijl|totdat|voordat|nadat|waarop|hoe|waar|en)$/.test(previous.lower) &&
    isUnknown &&
    to === at &&
    gapIs(next, space) &&
    /^(?:haar|zijn|zelf|thuis|bang|boos|verdrietig|blij|alleen|huilde|weg)$/.test(next.lower)
  )
    return { from: at, to }
  const personBefore = /^(?:vertelde|vertelt|zei|zegt|vroeg|huilde|fluisterde|riep|schreeuwde|antwoordde|snikte|dacht|samen|belde|appte)$/
  if (personBefore.test(previous.lower) && gapIs(word, space) && isUnknown) return { from: at, to }
  const strongDeed =
    /^(?:vertelt|vertelde|zei|zegt|huilt|huilde|slaapt|sliep|durft|durfde|voelt|voelde|lacht|lachte|knikte|knikt|zweeg|zwijgt|schreeuwde|fluisterde|mist|miste|vluchtte|overleed|trouwde|woont|woonde|speelt|speelde|logeert|logeerde|wilde|rende|ontmoette|appte|sliep|dacht|vond|begon|bleef|zat|liep|mocht|moest)$/
  return gapIs(next, space) && strongDeed.test(next.lower) && isUnknown && to === at ? { from: at, to } : undefined
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
