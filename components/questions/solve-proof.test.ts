import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { solveProof } from './solve-proof.ts'

const puzzle = (number: number, most: number) => {
  const salt = '1800000000.0123456789abcdef01234567.'
  return { salt, hash: createHash('sha256').update(`${salt}${number}`).digest('hex'), signature: 'f'.repeat(64), most }
}

test('a browser finds the number and sends it with the puzzle; it gives up when there is none or nobody waits', async () => {
  const found = puzzle(612, 1_000)
  expect(await solveProof(found, new AbortController().signal)).toBe(`${found.salt}${found.hash}${found.signature}612`)
  expect(await solveProof(puzzle(612, 500), new AbortController().signal)).toBe('')
  expect(await solveProof(found, AbortSignal.abort())).toBe('')
})
