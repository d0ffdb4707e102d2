import { expect, test } from 'vitest'
import { queryFields, withQuery } from './with-query.ts'

test('the list goes along behind an address, before its place on the page', () => {
  expect(withQuery('/redactie/1', '')).toBe('/redactie/1')
  expect(withQuery('/redactie/1', '?soort=vraag&bij=mij')).toBe('/redactie/1?soort=vraag&bij=mij')
  expect(withQuery('/redactie/1?reden=2#message', '?bij=mij')).toBe('/redactie/1?reden=2&bij=mij#message')
  expect(queryFields('?soort=vraag&bij=mij')).toEqual([
    ['soort', 'vraag'],
    ['bij', 'mij'],
  ])
})
