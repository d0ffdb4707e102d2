import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Who was erased, kept beside the database: a backup of before an erasure still holds the person, and a database that is
 * put back cannot know what happened after it. A line holds a moment and a hash of the id of the account (a random
 * number of 122 bits, so nothing can be guessed from it), and nothing else.
 */
export const erasuresFile = (settings: { ERASURES_FILE?: string | undefined; DATA_DIR: string }): string =>
  path.resolve(settings.ERASURES_FILE ?? path.join(settings.DATA_DIR, 'erasures.txt'))

// `eraseAgain` makes the same in SQL.
const printOfPerson = (personId: string): string => createHash('sha256').update(`erased ${personId}`).digest('hex')

/** Adds a line, on disk before it returns. Twice the same person is no fault. */
export function noteErasure(file: string, personId: string, now: Date): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const handle = fs.openSync(file, 'a', 0o600)
  try {
    fs.writeSync(handle, `${now.toISOString()} ${printOfPerson(personId)}\n`)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/**
 * The hashes in the list; undefined when there is no list.
 * @throws when a line is no line of ours: a list that was damaged may miss somebody
 */
export function readErasures(file: string): Set<string> | undefined {
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return new Set(
    lines.map((line, index) => {
      const print = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z ([0-9a-f]{64})$/.exec(line)?.[1]
      if (!print) throw new Error(`line ${index + 1} of the list of erasures cannot be read`)
      return print
    }),
  )
}
