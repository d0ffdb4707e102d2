import { expect, test } from 'vitest'
import { queueFields, withQueue } from './with-queue.ts'

test('the list goes along behind an address, before its place on the page', () => {
  expect(withQueue('/redactie/1', '')).toBe('/redactie/1')
  expect(withQueue('/redactie/1', '?soort=vraag&bij=mij')).toBe('/redactie/1?soort=vraag&bij=mij')
  expect(withQueue('/redactie/1?reden=2#message', '?bij=mij')).toBe('/redactie/1?reden=2&bij=mij#message')
  expect(queueFields('?soort=vraag&bij=mij')).toEqual([
    ['soort', 'vraag'],
    ['bij', 'mij'],
  ])
})
