// How a day is written: in figures, in words, in part, and with the slips of the pen that are made in the names of months.
export const months =
  'januari|janauri|january|jan|februari|february|febuari|febr?|maart|maat|march|mrt|mar|april|apirl|apr|mei|may|ju[nl][iy]|june|jun|jul|augustus|august|a[gu]{1,3}stus|aug|septe?mb?er|sept?|o[ck]{1,2}tober|o[ck]t|nove?mbe?r|nov|dece?m?be?r|dec'
export const years = `(?:(?:19|20)\\d{2}|['’‘]\\d{2})`
export const fullYear = String.raw`(?:19|20)\d{2}`
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
export const dates = new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]-|\\d/)(?:${shapes.join('|')})(?![\\p{L}\\p{N}]|[-/.]\\d)`, 'giu')

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
  // 'uitgerekend eind mei'
  new RegExp(
    String.raw`(?<!\p{L})(?:uitgerekend|uitgeteld|bevalt|à terme|a terme|komst,?)(?: (?:voor|in|rond|is|op))* ((?:begin|half|medio|eind) (?:${months})(?: ${years})?)(?!\p{L})`,
    'giu',
  ),
  // 'wordt 18 in maart 2026'
  new RegExp(
    String.raw`(?<!\p{L})(?:hij|zij|ze|jongen|meisje|oudste|jongste|zoon|dochter)? ?(?:wordt|werd|word) ${age}(?: jaar| jr)? in ((?:${months})(?: ${years})?)(?!\p{L})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L}|(?:team|project|netwerk|organisatie|school|stichting|groep|pilot|proef|huis|centrum|loket) )(?:wordt|werd|word) (?:begin |eind |half |in ){1,2}((?:${months})(?: ${years})?)(?: van)?(?: (?:dit|het) jaar| volgend jaar| aanstaande| a\.s\.)?,? ${age}${ends}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:in|begin|eind|half) ((?:${months})(?: ${years})?) (?:wordt|werd|word) ${whoever} ${age}${ends}`,
    'giu',
  ),
]

/** Whether eight figures are a day, a month and a year of somebody who lives. */
export const isWholeDay = (number: string): boolean => {
  const [, day = 0, month = 0, year = 0] = /^(\d\d)(\d\d)(\d{4})$/.exec(number)?.map(Number) ?? []
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1930 && year <= 2025
}
