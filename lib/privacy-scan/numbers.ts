import type { Match } from './finding.ts'
import { namesThatAreWords } from './given-names.ts'
import { isGiven } from './name-shapes.ts'
import { before, following, isOfAThing, standsAlone } from './surroundings.ts'

const separators = /[\s.,:/-]/gu

/** The eleven-test of the burgerservicenummer: 9 8 7 6 5 4 3 2 and -1 times the digits gives a multiple of eleven. */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, '0')
  if (!/^\d{9}$/.test(nine) || /^(\d)\1*$/.test(nine)) return false
  let sum = 0
  for (let place = 0; place < 9; place++) sum += Number(nine[place]) * (place === 8 ? -1 : 9 - place)
  return sum % 11 === 0
}

const saysBsn =
  /\b(?:bsn|b[ -]s[ -]n\b|burgerser?v?ice|burger[- ]service|burgerse|onderwijsnummer|pgn\b|persoonsgebonden|sofi|sociaal-? ?fiscaal|fiscaal ?nummer|service ?nummer|b\.s\.n|persoonsnummer|identificatienummer|a-nummer)/iu
// Eight digits, of which the nought that begins them was left out, only right behind the word
const rightAfterBsn = /(?:bsn|burgerservice\p{L}*|sofi\p{L}*|burgers?\p{L}*nr)[^\d\n]{0,24}(?<![\p{L}]-)$/iu
const aboutAPerson =
  /(?:geboren|geb\.|\bpgb\b|zorgmail|jeugdige|cli[eë]nt|pati[eë]nt|leerling|moeder|vader|kind|dochter|zoon|mevrouw|meneer|ingeschreven|inschrijv|legitimatie|paspoort|identiteit|id-kaart|ouder|jongere|polis van|verzekerde|gezin|partner|oma|opa|broer|zus|echtgeno|burger|persoon|\bbrp\b|inwoner|baby|tweeling|\bdhr|\bmw\b|mevr)/iu
// Digits with at most two separators between two of them; never nested, so it cannot run away.
const digitRuns = /\d(?:[\s.,:/-]{0,2}\d){7,8}(?!\d|[.-]\d| \d(?!\)|e |de |ste | ?\p{L}{3}))/gu
const inOnePiece = /(?<![\p{L}\p{N}]|\d[.,/-])\d{9}(?![\p{L}\p{N}]|[.,/-]\d)/gu
// Signs that part a number only where its word stands before it.
const loose = /[\n,:]/u

// 'geen bsn', 'te verwarren met een persoonsnummer'
const notABsn = /(?:verwar|(?<!\p{L})geen|niet (?:een|het|te)|lijkt op)[^.!?\n]{0,24}(?:bsn|persoonsnummer|burgerservice)/iu
// What holds numbers of people; or the number stands on a line of its own.
const onPaper =
  /(?:(?<!\p{L})nummer|\bnr\b|formulier|\bbrief|aanmeld|systeem|dossier|kopie|suwinet|digid|loonstrook|uitkering|\bgba\b|\bsvb\b|toeslag)/iu
const isAlone = (text: string, start: number, end: number) =>
  /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 3), start)) && /^\s*(?:$|\n)/.test(text.slice(end, end + 3))
const money = /[€$]\s?$/u
const followedByAmount = /^(?:,\d|\s?(?:euro|€|keer|inwoners|kilo|km|m2|%))/iu
// Nine digits as they are stored or read aloud. They pass once in eleven times by chance, so it is asked about unless a thing is near.
const isBare = /^(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3})$/
const aThing =
  /(?:(?:toewijzings|beschikkings|dossier|zaak|cli[eë]nt|indicatie|meldings?|registratie|kenmerk)-?(?:nr|nummer)|order|bestel|factu|artikel|polis|pakket|zending|barcode|serie|product|licentie|contract|offerte|ticket|rsin|btw|kvk|koophandel|isbn|agb|loonheffing|stichting|leverancier|factor|omzet|budget|begrot|subsidie|kamerstuk|kamerbrief|fax|versie|voorbeeld|oefen|fictie|verzonnen|elfproef|geen bsn|geen burgerservice|testnummer|inventaris|toestel|sleutel|meterstand|verbruik|debiteur|incident|melding bij ict|tender|project|document-?id|kopieer|printer|(?<!\p{L})teller|stappen|boek|uitgave|postzegel)/iu
