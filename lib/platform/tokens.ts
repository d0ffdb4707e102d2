import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
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

const sealingKey = (purpose: string) => Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', purpose, 32))

/** Seals a text with the key of this installation (AES-256-GCM), for a secret that has to be read back. */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/**
 * Reads what `seal` made.
 * @throws when it was changed, or sealed with another key or for another purpose.
 */
export function unseal(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(purpose), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
