import type { Match } from './finding.ts'
import { namesThatAreWords } from './given-names.ts'
import { isGiven, isSurname } from './name-shapes.ts'

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|febr?|mrt|mar|apr|may|jun|jul|aug|sept?|okt|oct|nov|dec'
const year = `(?:(?:19|20)\\d{2}|['’‘]\\d{2})`
const dayWord =
  '(?:een|één|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig))'
const date = [
  `\\d{1,2}(?:ste|de|e)? (?:${months})\\.?,? ?${year}`,
  `\\d{1,2}(?:ste|de|e)? (?:${months})\\b(?! ?(?:om|tot|tussen) )`,
  `\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?(?:${year}|\\d{2})`,
  `\\d{1,2}[- ]?(?:${months})\\.?[- ]?(?:${year}|\\d{2})`,
  `(?:${months})\\.? \\d{1,2}, ${year}`,
  `(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `\\d{1,2} \\d{1,2} (?:19|20)\\d{2}`,
  // In words, without a day, or in one piece: only beside a word of birth, as all of these.
  `${dayWord} (?:van )?(?:${months})(?: (?:${year}|tweeduizend\\p{L}*|negentienhonderd\\p{L}*))?`,
  `(?:${months})\\.? ${year}`,
  `[0-3]\\d[01]\\d(?:19|20)\\d{2}`,
  `(?:19|20)\\d{2}[01]\\d[0-3]\\d`,
  `\\d{1,2}[-/]\\d{1,2}`,
  `\\d{1,2}[-/](?:19|20)\\d{2}`,
  `(?:oudejaarsdag|nieuwjaarsdag|oudejaarsavond|(?:eerste|tweede) kerstdag|koninginnedag|koningsdag|kerstavond|sinterklaasavond|valentijnsdag|bevrijdingsdag|dierendag|moederdag|vaderdag|hemelvaartsdag|(?:eerste|tweede) (?:paas|pinkster)dag)(?: van)? ?(?:${year})?`,
].join('|')
const dates = new RegExp(`(?<![\\p{L}\\p{N}/-])(?:${date})(?![\\p{L}\\p{N}]|[-/]\\d)`, 'giu')

const bornBefore =
  /(?:geboren|geboorte\p{L}*|\bgeb\.?|\bgb:?(?= ?$)|\bgebd?\.?|jarig|verjaar\p{L}*|\bverj\.|ter wereld(?: op)?|levenslicht(?: op)?|bevallen|bevalling\p{L}*|uitgerekend|uitgeteld|kwam|beviel|polsband\p{L}*|\bd\.?o\.?b\.?|birth\p{L}*|\bborn|op de wereld|moeder geworden|vader geworden|werd (?:moeder|vader)|volgens (?:de )?(?:brp|paspoort|id-kaart)|(?:paspoort|id-kaart|identiteitskaart|verblijfsdocument) (?:staat|vermeldt)|(?:zoon|dochter|jongen|meisje|kind) van(?= $)|\bg\.?d\.?(?= ?:? ?$)|kreeg (?:haar|zijn|hun|ze|zij) (?:eerste|tweede|derde|vierde|oudste|jongste|zoon|dochter|baby|kind))[^!?\n]{0,60}$/iu
const rightAfterBirth = /(?:geboren|geb\.?|\p{L}*datum|jarig|verjaardag)(?: is| was| op|:)* $/iu
// What was said in the sentence before says nothing about this date.
const endOfSentence = /^.*(?:[!?\n]|(?<!\b(?:[Gg]eb|[Dd]d|d\.d|g\.d|[Dd]\.?o\.?b|[Mm]w|[Dd]hr|nr))\.)\s+(?=\p{Lu}|\d{1,2} [^.]*\p{Lu})/su
const comesToTheWorld = /(?:kwam|beviel)/iu
const bornAfter =
  /^[^.!?\n]{0,36}?(?:geboren|jarig\b|ter wereld|het levenslicht|vieren we (?:zijn|haar)|(?:wordt|werd|word|werden|worden) (?:ik|hij|zij|ze|(?:(?:de|mijn|haar|zijn|hun) )?\p{L}{2,20}) (?:\d{1,2}|zestien|zeventien|achttien|twaalf|dertien|veertien|vijftien|meerderjarig)(?! uur| gezinnen| keer)|verjaar|(?:is|was|als|de|zijn|haar|hun|mijn) geboorte|beviel|de leeftijd van|meerderjarig|(?:is|was) (?:\p{L}{2,20} )?\d{1,2} geworden|^ \d{1,2} geworden|op de wereld|werd (?:zij|ze|hij) (?:moeder|vader)|werd [\p{L} ]{0,20}geboren|haar verjaardag|zijn verjaardag)/iu
// 'Sem (3 mei 2014)', '(v, 12-3-1987)', 'Noor, 4-5-2013,'
const afterAPerson =
  /(?:\p{Lu}[\p{Ll}\p{M}]{1,20}\.?(?: \p{Lu}\.)?,? ?\((?:[mvx][,;: ]\s?)?|\((?:[mv]|man|vrouw|jongen|meisje|zoon|dochter|\*)(?:\),?|[,;:])? ?|(?:moeder|vader|zoon|dochter|jongen|meisje|kind|cli[eë]nt|oudste|jongste|middelste|zusje|broertje|baby|verdachte|slachtoffer|leerling|jongere|pati[eë]nt|partner|opa|oma|broer|zus|ex),? ?\(|[*†°] ?)$/u
// 'kind 1: 3-5-2014', 'v, 12-3-1987', 'J.K., 3-5-2014'
const inAList =
  /(?:(?<!\p{L})(?:kind(?:eren)?|zoon|dochter|oudste|jongste|middelste|moeder|vader|tweeling|gezinslid|baby|jongen|meisje|man|vrouw|partner|leerling|jeugdige)(?: ?\d)? ?[:=(]? ?|(?<!\p{L})[mvMV][,;:/]? |\p{Lu}\.\p{Lu}\.,? \(?|(?<!\p{L})leeftijd:? \d{1,2} \()$/u
// '3-5-2014 (10 jaar)'
const agedNow = /^,? ?\(?\d{1,2} ?(?:jaar|jr|mnd|maanden)(?!\p{L})(?! (?:geleden|later|lang|na|werk|ervaring|bestaan|subsidie))/u
const isFrom =
  /(?:\b[Hh]ij|\b[Zz]ij|\b[Zz]e|oudste|jongste|middelste|zoon|dochter|kind|jongen|meisje|tweeling|baby|broer|broertje|zus|zusje|moeder|vader|opa|oma|cli[eë]nt|pati[eë]nt|leerling|jongere|man|vrouw|partner|ex|ik|\p{Lu}\p{Ll}{1,20}) (?:is|was|ben|komt) (?:er een |ook )?(?:van|uit) $|(?:leerling|jongere|cli[eë]nt|pati[eë]nt|zoon|dochter|jongen|meisje|kind) van $/u
// 'wordt op 3 mei achttien'
const becomes = /(?:wordt|werd|word|worden|werden) (?:op |per |in |a\.s\. )?(?:\p{L}{2,4}dag )?$/iu
// 'wordt 18 op 3 mei', 'meerderjarig per 3 mei'
const ofAgeOn =
  /(?:(?:wordt|werd|word|is) (?:dan |pas )?(?:1?\d|2[01]|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien)(?: jaar)?|meerderjarig|is \d{1,2} geworden|18[- ]jarige leeftijd) (?:op|per|vanaf)(?: \p{L}{2,6}dag)? $/iu
const anAge =
  /^,?(?: a\.s\.| aanstaande| jl\.)? (?:(?:1?\d|2[01])(?: jaar|(?=[.,;!?]|$| en ))|(?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|eenentwintig|meerderjarig)(?! \p{L}*(?:uur|gezin|keer|kind)))/u
const isKin =
  /(?:moeder|vader|zoon|dochter|jongen|meisje|kind|oudste|jongste|middelste|zusje|broertje|zus|broer|baby|man|vrouw|opa|oma|partner),? \(?$/iu
// A name right before it. A town before a date is the head of a letter.
const afterAName = /(\p{Lu}[\p{L}\p{M}'’-]{1,30}),? \(?$/u
const isNamed = (lead: string): boolean => {
  const word = afterAName.exec(lead)?.[1]?.toLowerCase() ?? ''
  return (
    (isGiven(word) && !namesThatAreWords.has(word)) ||
    (isSurname(word) && /(?:heer|vrouw|\bmw\.?|dhr\.?|mevr\.?|\p{Lu}\p{Ll}+|\p{Lu}\.) [^ ]+ \(?$/u.test(lead))
  )
}
const ofAMeeting =
  /(?:overleg|zitting|afspraak|bijeenkomst|gesprek|beschikking|besluit|vergadering|uitspraak|training|verslag|brief|vonnis|melding|evaluatie|bespreking|rapport)[^.!?\n]{0,25}$/iu

const afterLabel = /((?:geboren|geb\.?|datum|dat\.?|jarig|g\.?d\.?) ?:?) *\n\s*$/iu

/** Dates of birth: a date with words around it that make it a birthday. A date of a meeting is none. */
export function* birthDates(text: string): Generator<Match> {
  for (const match of text.matchAll(dates)) {
    const start = match.index
    const end = start + match[0].length
    // A label may stand on a line of its own, as on a form.
    const lead = text
      .slice(Math.max(0, start - 80), start)
      .replace(afterLabel, '$1 ')
      .replace(endOfSentence, '')
    const rest = text.slice(end, end + 60)
    const born = bornBefore.exec(lead)
    const isBirth =
      born !== null &&
      !ofAMeeting.test(born[0]) &&
      (!comesToTheWorld.test(born[0]) || /ter wereld|beviel/iu.test(born[0] + rest)) &&
      (!/^\d{1,2}[-/](?:\d{1,2}|(?:19|20)\d{2})$/.test(match[0]) || rightAfterBirth.test(lead))
    const isRecent = Number(/(?:19|20)\d{2}/.exec(match[0])?.[0] ?? 0) >= 2023
    const isWhole = /\d\D{1,12}\d{2}$|\d{4}/.test(match[0]) && !/^\d{1,2}[-/](?:\d{1,2}|(?:19|20)\d{2})$/.test(match[0])
    const isPerson =
      !isRecent &&
      isWhole &&
      (afterAPerson.test(lead) ||
        inAList.test(lead) ||
        (agedNow.test(rest) && !ofAMeeting.test(lead)) ||
        isFrom.test(lead) ||
        isKin.test(lead) ||
        isNamed(text.slice(Math.max(0, start - 40), start)))
    const isComing = (becomes.test(lead) && anAge.test(rest)) || ofAgeOn.test(lead)
    if (!isPerson && ofAMeeting.test(lead) && !isBirth) continue
    if (!isBirth && !isPerson && !isComing && (!bornAfter.test(rest) || /^\d{1,2}[-/](?:\d{1,2}|(?:19|20)\d{2})$/.test(match[0]))) continue
    yield { start, end, reason: 'Dit lijkt een geboortedatum. Een leeftijdsgroep zegt genoeg.', suggestions: ageGroups }
  }
}

/** Ages without a number. */
const ageGroups = ['een kind van basisschoolleeftijd', 'een kind dat nog niet naar school gaat', 'een tiener', 'een volwassene']
