import { expect, test } from 'vitest'
import { parse } from './labelled.ts'
import { score, together, wilson } from './scoring.ts'

const texts = [parse('a', 'Bel [[name:Sam]] op [[phone:0612345678]].'), parse('b', 'Bel Roermond.')]

test('a finding of the same kind that overlaps a mark is right, and its mark is found', () => {
  const { scores, mistakes } = score(texts, (text) => (text.startsWith('Bel Sam') ? [{ kind: 'name', start: 0, end: 5 }] : []))
  expect(scores.get('name')).toEqual({ recalled: 1, missed: 0, right: 1, wrong: 0 })
  expect(scores.get('phone')).toEqual({ recalled: 0, missed: 1, right: 0, wrong: 0 })
  expect(mistakes.map(({ id, kind, what, fragment }) => [id, kind, what, fragment])).toEqual([['a', 'phone', 'missed', '0612345678']])
})

test('a finding of another kind, beside a mark or where nothing is marked is wrong', () => {
  const { scores, mistakes } = score(texts, (text) =>
    text.startsWith('Bel Sam')
      ? [
          { kind: 'phone', start: 4, end: 7 },
          { kind: 'name', start: 7, end: 10 },
        ]
      : [{ kind: 'name', start: 4, end: 12 }],
  )
  expect(scores.get('name')).toEqual({ recalled: 0, missed: 1, right: 0, wrong: 2 })
  expect(scores.get('phone')).toEqual({ recalled: 0, missed: 1, right: 0, wrong: 1 })
  expect(mistakes).toHaveLength(5)
})

test('kinds can be counted as one', () => {
  expect(together([{ recalled: 1, missed: 2, right: 3, wrong: 4 }, undefined, { recalled: 1, missed: 0, right: 1, wrong: 0 }])).toEqual({
    recalled: 2,
    missed: 2,
    right: 4,
    wrong: 4,
  })
})

test("Wilson's interval agrees with published values", () => {
  const rounded = (hits: number, total: number) => wilson(hits, total).map((bound) => Math.round(bound * 1000) / 1000)
  expect(rounded(81, 263)).toEqual([0.255, 0.366])
  expect(rounded(0, 20)).toEqual([0, 0.161])
  expect(rounded(1, 29)).toEqual([0.006, 0.172])
  expect(rounded(0, 0)).toEqual([0, 1])
})
