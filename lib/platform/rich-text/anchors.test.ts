import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAnchor } from './anchors.ts'

const around = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from)
  return { quote, before: text.slice(Math.max(0, start - 30), start), after: text.slice(start + quote.length, start + quote.length + 30) }
}
const read = (text: string, found: { start: number; end: number } | undefined) => found && text.slice(found.start, found.end)

describe('A passage', () => {
  const text = 'De oudste ging niet naar school. Moeder belde de school. Na een week ging de oudste weer naar school.'

  test('is found where it was', () => {
    expect(read(text, findAnchor(text, around(text, 'Moeder belde')))).toBe('Moeder belde')
  })
  test('is found again after edits before and behind it', () => {
    const edited = `Vooraf nog dit. ${text.replace('belde de school', 'belde meteen met de school')}`
    expect(read(edited, findAnchor(edited, around(text, 'Moeder belde')))).toBe('Moeder belde')
  })
  test('that stands there more than once is the one with the same words around it', () => {
    const last = text.lastIndexOf('school')
    const anchor = around(text, 'school', last)
    expect(findAnchor(text, anchor)?.start).toBe(last)
    const edited = text.replace('De oudste ging niet naar school.', 'De oudste bleef thuis van school, weken lang.')
    expect(findAnchor(edited, anchor)?.start).toBe(edited.lastIndexOf('school'))
  })
  test('is lost when its words are gone, and a note without words has no place', () => {
    expect(findAnchor(text.replace('Moeder belde', 'Zij belde'), around(text, 'Moeder belde'))).toBeUndefined()
    expect(findAnchor(text, { quote: '  ', before: '', after: '' })).toBeUndefined()
  })
  test('over the end of a line is found, as a selection in a page gives it', () => {
    expect(findAnchor('Eerste regel.\nTweede regel.', { quote: 'regel.  Tweede', before: '', after: '' })).toEqual({ start: 7, end: 20 })
  })
  test('any part of any text is found with its own words, however the text grew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'een', 'gezin', 'school'), { minLength: 3, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const whole = words.join(' ')
          const from = a % words.length
          const quote = words.slice(from, from + 1 + (b % (words.length - from))).join(' ')
          const grown = `nieuw begin ${whole} nieuw eind`
          expect(read(grown, findAnchor(grown, around(whole, quote)))).toBe(quote)
        },
      ),
    )
  })
})
