import { addresses, belongings, houses, kin, workers } from './name-words.ts'

type Named = { found: string; lead: string; rest: string; title: string }

const article = /(?:^|\s)(?:de|het|een|haar|zijn|mijn|hun|onze|ons|je|jouw|die|deze|dat|dit|\d{1,2}-jarige?)\s$/iu

/** What can stand in the place of a name: who somebody is in the story, not how somebody is called. */
export function nameRewrites({ found, lead, rest, title }: Named): string[] {
  const starts = /(?:^|[.!?:\n]\s*)$/.test(lead)
  const cased = (words: readonly string[]) => words.map((word) => (starts ? word.charAt(0).toUpperCase() + word.slice(1) : word))
  const lower = title.toLowerCase()
  const hasArticle = article.test(lead)
  if (houses.has(lower)) return cased(hasArticle ? ['gezin', 'gezin uit de regio'] : ['het gezin', 'een gezin'])
  if (found.length > title.length && (kin.has(lower) || workers.has(lower)))
    return cased(hasArticle ? [title.toLowerCase(), ...ofFamily(lower)] : [`de ${lower}`, ...ofFamily(lower, 'de ')])
  if (addresses.has(lower)) {
    if (/^(?:juf|juffrouw|meester)$/.test(lower)) return cased(['de leerkracht', 'de school'])
    if (/^(?:dr|dokter|mr|drs|ir)$/.test(lower)) return cased(['de arts', 'de advocaat', 'de deskundige'])
    if (/^(?:oma|opa|tante|oom|ome)$/.test(lower))
      return cased([lower === 'oma' || lower === 'opa' ? lower : 'een familielid', 'een grootouder'])
    return cased(/^m(?:evr|w)/.test(lower) ? ['de moeder', 'een vrouw', 'de cliënt'] : ['de vader', 'een man', 'de cliënt'])
  }
  if (/['’]s?$/.test(found) || (found.endsWith('s') && belongings.has(/^ (\p{L}+)/u.exec(rest)?.[1]?.toLowerCase() ?? '')))
    return cased(['de', 'haar', 'zijn'])
  const age = Number(/^\s?(?:\(|, | van )(\d{1,2})/.exec(rest)?.[1] ?? Number.NaN)
  if (age >= 0) return cased([ageGroup(age), 'de oudste', 'de jongste'])
  return cased(['de oudste', 'een van de kinderen', 'de ouder', 'een collega'])
}

const ofFamily = (lower: string, the = ''): string[] =>
  /(?:zoon|dochter|kind|jongen|meisje|zus|broer|baby|peuter|kleuter|tiener|puber)/.test(lower) ? [`${the}oudste`, `${the}jongste`] : []

/** An age as a group: nobody can be looked up with it. */
function ageGroup(age: number): string {
  if (age < 4) return 'een kind dat nog niet naar school gaat'
  if (age < 13) return 'een kind van basisschoolleeftijd'
  if (age < 18) return 'een tiener'
  return age < 25 ? 'een jongvolwassene' : 'een volwassene'
}

/** The same behind a noun: 'een jongen van basisschoolleeftijd'. Empty for grown-ups, whose age is left out. */
export function ageClause(age: number): string {
  if (age < 4) return 'van nog geen vier jaar'
  if (age < 13) return 'van basisschoolleeftijd'
  return age < 18 ? 'in de tienerjaren' : ''
}
