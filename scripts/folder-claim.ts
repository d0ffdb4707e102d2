// One portal at a time in a data folder: a second start says that it runs already, and where.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HeldLock, tryLock } from '#db/embedded/folder-lock.ts'
import { type ProcessIdentity, identityOf, isAlive } from '#db/embedded/processes.ts'
import { Refusal, whenClosing } from './closing.ts'

type Note = { address: string; stopping: boolean }

/** In milliseconds: how long a portal that is being stopped may take, and how soon a killed one notices that it was. */
const patience = 45_000
const untilNoticed = 1_500

/** Claims the folder until this command ends; waits for a portal that is just stopping. */
export async function claimFolder(dataDir: string, address: string, say: (line: string) => void): Promise<void> {
  const started = Date.now()
  for (let announced = false; ;) {
    const attempt = tryLock<Note>(path.join(dataDir, 'portal.lock'), { address, stopping: false })
    if ('held' in attempt) {
      await endAbandonedServer(dataDir)
      keep(attempt.held, address)
      return
    }
    const { holder, note } = attempt.heldBy
    const waited = Date.now() - started
    if (waited > (note.stopping ? patience : untilNoticed)) {
      throw new Refusal(
        `Het portaal draait al op ${note.address} (proces ${Number.parseInt(holder, 10)}). Stop dat eerst met Ctrl-C, of kies een andere map en poort: DATA_DIR=… PORT=…`,
      )
    }
    if (note.stopping && !announced) {
      announced = true
      say('het vorige portaal wordt nog gestopt; even wachten')
    }
    await sleep(100)
  }
}

/** Writes down which process serves, so that the next start can end it should we be killed and it stay behind. */
export function rememberServer(dataDir: string, pid: number): void {
  fs.writeFileSync(serverFile(dataDir), identityOf(pid) ?? '')
  whenClosing(() => fs.rmSync(serverFile(dataDir), { force: true }))
}

const serverFile = (dataDir: string) => path.join(dataDir, 'portal.server')

function keep(held: HeldLock<Note>, address: string): void {
  whenClosing(() => held.release())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => held.update({ address, stopping: true }))
}

/** A web server whose starter was killed ends by itself; one that hangs is ended here, before it holds the port. */
async function endAbandonedServer(dataDir: string): Promise<void> {
  if (!fs.existsSync(serverFile(dataDir))) return
  const identity = fs.readFileSync(serverFile(dataDir), 'utf8') as ProcessIdentity
  const gone = async (milliseconds: number) => {
    for (const deadline = Date.now() + milliseconds; Date.now() < deadline && isAlive(identity);) await sleep(50)
    return !isAlive(identity)
  }
  if (!(await gone(5_000))) process.kill(Number.parseInt(identity, 10), 'SIGKILL')
  await gone(2_000)
  fs.rmSync(serverFile(dataDir), { force: true })
}