// 'bsn123456782', 'NL123456782'
const gluedTo = /(?<![\p{L}\p{N}])(?:bsn|sofi|nr|nl)$/iu
// The land of a telephone number, or more digits of another number.
const goesBefore = /(?:\+|(?<!\d)00) ?\d{1,3}[ ./()-]{0,4}\d{0,3}[ ./-]{0,2}$/u
const isPart = /\d{2}[ .-]$/u
// 'Sem, 123456782'
const afterAName = /(\p{Lu}[\p{L}\p{M}'’-]{1,30}),? \(?$/u
const isNamed = (text: string, at: number): boolean => {
  const word = afterAName.exec(text.slice(Math.max(0, at - 36), at))?.[1]?.toLowerCase() ?? ''
  return isGiven(word) && !namesThatAreWords.has(word)
}

// Said aloud and typed as it was said.
const spoken =
  /(?<!\p{L})(?:(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:[ ,-]{1,3}|(?!\p{L}))){9}(?! ?(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)(?!\p{L}))/giu
const spokenDigits = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen']

function* spokenNumbers(text: string): Generator<Match & { certain: boolean }> {
  for (const match of text.matchAll(spoken)) {
    const found = match[0].replace(/[ ,-]+$/, '')
    const digits = (
      found
        .toLowerCase()
        .replaceAll('é', 'e')
        .match(/\p{L}+/gu) ?? []
    )
      .map((word) => spokenDigits.indexOf(word))
      .join('')
    if (!passesElevenTest(digits) || !before(text, match.index, 60, saysBsn)) continue
    yield bsn(match.index, match.index + found.length, true)
  }
}

const bsn = (start: number, end: number, certain: boolean): Match & { certain: boolean } => ({
  start,
  end,
  certain,
  reason: certain
    ? 'Dit is een burgerservicenummer. Dat mag nooit in een les staan.'
    : 'Dit getal kan een burgerservicenummer zijn: het klopt met de elfproef en het staat bij een persoon.',
  suggestions: ['(nummer weggelaten)'],
})

/** Burgerservicenummers: the eleven-test, and words around it that make it a person's number. */
export function* citizenNumbers(text: string): Generator<Match & { certain: boolean }> {
  yield* spokenNumbers(text)
  // Also nine in one piece among other numbers, as in the row of a table
  for (const match of [...text.matchAll(digitRuns), ...text.matchAll(inOnePiece)]) {
    const start = match.index
    const end = start + match[0].length
    const digits = match[0].replaceAll(separators, '')
    const isGlued = before(text, start, 8, gluedTo) && !/^B\d\d/i.test(text.slice(end, end + 3))
    if ((!isGlued && !standsAlone(text, start, end)) || !passesElevenTest(digits)) continue
    if (before(text, start, 14, goesBefore)) continue
    const certain =
      digits.length === 8
        ? before(text, start, 34, rightAfterBsn)
        : before(text, start, 90, saysBsn) || (following(text, end, 40, saysBsn) && !following(text, end, 40, notABsn))
    if (
      !certain &&
      (digits.length === 8 ||
        (before(text, start, 3, isPart) && !/^\d{9}$/.test(match[0])) ||
        loose.test(match[0]) ||
        isOfAThing(text, start) ||
        (match[0].startsWith('0') && before(text, start, 30, /\btel|bel\b|mobiel|fax/iu)))
    )
      continue
    if (!certain && following(text, end, 60, notABsn)) continue
    const isPersons = before(text, start, 90, aboutAPerson) || following(text, end, 60, aboutAPerson) || isNamed(text, start)
    const isLikely = isBare.test(match[0]) && !before(text, start, 60, aThing) && !following(text, end, 50, aThing)
    if (!certain && !isPersons && !isLikely && !(before(text, start, 40, onPaper) || isAlone(text, start, end))) continue
    if (!certain && !isPersons && (money.test(text.slice(start - 4, start)) || followedByAmount.test(text.slice(end, end + 12)))) continue
    yield bsn(start, end, certain)
  }
}

// How long an IBAN is, per country whose accounts are seen here.
const ibanLengths: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 EG29 ES24 FI18 FR27 GB22 GE22 GR27 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 LI21 LT20 LU20 LV21 MA28 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 TN24 TR26 UA29 XK20'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
// Also behind its label without a space, and with a space between all its signs.
const ibanStarts =
  /(?:(?<![\p{L}\p{N}])|(?<=(?<!\p{L})(?:iban|rek|rekening|bank)-?(?:nummer|nr\.?|num)?))[a-z] ?[a-z][ .,:/-]{0,2}\d ?\d(?=[\s.,:/-]{0,3}[a-z0-9])/giu

/** Bank accounts: the length of their country and the remainder of 97. */
export function* bankAccounts(text: string): Generator<Match> {
  for (const match of text.matchAll(ibanStarts)) {
    const length = ibanLengths[match[0].replace(' ', '').slice(0, 2).toUpperCase()]
    if (!length) continue
    const end = endAfter(text, match.index, length)
    if (end === undefined || /^\d/u.test(text.slice(end, end + 1)) || goesOn(text, match.index, end)) continue
    // Words can pass by chance ('de 10 gezinnen bij…'); an account is mostly digits.
    if (text.slice(match.index, end).replaceAll(/\D/g, '').length < 8) continue
    const account = text.slice(match.index, end).replaceAll(separators, '').toUpperCase()
    // An example on a form, that happens to be right
    if (/^NL\d\dBANK/.test(account)) continue
    if (remainderOf97(account) !== 1 && remainderOf97(withNoughts(account)) !== 1) continue
    yield {
      start: match.index,
      end,
      reason: 'Dit is een rekeningnummer. Dat mag nooit in een les staan.',
      suggestions: ['(rekeningnummer weggelaten)'],
    }
  }
}

/** Whether a word goes on behind what looks like an account; in capitals, a word of small letters that was typed against it does not. */
const goesOn = (text: string, start: number, end: number): boolean =>
  /^\p{Ll}/u.test(text.slice(end))
    ? !/^[A-Z]{2}/.test(text.slice(start)) && !/^\p{L}nv/iu.test(text.slice(end, end + 3))
    : /^\p{Lu}(?!NV)/u.test(text.slice(end, end + 3))
/** A Dutch account with the letter O for a nought. */
const withNoughts = (account: string): string =>
  account.startsWith('NL') ? account.slice(0, 8) + account.slice(8).replaceAll('O', '0') : account

/** Where `count` letters and digits have gone by, with at most three separators between two of them. */
function endAfter(text: string, start: number, count: number): number | undefined {
  let left = count
  let gap = 0
  for (let at = start; at < text.length; at++) {
    if (/[a-z0-9]/i.test(text.charAt(at))) {
      gap = 0
      left -= 1
      if (left === 0) return at + 1
    } else if (/[\s.,:/-]/.test(text.charAt(at)) && gap < 3) gap += 1
    else return undefined
  }
  return undefined
}

function remainderOf97(iban: string): number {
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest
}
