import { expect, test } from 'vitest'
import { digits, passesElevenTest, passesMod97 } from './check-digits.ts'
import { heldOut2 } from './held-out-2.ts'
import { halves, type Kind, kinds, type Labelled, lessons, sentences, structuredKinds, words } from './labelled.ts'

const texts = sentences('held-out-2')
const clean = lessons('held-out-2')
const first = halves.flatMap((half) => [...sentences(half), ...lessons(half)])
const marked = (of: Labelled[], kind: Kind) =>
  of.flatMap(({ text, spans }) => spans.filter((span) => span.kind === kind).map(({ start, end }) => text.slice(start, end)))
/** A text without what is marked in it, so that the rest can be searched for what was forgotten. */
const rest = ({ text, spans }: Labelled) =>
  spans.reduceRight((left, { start, end }) => `${left.slice(0, start)} · ${left.slice(end)}`, text)

/** The text as its author wrote it: the marks put back at the offsets of the spans. */
function writtenOut({ text, spans }: Labelled): string {
  const signs = Array.from(text, (sign) => ({ before: '', sign, after: '' }))
  const at = (offset: number) => Array.from(text.slice(0, offset)).length
  for (const { start, end, kind } of spans) {
    const [from, until] = [signs[at(start)], signs[at(end) - 1]]
    if (!from || !until) throw new Error(`${text}: a mark lies outside the text`)
    from.before += `[[${kind}:`
    until.after += ']]'
  }
  return signs.map(({ before, sign, after }) => before + sign + after).join('')
}

test('the offsets of the marks fit the texts', () => {
  expect(texts.map(writtenOut)).toEqual(heldOut2.sentences)
  for (const { text, spans } of texts) {
    for (const { start, end } of spans) {
      const fragment = text.slice(start, end)
      expect(fragment, text).toBe(fragment.trim())
      expect(fragment, text).not.toBe('')
    }
  }
})

test('there are more than three hundred and twenty texts, and in two of five there is nothing to find', () => {
  expect(texts.length).toBeGreaterThanOrEqual(320)
  expect(texts.filter(({ spans }) => spans.length === 0).length).toBeGreaterThanOrEqual(texts.length * 0.4)
  expect(texts.filter(({ text }) => text.includes('\n')).length).toBeGreaterThanOrEqual(10)
})

test.each(kinds)('there are enough marks of %s', (kind) => {
  expect(marked(texts, kind).length).toBeGreaterThanOrEqual(kind === 'name' ? 100 : 20)
})

test('two thousand words of lessons hold nothing to find', () => {
  expect(words(clean)).toBeGreaterThanOrEqual(2000)
  expect(clean.filter(({ spans }) => spans.length > 0)).toEqual([])
})

test('no text is there twice, or in the first set, not even with other numbers in it', () => {
  const bare = ({ text }: Labelled) =>
    text
      .toLowerCase()
      .replace(/\d/g, '0')
      .replace(/[^a-zà-ÿ0]/g, '')
  const all = [...texts, ...clean, ...first].map(bare)
  expect(all.slice(0, texts.length + clean.length).filter((text, at) => all.indexOf(text, at + 1) !== -1)).toEqual([])
})

test('no structured value stands in the first set too', () => {
  for (const kind of structuredKinds) {
    const known = new Set(marked(first, kind).map((value) => value.replace(/[^0-9a-z]/gi, '').toLowerCase()))
    expect(marked(texts, kind).filter((value) => known.has(value.replace(/[^0-9a-z]/gi, '').toLowerCase()))).toEqual([])
  }
})

const letters = (plate: string) => plate.replace(/[- ]/g, '').replace(/[A-Z]/g, 'L').replace(/\d/g, 'D')
const compact = (iban: string) => iban.replace(/[^0-9a-z]/gi, '').toUpperCase()

// A BSN and an IBAN must be right to the last figure; the shape of another value says whether a mark begins and ends where it should.
const shapes: [Kind, (fragment: string) => boolean][] = [
  ['bsn', (fragment) => /^\d[\d .-]+\d$/.test(fragment) && digits(fragment).length === 9 && passesElevenTest(digits(fragment))],
  ['iban', (fragment) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact(fragment)) && passesMod97(compact(fragment))],
  ['email', (fragment) => /^[^\s@]+@[\w.-]+\.example$/i.test(fragment)],
  ['phone', (fragment) => /^[+(0][\d ()./+-]+\d$/.test(fragment) && /^(?:0\d{9}|(?:00|0)?[34]\d{9,12})$/.test(digits(fragment))],
  ['postcode', (fragment) => /[1-9]\d{3} ?[A-Z]{2}/.test(fragment) && digits(fragment).length >= 5],
  ['birth_date', (fragment) => /\d|tweeduizend|negentien/.test(fragment)],
  ['number_plate', (fragment) => /^(?:LLDDLL|DDLLLL|LLLLDD|DDLLLD|DLLLDD|LLDDDL|LDDDLL|LLLDDL)$/.test(letters(fragment))],
  ['case_number', (fragment) => digits(fragment).length >= 4],
  ['name', (fragment) => /^\p{L}/u.test(fragment) && fragment.length <= 45],
  ['combination', (fragment) => fragment.length >= 40],
]

test.each(shapes)('every mark of %s has the shape of one', (kind, hasShape) => {
  expect(marked(texts, kind).filter((fragment) => !hasShape(fragment))).toEqual([])
})

test('what passes for an address, an IBAN or a mobile number was not left unmarked', () => {
  const left = [...texts, ...clean].map(rest).join('\n')
  expect(left.match(/\S+@[\w-]+\.\w+/g)).toBeNull()
  expect((left.match(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}/g) ?? []).filter((iban) => passesMod97(compact(iban)))).toEqual([])
  expect(left.match(/\b06[- .]?(?:\d[- .]?){7}\d/g)).toBeNull()
})

test('among the numbers that are no BSN one passes the eleven test and more do not', () => {
  const bare = texts.filter(({ spans }) => spans.length === 0).flatMap(({ text }) => text.match(/(?<!\d)\d{9}(?!\d)/g) ?? [])
  expect(bare.filter(passesElevenTest).length).toBeGreaterThanOrEqual(1)
  expect(bare.filter((number) => !passesElevenTest(number)).length).toBeGreaterThanOrEqual(3)
})
