// Years and months that are somebody's: a person stands beside them, and nothing that is counted in years.
import { isGiven } from './name-shapes.ts'
import { namesThatAreWords } from './given-names.ts'
import { fullYear, months, years } from './date-shapes.ts'
import { adult, child } from './persons.ts'

const born = String.raw`(?:ge?bj?\.?(?: ?jaar| ?jr\.?| in| rond| ca\.?| circa| omstreeks| ±)?|gbj\.?|geboorte-?jaar(?: is| was)?|geboorte-?(?:datum|dag)[^.!?\d\n]{0,30}|bouwjaar|geboren(?: te \p{L}+)?(?: ?(?:in|rond|omstreeks|begin|eind|half|circa|ca\.|(?:het )?jaar)){0,3})`
const family = String.raw`(?:moeder|vader|mama|papa|oma|opa|zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|kind|baby|partner|ex|man|vrouw|oudste|jongste|middelste|mevrouw|meneer|cli[eë]nte?|betrokkene)`
/** A year, or a part of one, that is somebody's year of birth. Of many together it is a year like any other. */
export const yearsOfBirth = [
  // 'de kinderen (2012, 2015 en 2018)', 'oudste in 2014'
  /(?<=(?<!\p{L})(?:de|haar|zijn|hun|mijn|twee|drie|vier|vijf|\d) (?:kinderen|kids|zonen|zoons|dochters|jongens|meisjes|broers|zussen|zusjes|broertjes) ?[(:,] ?(?:20[0-2]\d(?:, | en | \/ |\/)){0,6})(20(?:0[5-9]|1\d|2[0-2]))(?=[,)/]| en | \/|\s*$)/gimu,
  new RegExp(String.raw`(?<!\p{L})(?:oudste|jongste|middelste) (?:is |werd |kwam )?in (${fullYear})(?=[,.;)\n]|\s*$| geboren| en )`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:kind(?:je)?|baby(?:tje)?|zoontje|dochtertje|jongetje|peuter|kleuter|zusje|broertje) \(((?:${months})\.? ${years})\)`,
    'giu',
  ),
  // 'Moeder 1990, vader 1984', as a note has it
  new RegExp(
    String.raw`(?<=(?:^|[\n,;/|(]|[,;] ?en|\d{2}) ?)(?:stief|pleeg|half)?${family}(?: ?\d)?:? [(]?((?:19[3-9]\d|20[01]\d|202[0-5])|['’‘]\d{2})(?=[,;/|)\n]|\s*$| [/&-]|\.(?:\s|$)| (?:en )?(?:stief|pleeg)?(?:moeder|vader|opa|oma)(?!\p{L}))`,
    'gimu',
  ),
  // 'mw. is van 48, dus 77'
  /(?<!\p{L})(?:hij|zij|ze|mw|mevrouw|mevr|dhr|meneer|moeder|vader|oma|opa|cli[eë]nte?)\.? (?:is|was) (?:er een )?van ((?:19)?[2-9]\d|0\d|1\d)(?=, dus|[,;)]|\.(?:\s|$)|\s*$)/gimu,
  new RegExp(String.raw`(?<!\p{L})(?:is|was) (?:v|vd|vh) (${years})(?![\p{L}\p{N}]|[-/.]\d| tot)`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L}|(?:kinderen|jongeren|mensen|jeugdigen|baby['’]s|iedereen|ouders|generatie|wie)(?: die)?(?: zijn| is)? )${born} ?[:=(]? ?(${years}|(?:het |de )?(?:voorjaar|najaar|zomer|herfst|winter|lente) (?:van )?${years})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:hij|zij|ze|ik|(?:(?:de|mijn|haar|zijn|onze|het) )?${family}) (?:is|was|ben|komt) (?:er een )?(?:van|uit|bouwjaar) (?:bouwjaar )?(${years})(?![\p{L}\p{N}]|[-/.]\d| tot)|(?<!\p{L})(?:jongen|meisje|zoontje|dochtertje|peuter|kleuter|moeder|vader|oudste|jongste|middelste) (?:van|uit|\()[ ]?(${years})(?![\p{L}\p{N}]|[-/.]\d|:| tot| t/m)`,
    'giu',
  ),
  // '2013 (m), 2015 (v)', 'niet 2008 maar 2005 als geboortejaar', 'leeftijd: 12 (dus 2013)', 'hij is 13, van november 2012'
  new RegExp(String.raw`(?<![\p{L}\p{N}-])(${fullYear}) ?\((?:[mvj]|jongen|meisje|zoon|dochter|man|vrouw|oudste|jongste)\)`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}-])(${fullYear})(?= (?:maar|en|of) ${fullYear} (?:als|is|was|zou) (?:\p{L}+ )?geboortejaar| (?:als|is|was) (?:\p{L}+ )?geboortejaar)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?:(?<!\p{L})(?:leeftijd|lft\.?):? \d{1,2}(?: jaar| jr\.?)?,? \(?(?:dus|is|=|van|uit|bj\.?|geb\.?) |(?<!\p{L})(?:hij|zij|ze) is (?:nu |net |pas |bijna |al )?\d{1,2}(?: jaar)?,? \(?(?:dus )?(?:van|uit|geb\.?|bj\.?) )((?:(?:${months})\.? )?${years})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<=(?<!\p{L})(?:ze|zij|(?:de|beide|alle) (?:jongens|meisjes|kinderen|meiden|broers|zussen)) zijn (?:van|uit) (?:${fullYear}(?:, | en )){0,3})(${fullYear})(?= en ${fullYear}|, (?:${fullYear}|dus|de )|[.;]|\s*$)`,
    'giu',
  ),
  /(?<!\p{L})ik \(((?:19|20)\d{2})\)/giu,
  // 'net een half jaar, van mei 2025', '8 mnd (maart 2025)'
  new RegExp(
    String.raw`(?<!\p{L})(?:half jaar|\d{1,2} ?(?:jaar|jr|maanden|mnd|weken|wk))(?: oud)?,? \(?(?:geb\.? |van |uit )?((?:${months})\.? ${years})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
  // 'In 2014 werd haar dochter geboren', 'zij is in 1987 geboren', 'dat hij van 2008 was', '(°1984)'
  new RegExp(
    String.raw`(?<!\p{L})in (${fullYear}) (?:\p{L}+ ){0,2}(?:hij|zij|ze|ik|${family})(?: \p{L}+){0,3} geboren(?!\p{L})|(?<!\p{L})(?:hij|zij|ze|ik|${family}) (?:is |was |werd |ben )?(?:pas |zelf |ook )?in (${fullYear}) (?:(?:in|te) \p{L}+ )?geboren(?!\p{L})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?!Wie|Die|Iedereen|Wat|Alles|Niemand)\p{Lu}\p{Ll}{2,20} (?:is|was|werd) in (${fullYear}) geboren(?!\p{L})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:hij|zij|ze|ik) van (${fullYear}) (?:is|was|ben)(?!\p{L})|[*°☆] ?(${fullYear})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:geboorte-?jaar|geb\.? ?jaar|gbj\.?|bouwjaar|gebj\.?|bwjr\.?|jg\.?) ?[:=]? ?['’‘]?((?:19|20)?\d{2})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
]

const anyone = new RegExp(String.raw`(?<![\p{L}\p{N}-]|(?<!\p{L})[td]\/)(${child}|${adult})\.?(?: ?\d)?$`, 'iu')
const isChild = new RegExp(`^${child}$`, 'iu')
// Between a person and a year, where it can be nothing else: 'van', 'uit', 'is van', a bracket.
const closely =
  /(?: \(|,? \(?(?:(?:is|was|komt|ben|bent|blijkt|bleek|schijnt|zou) )?(?:er (?:een|eentje) )?(?:ook )?(?:van|uit|v\.?|vd|vh|bj\.?|bouwjaar|jg\.?|jaargang|lichting|geb\.?|gb\.?)(?: (?:bouwjaar|begin|eind|rond|omstreeks|ca\.?|het jaar))? )$/iu
// And where it stands in a list: 'vader 1980, moeder 1983'.
const loosely = /(?:,? |, (?:ook|dus|nu|eveneens) |: ?| ?[/|;] ?| - )$/u
const startOfClause =
  /(?:^|[\n,;:/|(&+.]|\d{4} ?-?|(?<!\p{L})(?:en|met|van|over|voor|betreft|wie|:))(?: ?(?:een|het|de|ons|onze|haar|zijn|mijn|1|één))? ?$/iu
const endOfClause = /^(?:['’]s)?(?: ?[,;/|)\n&+]|\s*$|\.(?:\s|$)| (?:en|-|kind|zn|dr|mdr|vdr|moeder|vader)(?!\p{L}))/u
const aCount = /^ ?(?:(?:gram|gr|kg|g|euro|uur|keer|meter|tot)(?!\p{L})|€|%|t\/m|t\.m\.|[-–] ?\d|:)/iu
const someYear = new RegExp(
  String.raw`(?<![\p{L}\p{N}.'’-]|\d/)(?:(?:${months})\.? |\d{1,2}[-/])?(?:${years})(?![\p{L}\p{N}]|[-/.]\d)`,
  'giu',
)
// 'geboortejaar ouders: 1985', 'bj. 1951'
const afterWord =
  /(?<!\p{L})(?:geboortejaren|geboortejaar|geboorte-?da?t\p{L}*|geb\.? ?jaar|gebj|bouwjaar|bj|jaargang|geboortedatum|geb\.? ?datum|leeftijdsonderzoek|geschat)\.?[^.!?\n\d]{0,24}$/iu
// 'hij zegt 2006', 'zijn pas vermeldt 2008'
const saying =
  /(?<!\p{L})(?:hij|zij|ze|zelf|pas|paspoort|akte|brp|gba|ind|coa|id-kaart)(?: \p{L}{2,8}){0,2} (?:zegt|zei|noemt|noemde|houdt|hield|vermeldt|vermeldde)(?: (?:ze|zij|hij|zelf|dat)){0,2} $/iu
/** Whether the words before a date say that somebody told it of himself. */
export const isSaidOfAge = (lead: string): boolean => saying.test(lead)
const several =
  /(?<!\p{L})(?:(?:stief|half|pleeg|bonus|klein)?(?:kids|knd|kdrn|kinderen|kindjes|zonen|zoons|dochters|jongens|meisjes|broers|zussen|broertjes|zusjes|ouders|gezinsleden|brussen|brusjes|pubers|tweeling|drieling)[:,]? ?\(?(?:(?:bj\.?|geb\.?|geboren in) )?|(?:(?:\d|de|haar|zijn|hun|mijn|onze|twee|drie|vier|vijf) (?:stief|half|pleeg|bonus|klein)?(?:kids|knd|kinderen|zonen|zoons|dochters|jongens|meisjes|broertjes|zusjes|broers|zussen|pubers|peuters)|tweeling|drieling) (?:van|uit) )$/iu
const counted = /(?:aantal|aantallen|alle|meer|minder|cijfers?|per|over|voor|die|veel|\d{3,}|procent|%) (?:\p{L}+ )?$/iu
/** What stands between two years of one row. */
const nextInRow = /^(?: [jmv])?(?: ?[,;/&+] ?| en | - |, en | maar )$/u
const givenBefore = /(?:^|[^\p{L}])(\p{Lu}\p{Ll}[\p{L}-]{0,20})(,? \(|,? (?:van|uit|is van|was van|bj\.?) |, | )$/u
const initialBefore = /(?<![\p{L}.])(?<!\p{Lu}\p{Ll}{1,20} )\p{Lu}\.(?:\p{Lu}\.)?,? (?:van|uit|is van) $/u

const bornBehind = /^ (?:\p{Ll}+ ){0,2}geboren(?!e)/u
const ofMany =
  /(?:kinderen|mensen|jongeren|jeugdigen|iedereen|wie|alle\p{L}*|idee\p{L}*|plan\p{L}*|team|pilot|proef\p{L}*|werkwijze|voor|na|vóór|tot|vanaf|sinds)(?: [\p{Ll}\d]+){0,3} $/iu

const agedBefore = new RegExp(
  String.raw`(?:(?<!\p{L})\d{1,2} ?(?:jaar|jr|jarige?)\.?(?: oud)?,? |(?<!\p{L})(?:${child}),? (?:van )?\d{1,2} |(?<!\p{L})(?:${child}) (?:(?:zit|is|gaat|op|in|naar|de|het|groep|klas|gr\.?|havo|vmbo|vwo|mbo|so|vso|sbo|school|\d\p{L}?) ){1,5}|(?<!\p{L})(?:${child}) (?:van (?:het|de|dit|haar|zijn) \p{Ll}{2,14}|uit (?:het |de )?\p{L}{2,20}) )\((?:van |uit |bj )?$`,
  'iu',
)

type Found = { start: number; end: number }

/** Years of birth beside a person: 'jongen uit 2009', 'moeder (1983)', 'Lisa, 2008,', 'kids 2010 en 2013'. */
export function* yearsBesidePersons(text: string): Generator<Found> {
  let row = -1
  for (const match of text.matchAll(someYear)) {
    const start = match.index
    const end = start + match[0].length
    const rest = text.slice(end, end + 24)
    if (aCount.test(rest)) continue
    // A whole day is read as one.
    if (/^\p{L}/u.test(match[0]) && /\d\.? $/u.test(text.slice(Math.max(0, start - 3), start))) continue
    const lead = text.slice(Math.max(0, start - 60), start).replace(/^.*\n/s, '')
    const isNext = row >= 0 && start - row < 8 && nextInRow.test(text.slice(row, start))
    if (!isNext && !isSomebodys(lead, rest, yearIn(match[0]), text.slice(end, end + 10))) continue
    row = end
    yield { start, end }
  }
}

function yearIn(written: string): number {
  const whole = /(?:19|20)\d{2}$/.exec(written)?.[0]
  const short = Number(/\d{2}$/.exec(written)?.[0])
  return whole === undefined ? (short > 30 ? 1900 : 2000) + short : Number(whole)
}

function isSomebodys(lead: string, rest: string, year: number, next: string): boolean {
  if (afterWord.test(lead)) return !/^,? (?:nummer|nr)/iu.test(rest)
  if (saying.test(lead)) return year <= 2019
  if (several.test(lead))
    return (
      !counted.test(lead.replace(several, '')) &&
      (ofANumberOfThem.test(lead) || nextYear.test(next) || /\p{L}[:,]? \(|(?:tweeling|drieling) (?:van|uit) $/iu.test(lead))
    )
  const joint = closely.exec(lead)?.[0]
  if (joint !== undefined) {
    const who = anyone.exec(lead.slice(0, -joint.length))?.[1]
    const isClosed = !joint.endsWith('(') || /^[),;]/.test(rest)
    // 'Jongen, M. (2012)' is a book
    const isAuthor = /^\p{Lu}$/u.test(who ?? '') && joint.endsWith('(')
    if (who !== undefined && isClosed && !isAuthor && isAge(who, year)) return true
    if (ordinal.test(lead.slice(0, -joint.length)) && /(?:van|uit) $/iu.test(joint)) return true
  }
  const loose = loosely.exec(lead)?.[0]
  if (loose !== undefined && endOfClause.test(rest)) {
    const before = lead.slice(0, -loose.length)
    const found = anyone.exec(before)
    if (found && startOfClause.test(before.slice(0, found.index)) && isAge(found[1] ?? '', year)) return true
  }
  if ((kinNamed.test(lead) && /^[),;]/.test(rest)) || numbered.test(lead)) return true
  // '15 jr (2010)', 'de jongste van het stel (2021)'
  if (agedBefore.test(lead) && /^[),;]/.test(rest)) return true
  // 'in de zomer van 2010 geboren'
  if (bornBehind.test(rest) && !ofMany.test(lead)) return true
  if (initialBefore.test(lead)) return year <= 2024
  const [, name = '', behind = ''] = givenBefore.exec(lead) ?? []
  const lower = name.toLowerCase()
  if (name === '' || !isGiven(lower) || namesThatAreWords.has(lower) || /^(?:jan|mei|april|june|august)$/.test(lower)) return false
  if (/(?:van|uit) $/.test(behind)) return true
  if (behind.endsWith('(')) return /^[),;]/.test(rest) && year <= 2024
  return endOfClause.test(rest) && year <= 2019 && !/\p{Lu}\p{Ll}+ $/u.test(lead.slice(0, -(name.length + behind.length)))
}

// 'haar eerste kind is van 2013, de tweede is van 2016'
const ordinal = /(?:kind(?:je|eren)?|zoon|dochter|meisjes?|jongens?|kids)(?!\p{L})[^.!?\n]{0,60} (?:eerste|tweede|derde|vierde|vijfde)$/iu
const ofANumberOfThem = /(?<!\p{L})(?:[2-6]|twee|drie|vier|vijf|zes) \p{L}+ (?:van|uit) $/iu
// 'zus Amber ('06)', 'K1 2011'
const kinNamed = new RegExp(String.raw`(?<!\p{L})(?:${child}|${adult}) \p{Lu}\p{L}{1,20},? \($`, 'u')
const numbered = /(?<![\p{L}\p{N}])(?:k|kd|kind|ouder)[ -]?\d:? $/iu
const nextYear = new RegExp(String.raw`^(?: [jmv])?(?: ?[,;/&+] ?| en | - )(?:${years})`, 'u')
const isAge = (who: string, year: number): boolean => (isChild.test(who) ? year >= 1930 && (who.length > 1 || year <= 2022) : year <= 2010)
