import { createHash, randomBytes, randomInt } from 'node:crypto'
import { limitCounters } from '#db/schema/index.ts'
import type { Reader } from '#db/client.ts'
import { keyedHash, sameHash } from './tokens.ts'

/** The name of the field that holds the answer to the puzzle; empty where no script runs. */
export const proofField = 'bewijs'

/** So many numbers at most are tried: a second or two on a phone, while somebody types. */
const mostTries = 40_000
const hours = 24

export type ProofChallenge = { salt: string; hash: string; signature: string; most: number }

const hashOf = (salt: string, number: number) => createHash('sha256').update(`${salt}${number}`).digest('hex')
const sign = (salt: string, hash: string) => keyedHash('proof-of-work', `${salt}.${hash}`)

/** A puzzle for one form: which number below `most` gives this hash? Only trying tells. It holds until its end, which is signed. */
export function proofChallenge(now = Date.now(), most = mostTries): ProofChallenge {
  const salt = `${Math.floor(now / 1_000) + hours * 3_600}.${randomBytes(12).toString('hex')}.`
  const hash = hashOf(salt, randomInt(most))
  return { salt, hash, signature: sign(salt, hash), most }
}

const shape = /^((\d{10})\.[0-9a-f]{24}\.)([0-9a-f]{64})([0-9a-f]{64})(\d{1,6})$/

/**
 * Whether a form brought the answer to a puzzle of ours that holds and was not used before. It is used up by asking, once
 * for all instances together: two that bring the same answer at the same moment are told apart by a unique key.
 */
export async function spendProof(database: Reader, answer: unknown, now = Date.now()): Promise<boolean> {
  const [, salt, until, hash, signature, number] = typeof answer === 'string' ? (shape.exec(answer) ?? []) : []
  if (!salt || !until || !hash || !signature || !number) return false
  if (Number(until) * 1_000 < now || !sameHash(signature, sign(salt, hash)) || hashOf(salt, Number(number)) !== hash) return false
  const spent = await database
    .insert(limitCounters)
    // Goes with the counters of past windows, when the puzzle no longer holds.
    .values({ name: proofField, subject: keyedHash('proof-of-work', salt), windowStart: Number(until), count: 1 })
    .onConflictDoNothing()
    .returning({ name: limitCounters.name })
  return spent.length > 0
}
