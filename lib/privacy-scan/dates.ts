import { isBirth, restOf, yearOf } from './birth-days.ts'
import { meetsBehind } from './birth-words.ts'
import { yearsBesidePersons, yearsOfBirth } from './birth-years.ts'
import { isOfNobody } from './born-things.ts'
import { dates, exists, isWeak, isWhole, monthsOfAge } from './date-shapes.ts'
import type { Match } from './finding.ts'
import { namesThatAreWords } from './given-names.ts'
import { isGiven } from './name-shapes.ts'
import type { Cell } from './tables.ts'

// What was said in the sentence before says nothing about this date.
const endOfSentence =
  /^.*(?:[!?\n]|(?<!\b(?:[Gg]eb|GEB|DAT|[Dd]at|[Dd]d|d\.d|g\.d|[Dd]\.?o\.?b|[Mm]w|[Dd]hr|nr))\.)\s+(?=\p{Lu}|\d{1,2} [^.]*\p{Lu})/su
// 'kids: 1. 4-4-14 2. 9-9-16'
const numbering = /(?<=[:\s])\d[.)] $/u
const afterLabel = /((?:geboren|geb\.?|datum|dat\.?|jarig|g\.?d\.?) ?[:|]?) *\n\s*((?:op |te |in )?)$/iu
// Between two children of one row: '3-5-2014, 6-7-2016 en 8-9-2018'.
const inARow =
  /^(?:,? (?:en|of|resp\.) |[,;/] ?|,? (?:\([^)\n]{1,14}\)|maar|[12]:)(?:,| en|;)? ?|\)?(?:,|;| en| &| \/)? ?(?:en |& )?(?:(?:\p{Lu}[\p{L}.]{0,20}|\p{Ll}|k\d|kd|kind \d) ){1,2}\(?)$/u

// What stands between a name and its day of birth.
const joint = /(?:,? \(?|: ?| - | ?[|;/] ?|,? \(?(?:[vmx]|man|vrouw|jongen|meisje)[,;/]? )$/iu

/** Where names begin and end. */
type Edges = { readonly starts: ReadonlySet<number>; readonly ends: ReadonlySet<number> }

/** Dates of birth: a date with words around it that make it a birthday. A date of a meeting is none. */
export function* birthDates(text: string, named: Edges, cells: readonly Cell[] = []): Generator<Match> {
  for (const cell of cells)
    if (birthHeading.test(cell.heading) || (childHeading.test(cell.heading) && onlyADay.test(cell.text))) yield* birthsInCell(text, cell)
  let last = -1
  for (const match of text.matchAll(dates)) {
    const start = match.index
    const end = start + match[0].length
    if (!exists(match[0])) continue
    // A label may stand on a line of its own, as on a form.
    const lead = text
      .slice(Math.max(0, start - 80), start)
      .replace(afterLabel, '$1 $2')
      .replace(endOfSentence, '')
      .replace(numbering, '')
    const close = text.slice(Math.max(0, start - 40), start)
    const gap = joint.exec(close)?.[0]
    const isNext =
      last > 0 &&
      !meetsBehind.test(text.slice(end, end + 20)) &&
      start - last < 24 &&
      inARow.test(text.slice(last, start)) &&
      (!isWeak(match[0]) || /verjaardagen/iu.test(lead))
    const isBehindName = gap !== undefined && named.ends.has(start - gap.length)
    // 'Kyano 210915': six figures behind a name and nothing between
    if (/^\d{6}$/.test(match[0])) {
      const isNote =
        givenBehind(text.slice(end, end + 24)) || named.ends.has(start - 1) || unknownName.test(close) || kinBeforeFigures.test(close)
      if (isNote && isDayOfChild(match[0])) {
        last = end
        yield birth(start, end)
        continue
      }
    }
    const isBeforeName =
      startOfRow.test(close) &&
      isWhole(match[0]) &&
      yearOf(match[0]) <= 2022 &&
      named.starts.has(end + (toAName.exec(text.slice(end, end + 4))?.[0].length ?? 0))
    if (
      !isNext &&
      !isBeforeName &&
      !isBirth({
        date: match[0],
        lead,
        before: text.slice(Math.max(0, start - 110), start),
        close,
        rest: text.slice(end, end + 60),
        gap: isBehindName ? gap : undefined,
      })
    )
      continue
    last = end
    yield birth(start, end)
  }
  for (const pattern of [...monthsOfAge, ...yearsOfBirth]) {
    for (const match of text.matchAll(pattern)) {
      const year = match[1] ?? match[2] ?? ''
      const start = match.index + match[0].lastIndexOf(year)
      const lead = text.slice(Math.max(0, start - 60), start).replace(endOfSentence, '')
      if (!isOfNobody(lead, restOf(text.slice(start, start + 60)))) yield birth(start, start + year.length)
    }
  }
  for (const { start, end } of yearsBesidePersons(text)) yield birth(start, end)
}

const birthHeading =
  /^(?:(?:\p{L}+ )?(?:geb(?:oren|oorte\p{L}*)?|geb(?:oorte)?[ .-]?(?:dat\p{L}*|dt|d|dag|jaar)?|gd|g\.d|dob|verjaardag|jarig|jaargang|bj|bouwjaar))(?:[ .(/-].*)?$/iu
/** Days and years below a heading of birth. */
function* birthsInCell(text: string, cell: Cell): Generator<Match> {
  const written = text.slice(cell.start, cell.end)
  for (const { index, 0: date } of [...written.matchAll(dates), ...written.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)])
    if (exists(date)) yield birth(cell.start + index, cell.start + index + date.length)
}
// Below 'kind' or 'zoon' stands nothing but the day or the year.
const childHeading = /^(?:kind(?:eren)?|jeugdige|zoon|dochter|jongste|oudste|moeder|vader|cli[eë]nt|leerling)(?: ?\d)?[.:]?$/iu
const onlyADay = /^(?:(?:19|20)\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2}))$/

