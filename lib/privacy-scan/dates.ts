import { isSaidOfAge, yearsBesidePersons, yearsOfBirth } from './birth-years.ts'
import { dates, exists, isWeak, isWhole, monthsOfAge } from './date-shapes.ts'
import { isHistory, isOfNobody, isWork } from './born-things.ts'
import type { Match } from './finding.ts'
import { namesThatAreWords } from './given-names.ts'
import { isGiven, isSurname } from './name-shapes.ts'

// The word, its short forms and its slips; not 'gebeld' or 'gebouw', that begin as it does.
const birthWord =
  /(?<!\p{L})(?:gebo{1,3}r{1,2}e?n|geborne|gebroen|gebren|geboo?rt(?!e-?(?:plaats|land|zorg|dorp|golf|cijfer))\p{Ll}*|geb(?:oorte)?[. ]{0,2}-?(?:dat(?:um)?|dtm|dt|dag|d)?\.?(?!\p{L})|ge?b[oren t]{0,7}?[. -]{0,2}(?:datum|datm|dtm|dat|dtum|daum|dag|dd)\.?(?!\p{L})|g(?!ebeurd|ebonden|eboden|ebed|edaan|eduur)(?=\p{L}{0,4}[bd])[eborntdaum]{1,13}[.:=]{0,2}(?= ?$)|gd ?[:=]{1,2}(?= ?$)|g\.?d\.?(?= ?:? ?$)|d\.?o\.?b\.?|birth\p{L}*|born|geburts\p{L}*|do[gğ]um tarihi|n[ée]e? le)/u
    .source
