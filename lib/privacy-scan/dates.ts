import type { Match } from './finding.ts'

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec'
const year = `(?:(?:19|20)\\d{2}|['’‘]\\d{2})`
const dayWord =
  '(?:een|één|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig))'
const date = [
  `\\d{1,2}(?:ste|de|e)? (?:${months})\\.?,? ?${year}`,
  `\\d{1,2}(?:ste|de|e)? (?:${months})\\b(?! ?(?:om|tot|tussen) )`,
  `\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?(?:${year}|\\d{2})`,
  `\\d{1,2}[- ](?:${months})\\.?[- ](?:${year}|\\d{2})`,
  `(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `\\d{1,2} \\d{1,2} (?:19|20)\\d{2}`,
  // In words, without a day, or in one piece: only beside a word of birth, as all of these.
  `${dayWord} (?:van )?(?:${months})(?: (?:${year}|tweeduizend\\p{L}*|negentienhonderd\\p{L}*))?`,
  `(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) ${year}`,
  `[0-3]\\d[01]\\d(?:19|20)\\d{2}`,
  `(?:oudejaarsdag|nieuwjaarsdag|oudejaarsavond|(?:eerste|tweede) kerstdag|koninginnedag|koningsdag|kerstavond)(?: van)? ?(?:${year})?`,
].join('|')
const dates = new RegExp(`(?<![\\p{L}\\p{N}/-])(?:${date})(?![\\p{N}]|[-/]\\d)`, 'giu')

const bornBefore =
  /(?:geboren|geboorte\p{L}*|\bgeb\.?|\bgebd?\.?|jarig|verjaar\p{L}*|ter wereld(?: op)?|levenslicht(?: op)?|bevallen|bevalling|kwam|beviel|\bdob|\bg\.?d\.?(?= ?:? ?$)|kreeg (?:haar|zijn|hun|ze|zij) (?:eerste|tweede|derde|vierde|oudste|jongste|zoon|dochter|baby|kind))[^!?\n]{0,45}$/iu
// What was said in the sentence before says nothing about this date.
const endOfSentence = /^.*(?:[!?\n]|(?<!\b(?:[Gg]eb|[Dd]d|d\.d))\.)\s+(?=\p{Lu}|\d{1,2} [^.]*\p{Lu})/su
const comesToTheWorld = /(?:kwam|beviel)/iu
const bornAfter =
  /^[^.!?\n]{0,36}?(?:geboren|jarig\b|ter wereld|het levenslicht|vieren we (?:zijn|haar)|(?:wordt|werd) (?:hij|zij|ze|\p{Lu}\p{Ll}+) (?:\d{1,2}|zestien|zeventien|achttien)(?! uur)|verjaar|is de geboorte|als geboorte|werd [\p{L} ]{0,20}geboren|haar verjaardag|zijn verjaardag)/iu
// 'Sem (3 mei 2014)', '(v, 12-3-1987)', 'Noor, 4-5-2013,'
const afterAPerson =
  /(?:\p{Lu}[\p{Ll}\p{M}]{1,20}\.?(?: \p{Lu}\.)?,? ?\((?:[mvx][,;: ]\s?)?|\((?:[mv]|man|vrouw|jongen|meisje|zoon|dochter|\*)[,;:]? ?|(?:moeder|vader|zoon|dochter|jongen|meisje|kind|cli[eë]nt|oudste|jongste|middelste|zusje|broertje|baby),? ?\(|[*†°] ?|\p{Lu}[\p{Ll}\p{M}]{1,20} (?:(?:van|de|der|den|ten|ter|el) ){0,3}\p{Lu}[\p{L}\p{M}-]{1,30},? )$/u
const isFrom =
  /(?:\b[Hh]ij|\b[Zz]ij|\b[Zz]e|oudste|jongste|zoon|dochter|kind|jongen|meisje|\p{Lu}\p{Ll}{1,20}) (?:is|was) (?:er een )?van $/u
const ofAMeeting =
  /(?:overleg|zitting|afspraak|bijeenkomst|gesprek|beschikking|besluit|vergadering|uitspraak|training|verslag|brief|vonnis|melding)[^.!?\n]{0,25}$/iu

/** Dates of birth: a date with words around it that make it a birthday. A date of a meeting is none. */
export function* birthDates(text: string): Generator<Match> {
  for (const match of text.matchAll(dates)) {
    const start = match.index
    const end = start + match[0].length
    const lead = text.slice(Math.max(0, start - 60), start).replace(endOfSentence, '')
    const rest = text.slice(end, end + 60)
    const born = bornBefore.exec(lead)
    const isBirth = born !== null && (!comesToTheWorld.test(born[0]) || /ter wereld|beviel/iu.test(born[0] + rest))
    const isRecent = Number(/(?:19|20)\d{2}/.exec(match[0])?.[0] ?? 0) >= 2023
    const isPerson = !isRecent && (afterAPerson.test(lead) || isFrom.test(lead)) && /\d{2}$|\d{4}/.test(match[0])
    if (!isPerson && ofAMeeting.test(lead) && !isBirth) continue
    if (!isBirth && !isPerson && !bornAfter.test(rest)) continue
    yield { start, end, reason: 'Dit lijkt een geboortedatum. Een leeftijdsgroep zegt genoeg.', suggestions: ageGroups }
  }
}

/** Ages without a number. */
const ageGroups = ['een kind van basisschoolleeftijd', 'een kind dat nog niet naar school gaat', 'een tiener', 'een volwassene']
