import type { Match, ScanContext } from './finding.ts'
import { isOtherWord } from './name-words.ts'
import { largePlaces, smallPlaces } from './places.ts'
import { ageClause } from './rewrites.ts'

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const anyOf = (names: ReadonlySet<string>) =>
  [...names]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|')

// A place counts with a word of place before it, so that 'Best' and 'Son' at the start of a sentence do not.
const placeLead = String.raw`(?:[Ii]n|[Tt]e|[Uu]it|[Bb]ij|[Oo]p|[Nn]aar|[Rr]ond|[Bb]uiten|[Nn]abij|[Vv]an|[Gg]emeente|dorp|dorpje|stadje|het Friese|het Groningse|het Drentse|het Zeeuwse|het Limburgse|het Brabantse)`
const smallPlace = new RegExp(String.raw`\b${placeLead} ((?:${anyOf(smallPlaces)}))(?![\p{L}-])`, 'gu')
const largePlace = new RegExp(String.raw`\b${placeLead} ((?:${anyOf(largePlaces)}))(?![\p{L}-])`, 'gu')
const villages =
  /\b(?:(?:[Ii]n|[Oo]p|[Uu]it|[Vv]an|[Bb]innen) (?:een|het|ons|dat|dit|hun) (?:klein(?:e)? )?(?:dorp(?:je)?|gehucht|eiland|buurtschap|vissersdorp|kerkdorp|stadje)|(?:het|een) (?:\p{L}+ )?(?:dorp(?:je)?|gehucht|buurtschap|eiland|vissersdorp) (?:[A-Z]\p{L}+)?)/gu
// A village that no list knows: a capital after a word of place.
const otherPlace = /(?<![\p{L}])(?:[Ii]n|[Uu]it|dorp|dorpje) (\p{Lu}\p{Ll}{3,24}(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}-])/gu
const neighbourhoods = /\b(?:[Ii]n|[Uu]it) (?:de wijk|de buurt|de straat|het buurtje|de kern|de flat) \p{Lu}\p{L}+/gu

const number =
  'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig'
// An age of a range, a law or a stretch of time is nobody's age.
const stretch = '(?! (?:geleden|later|lang|eerder|ervaring|werk|bestaan|tijd|na|voor|duurde|bezig|hulp|samen|tot|en ouder|of ouder))'
const ages = new RegExp(
  [
    String.raw`(?<!tot |-)\b\d{1,3}[- ]?jarige?n?\b`,
    String.raw`\b(?:${number})jarige?n?\b`,
    String.raw`(?<!(?:traject|periode|termijn|duur|looptijd|maatregel|project|pilot|straf|contract|opleiding|subsidie|tijd|wachtlijst|ondertoezichtstelling|plan) )\bvan (?:\d{1,2}|${number}) (?:jaar|jaren|maanden|weken)${stretch}`,
    String.raw`\b(?:is|was|pas|net|bijna|nog geen|werd|toen) (?:\d{1,2}|${number})(?: (?:jaar|maanden)${stretch}| toen\b|(?= en (?:woont|woonde|wil))|(?=,? (?:in|uit|op) \p{Lu}))`,
    String.raw`\b(?:\d{1,2}|${number}) (?:jaar|maanden|weken) oud\b`,
    String.raw`(?<!\p{L})\p{L}{1,30} \((?:pas |net |bijna )?\d{1,2}(?: jaar)?\)`,
    String.raw`, (?:\d{1,2}|${number}),(?= )`,
    String.raw`\b(?:zoon|dochter|kind|jongen|meisje|kinderen|zoontje|dochtertje|baby|vrouw|man|moeder|vader|zonen|dochters|broertje|zusje|oma|opa|broer|zus|leerling|leerlinge|leraar|lerares|tweeling|drieling|vierling|pleegdochter|pleegzoon|kleinzoon|kleindochter|jongens|meisjes|statushouder|cliënt|scholier|puber|tiener|peuter|kleuter|buurman|buurvrouw|stiefvader|stiefmoeder|nichtje|neefje|broers|zussen) (?:van|\() ?(?:\d{1,2}|${number})(?! (?:tot|uur|gezinnen|keer|weken geleden))(?:,? (?:en|tot) (?:\d{1,2}|${number}))?(?: jaar(?: oud)?| maanden)?`,
    String.raw`\b(?:uit|in|van) groep (?:[1-8]|een|twee|drie|vier|vijf|zes|zeven|acht)\b`,
    String.raw`\bgeboren in (?:19|20)\d{2}\b`,
    String.raw`\bbaby van (?:\d{1,2}|${number})`,
    String.raw`(?<=(?:de oudste|de jongste|dader was|slachtoffer was|[Mm]oeder was|[Vv]ader was|hij was|zij was),? )\d{1,2}\b`,
    String.raw`\bin de (?:zeventig|tachtig|negentig)\b`,
    String.raw`\b(?:brugklasser|zuigeling)\b`,
  ].join('|'),
  'gu',
)

