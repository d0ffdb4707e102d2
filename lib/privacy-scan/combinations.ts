import { type Found, signsOf, type Signs } from './combination-signs.ts'
import type { Match, ScanContext } from './finding.ts'
import { ageClause } from './rewrites.ts'

type Read = { start: number; end: number; signs: Signs }

/**
 * Passages that say too much together: a place where people know each other, with an age, a rare event or a small number.
 * One of them alone is in every lesson; three of them are one family.
 */
export function* combinations(text: string, context: ScanContext): Generator<Match> {
  for (const sentences of paragraphsIn(text)) {
    for (let at = 0; at < sentences.length;) {
      const to = lastOfPassage(text, sentences, at, context)
      if (to === undefined) {
        at += 1
        continue
      }
      const start = sentences[at]?.start ?? 0
      const end = sentences[to]?.end ?? start
      yield asMatch(text.slice(start, end), start, together(sentences.slice(at, to + 1)), context)
      at = to + 1
    }
  }
}

const longest = 420
const most = 3

/** The sentence up to which a passage goes that points at a family and begins at a sentence. */
function lastOfPassage(text: string, sentences: readonly Read[], from: number, context: ScanContext): number | undefined {
  const start = sentences[from]?.start ?? 0
  if (!saysAnything(sentences[from]?.signs) && !fewFamiliesIn(text.slice(start, sentences[from]?.end), context)) return undefined
  let found: number | undefined
  for (let to = from; to < Math.min(from + most, sentences.length); to++) {
    const sentence = sentences[to]
    if (!sentence || (to > from && sentence.end - start > longest)) break
    // What goes on about the same family belongs to it.
    if (found !== undefined && saysAnything(sentence.signs)) found = to
    else if (
      found === undefined &&
      pointsAtOne(together(sentences.slice(from, to + 1)), fewFamiliesIn(text.slice(start, sentence.end), context))
    )
      found = to
  }
  return found
}

const saysAnything = (signs: Signs | undefined): boolean =>
  signs !== undefined &&
  (signs.places.length + signs.names.length + signs.large.length + signs.ages.length > 0 ||
    signs.grave ||
    signs.rare ||
    signs.household ||
    signs.onlyOne ||
    signs.few)

/** Whether what is said together is about one family that people can name. */
function pointsAtOne(signs: Signs, few: string | undefined): boolean {
  const hasAge = signs.ages.length > 0
  const hasEvent = signs.rare || signs.grave
  const isFew = signs.few || signs.onlyOne
  const count = [hasAge, hasEvent, isFew].filter(Boolean).length
  const more = count + [signs.household, signs.trade && (signs.grave || !signs.rare), signs.condition && !signs.rare].filter(Boolean).length
  if (few !== undefined && count >= 1) return true
  if (signs.places.length > 0 || few !== undefined) {
    if (hasAge || count >= 2 || signs.household || signs.onlyOne) return true
    return (
      (signs.grave && (signs.somebody || signs.trade)) ||
      (signs.trade && signs.kin) ||
      (signs.condition && signs.somebody) ||
      (signs.household && signs.kin)
    )
  }
  if (signs.names.length > 0 && (more >= 2 || signs.household || (signs.grave && signs.somebody))) return true
  if (signs.large.length > 0 && more >= 3) return true
  return more >= 4 || (signs.onlyOne && more >= 3)
}

function together(read: readonly Read[]): Signs {
  const from = read[0]?.start ?? 0
  const joined = (of: (signs: Signs) => Found[]) =>
    read.flatMap(({ start, signs }) =>
      of(signs).map((found) => ({ ...found, start: found.start + start - from, end: found.end + start - from })),
    )
  const some = (of: (signs: Signs) => boolean) => read.some(({ signs }) => of(signs))
  return {
    places: joined((signs) => signs.places),
    names: joined((signs) => signs.names),
    large: joined((signs) => signs.large),
    ages: joined((signs) => signs.ages),
    grave: some((signs) => signs.grave),
    rare: some((signs) => signs.rare),
    trade: some((signs) => signs.trade),
    household: some((signs) => signs.household),
    condition: some((signs) => signs.condition),
    few: some((signs) => signs.few),
    onlyOne: some((signs) => signs.onlyOne),
    kin: some((signs) => signs.kin),
    somebody: some((signs) => signs.somebody),
  }
}

