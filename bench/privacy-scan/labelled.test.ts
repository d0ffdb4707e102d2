import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { digits, passesElevenTest, passesMod97 } from './check-digits.ts'
import { halves, type Kind, kinds, type Labelled, lessons, parse, sentences, structuredKinds, words } from './labelled.ts'

const all = halves.flatMap(sentences)
const clean = halves.flatMap(lessons)
const marked = (texts: Labelled[], kind: Kind) =>
  texts.flatMap(({ text, spans }) => spans.filter((span) => span.kind === kind).map(({ start, end }) => text.slice(start, end)))

test('a mark becomes a passage, also inside another', () => {
  expect(parse('x', 'Zie [[combination:het dorp van [[name:Sam]]]]!')).toEqual({
    id: 'x',
    text: 'Zie het dorp van Sam!',
    spans: [
      { kind: 'combination', start: 4, end: 20 },
      { kind: 'name', start: 17, end: 20 },
    ],
  })
})

test.each(['[[name:Sam', 'Sam]]', '[[naam:Sam]]', '[[name:]] lacht', '[[name Sam]]'])('%s is refused', (line) => {
  expect(() => parse('x', line)).toThrow(/^x: /)
})

test('there are enough texts, half of them held out', () => {
  const [open, heldOut] = halves.map((half) => sentences(half).length)
  expect(all.length).toBeGreaterThanOrEqual(720)
  expect(Math.abs((open ?? 0) - (heldOut ?? 0))).toBeLessThanOrEqual(2)
})

test.each(kinds)('there are enough marks of %s, and each half has its share', (kind) => {
  const least = kind === 'name' ? 200 : kind === 'combination' ? 60 : 45
  expect(marked(all, kind).length).toBeGreaterThanOrEqual(least)
  for (const half of halves) expect(marked(sentences(half), kind).length).toBeGreaterThanOrEqual(least * 0.45)
})

test('a fifth of the sentences and six thousand words of lessons hold nothing to find', () => {
  expect(all.filter(({ spans }) => spans.length === 0).length).toBeGreaterThanOrEqual(all.length / 5)
  expect(words(clean)).toBeGreaterThanOrEqual(6000)
  expect(clean.filter(({ spans }) => spans.length > 0)).toEqual([])
})

test('no text is there twice, in one half or in both, not even with other numbers in it', () => {
  const bare = [...all, ...clean].map(({ text }) =>
    text
      .toLowerCase()
      .replace(/\d/g, '0')
      .replace(/[^a-zà-ÿ0]/g, ''),
  )
  expect(bare.filter((text, at) => bare.indexOf(text) !== at)).toEqual([])
})

test('no structured value is marked in both halves', () => {
  const [open, heldOut] = halves.map((half) => new Set(structuredKinds.flatMap((kind) => marked(sentences(half), kind))))
  expect([...(open ?? [])].filter((value) => heldOut?.has(value))).toEqual([])
})

test('every BSN has nine digits that pass the eleven test', () => {
  for (const fragment of marked(all, 'bsn')) {
    expect(digits(fragment), fragment).toHaveLength(9)
    expect(passesElevenTest(digits(fragment)), fragment).toBe(true)
  }
})

test('among the numbers that are no BSN some pass the eleven test and more do not', () => {
  const bare = all.filter(({ spans }) => spans.length === 0).flatMap(({ text }) => text.match(/(?<!\d)\d{9}(?!\d)/g) ?? [])
  expect(bare.filter(passesElevenTest).length).toBeGreaterThanOrEqual(2)
  expect(bare.filter((number) => !passesElevenTest(number)).length).toBeGreaterThanOrEqual(3)
})

test('every IBAN passes mod 97', () => {
  for (const fragment of marked(all, 'iban')) {
    const iban = fragment.replace(/[^0-9a-z]/gi, '').toUpperCase()
    expect(iban, fragment).toMatch(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/)
    expect(passesMod97(iban), fragment).toBe(true)
  }
})

// The shape of a value says whether a mark begins and ends where it should.
const shapes: [Kind, (fragment: string) => boolean][] = [
  ['email', (fragment) => /^\S+@[\w.-]+\.example$/i.test(fragment)],
  ['phone', (fragment) => /^[+(0]/.test(fragment) && digits(fragment).length >= 10 && digits(fragment).length <= 13],
  ['postcode', (fragment) => /[1-9]\d{3}[ -]?[A-Z]{2}/.test(fragment) && digits(fragment).length >= 5],
  ['birth_date', (fragment) => /\d/.test(fragment)],
  [
    'number_plate',
    (fragment) =>
      /^(LLDDLL|DDLLLL|LLLLDD|DDLLLD|DLLLDD|LLDDDL|LDDDLL|LLLDDL)$/.test(
        fragment.replace(/[- ]/g, '').replace(/[A-Z]/g, 'L').replace(/\d/g, 'D'),
      ),
  ],
  ['case_number', (fragment) => digits(fragment).length >= 3],
  ['name', (fragment) => /\p{Lu}/u.test(fragment) && fragment.length <= 45],
  ['combination', (fragment) => fragment.length >= 40],
]

test.each(shapes)('every mark of %s has the shape of one', (kind, hasShape) => {
  expect(marked(all, kind).filter((fragment) => !hasShape(fragment) || fragment !== fragment.trim())).toEqual([])
})

test('nothing of the product knows the held-out half', () => {
  const folder = path.resolve(import.meta.dirname, '../../lib')
  const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(sources.filter((file) => fs.readFileSync(path.join(folder, file), 'utf8').includes('held-out'))).toEqual([])
})