const rare =
  /(?:zelfmoord|zelfdoding|su[iï]cide|zichzelf (?:het leven|van het leven)|doodgesto|doodgescho|doodgesl|doodgere|verdronk|verdrink|verdronken|vermoord|\bmoord|doodslag|steekpartij|neergestoken|neergescho|schietpartij|schietincident|brandstichting|brand gestoken|\b\p{L}{0,24}brand\b|afgebrand|afbrand|kind verlo(?:ren|or)|uitgebrand|ontplof|explosie|ontvoer|gegijzel|gijzeling|eerwraak|incest|vergiftig|vermist|verongeluk|dodelijk|ongeval|ongeluk|aangereden|spoorlijn|treinongeluk|liquidatie|arrestatieteam|gezinsdrama|familiedrama|mensenhandel|tienermoeder|tienerzwanger|tiener zwanger|zwanger|hongerstaking|te vondeling|vondeling|babylijk|overleed|overleden|omgekomen|om het leven|in het nieuws|de krant|het journaal|landelijk nieuws|op televisie|zeldzame|zeldzaam|stofwisselingsziekte|progeria|syndroom|rolstoel|doof|doofblind|blind geboren|drieling|vierling|vijfling|siamese|stierf|ramp|instort|ingestort|in coma|coma|overval|overvallen|gewapend|terreur|uitgereisd|Syriëganger|loterij|jackpot|wereldkampioen|olympisch|profvoetbal|wethouder|burgemeester|dominee|predikant|imam|pastoor|huisarts|dorpsagent|wijkagent van|tandarts|dierenarts|notaris|raadslid|sekte|polygam|bigam|geslachtsverander|transgender|transitie|adoptie uit|geadopteerd|orkaan|bliksem|tractor|silo|gierkelder|mestkelder|sloot|kanaal|haven|ijs gezakt|sprong van|flat gesprongen|viaduct|meteoriet|vuurwerk|granaat|wapen|mes |bijl|hakbijl|vuurwapen|zwaargewond|amputatie|geamputeerd|hersenletsel|opgesloten|geketend|kelder|verwaarloosde dieren|honden in beslag|tbs|levenslang|veroordeeld|ontsnap|circus|kermis|woonwagen|zigeuner|vrachtwagen|zeehond|reddingsboot|trauma-?helikopter|traumahelikopter|schipper|vuurtoren|asielzoekerscentrum|azc)/iu
const unique =
  /(?:(?:het|de|ons|hun) enige|als enige|enig in|enige gezin|enige school|het eerste gezin|nergens anders|iedereen (?:in (?:het|ons) (?:dorp|eiland)|kent|kende|wist|weet|op het eiland)|heel het dorp|hele dorp|hele eiland|bekend in het dorp|dorpsgesprek|één gezin|een gezin met (?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|\d{1,2}) kinderen|(?:zes|zeven|acht|negen|tien|elf|twaalf|dertien) kinderen|(?:een|één) van de (?:twee|drie|vier|vijf|2|3|4|5)\b|(?:slechts|maar|nog) (?:één|een|twee|drie|vier|vijf|[1-9]) (?:gezinnen|gezin|kinderen|leerlingen|inwoners|huizen)|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9]) (?:gezinnen|families|leerlingen|huishoudens|meisjes|jongens|statushouders|inwoners|woningen)\b|\b(?:[1-9]\d|[1-9]\d{2}|[1-9]\.?\d{3}) inwoners|er (?:woont|wonen|is|zijn) (?:daar |hier )?(?:maar|slechts)|laatste (?:boer|gezin|school|visser))/iu

type Found = { start: number; end: number; text: string }
const all = (text: string, pattern: RegExp, group = 0): Found[] =>
  [...text.matchAll(pattern)].map((match) => {
    const found = match[group] ?? match[0]
    const start = match.index + match[0].lastIndexOf(found)
    return { start, end: start + found.length, text: found }
  })

