// Locks between processes on one machine, kept in a file. The system has no lock that node can take and that a
// kill -9 releases by itself; so the file names its holder, and a lock whose holder is dead is free.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ProcessIdentity, isAlive, ownIdentity } from './processes.ts'

/** What a lock file holds: the holder, and whatever it wants others to know. */
export type LockContent<Note> = { holder: ProcessIdentity; note: Note }

export type HeldLock<Note> = {
  /** Replaces what others read, in one step. */
  update(note: Note): void
  release(): void
}

/** Takes the lock at once, or gives what its living holder wrote. */
export function tryLock<Note>(file: string, note: Note): { held: HeldLock<Note> } | { heldBy: LockContent<Note> } {
  const holder = ownIdentity()
  const own = `${file}.${process.pid}-${randomUUID().slice(0, 8)}`
  const write = (next: Note) => fs.writeFileSync(own, JSON.stringify({ holder, note: next } satisfies LockContent<Note>), { mode: 0o600 })
  const held: HeldLock<Note> = {
    update(next) {
      write(next)
      fs.renameSync(own, file)
    },
    release: () => fs.rmSync(file, { force: true }),
  }

  fs.mkdirSync(path.dirname(file), { recursive: true })
  try {
    write(note)
    for (;;) {
      try {
        // A link exists in one step with its content, or not at all: nobody ever reads half a lock.
        fs.linkSync(own, file)
        return { held }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const current = read<Note>(file)
      if (current && isAlive(current.holder)) return { heldBy: current }
      if (current) clearAway(file, current)
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Runs `work` while holding the lock, after whoever holds it now. */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const attempt = tryLock(file, undefined)
    if ('heldBy' in attempt) {
      await sleep(50)
      continue
    }
    try {
      return await work()
    } finally {
      attempt.held.release()
    }
  }
}

/** Moves a dead holder's lock aside; puts it back when it was replaced by a living one in between. */
function clearAway(file: string, seen: LockContent<unknown>): void {
  const aside = `${file}.${process.pid}-${randomUUID().slice(0, 8)}`
  try {
    fs.renameSync(file, aside)
    if (read(aside)?.holder !== seen.holder) fs.linkSync(aside, file)
  } catch (error) {
    // Somebody else cleared it away, or took it, at the same moment: the next look tells.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function read<Note>(file: string): LockContent<Note> | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as LockContent<Note>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    // Whatever stands here, no living process of ours wrote it.
    if (error instanceof SyntaxError) return { holder: '0:', note: undefined as Note }
    throw error
  }
}
