// How a day is written: in figures, in words, in part, and with the slips of the pen that are made in the names of months.
const months =
  'januari|janauri|january|jan|februari|february|febuari|febr?|maart|maat|march|mrt|mar|april|apirl|apr|mei|may|ju[nl][iy]|june|jun|jul|augustus|august|a[gu]{1,3}stus|aug|septe?mb?er|sept?|o[ck]{1,2}tober|o[ck]t|nove?mbe?r|nov|dece?m?be?r|dec'
const years = `(?:(?:19|20)\\d{2}|['’‘]\\d{2})`
const fullYear = String.raw`(?:19|20)\d{2}`
const small = 'een|één|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|zevende|acht|achtste|negen|negende'
const dayWord = `(?:(?:de )?(?:${small}|(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)(?:de)?|twintig(?:ste)?|dertig(?:ste)?|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[- ]?[eë]n[- ]?(?:twintig|dertig)(?:ste)?))`
const spelledYear = String.raw`(?:tweeduizend|twintig|negentien)(?: ?\p{Ll}{2,24}){0,2}`
const feast =
  '(?:oudejaarsdag|nieuwjaarsdag|oudejaarsavond|oud en nieuw|(?:eerste|tweede|1e|2e) kerstdag|koninginnedag|koningsdag|kerstavond|sinterklaasavond|pakjesavond|valentijnsdag|bevrijdingsdag|dierendag|moederdag|vaderdag|hemelvaartsdag|(?:eerste|tweede|1e|2e) (?:paas|pinkster)dag)'

