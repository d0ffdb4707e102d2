import type { Match } from './finding.ts'
import { isGiven } from './name-shapes.ts'
import { isPlaceName } from './places.ts'
import { before, following } from './surroundings.ts'

// The parts of an address of a function: somebody else answers there when people leave.
const functions =
  /^(?:info|contact|redactie|secretariaat|administratie|receptie|balie|meldpunt|meldingen|wijkteam|buurtteam|jeugdteam|gebiedsteam|loket|helpdesk|juridisch|klacht(?:en)?|privacy|bestuur|team|regio|aanmeld|post|algemeen|vragen|support|service|hallo|welkom|zorg|jeugd|inschrijv|communicatie|pers|projectbureau|programma|proeftuin|toekomstscenario)/iu
const local = /[\p{L}\p{N}._%+-]/u
const domain = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u

/** Mail addresses, also spelled out to hide them from machines. */
export function* mailAddresses(text: string): Generator<Match> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < 64 && local.test(text.charAt(start - 1))) start -= 1
    while (start < at && /[.-]/.test(text.charAt(start))) start += 1
    const from = text.charAt(at + 1) === '@' ? at + 2 : at + 1
    const host = domain.exec(text.slice(from, at + 260))?.[0].replace(/[.-]+$/, '')
    if (start === at || !host || !/\.\p{L}{2,24}$/u.test(host)) continue
    yield mail(text, start, from + host.length)
  }
  for (const pattern of [slipped, unended, labelled, spelled])
    for (const match of text.matchAll(pattern)) yield mail(text, match.index, match.index + match[0].length)
}

// A space that slipped in before the sign. One word there is somebody who is named on a site, so it needs two parts.
const slipped =
  /(?<![\p{L}\p{N}._-])(?:[\p{L}\p{N}]{1,30}[._-][\p{L}\p{N}._-]{1,30}\s?@[\p{L}\p{N}-]{2,40}(?: ?\. ?|,)(?:nl|com|org|net|eu|be|de|example)|[\p{L}\p{N}._-]{3,40} ?@ ?(?:gmail|hotmail|outlook|live|ziggo)[.,]? ?(?:com|nl))(?![\p{L}\p{N}])/giu
const spelled =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{1,64} ?(?:\((?:at|apen?staartje|a|@)\)|\[(?:at|apen?staartje|a|@)\]|\{(?:at|@)\}|<at>| ?-at- ?|\*at\*|_at_| at | apen?staart(?:je)? | ?@\s) ?[\p{L}\p{N}-]{2,40}(?:\.| ?\((?:punt|dot)\) ?| ?\[(?:punt|dot)\] ?| punt | dot )(?:nl|com|org|net|eu|be|de|info|email|online|frl|example)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{2,40} bij (?:gmail|hotmail|outlook|live|ziggo|icloud|kpnmail)(?: punt |\.)(?:nl|com)(?![\p{L}\p{N}])/giu

// The provider everybody has, or two names before the sign, without what comes behind.
const unended =
  /(?<![\p{L}\p{N}._-])(?:[\p{L}\p{N}]{1,30}[._][\p{L}\p{N}._-]{1,30}@[\p{L}\p{N}-]{3,40}(?![\p{L}\p{N}-]|[.,]\p{L})|[\p{L}\p{N}._%+-]{2,60} ?(?:@|\(at\)|\bat\b) ?(?:gmail|hotmail|outlook|live|icloud|ziggo|kpnmail|xs4all|planet|yahoo|casema|upcmail)(?![\p{L}\p{N}-]|\.\p{L}))/giu
// 'gmail: jansen84'
const labelled =
  /(?<=(?<!\p{L})(?:gmail|hotmail|outlook|icloud)(?:-?adres)?: ?)(?=[\p{L}._-]{0,30}[\d._-])[\p{L}\p{N}][\p{L}\p{N}._-]{3,40}(?![\p{L}\p{N}@])/giu

function mail(text: string, start: number, end: number): Match {
  const isFunction = functions.test(text.slice(start, end))
  return {
    start,
    end,
    reason: isFunction
      ? 'Dit lijkt het adres van een functie of team. Dat mag, als er geen persoon achter te herkennen is.'
      : 'Dit is een e-mailadres van een persoon. Noem liever een functie.',
    suggestions: ['via de contactpagina', '(adres weggelaten)'],
  }
}

