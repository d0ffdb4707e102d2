import { expect, test } from 'vitest'
import { idOfSignedToken, signedToken } from './signed-token.ts'

const id = '0198f4d2-7c1e-7a3b-9d55-0a1b2c3d4e5f'

test('a link gives back the key it was made for', () => {
  expect(idOfSignedToken('sign-up', signedToken('sign-up', id))).toBe(id)
})
test('a link for another purpose opens nothing', () => {
  expect(idOfSignedToken('invitation', signedToken('sign-up', id))).toBeUndefined()
})
test.each([
  ['nothing', undefined],
  ['a list', ['a']],
  ['an empty text', ''],
  ['a key without signature', id.replaceAll('-', '')],
  ['another key under the same signature', signedToken('sign-up', id).replace('0198', '0199')],
  ['a changed signature', signedToken('sign-up', id).replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['something behind it', `${signedToken('sign-up', id)}0`],
])('%s opens nothing', (_what, token) => {
  expect(idOfSignedToken('sign-up', token)).toBeUndefined()
})
