import type { Match } from './finding.ts'
import { before, following, isOfAThing } from './surroundings.ts'

// Letters that a label leaves right against the number: 'T020-1234567', 'telnr0612345678'.
const glued = String.raw`(?<=(?<!\p{L})(?:[Tt]el(?:nr)?|[Nn]r|[TM]|[Mm]ob|[Aa]pp|[Gg]sm|\p{L}{0,10}nummer|nulzes))`
const dutchPhone = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])|${glued})(?:\(?(?:\+ ?|0 ?0 ?)31\)?[ ./-]{0,3}(?:\( ?0 ?\)|0)?[ ./-]{0,3}\(?|(?:\( ?)?0 (?=6)|(?:\( ?)?0)(?=[1-9])(?:6\)?[~=:;,…]|6\)? [~=:;,…+-]|6\.\.)?(?:[\s./()*’'-]{0,3}\d){8,9}(?!\d|[.-]\d)`,
  'gu',
)
const countries = '(?:3[02-46-9]|4[013-9]|35[1-9]|38[0-9]|90|9[1-8]|21[1-8]|2[2-9]\\d|20|27|59\\d|5[1-8]|1|6[1-6]|7|8[1246])'
const foreignPhone = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:\+|00)[ ]?(?!31)${countries}(?:[ ./()-]{0,2}\d){6,12}(?!\d)`, 'gu')
// Without the nought or with the country alone: only beside a word of telephone.
const barePhone = /(?<![\p{L}\p{N}+]|\d[ .-])(?:0?31[ -]?)?6[ -]?(?:\d[ -]?){7}\d(?![\d\p{L}]|[ .,-]\d)/gu
// A digit too few or too many, or a number of a country that is not said: only right behind a word of telephone.
const mistyped = /(?<![\p{L}\p{N}+]|\d[ .-])(?:0[1-9]|\+31[ -]?6)(?:[ .-]?\d){7,10}(?![\d\p{L}]|[.,-]\d)/gu
// A sign between area and number that a list or a time has as well: only right behind a word of telephone.
const apart = /(?<![\p{L}\p{N}+])0\d{2,3}[:,;] ?\d(?:[ .-]?\d){5,6}(?![\d\p{L}]|[.,-]\d)/gu
const mobileTail =
  /(?:(?<![\p{L}\p{N}])(?:[0o]6|nul[ -]?zes)(?:[- ]?(?:nummer|nr\.?))?(?:[^\p{L}\d.!?\n]{1,4}|[^\d.!?\n]{1,20})|(?<!\p{L})nul[ -]?zes)((?:\d[ -]?){7}\d)(?![\d\p{L}]|[.,-]\d)/giu
// Said aloud and typed as it was said.
const digitWords = 'nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen'
const spoken = new RegExp(
  String.raw`(?<!\p{L})(?:nul[ ,-]{0,2}zes|06)[ ,:-]{1,3}(?:(?:${digitWords}|dubbel|tien|elf|twaalf|\p{Ll}{4,6}tien|\p{Ll}{0,12}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|\d{1,4})(?:[ ,-]{1,3}|(?![\p{L}\d]))){4,9}`,
  'giu',
)
// Said of a number that can be nothing else.
const aboutANumber = /(?<!\p{L})(?:nummer|nr)(?!\p{L})/iu
const aboutCalling =
  /(?:\btel\b|telefo|\bbel|mobiel|\bmob\b|\bapp|sms|bereik|gsm|whatsapp|wa\.me|signal|vaste (?:nummer|lijn)|(?:duits|pools|turks|belgisch|syrisch|marokkaans|frans|engels|spaans|roemeens|bulgaars|buitenlands|oekra[iï]ens)e? (?:nummer|nr))/iu
const shortPhone =
  /(?:(?<!\p{L})tel(?:efoon)?(?:nummer|nr)?|bereikbaar op|bel(?:len)?|mobiel|thuisnummer|abonneenummer|huistelefoon|vaste (?:lijn|nummer)|(?<!\p{L})nummer|app)(?:\.? (?:thuis|privé|moeder|vader|oma|opa|school|werk))?[\s.:]{1,3}(?:is |naar |op )?((?!14[ -]?0)[1-9]\d(?:\d{1,2}[ -]?\d{2}|[ -]\d{2})[ -]?\d{1,2})(?![\d\p{L}]|[.,-]\d)/giu
// Numbers of services that everybody may call: 0800, 0900, 112, 14 0xx.
const isService = (digits: string) => /^0(?:800|900|906|909|14|880767000)/.test(digits)
// Behind these are nine digits or more of a thing, also when they begin with 06.
const ofANumber =
  /(?<!telefoon|tel|mobiele? |mobiel|vaste? |06-?|haar |zijn |hun |mijn |het )(?:nummer|nr\.?|code|order|factuur|bestel\p{L}*)[^\p{L}]{0,4}(?:is )?$/iu

/** Telephone numbers, without those of public services. */
export function* phones(text: string): Generator<Match> {
  yield* written(text)
  for (const match of text.matchAll(barePhone)) {
    const isCalled =
      /^0?316\d{8}$/.test(match[0]) ||
      before(text, match.index, 40, aboutCalling) ||
      before(text, match.index, 24, aboutANumber) ||
      following(text, match.index + match[0].length, 30, aboutCalling)
    if (isCalled && !isOfAThing(text, match.index)) yield phone(match.index, match[0])
  }
  for (const pattern of [mistyped, apart]) {
    for (const match of text.matchAll(pattern)) {
      if (isService(match[0].replaceAll(/\D/g, ''))) continue
      if (before(text, match.index, 24, aboutCalling) && !isOfAThing(text, match.index)) yield phone(match.index, match[0])
    }
  }
  for (const match of text.matchAll(spoken)) if (isLongEnough(match[0])) yield phone(match.index, match[0].replace(/[ ,-]+$/, ''))
  for (const match of text.matchAll(mobileTail)) {
    const number = match[1] ?? ''
    yield phone(match.index + match[0].length - number.length, number)
  }
  for (const match of text.matchAll(shortPhone)) {
    const number = match[1] ?? ''
    const digits = number.replaceAll(/\D/g, '')
    if (digits.length < 6 || digits.length > 8 || isOfAThing(text, match.index + match[0].length - number.length)) continue
    if (/^nummer/i.test(match[0]) && !before(text, match.index, 40, /tel|bel|app|mobiel|vast/iu)) continue
    yield phone(match.index + match[0].length - number.length, number)
  }
}

/** Numbers that are whole: ten digits, or those of another country. */
function* written(text: string): Generator<Match> {
  for (const pattern of [dutchPhone, foreignPhone]) {
    for (const match of text.matchAll(pattern)) {
      const digits = match[0].replaceAll(/\D/g, '')
      const national = (match[0].includes('+') || digits.startsWith('00') ? `0${digits.replace(/^(?:00)?31/, '')}` : digits).replace(
        /^00/,
        '0',
      )
      if (pattern === dutchPhone && (national.length !== 10 || isService(national))) continue
      // Two noughts without a space or a word of telephone begin many other numbers.
      const isBare = pattern === foreignPhone && /^00\d+$/.test(match[0])
      if (isBare && digits.length < 12 && !before(text, match.index, 40, /tel|bel|nummer|app|mobiel/iu)) continue
      // A day and a time: '04-11-2025 10:00'
      if (/^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)/.test(match[0])) continue
      // An account that is an example
      if (before(text, match.index, 10, /[A-Z]{2}\d{2} ?[A-Z]{4} ?$/u)) continue
      // A mobile number stays one behind 'klant' or 'project'; behind 'factuurnummer' it is none.
      const isMobile = national.startsWith('06') && !before(text, match.index, 30, ofANumber)
      if (!isMobile && isOfAThing(text, match.index)) continue
      yield phone(match.index, match[0])
    }
  }
}

/** Whether what was said aloud after 06 is as many digits as a number has. */
function isLongEnough(said: string): boolean {
  const parts = said.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const count = parts.reduce(
    (sum, part) => sum + (/\d/.test(part) ? part.length : new RegExp(`^(?:${digitWords}|dubbel)$`).test(part) ? 1 : 2),
    0,
  )
  return count >= 9 && count <= 11
}

const phone = (start: number, found: string): Match => ({
  start,
  end: start + found.length,
  reason: 'Dit is een telefoonnummer. Noem liever een functie of een algemeen nummer.',
  suggestions: ['het algemene nummer', '(nummer weggelaten)'],
})