const shapes = [
  // '7 sep 08 (havo 4)': two figures for the year only at the end of a clause
  `(?<!(?:wordt|werd|word)(?: op)? )\\d{1,2} (?:${months})\\.? [0-2]\\d(?= ?(?:[,;)(/|\\n]|$))`,
  `\\d{1,2}(?:ste|de|e|ᵉ)? (?:van )?(?:${months})\\.?,? ?${years}`,
  `\\d{1,2}(?:ste|de|e)? (?:${months})\\b(?! ?(?:om|tot|tussen) )`,
  `\\d{1,2} ?[-/.\\\\] ?\\d{1,2} ?[-/.\\\\ ] ?(?:${years}|\\d{2})`,
  `\\d{1,2}[- /.]?(?:${months})\\.?[- /.]{0,2}(?:${years}|\\d{2})`,
  `(?:${months})\\.? \\d{1,2},? ${years}`,
  `${fullYear}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `\\d{1,2} \\d{1,2} (?:${fullYear}|\\d{2})`,
  `${dayWord} (?:van )?(?:${months})(?: (?:${years}|${spelledYear}))?`,
  `(?:${months}) ${spelledYear}`,
  `${dayWord} van de ${dayWord}(?: (?:${years}|${spelledYear}))`,
  `\\d{1,2}(?:ste|de|e) (?:van )?de \\d{1,2}(?:ste|de|e)(?: ${years})?`,
  `\\d{1,2}[-. /](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[-. /]${years}`,
  `(?:${months})\\.? (?:${years}|\\d{2})`,
  `[0-3]\\d[01]\\d(?:${fullYear}|\\d{2})`,
  `${fullYear}[01]\\d[0-3]\\d`,
  `\\d{1,2}[-/]\\d{1,2}`,
  `\\d{1,2}[-/]${fullYear}`,
  `${feast}(?: van| in)? ?(?:${years})?`,
]
/** Every way to write a date; most count only beside a word of birth. */
export const dates = new RegExp(`(?<![\\p{L}\\p{N}/-])(?:${shapes.join('|')})(?![\\p{L}\\p{N}]|[-/.]\\d)`, 'giu')

// Shapes that are something else more often than a date: a score, a part, a row of figures.
const weak = /^(?:\d{1,2}[-/](?:\d{1,2}|(?:19|20)\d{2})|\d{1,2} \d{1,2} \d{2}|\d{6}|\d{1,2}[ -/.]{1,3}\d{1,2} \d{2}|[^\d]+ \d{2})$/u
/** Whether there is a month in it of a day that exists; what is written in words always is. */
export function exists(date: string): boolean {
  const [one = 0, other = 0] = /^(\d{1,2}) ?[-/.\\ ] ?(\d{1,2})(?!\d)/.exec(date)?.slice(1).map(Number) ?? []
  return Math.min(one, other) <= 12 && Math.max(one, other) <= 31
}
/** Whether it is a date only right behind a word of birth. */
export const isWeak = (date: string): boolean => weak.test(date)
/** Whether it has a day, a month and a year. */
export const isWhole = (date: string): boolean =>
  (/\d\D{1,12}\d{2}$|\d{4}/.test(date) && !weak.test(date)) || /^\d{1,2}\D{3,12}\d{4}$/.test(date)

const age =
  '(?:[1-9]|1\\d|2[01]|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|meerderjarig)'
const whoever = String.raw`(?:ik|hij|zij|ze|(?:(?:de|mijn|haar|zijn|hun|het) )?\p{L}{2,20})`
// What may follow an age: nothing that could be counted.
const ends = String.raw`(?= ?(?:jaar|jr)\b(?! (?:cel|gevangenis|geleden|lang|tbs))|[.,;!?)]|\s*$|\n| en )`
/** 'wordt in mei acht', 'in mei wordt hij 8' */
export const monthsOfAge = [
  new RegExp(
    String.raw`(?<!\p{L}|(?:team|project|netwerk|organisatie|school|stichting|groep|pilot|proef|huis|centrum|loket) )(?:wordt|werd|word) (?:begin |eind |half |in ){1,2}((?:${months})(?: ${years})?) ${age}${ends}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:in|begin|eind|half) ((?:${months})(?: ${years})?) (?:wordt|werd|word) ${whoever} ${age}${ends}`,
    'giu',
  ),
]

const born = String.raw`(?:ge?bj?\.?(?: ?jaar| ?jr\.?| in| rond| ca\.?| circa| omstreeks| ±)?|gbj\.?|geboorte-?jaar(?: is| was)?|geboorte-?(?:datum|dag)[^.!?\d\n]{0,30}|bouwjaar|geboren(?: te \p{L}+)?(?: ?(?:in|rond|omstreeks|begin|eind|half|circa|ca\.|(?:het )?jaar)){0,3})`
const kin = String.raw`(?:moeder|vader|mama|papa|oma|opa|zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|kind|baby|partner|ex|man|vrouw|oudste|jongste|middelste|mevrouw|meneer|cli[eë]nte?|betrokkene)`
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
    String.raw`(?<=(?:^|[\n,;/|(]|[,;] ?en|\d{2}) ?)(?:stief|pleeg|half)?${kin}(?: ?\d)?:? [(]?((?:19[3-9]\d|20[01]\d|202[0-5])|['’‘]\d{2})(?=[,;/|)\n]|\s*$| [/&-]|\.(?:\s|$)| (?:en )?(?:stief|pleeg)?(?:moeder|vader|opa|oma)(?!\p{L}))`,
    'gimu',
  ),
  new RegExp(String.raw`(?<!\p{L})(?:is|was) (?:v|vd|vh) (${years})(?![\p{L}\p{N}]|[-/.]\d| tot)`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L}|(?:kinderen|jongeren|mensen|jeugdigen|baby['’]s|iedereen|ouders|generatie|wie)(?: die)?(?: zijn| is)? )${born} ?[:=(]? ?(${years}|(?:het |de )?(?:voorjaar|najaar|zomer|herfst|winter|lente) (?:van )?${years})(?![\p{L}\p{N}]|[-/.]\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:hij|zij|ze|ik|(?:(?:de|mijn|haar|zijn|onze|het) )?${kin}) (?:is|was|ben|komt) (?:er een )?(?:van|uit|bouwjaar) (?:bouwjaar )?(${years})(?![\p{L}\p{N}]|[-/.]\d| tot)|(?<!\p{L})(?:jongen|meisje|zoontje|dochtertje|peuter|kleuter|moeder|vader|oudste|jongste|middelste) (?:van|uit|\()[ ]?(${years})(?![\p{L}\p{N}]|[-/.]\d| tot| t/m)`,
    'giu',
  ),
  // 'In 2014 werd haar dochter geboren', 'zij is in 1987 geboren', 'dat hij van 2008 was', '(°1984)'
  new RegExp(
    String.raw`(?<!\p{L})in (${fullYear}) (?:\p{L}+ ){0,2}(?:hij|zij|ze|ik|${kin})(?: \p{L}+){0,3} geboren(?!\p{L})|(?<!\p{L})(?:hij|zij|ze|ik|${kin}) (?:is |was |werd |ben )?(?:pas |zelf |ook )?in (${fullYear}) (?:(?:in|te) \p{L}+ )?geboren(?!\p{L})`,
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