/**
 * Passages that say too much together: a place where people know each other, with an age, a rare event or a small number.
 * One of them alone is in every lesson; three of them are one family.
 */
export function* combinations(text: string, context: ScanContext): Generator<Match> {
  for (const passage of passagesIn(text)) {
    const places = [
      ...all(passage.text, smallPlace, 1),
      ...all(passage.text, villages),
      ...all(passage.text, neighbourhoods),
      ...all(passage.text, otherPlace, 1).filter(isVillage),
    ]
    const few = fewFamiliesIn(passage.text, context)
    const large = all(passage.text, largePlace, 1)
    const agesIn = all(passage.text, ages)
    const hasAge = agesIn.length > 0
    const hasRare = rare.test(passage.text)
    const hasFew = unique.test(passage.text)
    const signs = Number(hasAge) + Number(hasRare) + Number(hasFew)
    const isSmall = places.length > 0 || few !== undefined
    if (!(isSmall && (hasAge || signs >= 2)) && !(large.length > 0 && signs === 3) && !(few && signs >= 1)) continue
    yield {
      start: passage.start,
      end: passage.start + passage.text.length,
      reason: few
        ? `${few} werkt met weinig gezinnen. Wat hier staat kan samen zeggen om welk gezin het gaat.`
        : `Hier staan samen ${listed([
            ['een plaats', true],
            ['een leeftijd', hasAge],
            ['een bijzondere gebeurtenis', hasRare],
            ['een klein aantal', hasFew],
          ])}. Zo kan een gezin te herkennen zijn, ook zonder naam.`,
      suggestions: rewritten(passage.text, places.length > 0 ? places : large, agesIn),
    }
  }
}

const isVillage = ({ text }: Found): boolean =>
  !isOtherWord(text.toLowerCase()) && !largePlaces.has(text) && !/(?:zorg|school|huis|team|plan|wet|net|link|loket)$/.test(text)

const fewFamiliesIn = (text: string, { site }: ScanContext): string | undefined =>
  site?.fewFamilies && text.includes(site.name) ? site.name : undefined

function listed(signs: [string, boolean][]): string {
  const words = signs.filter(([, isThere]) => isThere).map(([word]) => word)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`
}

const longest = 420

/** Paragraphs, and in long ones at most three sentences that follow each other. */
function* passagesIn(text: string): Generator<{ start: number; text: string }> {
  for (const line of text.matchAll(/[^\n]+/g)) {
    const sentences = [...line[0].matchAll(/\S(?:[^.!?]|[.!?](?!\s|$)){0,1200}[.!?]*/g)]
    for (let at = 0; at < sentences.length;) {
      const from = sentences[at]?.index ?? 0
      let to = at
      while (to + 1 < sentences.length && to - at < 2 && endOf(sentences[to + 1]) - from <= longest) to += 1
      yield { start: line.index + from, text: line[0].slice(from, endOf(sentences[to])) }
      at = to + 1
    }
  }
}

const endOf = (match: RegExpExecArray | undefined): number => (match ? match.index + match[0].length : 0)

/** The passage with a wider place, an age group, or both. */
function rewritten(passage: string, places: Found[], agesIn: Found[]): string[] {
  const wider = places.map((place) => ({ ...place, text: /^\p{Lu}/u.test(place.text) ? 'een plaats in de regio' : 'in de regio' }))
  const grouped = agesIn.map((age) => ({ ...age, text: groupOf(age.text) }))
  const both = replaced(passage, [...wider, ...grouped])
  return [...new Set([both, replaced(passage, wider), replaced(passage, grouped)])].filter((words) => words !== passage)
}

/** The age in other words, or the same words where no group fits. */
function groupOf(age: string): string {
  const years = Number(/\d{1,3}/.exec(age)?.[0] ?? Number.NaN)
  if (Number.isNaN(years) || /maanden|weken|groep|geboren|\(/.test(age)) return age
  if (/jarige/.test(age)) return years < 18 ? 'minderjarige' : 'volwassen'
  const noun = /^\p{L}+(?= (?:van|is|was))/u.exec(age)?.[0]
  if (noun) return /^(?:van|is|was|pas|net|toen)$/.test(noun) ? age : `${noun} ${ageClause(years)}`.trim()
  return /^ ?van /.test(age) ? ` ${ageClause(years)}` : age
}

function replaced(passage: string, parts: Found[]): string {
  let words = passage
  for (const part of [...parts].sort((one, other) => other.start - one.start))
    words = words.slice(0, part.start) + part.text + words.slice(part.end)
  return words
}