function asMatch(passage: string, start: number, signs: Signs, context: ScanContext): Match {
  const few = fewFamiliesIn(passage, context)
  return {
    start,
    end: start + passage.length,
    reason: few
      ? `${few} werkt met weinig gezinnen. Wat hier staat kan samen zeggen om welk gezin het gaat.`
      : `Hier staan samen ${listed([
          ['een plaats', signs.places.length + signs.large.length > 0],
          ['een school of club', signs.names.length > 0],
          ['een leeftijd', signs.ages.length > 0],
          ['een bijzondere gebeurtenis', signs.rare || signs.grave],
          ['een beroep', signs.trade && !signs.rare],
          ['een bijzonder gezin', signs.household],
          ['een klein aantal', signs.few || signs.onlyOne],
        ])}. Zo kan een gezin te herkennen zijn, ook zonder naam.`,
    suggestions: rewritten(passage, signs.places.length > 0 ? signs.places : signs.large, signs.ages),
  }
}

const fewFamiliesIn = (text: string, { site }: ScanContext): string | undefined =>
  site?.fewFamilies && text.includes(site.name) ? site.name : undefined

function listed(signs: [string, boolean][]): string {
  const words = signs.filter(([, isThere]) => isThere).map(([word]) => word)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`
}

/** The sentences of each paragraph; the end of a line is the end of a sentence, and a white line of a paragraph. */
function* paragraphsIn(text: string): Generator<Read[]> {
  let from = 0
  for (const { index, 0: gap } of [...text.matchAll(/\n[^\S\n]*\n/g), { index: text.length, 0: '' }]) {
    const paragraph = text.slice(from, index)
    const begin = from
    from = index + gap.length
    yield [...paragraph.matchAll(/\S(?:[^.!?\n]|[.!?](?!\s|$)){0,1200}[.!?]*/g)].map((sentence) => {
      const start = begin + sentence.index
      return { start, end: start + sentence[0].length, signs: signsOf(sentence[0]) }
    })
  }
}

/** The passage with a wider place, an age group, or both. */
function rewritten(passage: string, places: Found[], agesIn: Found[]): string[] {
  const wider = places.map((place) => ({ ...place, text: place.wider ?? 'in de regio' }))
  const grouped = agesIn.map((age) => ({ ...age, text: groupOf(age.text) }))
  const both = replaced(passage, [...wider, ...grouped])
  return [...new Set([both, replaced(passage, wider), replaced(passage, grouped)])].filter((words) => words !== passage)
}

/** The age in other words, or the same words where no group fits. */
function groupOf(age: string): string {
  const years = Number(/\d{1,3}/.exec(age)?.[0] ?? Number.NaN)
  if (Number.isNaN(years) || /maanden|weken|groep|geboren|\(/.test(age)) return age
  if (/jarige/.test(age)) return years < 18 ? 'minderjarige' : 'volwassen'
  // 'een jongen van 7 en een meisje van 9': what follows the age is the next child, not one more year.
  const next = / (?:en|of) (?:een|één)$/.exec(age)?.[0] ?? ''
  const noun = /^\p{L}+(?= (?:van|is|was))/u.exec(age)?.[0]
  if (noun) return /^(?:van|is|was|pas|net|toen)$/.test(noun) ? age : `${noun} ${ageClause(years)}`.trim() + next
  return /^ ?van /.test(age) ? ` ${ageClause(years)}` : age
}

function replaced(passage: string, parts: Found[]): string {
  let words = passage
  for (const part of [...parts].sort((one, other) => other.start - one.start))
    words = words.slice(0, part.start) + part.text + words.slice(part.end)
  return words
}
