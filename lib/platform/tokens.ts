import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env.ts'

/** A secret nobody can guess: 256 random bits in 43 characters that fit in an address and in a cookie. */
export const randomToken = () => randomBytes(32).toString('base64url')

/** True for what `randomToken` can make; anything else is not worth a question to the database. */
export const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{43}$/.test(value)

/** Under this hash a token is kept: who reads the database cannot use what stands there. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * A hash with the key of this installation, for what is short enough to be guessed (a code, an address).
 * `purpose` keeps hashes for different uses apart.
 */
export const keyedHash = (purpose: string, text: string) =>
  createHmac('sha256', env().AUTH_SECRET).update(`${purpose}\0${text}`).digest('hex')

/** Compares two hashes in a time that tells nothing about where they differ. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
