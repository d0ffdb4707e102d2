import type { Match } from './finding.ts'
import { before, following } from './surroundings.ts'

const series = [
  '[A-Z]{2}-?\\d{2}-?\\d{2}',
  '\\d{2}-?\\d{2}-?[A-Z]{2}',
  '\\d{2}-?[A-Z]{2}-?\\d{2}',
  '[A-Z]{2}-?\\d{2}-?[A-Z]{2}',
  '[A-Z]{2}-?[A-Z]{2}-?\\d{2}',
  '\\d{2}-?[A-Z]{2}-?[A-Z]{2}',
  '\\d{2}-?[A-Z]{3}-?\\d',
  '\\d-?[A-Z]{3}-?\\d{2}',
  '[A-Z]{2}-?\\d{3}-?[A-Z]',
  '[A-Z]-?\\d{3}-?[A-Z]{2}',
  '[A-Z]{3}-?\\d{2}-?[A-Z]',
  '[A-Z]-?\\d{2}-?[A-Z]{3}',
  '\\d-?[A-Z]{2}-?\\d{3}',
  '\\d{3}-?[A-Z]{2}-?\\d',
]
const plates = new RegExp(
  // Against a word by a hyphen it may stand too: so are files named.
  `(?<![\\p{L}\\p{N}])(?<!(?<!\\p{L}{3})-)(?:${series.join('|').replaceAll('-?', '(?: ?-{1,2} ?|[. /])?')})(?![\\p{L}\\p{N}]|-(?!\\p{L}{3,}(?![-\\p{L}]))[\\p{L}\\p{N}])`,
  'giu',
)
const aboutACar =
  /(?:kenteken|plaatnr|nrplaat|platen|fiesta|astra|caddy|transporter|jeep|quad|oplegger|lease|bolide|bestelbus|fiets ?auto|kever|kadett|panda|punto|twingo|megane|berlingo|kangoo|focus|touran|tiguan|passat|lupo|ibiza|octavia|aygo|picanto|swift|micra|qashqai|bromfiets|snorfiets|fatbike|tractor|trekker|boete|bekeuring|flits|passat|corsa|clio|yaris|sprinter|\bkent\.|\bkt\.|nummerbord|nummerplaat|auto|wagen|bus(?:je)?|scooter|brommer|motor|bestel|voertuig|taxi|aanhanger|caravan|camper|golf|opel|volkswagen|polo|toyota|renault|peugeot|bmw|mercedes|audi|fiat|kia|ford|tesla|hyundai|nissan|mazda|dacia|suv|anpr|rdw|achter (?:het|t|’t|'t) stuur|onder invloed|kofferbak|achterbank|bestuurder|inzittende|leasebak|karretje|wagentje|autootje|stationwagen|suv\b|hatchback|bedrijfswagen|vrachtwagen|chauffeur|\bplaat(?!s|j|t|e)|\bapk\b|oprit|parkeer|rijden|bumper|seat|skoda|volvo|citro[eë]n|suzuki|geparkeerd|(?<!\p{L})reed|(?<!\p{L})weg ?reed|rijdt|gesignaleerd|gezien|stoep|stond (?:er|voor|weer|daar)|voor de deur|schoolplein|camera|speeltuin|carport|garage|verzekerd|tenaamstelling)/iu
// Of the neighbours: 'KLE-RT 318', '1-KLP-418', 'GD 4K871'
const foreign =
  /(?<![\p{L}\p{N}-])(?:[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}|[A-ZÄÖÜ]{1,3} [A-Z]{1,2} \d{1,4}|\d-?[A-Z]{3}-?\d{3}|[A-Z]{2,3} (?=[A-Z\d]{0,4}\d)[A-Z\d]{4,5}|[A-Z]{1,2}[ -]?\d{4}[ -]?[A-Z]{2}|[A-Z]{1,2}[ -]?\d{2,3}[ -]?[A-Z]{3})(?![\p{L}\p{N}-])/gu
const fromAbroad =
  /(?<!\p{L})(?:kenteken|kent\.?|kt|plaat|nummerplaat|duits(?:e|er)?|pools?e?|belg(?:isch|ische)?|bulgaars?e?|roemeense?|roemeen|frans?e?|tsjechische?|litouwse?|hongaars?e?|buitenlandse?|oekra[iï]ense?|spaanse?|italiaanse?|turkse?)(?!\p{L})/iu
const isGerman = /^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}$/
const consonants = /^[b-df-hj-np-tv-z\d]{1,3}[ -][b-df-hj-np-tv-z\d]{1,3}[ -][b-df-hj-np-tv-z\d]{1,3}$/i
const isPostcode = /^\d{4}[ -]?[A-Z]{2}$/
const ofAThing =
  /(?:toner|cartridge|inkt|onderdeel|accu|batterij|filter|notitie|regeling|kenmerk|besluit|publicatie|vak|kamer|zaal|ruimte|update|versie|code|release|model|type|formulier|lokaal|norm|artikel|order|bestelling|serie|licentie)(?:nummer)?:? $/iu
const afterPlateWord =
  /(?:kenteke?n(?:nummer|nr\.?|plaat)?|kentken|kentkeen|kenteeken|kent\.?|nummerbord|nummerplaat|nr\.? ?plaat|plaat(?: ?nr\.?|nummer)|(?:belgische|duitse|poolse) (?:plaat|auto))(?: is| was| met| begint met| eindigt op| van [\p{L} ]{1,24}(?: is| was)?)?(?: ?[:=,])? ?["'“‘(]?((?=[A-Z0-9 ./-]{0,9}\d)(?:[A-Z0-9]{1,4}(?:[- ./][A-Z0-9]{1,5}){1,2}|[A-Z0-9]{6,8}))(?![\p{L}\p{N}])/giu

/** Number plates: the Dutch series with their hyphens, or without when the words are about a car. */
export function* numberPlates(text: string): Generator<Match> {
  for (const match of text.matchAll(plates)) {
    const start = match.index
    const end = start + match[0].length
    const isWritten = /^[A-Z0-9]{1,3}-[A-Z0-9]{1,3}-[A-Z0-9]{1,3}$/i.test(match[0]) && match[0] === match[0].toUpperCase()
    const isNamed =
      before(
        text,
        start,
        40,
        /kenteken|\bktk?n?\b|\bkntk\b|\bkent[.:]? ?$|\bkt\.|nummerplaat|nummerbord|\bplaat(?!s|j|t|e)|nr\.? ?plaat/iu,
      ) || following(text, end, 24, /kenteken/iu)
    const isOnePiece = /^[a-z0-9]{6}$/.test(match[0]) && (before(text, start, 40, aboutACar) || following(text, end, 14, aboutACar))
    const isApart = consonants.test(match[0])
    if (match[0] !== match[0].toUpperCase() && !/^\w+-\w+-\w+$/.test(match[0]) && !isNamed && !isOnePiece && !isApart) continue
    if (isPostcode.test(match[0]) && !before(text, start, 24, /kenteken/iu)) continue
    if (before(text, start, 30, ofAThing)) continue
    // Three groups of capitals and digits as they are given out now; four letters together are a word.
    const isModern = /^(?:[A-Z]{1,2} \d{3} [A-Z]{1,2}|[A-Z]{3} \d{2} [A-Z]|\d{1,2} [A-Z]{3} \d{1,2})$/.test(match[0])
    if (/^\d\d ?\p{Ll}{4}$|^\p{Ll}{4} ?\d\d$/u.test(match[0])) continue
    // No plate has had a vowel for long, and nothing else is three groups without one.
    const isSmall = isApart && match[0].includes('-')
    if (!isWritten && !isModern && !isSmall && !isNamed && !before(text, start, 70, aboutACar) && !following(text, end, 40, aboutACar))
      continue
    yield plate(start, end)
  }
  for (const match of text.matchAll(foreign)) {
    const end = match.index + match[0].length
    const isAbroad = before(text, match.index, 40, fromAbroad) || following(text, end, 24, fromAbroad)
    const isCar = before(text, match.index, 70, aboutACar) || following(text, end, 40, aboutACar)
    if ((isAbroad && isCar) || ((isAbroad || isCar) && isGerman.test(match[0]))) yield plate(match.index, end)
  }
  for (const match of text.matchAll(afterPlateWord)) {
    const found = match[1] ?? ''
    const end = match.index + match[0].length
    // 'kenteken na 12 dagen'
    const isWords = found !== found.toUpperCase() && !/^[A-Z0-9]{6}$/i.test(found.replaceAll(/[- ./]/g, ''))
    if (isWords || !/\d/.test(found) || !/[A-Z]/i.test(found)) continue
    yield plate(end - found.length, end)
  }
}

const plate = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit lijkt een kenteken. Daarmee is een eigenaar te vinden.',
  suggestions: ['een auto', '(kenteken weggelaten)'],
})