const postcodes = /(?<![\p{L}\p{N}])([1-9]\d{3})([ .-]?)([a-z]{2})(?![\p{L}\p{N}])/giu
const numberAfter =
  /^(?:\s{0,2}[-–,/;:(+.|]\s{0,2}|\s{1,3}|,\s)(?:te \p{Lu}[\p{L} ]{1,24},? )?(?:(?:en |met |op )?(?:huisnummer|huisnr\.?|hnr\.?|hn\.?|nummer|nr\.?|op nummer|no\.?) ?:?\s?)?#?\d{1,4}(?!\d|[.,:]\d|\s?(?:uur|jaar|km|kinderen|gezinnen|keer|%))\p{L}?/iu
const streetAfter = /^,? (?!Postbus|Antwoord)\p{Lu}[\p{L}'’. -]{2,30} \d{1,4}(?![\d\p{L}]| (?:uur|jaar|kinderen|gezinnen))/u
const spelledBefore =
  /\p{L} (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{Ll}{2,8}tien|\p{Ll}{0,12}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)),? \(?$/u
const numberAfterPlace = /^,?\s(?:\p{Lu}[\p{L}'’-]+ ?){1,3},? (?:huisnummer|huisnr\.?|nummer|nr\.?) ?\d{1,4}/u
const numberBefore =
  /(?:^|(?:\p{L}|huisnummer|nr\.?|nummer)\.?\s)\d{1,4}\s?-?\p{L}?(?:\s?(?:[-/]|bis|hs|huis)\s?\d{0,3}|\s\d{1,3})?(?:[,;/|]|\s[-–(]|\s?\(|\s)\s?(?:(?:postcode|pc):?\s|met postcode\s|in\s|te\s)?$/iu
// 'huisje 214 op het park, 3882 TM'
const numberFarBefore =
  /(?:huisje|chalet|unit|kavel|caravan|appartement|flat|kamer|studio|huisnr\.?|huisnummer|standplaats|ligplaats|plek|portiek) (?:nr\.? )?\d{1,4}\p{L}?[ ,][^.!?\n\d]{0,26}$/iu
const saysPostcode =
  /(?:postcode|(?<!\p{L})\p{L}{0,12}adres|(?<!\p{L})(?:postc|huisnr\.? \d{1,4},? (?:pc|postcode))|(?<!\p{L})woon\p{L}{0,8}|(?<!\p{L})pc(?:\/?(?:hnr|nr|huisnr))?)[^.\d]{0,20}$/iu
const saysHouse = /^,? ?(?:op )?(?:huisnummer|huisnr|nummer|nr)/iu
// Behind a box number is an organisation, not a front door.
const mailbox = /(?:postbus|antwoordnummer|antw\.?nr\.?)[ :]{1,2}\d{1,5},?\s$/iu
// 'postcode en huisnummer: 1234 AB en 12'
const saysBoth = /postcode[^.\n\d]{1,4}(?:en )?(?:huisnummer|huisnr|nr)[^.\d]{0,6}$/iu
const inOnePiece = /(?<![\p{L}\p{N}])[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\d{1,4}(?:-?[A-Za-z0-9]{1,3})?(?![\p{L}\p{N}])/gu
// A postcode has six signs; behind the word of it the number may be written out.
const inWords =
  /^,? (?:huis)?(?:nummer|nr\.?) (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{Ll}{2,8}tien|\p{Ll}{0,12}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd))(?!\p{L})/iu
const units =
  /^(?:km|kg|mb|gb|kb|cm|mm|ml|dl|cl|kw|vk|op|en|in|de|na|om|uu|ha|tb|nm|of|is|al|er|ze|we|je|te|tm|ad|aa|af|bij|da|do|er|ga|hij|ik|ja|me|mi|nu|oh|re|so|ti|tv|un|uw|va|vs|wc|zo|pp|px|ca|jr|st|nr|bn|mg|dg|hg|ft|pk|kj|bv|nv|cv|pm|am|dm|hm|xl|mm|hz|wh|wp|ex|no|ms|km|bs|ov|ic|it|xx|wo|gr|el|ex|eu)$/iu

// In capitals only what is written so.
const capitalUnits = /^(?:MB|GB|KB|TB|KM|KG|CM|MM|ML|KW|EN|OF|OP|IN|VS|EU|PX|JW)$/
const ofAThing =
  /(?:notitie|regeling|kenmerk|besluit|publicatie|vak|kamer|zaal|ruimte|update|versie|code|release|model|type|formulier|lokaal|norm|artikel|order|bestelling|serie|licentie)(?:nummer)?:? $/iu
/** A postcode with a house number, before it or after it: together they are one front door. */
export function* homeAddresses(text: string): Generator<Match> {
  for (const match of text.matchAll(postcodes)) {
    const letters = match[3] ?? ''
    const isLower = letters !== letters.toUpperCase()
    const end = match.index + match[0].length
    const isSaid = before(text, match.index, 30, saysPostcode) || following(text, end, 20, saysHouse)
    const isCounted =
      match[2] === ' ' &&
      !isSaid &&
      !/^[ ,]{1,3}(?:nr\.? ?)?\d{1,3}\p{Ll}?(?![\p{L}\p{N}]|[.,:]\d| \p{Ll}{2,}en\b)/u.test(text.slice(end, end + 12)) &&
      !/\p{L} \d{1,4}\p{Ll}?, $/u.test(text.slice(Math.max(0, match.index - 30), match.index))
    if (isLower && (units.test(letters) || isCounted)) continue
    if (/^(?:19|20)\d\d (?:EN|OF|TM) (?:19|20)\d\d(?!\d)/.test(text.slice(match.index, end + 6))) continue
    if (before(text, match.index, 40, mailbox)) continue
    const after =
      inWords.exec(text.slice(end, end + 40)) ??
      numberAfter.exec(text.slice(end, end + 60)) ??
      numberAfterPlace.exec(text.slice(end, end + 70)) ??
      streetAfter.exec(text.slice(end, end + 50)) ??
      (before(text, match.index, 40, saysBoth) ? /^ en \d{1,4}/u.exec(text.slice(end, end + 9)) : null)
    if (after) yield home(match.index, end + after[0].length)
    else {
      const lead = text.slice(Math.max(0, match.index - 40), match.index)
      if (
        (numberBefore.test(lead) || numberFarBefore.test(lead) || (!isLower && spelledBefore.test(lead))) &&
        !/\b(?:in|sinds|vanaf|tot|art(?:ikel)?\.?) \d{1,4}\s$/iu.test(lead)
      )
        yield home(match.index, end)
    }
  }
  for (const match of text.matchAll(inOnePiece))
    // Without a word of address only as it is stored: no other number has four digits, two capitals and one to four digits.
    if (
      before(text, match.index, 30, saysPostcode) ||
      (/^\d{4}(?:[A-Z]{2}|[a-z]{2})\d{1,3}[a-zA-Z]?$/.test(match[0]) &&
        !(/^\d{4}[A-Z]/.test(match[0]) ? capitalUnits : units).test(match[0].slice(4, 6)) &&
        !before(text, match.index, 24, ofAThing))
    )
      yield home(match.index, match.index + match[0].length)
  for (const pattern of [spacedPostcode, cabins])
    for (const match of text.matchAll(pattern)) yield home(match.index, match.index + match[0].length)
  for (const match of text.matchAll(spelledNumbers)) yield home(match.index, match.index + match[0].length)
  for (const match of text.matchAll(beforePlace)) {
    const [, street = '', joint = '', place = ''] = match
    if (/ (?:van|is)$/.test(street) || (joint === ' in ' && !/^(?:['’]t \p{Lu}|\p{Lu})\p{L}+$/u.test(street))) continue
    if (
      !isPlaceName(place) ||
      isPlaceName(street) ||
      notAStreet.test(street) ||
      isOfAnOffice(text, match.index, match.index + match[0].length)
    )
      continue
    yield home(match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(someDoor)) {
    const street = match[0].replace(/ \d.*$/u, '')
    const end = match.index + match[0].length
    if (notAStreet.test(street) || isPlaceName(street) || isGiven(street.toLowerCase()) || isOfAnOffice(text, match.index, end)) continue
    if (before(text, match.index, 60, aboutADoor) || following(text, end, 40, aboutADoor)) yield home(match.index, end)
  }
  for (const match of text.matchAll(streets)) {
    const start = match.index
    if (isOfAnOffice(text, start, start + match[0].length)) continue
    if (/(?:park|markt|wal|erf) \d+$/.test(match[0]) && following(text, start + match[0].length, 20, /^ \p{Ll}{3,}(?:en|jes|s)(?!\p{L})/u))
      continue
    if (isPlaceOrCourt.test(match[0]) || following(text, start + match[0].length, 10, /^\s?(?:uur|jaar|kinderen|gezinnen|%)/u)) continue
    yield home(start, start + match[0].length)
  }
}

// Whatever the street is called, behind 'bij' or 'van', where the sentence is about a door: 'bij Vliet 14 aanbellen'
const someDoor =
  /(?<=(?<!\p{L})(?:van|bij|op|aan|in|naar|voor|tegenover|naast) )\p{Lu}\p{Ll}{3,20}(?: \p{Lu}\p{Ll}{2,20})? \d{1,4}(?: ?\p{L}| ?-\d{1,3})?(?=[,.;)\n]|\s*$| (?:en \d|is|was|aan|ligt|lag|woon|te|in \p{Lu}|staat|stond|boven|beneden))/gu
const aboutADoor =
  /(?<!\p{L})(?:aanbel\p{L}*|aangebeld|sleutels?|voordeur|achterdeur|brievenbus|bovenwoning|benedenwoning|hoekhuis|huurder|bewoners?|bewoont|buurvrouw|buurman|buren|inwonend|logeert|woont|woonde|wonen|verblijft|ingeschreven|uitgeschreven|huisbezoek|ontruim\p{L}*|huisuitzetting|woning|adres)(?!\p{L})/iu

/** Whether the words of its own sentence say that people work there; with a postcode it is asked about all the same. */
function isOfAnOffice(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 60), start).replace(/^.*[.!?\n]\s/su, '')
  const rest = /^[^.!?\n]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? ''
  return whereWorkIsDone.test(lead + rest) && !/(?:woon|woning|thuis|gezin|moeder|vader|oma|opa|slaap)/iu.test(lead + rest)
}

// '1234 A B 12'
const spacedPostcode = /(?<![\p{L}\p{N}])[1-9]\d{3} [A-Z] [A-Z] \d{1,4}(?![\p{L}\p{N}])/gu
// Where people live on a camping or in a park, the number is the address.
const cabins =
  /(?<=(?:camping|park|woonwagencentrum)[^.\n\d]{0,30} )(?:plek|plaats|staanplaats|veld) (?:nr\.? |nummer )?\d{1,4}(?![\d\p{L}])|(?<=(?:park|camping|kamp|terrein|azc|De \p{Lu}\p{L}{2,20})[^.\n\d]{0,30} )(?:huisje|unit|chalet|bungalow|stacaravan|kavel|standplaats|vakantiehuis) (?:nr\.? |nummer )?\d{1,4}(?![\d\p{L}])/gu

// A street with a number. The words before the last part are bounded, so it stays linear.
const streetName = [
  // 'Dorpsstraat', 'Burg. de Vrieslaan', 'Prins Hendrikkade'
  String.raw`(?:(?:\p{Lu}[\p{L}'’.-]{0,20}|van|de|der|den|het|'t) ){0,3}\p{Lu}[\p{L}'’-]{0,30}(?:straat|laan|weg|plein|dijk|gracht|kade|singel|hof|steeg|pad|dreef|plantsoen|straatje|boulevard|allee|hage|brink|strt\.?|str\.?|pln\.?|ln\.?|wg\.?|strat|sraat|straaat|staraat)(?! ?(?:19|20)\d\d(?!\d))`,
  // 'Vondelpark', 'Korenmarkt': also the ends of other words, so no year behind them
  String.raw`(?!Arbeids|Woning|Zorg|Huur)\p{Lu}\p{L}{3,24}(?:park|markt|wal|erf)(?! (?:19|20)\d\d)`,
  // 'Nieuwe Gracht', 'Laan van Meerdervoort', 'Plein 1813'
  String.raw`(?!(?:De|Het|Een|Dit|Dat|Deze|Die|Onze|Ons|Elk|Elke|Op|In|Naar|Van) )\p{Lu}\p{L}{2,20} (?:Straat|Laan|Weg|Plein|Dijk|Gracht|Kade|Singel|Hof|Pad|Markt|Wal|Steeg)(?! (?:19|20)\d\d)`,
  String.raw`(?:Laan|Hof|Plein|Plantsoen|Dreef|Singel|Weg|Ln\.?) (?:van |v\.? ?|v\.?d\.? ?|der |de |den |het |'t ){1,2}\p{Lu}[\p{L}-]{2,30}(?: \p{Lu}[\p{L}-]{2,30})?(?! (?:19|20)\d\d)`,
  String.raw`Plein (?:19|18)\d\d`,
  // Whatever the street is called: somebody lives there.
  String.raw`(?<=(?:[Ww]oon(?:t|de|den|achtig)?|[Ww]onen|[Tt]huis|[Ss]leutel|[Bb]rand|[Ii]nbraak|[Ww]onend|[Aa]dres|[Vv]erhuis(?:de|d|t)|[Vv]erhuizing|[Vv]erhuizen|[Ii]ngeschreven|[Vv]erblijft|[Hh]uurt|[Hh]uurde|[Ff]lat|[Aa]ppartement|[Hh]uisbezoek|[Ll]ogeert|[Oo]pgehaald|[Ww]oning|[Aa]dr\.?|[Ss]traat(?=:)|[Ww]oonwagenkamp|[Vv]erblijf(?:s|plaats)?adres|[Oo]phalen|[Oo]phaaladres|[Dd]eur|[Hh]uis aan|[Pp]and|[Bb]uren|[Vv]erblijf|[Bb]ezorgd?|[Ll]ogeeradres|[Oo]nderduikadres|[Pp]leegadres|[Oo]pvangadres)(?: \p{Ll}{1,12}){0,3} ?[:=]? \(?)(?!\p{Lu}{2,6} |(?:In|Op|Aan|De heer|Groep|Team|Kamer|Zaal|Lokaal|Afdeling|Unit|Verdieping|Perron|Spoor|Halte|Bus|Lijn|Tram|Les|Stap|Fase|Ronde|Week|Bijlage|Hoofdstuk|Versie|Niveau|Wijk|Regio|Blok|Deel|Tafel|Model|Windows|Office|Bijeenkomst|Sessie|Scenario|Route|Gebouw|Locatie|Leerdag|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December|Utrecht|Amsterdam|Rotterdam|Nederland|Europa|Kamerstuk|Artikel|Agenda|Top|Dag|Klas|Schema|Plan) )\p{Lu}[\p{L}'’.-]{1,24}(?: \p{Lu}?[\p{L}'’.-]{1,24}){0,2}(?! (?:19|20)\d\d)(?= \d{1,4}\p{L}?(?! (?:weken|maanden|dagen|keer|kinderen|jaar|uur|mensen|jongeren|huizen|van|of|tot|en)))`,
  // 'DORPSSTRAAT', as it stands on a form
  String.raw`\p{Lu}{3,24}(?:STRAAT|LAAN|WEG|PLEIN|DIJK|GRACHT|KADE|SINGEL|HOF|STEEG|PAD|DREEF|PLANTSOEN)(?! (?:19|20)\d\d(?!\d))`,
  // ''t Zand', 'De Dam', 'Singel': streets that are a word, where the words before say that something is there
  String.raw`(?<=(?<!\p{L})(?:[Oo]p|[Aa]an|[Ii]n) (?:de |het )?)(?:['’]t \p{Lu}\p{L}{2,20}|(?:Singel|Kade|Gracht|Dam|Brink|Dijk|Wal|Vest|Vaart))(?! (?:19|20)\d\d)(?= \d{1,4}(?:[a-z]|,| in| te| woon| bij| boven|\.|$|\n))`,
  String.raw`['’]t \p{Lu}\p{L}{2,20}(?= \d{1,4}\p{L}?,)`,
  // The same without a capital, only right behind 'woont op' and 'adres is'.
  String.raw`(?<=(?:[Ww]oont (?:op|aan|in)|[Ww]oon?adres:?|[Aa]dres(?: is|:)|[Ii]ngeschreven (?:op|aan)) (?:de |het )?)(?:de |het |hoge |lage |oude |nieuwe |grote |kleine )?(?!onbekend|geheim|verhuisd|bekend)\p{Ll}{4,24}(?<!en|ers)(?= \d{1,4}\p{L}?(?:[.,;)\n]|$| in | te ))`,
  // 'Markt 17 a, Kollum': a square that is a word, at the end of a clause
  String.raw`(?<![\p{L}\p{N}] [\p{L}]{0,3})(?:Markt|Achterom|Achterweg|Voorstreek|Nieuwstad|Binnenhof|Brink|Dam|Haven|Kerkhof|Plein|Dijk|Kade|Singel|Wal|Vest|Havendijk|Dorp|Rond|Heuvel|Hof)(?= \d{1,4} ?[a-zA-Z]?(?:,| te | in \p{Lu}| woon|\n|$|\)))`,
  // 'Boulevard Heuvelink', 'Oude Rijn', 'Achter de Hoven'
  String.raw`(?:Boulevard|Avenue|Allee|Passage) \p{Lu}\p{L}{2,20}`,
  String.raw`(?:Oude|Nieuwe|Lange|Korte|Hoge|Lage|Grote|Kleine|Verlengde|Achter|Onder|Tussen) (?:de |het |den )?\p{Lu}\p{L}{2,20}(?= \d{1,4}\p{L}?(?:[,;)\n]|$|\.(?:\s|$)| te | in \p{Lu}| is (?:het|haar|zijn|hun|mijn)))`,
  String.raw`(?:Op|Aan|Bij|Voor|Het|De|['’]t) (?:de |het |den |['’]t )?\p{Lu}\p{L}{2,20}(?= \d{1,4}\p{L}? (?:is (?:het|haar|zijn|hun|mijn) |te \p{Lu}))`,
  // Ends of names of streets in new districts: 'Kersengaarde', 'Oosteinde'
  String.raw`(?!Noorder|Zuider|De )\p{Lu}\p{L}{2,20}(?:gaarde|einde|donk|akker|horst|kamp|hoeve|zoom|beemd|weide|drift|meent|stede|hove|veste|wetering|burcht|vaart|dauw|vlinder|doorn|roos|bloem|spoor|ring|oord|rade|burg|hoek|haven|oever|diep|(?<!Werk|Speel|Vak|[Pp]raktijk)veld|gaard|werf|burgwal|sluis|molen|zijde|poort|toren|zicht|tuin|linde|beuk|wilg|spar|hil|stee)(?= \d{1,4}\p{L}?(?:[,;)\n]|$|\.(?:\s|$)| te \p{Lu}| is (?:het|haar|zijn|hun|mijn)))`,
  // Any word with a number where somebody is said to live there
  String.raw`(?!Wijk|Team|Groep|Huis|Kamer|Locatie|Afdeling)\p{Lu}\p{Ll}{3,24}(?= \d{1,4}\p{L}?(?: is (?:haar|zijn|hun|mijn|het) (?:nieuwe |oude |eigen )?(?:huis|adres|woning|woonadres|ouderlijk)|,?(?:[^.!?\n]{0,24},)? (?:daar|waar|hier|boven)(?: \p{Ll}+){0,4} woon))`,
  // 'Molenbeek 14 te Ede'
  String.raw`(?!Wijk|Team|Gezin|Groep|Regio|Lokaal|Zaal|Kamer|Week|Stap|Bijeenkomst|Leerdag|Sessie|Dag|Ronde|Fase|Casus|School|Klas|Locatie|Huis|Januari|Februari|Maart|April|Juni|Juli|Augustus|September|Oktober|November|December)\p{Lu}\p{Ll}{4,24}(?= \d{1,4}\p{L}? te \p{Lu})`,
  // Endings that no other word has with a number behind it.
  String.raw`(?!(?:zorg|leer|kennis|snel|hulp|school|jeugd|tijds?|kerk|voor|werk|draaideur|thuis|zij|voor|op|om|uit|toe|in|werk|wijk|buurt|markt|markt|auto|spoor|water|vaar|fiets|wandel|loop)(?:weg|pad|plein|dijk))\p{Ll}[\p{Ll}'-]{3,24}(?:weg|pad|plein|dijk|kade|dreef|hof)(?= \d{1,4}\p{L}?(?:[.,;)\n]|$| in \p{L}| te \p{L}))`,
  // Without a capital only where the word can be nothing else.
  String.raw`(?!(?:test|was|prik|vaccinatie)straat)\p{Ll}[\p{Ll}'-]{3,24}(?:straat|laan|gracht|singel|plantsoen|steeg|strat|(?<!regi|mini|mae|regi)str\.?)`,
  // 'Kerk straat', 'Kerkstaat': as it is mistyped
  String.raw`(?!(?:De|Het|Een|Dit|Dat|Deze|Die|Onze|Ons|Elk|Elke|Op|In|Naar|Van|Per|Aan) )\p{Lu}\p{L}{2,20} (?:straat|laan|gracht)`,
  String.raw`(?!Rechts|Lid|Deel|Bond|Buur|Proef|Kunst|Pol|Verzorg|Welvaart|In|Ont|Be)\p{Lu}\p{Ll}{2,20}staat`,
].join('|')
const houseNumber = String.raw`(?:(?:,? \(?(?:op )?(?:nummer|nr\.?|huisnummer|no\.?):?)? ?| \((?=\d{1,4}\p{L}?\))| # |[ ./]?(?:[NZWO]Z )?|: ?| #|, (?=\d{1,4}\p{L}?(?:[,;)\n]|$|\.(?:\s|$))))(?<=[ .:#(/]|nr|straat|laan|gracht|weg|singel|kade|plein|dijk|hof|pad|dreef|steeg)\d{1,4}(?!\d|[.,:]\d)(?: ?[-/]? ?(?:\p{L}|bis|hs|I{1,3}|IV|\d{1,3}))?(?![\p{L}\p{N}])`
const streets = new RegExp(`(?<![\\p{L}\\p{N}])(?:${streetName})${houseNumber}`, 'gu')
// 'Sparrenstraat zeven'
const spelledNumbers =
  /(?<![\p{L}\p{N}])\p{Lu}\p{L}{2,24}(?:straat|laan|weg|plein|gracht|kade|singel) (?:nummer )?(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{Ll}{2,8}tien|\p{Ll}{0,12}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))(?=[.,;)\n]|$| in \p{Lu}| te \p{Lu}| \p{Lu})/gu
// Before a place that is known: 'Het Rond 12, Zeist'
const beforePlace =
  /(?<![\p{L}\p{N}-])((?:\p{Lu}|['’]t )[\p{L}'-]{2,24}(?: \p{L}{2,16}){0,2}) \d{1,4}\p{L}?(, | te | in )(\p{Lu}[\p{L}-]{2,24})(?![\p{L}-])/gu
const notAStreet =
  /^(?:zaal|kamer|lokaal|team|groep|stap|week|bijlage|fase|ronde|les|dag|deel|tafel|bus|tram|lijn|trein|hoofdstuk|regio|wijk|casus|gezin|module|sessie|blok|klas|school|halte|perron|spoor|route|in|op|sinds|vanaf|van|met|bij|voor|na|om|te|uit|de (?:zaal|kamer|bus|trein|groep)|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|top|aantal|versie|artikel|art)(?!\p{L})/iu
// Where people work and meet: that address is for everybody.
const whereWorkIsDone =
  /(?:kantoor|gebouw|(?<!opvang|woon|verblijf|verblijfs|zorg)locatie|gemeentehuis|stadhuis|stadskantoor|rechtbank|bibliotheek|praktijk|vergader|bijeenkomst|training|zaal|inloop|spreekuur|gevestigd|vestiging|buurthuis|wijkcentrum|receptie|parkeer|parkeren|leerdag|congres|politiebureau|ziekenhuis|loket)/iu

// Also what an organisation calls its square and its path.
const isPlaceOrCourt =
  /(?:(?:zorg|leer|kennis|jeugd|ontwikkel|werk|informatie|info|gezins|hulp|onderwijs|netwerk|idee[eë]n|cli[eë]nt|behandel|stappen|loopbaan)(?:plein|pad|straat|weg|laan)|snelweg|gerechtshof|moerdijk|hoogeveen|waalwijk|rijswijk|noordwijk|kinderdijk|ouderkerk)/iu

const home = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit is een adres tot op de voordeur. Zo is een gezin meteen te vinden.',
  suggestions: ['een adres in de regio', 'een stad in de regio', 'een wijk'],
})
