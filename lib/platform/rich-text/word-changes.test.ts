import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges, type WordChange } from '#lib/platform/rich-text/word-changes.ts'

const without = (changes: WordChange[], kind: WordChange['kind']) =>
  changes
    .filter((change) => change.kind !== kind)
    .map((change) => change.text)
    .join('')

test('one changed word is shown, the rest is the same', () => {
  expect(wordChanges('Elk gezin kreeg een vaste hulpverlener.', 'Elk gezin kreeg twee vaste hulpverlener.')).toEqual([
    { kind: 'same', text: 'Elk gezin kreeg ' },
    { kind: 'removed', text: 'een' },
    { kind: 'added', text: 'twee' },
    { kind: 'same', text: ' vaste hulpverlener.' },
  ])
})

test('equal texts have nothing to show', () => {
  expect(wordChanges('', '')).toEqual([])
  expect(wordChanges('gelijk', 'gelijk')).toEqual([{ kind: 'same', text: 'gelijk' }])
})

test('both texts can be read back from the changes, whatever they hold', () => {
  const words = fc.array(fc.constantFrom('gezin', 'team', ' ', '\n', ', ', 'é', '😀', '  '), { maxLength: 40 }).map((list) => list.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordChanges(before, after)
      expect(without(changes, 'added')).toBe(before)
      expect(without(changes, 'removed')).toBe(after)
    }),
  )
})

test('two wholly different texts of 60,000 characters are compared within a few seconds', () => {
  const words = (seed: number, length: number) => {
    let text = ''
    for (let state = seed; text.length < length;) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      text += `${(state % 9_973).toString(36)}${state % 11 === 0 ? '\n' : ' '}`
    }
    return text
  }
  const [before, after] = [words(1, 60_000), words(2, 60_000)]
  const start = performance.now()
  const changes = wordChanges(before, after)
  expect(performance.now() - start).toBeLessThan(8_000)
  expect(without(changes, 'added')).toBe(before)
  expect(without(changes, 'removed')).toBe(after)
})
