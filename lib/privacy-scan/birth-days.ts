import { isAnswer, isComingOfAge, isOfADelivery } from './birth-ages.ts'
import { born, bornAfter, comesToTheWorld, meetsBehind, ofAMeeting, rightAfterBirth } from './birth-words.ts'
import { isSaidOfAge } from './birth-years.ts'
import { isHistory, isOfNobody, isWork } from './born-things.ts'
import { isWeak, isWhole } from './date-shapes.ts'
import { namesThatAreWords } from './given-names.ts'
import { isGiven, isSurname } from './name-shapes.ts'
import { adult, child } from './persons.ts'

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
  /(?<!\p{L})(?:baby|zoontje|dochtertje|jongste|tweeling|zusje|broertje|halfzusje|halfbroertje|neefje|nichtje|kind|kindje|kleinkind|peuter|kleuter|dreumes|brusje|jongetje)(?: (?:is|was|komt))?,? (?:van|uit) $/iu
const youngNamed = /(?<!\p{L})(?:baby|zoontje|dochtertje|kindje|broertje|zusje|tweeling|peuter|dreumes) \p{Lu}\p{L}+,? \(?$/u
// 'haar zus van 2 jaar, §'
const agedKin = new RegExp(String.raw`(?<!\p{L})(?:${child}) (?:van )?\d{1,2} ?(?:jaar|jr|mnd|maanden|weken|wk)\.?(?: oud)?,? \(?$`, 'iu')
const nameIsFrom = /(?<!\p{L})\p{Lu}\p{Ll}{1,20} (?:is|was) van $/u
// 'baby (3-5-2025)', 'kind 2: 3-5-2024', '(v, 3-5-2024)'
const ofTheYoung =
  /(?:(?<!\p{L})(?:baby|zoontje|dochtertje|jongste|tweeling|zusje|broertje|kind(?: ?\d| \([mv]\)))[,:]? ?\(?|\([mv][,;] ?)$/u
// A span of time is of a measure or a project.
const goesOn = /^ ?(?:(?:t\/m|tot|en met)(?: |\d)|[-–] ?\d)/u
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
// Grown-ups: a day of a few years ago behind them is a day on which they were spoken with.
const besideAdult =
  /(?<!\p{L})(?:moeder|vader|opa|oma|man|vrouw|partner|ex|meneer|mevrouw|mijnheer|mevr|mvr|mw|dhr|verdachte|mdr|vdr|verd|grootmoeder|grootvader)\.?,? ?(?:[:=(-] ?)?$/iu
const isTold =
  /^(?::| (?:gestart|begonnen|opgericht|getekend|gesloten|vastgesteld|besloten|gewijzigd)(?!\p{L})| ?(?:uur|om \d|gebeld|gesproken|gemaild|geappt|besproken|bezocht)(?!\p{L}))/iu

const startOfPart = /(?:^|[\n:;,(|&+/]) ?$/u
const theOneOf = /(?<!\p{L})(?:die|degene|diegene|eentje|dat is hij|dat is zij|dus) van $/iu
const besideAnyone = new RegExp(String.raw`(?<!\p{L})(?:pleeg|stief|half|klein)?${person}(?!\p{L})`, 'iu')
const babyBefore =
  /(?<!\p{L})(?:(?:baby|kindje|dreumes|pasgeborene?|zuigeling|prematuur|te vroeg|couveuse\p{L}*)(?! en)[^.!?\n\d]{0,18} \(|(?:pasgeboren\p{L}*|zuigeling|prematuur),? )$/iu

type Place = { date: string; lead: string; before: string; close: string; rest: string; gap: string | undefined }

/** Up to the end of the sentence. */
export const restOf = (text: string): string => /^[^!?\n]*?(?=[.!?](?:\s|$)|\n|$)/u.exec(text)?.[0] ?? ''
// 'patiënte (geb. 4-4-1982) zag ik op §': the word of birth has its own day already
const hasItsDay =
  /\d{1,2}(?:[-/.]\d{1,2}[-/.]\d{2,4}| \p{L}{3,9}\.? (?:\d{4}|['’]\d{2}))\)?[^.!?\n\d]*(?<!\p{L})(?:zag|zagen|sprak|spraken|gehoord|gesproken|gebeld|gemeld|kwam|kwamen|besproken|belde|belden|onderzocht|geplaatst|opgenomen|bezocht|verhuisd|vertrokken|aangehouden|meldde|verscheen)(?!\p{L})[^.!?\n]*$/iu

/** Whether a date is the day of a birth, from the words before it in its sentence and those behind it. */
export function isBirth({ date, lead, before, close, rest, gap }: Place): boolean {
  const isShort = isWeak(date)
  const word = born.exec(lead)
  const isSaid =
    word !== null &&
    !meetsBehind.test(rest) &&
    !hasItsDay.test(word[0]) &&
    !ofAMeeting.test(word[0]) &&
    (!comesToTheWorld.test(word[0]) || /ter wereld|beviel|tweeling/iu.test(lead + rest)) &&
    (!isShort || rightAfterBirth.test(lead))
  // 'wordt 6 december 12': the figures behind the month are the age
  const [, day, tail] = /^(\d{1,2} \p{L}+)\.? (\d\d)$/u.exec(date) ?? []
  const isComing =
    isComingOfAge(lead, day === undefined ? rest : ` ${tail}${rest}`) || (!isShort && !ofAMeeting.test(lead) && isOfADelivery(lead, rest))
  // The day that was reckoned with, where the day itself is told as well
  if (/uitgerekend[^.!?\n]{0,20}$/iu.test(lead) && /(?:maar|en) (?:is |werd |toch )?geboren/iu.test(rest)) return false
  // '04/2016 geboren'
  if (isShort && /(?:19|20)\d{2}$/.test(date) && /^,? \(?geb(?:oren)?(?!\p{L})/iu.test(rest)) return !isOfNobody(lead, restOf(rest))
  const isSaidAfter = !isShort && bornAfter.test(rest) && !ofAMeeting.test(lead)
  if (!isShort && isAnswer(before)) return true
  if (isSaidOfAge(lead)) return !isShort && yearOf(date) <= 2019
  if (isSaid || isComing || isSaidAfter) return !isOfNobody(lead, restOf(rest))
  if (isShort && youngIsFrom.test(lead)) return true
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
      agedKin.test(lead) ||
      babyBefore.test(lead) ||
      /[*°☆★] ?$/u.test(lead) ||
      (gap?.endsWith('(') === true && !isTalk)
    )
  // 'de verkeerde broer: die van 3-5-2014'
  if (year <= 2022 && theOneOf.test(lead) && besideAnyone.test(lead) && !isTalk) return true
  if (babyBefore.test(lead)) return true
  if (year >= 2019 && youngIsFrom.test(lead)) return true
  if (gap !== undefined && (!isTalk || (year <= 2016 && !/[:;|/]/.test(gap)))) return true
  // What a note or a row of a table says beside a day: 'j. 22.03.2014', '2 kids: 1-3-15', '19.04.2011 M groep 6'
  if (!isTalk && !isWhen.test(lead) && (asNoted.test(lead) || notedAfter.test(rest))) return true
  if (besideAdult.test(lead)) return year <= 2010
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
  if (year <= 2018 && inSubject.test(lead)) return true
  if (year <= 2018 && isNearestToSomebody(lead, restOf(rest), year)) return true
  return agedNow.test(rest) && !ofAMeeting.test(lead)
}

// Between the words of the work and an old day stands somebody: 'Aangemeld: 2 kinderen, resp. §'. The nearest sign says what it is.
const lastPerson = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${child}|${adult}|kinderen|kids|ouders|jongens|meisjes|zonen|dochters)(?![\p{L}-])`,
  'giu',
)
const isNearestToSomebody = (lead: string, rest: string, year: number): boolean => {
  const persons = [...lead.matchAll(lastPerson)].filter(([word]) => word.length > 1)
  const at = persons.at(-1)
  if (!at) return false
  const between = lead.slice(at.index)
  if (isHistory(between, rest) || isWork(between, rest)) return false
  return isWhen.test(lead)
    ? (year <= 2010 || /sta(?:at|an) op $/iu.test(lead)) && !isWork(lead, rest) && !isHistory(lead, rest)
    : /[,:;(/|] ?(?:(?:resp|nl|dus|geb)\.? )?$|(?:resp|nl|namelijk|is|zijn|en|sta(?:at|an) op)\.? $/iu.test(between)
}

// The line of a mail or a letter that says what it is about
const inSubject = /(?:^|\n)[>\s]{0,3}(?:onderwerp|betreft|inzake|subject|re|fw|fwd|betr)\.?:[^\n]*$/iu

const isWhen =
  /(?<!\p{L})(?:op|sinds|vanaf|van|in|tot|per|voor|vóór|na|over|uit|d\.d\.|dd\.?|eind|begin|datum|week|zie|versie|t\/m|tm) (?:\p{L}+dag )?$/iu
const asNoted =
  /(?:(?<!\p{L})(?:groep|gr\.?|klas|havo|vwo|vmbo|mbo|vso|sbo) ?\d?\p{L}?[,;:/] ?|(?<![\p{L}\p{N}])(?:\d|twee|drie|vier|vijf|zes) (?:kids|kinderen|kind|zonen|zoons|dochters|jongens|meisjes|kleintjes|pubers)(?: \([^)\n]{1,20}\))?[:;,(-]{0,2} ?\(?|(?:^|[\s(/;|,])(?:[jmv]|jo|me|jng|mnl|vrl|kd|knd|zn|dr|mndj)(?:[.:)] ?| ?[/|;] ?)|pasgeboren\p{L}* ?\(?|(?:^|[\n;|/,] ?)(?:jongen|meisje|zoon|dochter|man|vrouw|kind|kleuter|peuter|puber|tiener|jeugdige|cli[eë]nt|leerling|pat(?:i[eë]nt)?)[ ,;:|(-]{1,3})$/iu
const youngNoted = /(?:pasgeboren\p{L}* ?\(?|(?:^|[\s(/;|,])[jmv][.:)] ?|(?<!\p{L})(?:kids|kinderen)[:,(]{1,2} ?)$/iu
const notedAfter =
  /^[ ,;|)/-]{1,3}\(?(?:[mvj]|man|vrouw|jongen|meisje|mannelijk|vrouwelijk|[sv]?so|sbo|groep ?[1-8]|gr\.? ?[1-8]|klas ?\d|brugklas|havo|vmbo|vwo|mbo|ots|vots|uhp|gezag|volgens (?:de |het )?(?:ind|brp|gba|moeder|vader|paspoort|akte|school))(?=[ ,;.)|/\n]|$)/iu

/** The year of a whole date, also of two figures. */
export function yearOf(date: string): number {
  const whole = /(?:19|20)\d{2}(?!\d)|^(?:19|20)\d{2}/.exec(date)?.[0]
  if (whole !== undefined) return Number(whole)
  const two = Number(/\d{2}$/.exec(date)?.[0] ?? Number.NaN)
  return Number.isNaN(two) ? 0 : two > 30 ? 1900 + two : 2000 + two
}
