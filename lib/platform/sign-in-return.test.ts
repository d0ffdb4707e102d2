import { expect, test } from 'vitest'
import { pageOfForm, safeReturnTo, withReturnTo } from './sign-in-return.ts'

test.each(['/mijn/lessen', '/redactie?soort=les&x=%2F', '/lessen/een-les', '/vragen/nieuw?a=b+c'])('%s is a path of this site', (path) => {
  expect(safeReturnTo(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  '/.//evil.example',
  '/%0d%0aset-cookie:x',
  '/mijn\r\nlocation: x',
  ' /mijn',
  '/inloggen',
  '/inloggen/bevestig?token=x',
  '/api/auth/session',
  `/${'a'.repeat(2_000)}`,
  undefined,
  null,
  ['/mijn'],
  7,
])('%j leads to the own page instead, or stays on this site', (path) => {
  const safe = safeReturnTo(path)
  expect(new URL(safe, 'https://portal.example').origin).toBe('https://portal.example')
  if (path !== '/%0d%0aset-cookie:x') expect(safe).toBe('/mijn')
})

test('an address remembers the way back only when there is one', () => {
  expect(withReturnTo('/inloggen', '/mijn')).toBe('/inloggen')
  expect(withReturnTo('/inloggen', '/vragen?a=1&b=2')).toBe('/inloggen?terug=%2Fvragen%3Fa%3D1%26b%3D2')
})

test.each([
  ['https://portal.example/redactie/1?wijzigingen=1', '/redactie/1?wijzigingen=1'],
  ['https://evil.example/redactie/1', '/mijn'],
  ['https://portal.example//evil.example', '/mijn'],
  ['https://portal.example/inloggen?terug=/vragen', '/mijn'],
  ['geen adres', '/mijn'],
  [undefined, '/mijn'],
])('who was signed out while a form of %s was open comes back to %s', (referer, expected) => {
  expect(pageOfForm(new Headers({ host: 'portal.example', ...(referer ? { referer } : {}) }))).toBe(expected)
})