const kinBeforeFigures =
  /(?<!\p{L})(?:jongen|meisje|zusje|broertje|zus|broer|zoon|dochter|kind|jongste|oudste|jeugdige|leerling|cli[eë]nt|pati[eë]nt|pt|pat|clt?|mw|mevr|dhr|betr|moeder|vader|k|kd|[mvj])(?: ?\d)?\.?[:,]? \(?$/iu
const givenBehind = (rest: string): boolean => {
  const name = /^,? (\p{Lu}\p{Ll}+)/u.exec(rest)?.[1]?.toLowerCase() ?? ''
  return isGiven(name) && !namesThatAreWords.has(name)
}
const unknownName =
  /(?:^|[\s(])(?!(?:Verslag|Notulen|Versie|Agenda|Concept|Bestand|Rapport|Overleg|Week|Code|Kamer|Pin|Order|Nummer|Factuur|Artikel|Jaar|Plan|Format|Bijlage|Nieuwsbrief|Totaal|Budget|Kosten|Begroting|Product|Besluit|Memo|Mail|Brief|Foto)(?!\p{L}))\p{Lu}\p{Ll}{2,14} $/u
/** Whether six figures are a day, a month and a year of somebody under age. */
const isDayOfChild = (date: string): boolean => {
  const [day = 0, month = 0, year = 0] = (date.match(/\d\d/g) ?? []).map(Number)
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year <= 22 || year >= 30)
}

// '3-5-2014 = Sem', '- 3-5-2014 (Sem)'
const startOfRow = /(?:^|[\n;|•*]) ?-? ?$/u
const toAName = /^ ?[=(,:/;|-]? ?/u

const birth = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit lijkt een geboortedatum. Een leeftijdsgroep zegt genoeg.',
  suggestions: ageGroups,
})

/** Ages without a number. */
const ageGroups = ['een kind van basisschoolleeftijd', 'een kind dat nog niet naar school gaat', 'een tiener', 'een volwassene']
