import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#lib/testing/any-text.ts'
import { slugOf } from './slug.ts'

describe('The address of a title', () => {
  test.each([
    ['Vraag eerst wie er mee aan tafel zit', 'vraag-eerst-wie-er-mee-aan-tafel-zit'],
    ['Eén gezin, één plan!', 'een-gezin-een-plan'],
    ['Cafe\u0301 & coördinatie', 'cafe-coordinatie'],
    ["Foto's van de ’s-Gravendijk", 'fotos-van-de-s-gravendijk'],
    ['  --  Streepjes -- overal --', 'streepjes-overal'],
    ['0-100 jaar', '0-100-jaar'],
    ['😀😀', 'les'],
    ['Київ', 'les'],
    ['', 'les'],
    ['../../etc', 'etc'],
  ])('%j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })
  test('is cut between words, and inside a word that is too long by itself', () => {
    expect(slugOf('woord '.repeat(40))).toBe(Array.from({ length: 13 }, () => 'woord').join('-'))
    expect(slugOf('x'.repeat(200))).toBe('x'.repeat(80))
  })
  test('always has the shape that the database asks for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 140 }), anyText(140)), (title) => {
        const slug = slugOf(title)
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slug.length).toBeLessThanOrEqual(80)
      }),
    )
  })
})
