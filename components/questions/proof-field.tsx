'use client'

import { useEffect, useState } from 'react'
import { solveProof, type Puzzle } from '#components/questions/solve-proof.ts'

/** Does a little work while somebody fills in the form, which costs who sends thousands of them dear. Without script it stays empty. */
export function ProofField({ name, puzzle }: { name: string; puzzle: Puzzle }) {
  const [given] = useState(puzzle)
  const [answer, setAnswer] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    // No secure connection, no hashing: then the form is sent as where no script runs.
    if (globalThis.crypto?.subtle) solveProof(given, stop.signal).then(setAnswer, () => undefined)
    return () => stop.abort()
  }, [given])
  return <input type="hidden" name={name} value={answer} />
}
