import { expect, test } from 'vitest'
import { backTo } from './schema-desk.ts'

const sentFrom = (queue?: string) => {
  const form = new FormData()
  if (queue !== undefined) form.set('queue', queue)
  return form
}

test('after a form the desk goes on with the list that it was sent from', () => {
  expect(backTo('/redactie/1?besluit=teruggetrokken', sentFrom('?soort=vraag&bij=mij'))).toBe(
    '/redactie/1?besluit=teruggetrokken&soort=vraag&bij=mij',
  )
  expect(backTo('/redactie/1?besluit=teruggetrokken', sentFrom())).toBe('/redactie/1?besluit=teruggetrokken')
})

test('what is not a list does not get into the address', () => {
  for (const queue of [
    '//elders.example',
    '?a=b#c',
    '?a=b\r\nLocation: //elders',
    '?terug=https://elders.example',
    `?a=${'b'.repeat(400)}`,
  ])
    expect(backTo('/redactie/1', sentFrom(queue))).toBe('/redactie/1')
})
