import { keyedHash, sameHash } from './tokens.ts'

const shape = /^([0-9a-f]{32})([0-9a-f]{64})$/

/**
 * The secret of a link in a mail: the key of a row, signed for one purpose with the key of this installation. It can be
 * made again for the next mail, and who reads the database cannot make it.
 */
export const signedToken = (purpose: string, id: string) => `${id.replaceAll('-', '')}${keyedHash(purpose, id)}`

/** The key of the row that a link is for; undefined when it was not made here for this purpose. */
export function idOfSignedToken(purpose: string, token: unknown): string | undefined {
  const [, digits, signature] = typeof token === 'string' ? (shape.exec(token) ?? []) : []
  if (!digits || !signature) return undefined
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return sameHash(signature, keyedHash(purpose, id)) ? id : undefined
}
