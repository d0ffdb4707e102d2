// Who uses the server of a folder: one file per user that holds its process, so that the last one to leave is known
// also when others were killed.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isAlive, ownIdentity } from './processes.ts'

/** Writes us down in the folder; `leave` takes us off and gives who is left. Call both while holding the folder's lock. */
export function joinUsers(folder: string): { leave(): string[] } {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = path.join(folder, randomUUID())
  fs.writeFileSync(own, ownIdentity(), { mode: 0o600 })
  return {
    leave() {
      fs.rmSync(own, { force: true })
      return livingUsers(folder)
    },
  }
}

function livingUsers(folder: string): string[] {
  return fs.readdirSync(folder).filter((name) => {
    const file = path.join(folder, name)
    const alive = isAlive(fs.readFileSync(file, 'utf8') as `${number}:${string}`)
    if (!alive) fs.rmSync(file, { force: true })
    return alive
  })
}