const born = new RegExp(
  String.raw`(?:${birthWord}|(?<![-\d] ?)jarig|verjaar\p{L}*|\bb-?day|\bverj\.|\bvjd\b|ter wereld(?: op)?|levenslicht(?: op)?|bevallen|bevalling\p{L}*|keizersnede|uitgerekend\p{L}*|uitgeteld|[aà] terme|(?<!\p{L})AD:?(?= $)|baby is er|kwam|beviel|polsband\p{L}*|op de wereld|moeder geworden|vader geworden|werd (?:moeder|vader)|(?<!\p{L})\p{L}{0,8}pas (?:staat|stond)|birthday|volgens (?:de |het )?(?:brp|paspoort|id-kaart|rijbewijs)|(?:paspoort|id-?kaart|identiteitskaart|verblijfs(?:document|kaart|pas)|rijbewijs|akte) (?:staat|stond|vermeldt)|(?:paspoort|id-?kaart|identiteitskaart|legitimatie|rijbewijs|akte)[:,]?(?= $)|(?:zoon(?:tje)?|dochter(?:tje)?|jongen|meisje|kind|minderjarige) van(?= $)|(?:zijn|haar|hun|mijn) (?:\d{1,2}(?:e|de|ste)|\p{Ll}{3,12}(?:de|ste))(?=,? \(?$)|kreeg (?:haar|zijn|hun|ze|zij) (?:eerste|tweede|derde|vierde|oudste|jongste|zoon|dochter|baby|kind))[^!?\n]{0,60}$`,
  'iu',
)
const rightAfterBirth =
  /(?:geboren|(?<!\p{L})ge?b\.?(?: ?dat\.?| op| d\.d\.)?|geboo?rte?\p{Ll}*|gebd(?:at|t|tm)?|gbdat|jarig|vjd|verj\.|birthday|verjaardag[^.!?\n\d]{0,24}?)(?: is| was| op|:|=)* ?\(?$/iu
// What was said in the sentence before says nothing about this date.
const endOfSentence =
  /^.*(?:[!?\n]|(?<!\b(?:[Gg]eb|GEB|DAT|[Dd]at|[Dd]d|d\.d|g\.d|[Dd]\.?o\.?b|[Mm]w|[Dd]hr|nr))\.)\s+(?=\p{Lu}|\d{1,2} [^.]*\p{Lu})/su
const comesToTheWorld = /(?:kwam|beviel)/iu
const ageWord =
  '(?:[1-9]|1\\d|2[01]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|eenentwintig)'
const bornAfter = new RegExp(
  String.raw`^(?: a\.s\.| jl\.)?(?:[^.!?\n]{0,36}?(?:geboren|geboorte-?(?:datum|dag)|jarig\b|ter wereld|het (?:levens)?licht|vieren we (?:zijn|haar)|(?:wordt|werd|word|werden|worden) (?:dan )?(?:ik|hij|zij|ze|(?:(?:de|mijn|haar|zijn|hun) )?\p{L}{2,20}) (?:dan )?(?:${ageWord}(?!\d)|meerderjarig)(?! uur| graden| procent| %| euro| weken| maanden| \p{Ll}+en\b| keer|[.,:]\d)|verjaar|(?:is|was|als|de|zijn|haar|hun|mijn) geboorte|beviel|de (?:meerderjarige )?leeftijd|meerderjarig|(?:is|was) (?:\p{L}{2,20} )?\d{1,2} geworden|(?:staat|stond) (?:er )?op (?:zijn|haar|de|het|hun) (?:\p{L}{0,12}pas|paspoort|id-kaart|rijbewijs)|op de wereld|werd (?:zij|ze|hij) (?:moeder|vader)|werd [\p{L} ]{0,20}geboren|haar verjaardag|zijn verjaardag|(?:is|was) (?:hij|zij|ze|\p{L}{3,20}) (?:pas |dan |net )?(?:${ageWord}(?=[.,;!?]|\s*$| jaar(?! (?:bezig|in|actief))| en )|meerderjarig|volwassen))| ${ageWord} (?:jaar )?geworden|,? \(?geb\b(?!\.? ?\d)|,? (?:jarig|verjaardag|b-?day)\b| ?\((?:zoon|dochter|moeder|vader|oudste|jongste|middelste|kind|jongen|meisje|zijn geb|haar geb))`,
  'iu',
)
const person = String.raw`(?:moeder|vader|zoon(?:tje)?|dochter(?:tje)?|jongen|meisje|kind(?:eren)?|cli[eë]nt(?:e)?|oudste|jongste|middelste|zus(?:je)?|broer(?:tje)?|baby|verdachte|slachtoffer|leerling|jongere|jeugdige|minderjarige|pati[eë]nt(?:e)?|partner|opa|oma|ex|man|vrouw|tweeling|gezinslid|betrokkene|pupil|telg|\bmw|\bmevr|\bdhr)`
// 'Sem (3 mei 2014)', '(v, 12-3-1987)', 'Noor, 4-5-2013,'
const afterAPerson =
  /(?:\p{Lu}[\p{Ll}\p{M}]{1,20}\.?(?: \p{Lu}\.)?,? ?\((?:[mvx][,;: ]\s?)?|\((?:[mv]|man|vrouw|jongen|meisje|zoon|dochter|\*)(?:\),?|[,;:])? ?|[*°☆★] ?)$/u
const besideKin = new RegExp(
  String.raw`(?<!\p{L})(?:(?:pleeg|stief|klein|half)?${person}|k[d\d]|mdr|vdr)\.?(?: groep \d)?(?: ?(?:\d|[A-D]|I{1,3})(?![\p{L}\d]))?,? ?(?:[:=(-] ?)?$`,
  'iu',
)
// 'v, 12-3-1987', 'J.K., 3-5-2014', 'K. (van 3-5-2014', '15 jaar (3-5-2014)'
const inAList =
  /(?:(?<!\p{L})[mvMV][,;:/]? |\p{Lu}\.\p{Lu}\.,? \(?|\p{Lu}\. \(van |(?<!\p{L}|(?:[Bb]ijlage|[Vv]ersie|[Gg]roep|[Pp]lan|[Tt]ype|[Dd]eel|[Ff]ase|[Tt]eam|[Oo]ptie|[Vv]ariant) )\p{Lu}\.? \(|(?:is|[Ll]eeftijd:?) \d{1,2},? \(|(?<!\p{L})\d{1,2} (?:jaar|jr\.?)(?: oud)?(?:,| \(| \(geb\.) ?|(?:[Bb][Ss][Nn]|[Ss]ofi)[^\n\d]{0,12}\d(?:[ .-]?\d){7,8}[ ,;/|-]{1,3})$/u
// '3-5-2014 (10 jaar)'
const agedNow = /^,? ?(?:= ?)?\(?\d{1,2} ?(?:jaar|jr|mnd|maanden)(?!\p{L})(?! (?:geleden|later|lang|na|werk|ervaring|bestaan|subsidie))/u
const isFrom = new RegExp(
  String.raw`(?:(?:\bhij|\bzij|\bze|ik|${person}(?: [A-H\d])?) (?:is|was|ben|komt) (?:er een |ook )?(?:van|uit) |${person}(?: [A-H\d])?,? (?:van|uit) )$`,
  'iu',
)
const youngIsFrom =
  /(?<!\p{L})(?:baby|zoontje|dochtertje|jongste|tweeling|zusje|broertje|kind|kindje|peuter|kleuter)(?: (?:is|was|komt))?,? (?:van|uit) $/iu
const youngNamed = /(?<!\p{L})(?:baby|zoontje|dochtertje|kindje|broertje|zusje|tweeling|peuter|dreumes) \p{Lu}\p{L}+,? \(?$/u
const nameIsFrom = /(?<!\p{L})\p{Lu}\p{Ll}{1,20} (?:is|was) van $/u
// 'baby (3-5-2025)', 'kind 2: 3-5-2024', '(v, 3-5-2024)'
const ofTheYoung =
  /(?:(?<!\p{L})(?:baby|zoontje|dochtertje|jongste|tweeling|zusje|broertje|kind(?: ?\d| \([mv]\)))[,:]? ?\(?|\([mv][,;] ?)$/u
// A span of time is of a measure or a project.
const goesOn = /^ ?(?:(?:t\/m|tot|en met)(?: |\d)|[-–] ?\d)/u
// 'wordt op 3 mei achttien', 'is sinds 3 mei 18'
const becomes = /(?:wordt|werd|word|worden|werden|is sinds|was sinds) (?:op |per |in |a\.s\. )?(?:\p{L}{2,4}dag )?$/iu
// 'wordt 18 op 3 mei', 'meerderjarig per 3 mei'
const ofAgeOn = new RegExp(
  String.raw`(?:(?:wordt|werd|word|is) (?:dan |pas )?${ageWord}(?: jaar)?|meerderjarig|(?<!\p{L})(?:18|achttien)(?: jaar)?|(?:\d{1,2}|achttien) geworden|18[- ]jarige leeftijd|(?:18|achttien)e? ?(?:de |ste )?verjaardag) (?:op|per|vanaf|sinds|is|=)(?: \p{L}{2,6}dag)? $`,
  'iu',
)
const anAge = new RegExp(
  String.raw`^,?(?: a\.s\.| aanstaande| jl\.)? (?:(?:1?\d|2[01])(?: jaar|(?=[.,;!?]|$| en ))|meerderjarig|${ageWord}(?=[.,;!?]|\s*$| jaar| en | geworden))(?! \p{L}*(?:uur|gezin|keer|kind))`,
  'iu',
)
const comesOfAge = new RegExp(
  String.raw`^,? (?:is|wordt|word|werd) (?:dan )?(?:hij|zij|ze|\p{Lu}\p{Ll}+) (?:${ageWord}(?!\d)|meerderjarig)(?=[.,;!?]|\s*$| jaar(?! (?:bezig|in))| en )`,
  'u',
)
// A name right before it. A town before a date is the head of a letter.
const afterAName = /(\p{L}[\p{L}\p{M}'’-]{1,30})(,? \(?|: ?| - )$/u
const isNamed = (lead: string): boolean => {
  const [, found = '', joint = ''] = afterAName.exec(lead) ?? []
  const word = found.toLowerCase()
  if (found !== '' && found === word && joint === ' ') return false
  return (
    (isGiven(word) &&
      (!namesThatAreWords.has(word) || (found !== word && !/^(?:max|jan|april|mei|may|june|ton|ad|can|wil|will|ernst)$/.test(word)))) ||
    (isSurname(word) && /(?:heer|vrouw|\bmw\.?|dhr\.?|mevr\.?|\p{Lu}\p{Ll}+|\p{Lu}\.) [^ ]+ \(?$/u.test(lead))
  )
}
const ofAMeeting =
  /(?:overleg|zitting|afspraak|bijeenkomst|gesprek|beschikking|besluit|vergadering|uitspraak|training|verslag|brief|vonnis|melding|evaluatie|bespreking|rapport|aangemeld|ingeschreven|geplaatst|aanmelding|opname|start|ingang)[^.!?\n]{0,25}$/iu
const afterLabel = /((?:geboren|geb\.?|datum|dat\.?|jarig|g\.?d\.?) ?[:|]?) *\n\s*((?:op |te |in )?)$/iu
// Between two children of one row: '3-5-2014, 6-7-2016 en 8-9-2018'.
const inARow =
  /^(?:,? (?:en|of|resp\.) |[,;/] ?|,? (?:\([^)\n]{1,14}\)|maar|[12]:)(?:,| en|;)? ?|\)?(?:,|;| en| &| \/)? ?(?:en |& )?(?:(?:\p{Lu}[\p{L}.]{0,20}|\p{Ll}|k\d|kd|kind \d) ){1,2}\(?)$/u

// Grown-ups: a day of a few years ago behind them is a day on which they were spoken with.
const besideAdult =
  /(?<!\p{L})(?:moeder|vader|opa|oma|man|vrouw|partner|ex|meneer|mevrouw|mijnheer|mevr|mvr|mw|dhr|verdachte|mdr|vdr|verd|grootmoeder|grootvader)\.?,? ?(?:[:=(-] ?)?$/iu
// 'pt. 3-5-1954', 'cl. (3-5-1984)'
const besideClient = /(?<!\p{L})(?:pt|pat|cl|clt|cli[eë]nt(?:e)?|betr|betrokkene|bewoner|bewoonster)\.?,? ?(?:[:=(-] ?)?$/iu
// What stands between a name and its day of birth.
const joint = /(?:,? \(?|: ?| - | ?[|;/] ?|,? \(?(?:[vmx]|man|vrouw|jongen|meisje)[,;/]? )$/iu
const isTold =
  /^(?::| (?:gestart|begonnen|opgericht|getekend|gesloten|vastgesteld|besloten|gewijzigd)(?!\p{L})| ?(?:uur|om \d|gebeld|gesproken|gemaild|geappt|besproken|bezocht)(?!\p{L}))/iu

/** Where names begin and end. */
type Edges = { readonly starts: ReadonlySet<number>; readonly ends: ReadonlySet<number> }

/** Dates of birth: a date with words around it that make it a birthday. A date of a meeting is none. */
export function* birthDates(text: string, named: Edges): Generator<Match> {
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
    const close = text.slice(Math.max(0, start - 40), start)
    const gap = joint.exec(close)?.[0]
    const isNext =
      last > 0 && start - last < 24 && inARow.test(text.slice(last, start)) && (!isWeak(match[0]) || /verjaardagen/iu.test(lead))
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
      !isBirth({ date: match[0], lead, close, rest: text.slice(end, end + 60), gap: isBehindName ? gap : undefined })
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

const kinBeforeFigures =
  /(?<!\p{L})(?:jongen|meisje|zusje|broertje|zus|broer|zoon|dochter|kind|jongste|oudste|jeugdige|leerling|cli[eë]nt|[mvj])[:,]? \(?$/iu
const givenBehind = (rest: string): boolean => {
  const name = /^,? (\p{Lu}\p{Ll}+)/u.exec(rest)?.[1]?.toLowerCase() ?? ''
  return isGiven(name) && !namesThatAreWords.has(name)
}
const unknownName =
  /(?:^|[\s(])(?!(?:Verslag|Notulen|Versie|Agenda|Concept|Bestand|Rapport|Overleg|Week|Code|Kamer|Pin|Order|Nummer|Factuur|Artikel|Jaar|Plan|Format|Bijlage|Nieuwsbrief|Totaal|Budget|Kosten|Begroting|Product|Besluit|Memo|Mail|Brief|Foto)(?!\p{L}))\p{Lu}\p{Ll}{2,14} $/u
/** Whether six figures are a day, a month and a year of somebody under age. */
const isDayOfChild = (date: string): boolean => {
  const [day = 0, month = 0, year = 0] = (date.match(/\d\d/g) ?? []).map(Number)
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 5 && year <= 22
}

// '3-5-2014 = Sem', '- 3-5-2014 (Sem)'
const startOfPart = /(?:^|[\n:;,(|&+/]) ?$/u
const startOfRow = /(?:^|[\n;|•*]) ?-? ?$/u
const toAName = /^ ?[=(,:/;|-]? ?/u
const theOneOf = /(?<!\p{L})(?:die|degene|diegene|eentje|dat is hij|dat is zij|dus) van $/iu
const besideAnyone = new RegExp(String.raw`(?<!\p{L})(?:pleeg|stief|half|klein)?${person}(?!\p{L})`, 'iu')
const babyBefore = /(?<!\p{L})(?:baby|kindje|dreumes|pasgeborene?|zuigeling)(?! en)[^.!?\n\d]{0,18} \($/iu

type Place = { date: string; lead: string; close: string; rest: string; gap: string | undefined }

/** Up to the end of the sentence. */
const restOf = (text: string): string => /^[^!?\n]*?(?=[.!?](?:\s|$)|\n|$)/u.exec(text)?.[0] ?? ''

/** Whether a date is the day of a birth, from the words before it in its sentence and those behind it. */
function isBirth({ date, lead, close, rest, gap }: Place): boolean {
  const isShort = isWeak(date)
  const word = born.exec(lead)
  const isSaid =
    word !== null &&
    !ofAMeeting.test(word[0]) &&
    (!comesToTheWorld.test(word[0]) || /ter wereld|beviel|tweeling/iu.test(lead + rest)) &&
    (!isShort || rightAfterBirth.test(lead))
  const isComing = (becomes.test(lead) && anAge.test(rest)) || ofAgeOn.test(lead) || comesOfAge.test(rest)
  // The day that was reckoned with, where the day itself is told as well
  if (/uitgerekend[^.!?\n]{0,20}$/iu.test(lead) && /(?:maar|en) (?:is |werd |toch )?geboren/iu.test(rest)) return false
  // '04/2016 geboren'
  if (isShort && /(?:19|20)\d{2}$/.test(date) && /^,? \(?geb(?:oren)?(?!\p{L})/iu.test(rest)) return !isOfNobody(lead, restOf(rest))
  const isSaidAfter = !isShort && bornAfter.test(rest) && !ofAMeeting.test(lead)
  if (isSaidOfAge(lead)) return !isShort && yearOf(date) <= 2019
  if (isSaid || isComing || isSaidAfter) return !isOfNobody(lead, restOf(rest))
  if (isShort && /^,? (?:jarig|verjaardag|b-?day)\b|^ (?:is|was) (?:zijn|haar|de|mijn) geboorte|^ ?\(?d{1,2}-?m{1,2}-?j/iu.test(rest))
    return true
  // 'ze is van 6 april 01'
  if (/^\d{1,2} \p{L}+$/u.test(date) && isFrom.test(lead) && /^ ['’‘]?\d{2}(?!\d| (?:uur|graden))/u.test(rest)) return true
  // 'jongste is van 23 december'
  if (/^\d{1,2} \p{L}+$/u.test(date) && !isShort && isFrom.test(lead) && /^(?:[.,;!)]|\s*$|\n| en )/u.test(rest)) return true
  if (isShort || !isWhole(date) || goesOn.test(rest)) return false
  const year = yearOf(date)
  const isTalk = ofAMeeting.test(lead) || isTold.test(rest)
  // Of the last years there are more meetings than births.
  if (year >= 2023)
    return (
      ofTheYoung.test(lead) ||
      (!isTalk && youngNoted.test(lead)) ||
      youngIsFrom.test(lead) ||
      youngNamed.test(lead) ||
      babyBefore.test(lead) ||
      /[*°☆★] ?$/u.test(lead) ||
      (gap?.endsWith('(') === true && !isTalk)
    )
  // 'de verkeerde broer: die van 3-5-2014'
  if (year <= 2022 && theOneOf.test(lead) && besideAnyone.test(lead) && !isTalk) return true
  if (babyBefore.test(lead)) return true
  if (gap !== undefined && (!isTalk || (year <= 2016 && !/[:;|/]/.test(gap)))) return true
  // What a note or a row of a table says beside a day: 'j. 22.03.2014', '2 kids: 1-3-15', '19.04.2011 M groep 6'
  if (!isTalk && !isWhen.test(lead) && (asNoted.test(lead) || notedAfter.test(rest))) return true
  if (besideAdult.test(lead)) return year <= 2010
  if (besideClient.test(lead)) return year <= 2018 && !isTalk
  if (/^,? \(?[vmx]\)?(?=[,.;\n]|\s*$)|^, dus \d{1,2}(?!\d)/iu.test(rest) && !isTalk) return true
  if (
    (afterAPerson.test(lead) && !isTalk) ||
    inAList.test(lead) ||
    isFrom.test(lead) ||
    nameIsFrom.test(lead) ||
    besideKin.test(lead) ||
    isNamed(close)
  )
    return true
  // What is written now is about the last years: a whole date of long ago is somebody's.
  if (
    (/(?:19|20)\d{2}/.test(date) || (/^\d\d([-/.])\d\d\1\d\d$/.test(date) && startOfPart.test(lead))) &&
    year <= 2018 &&
    !isTold.test(rest) &&
    !isWhen.test(lead) &&
    !isHistory(lead, restOf(rest)) &&
    !isWork(lead, rest)
  )
    return true
  return agedNow.test(rest) && !ofAMeeting.test(lead)
}

const isWhen =
  /(?<!\p{L})(?:op|sinds|vanaf|van|in|tot|per|voor|vóór|na|over|uit|d\.d\.|dd\.?|eind|begin|datum|week|zie|versie|t\/m|tm) (?:\p{L}+dag )?$/iu
const asNoted =
  /(?:(?<!\p{L})(?:groep|gr\.?|klas|havo|vwo|vmbo|mbo|vso|sbo) ?\d?\p{L}?[,;:/] ?|(?<![\p{L}\p{N}])(?:\d|twee|drie|vier|vijf|zes) (?:kids|kinderen|kind|zonen|zoons|dochters|jongens|meisjes|kleintjes|pubers)(?: \([^)\n]{1,20}\))?[:;,(-]{0,2} ?\(?|(?:^|[\s(/;|,])(?:[jmv]|jo|me|jng|mnl|vrl|kd|knd|zn|dr|mndj)(?:[.:)] ?| ?[/|;] ?)|pasgeboren\p{L}* ?\(?|(?:^|[\n;|/,] ?)(?:jongen|meisje|zoon|dochter|man|vrouw|kind|kleuter|peuter|puber|tiener|jeugdige|cli[eë]nt|leerling|pat(?:i[eë]nt)?)[ ,;:|(-]{1,3})$/iu
const youngNoted = /(?:pasgeboren\p{L}* ?\(?|(?:^|[\s(/;|,])[jmv][.:)] ?|(?<!\p{L})(?:kids|kinderen)[:,(]{1,2} ?)$/iu
const notedAfter =
  /^[ ,;|)/-]{1,3}\(?(?:[mvj]|man|vrouw|jongen|meisje|mannelijk|vrouwelijk|[sv]?so|sbo|groep ?[1-8]|gr\.? ?[1-8]|klas ?\d|brugklas|havo|vmbo|vwo|mbo|ots|vots|uhp|gezag|volgens (?:de |het )?(?:ind|brp|gba|moeder|vader|paspoort|akte|school))(?=[ ,;.)|/\n]|$)/iu

/** The year of a whole date, also of two figures. */
function yearOf(date: string): number {
  const whole = /(?:19|20)\d{2}(?!\d)|^(?:19|20)\d{2}/.exec(date)?.[0]
  if (whole !== undefined) return Number(whole)
  const two = Number(/\d{2}$/.exec(date)?.[0] ?? Number.NaN)
  return Number.isNaN(two) ? 0 : two > 30 ? 1900 + two : 2000 + two
}

const birth = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit lijkt een geboortedatum. Een leeftijdsgroep zegt genoeg.',
  suggestions: ageGroups,
})

/** Ages without a number. */
const ageGroups = ['een kind van basisschoolleeftijd', 'een kind dat nog niet naar school gaat', 'een tiener', 'een volwassene']
