// The running server of a data folder, as its own file postmaster.pid tells, checked against the processes there are.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseStartError } from './errors.ts'
import { type ProcessIdentity, commandOf, identityOf, isAlive } from './processes.ts'

export type Postmaster = { pid: number; identity: ProcessIdentity; dataDir: string; port: number; ready: boolean }

/** In milliseconds: how long a stop may take before it is made harder. */
const graceForWork = 10_000
const graceForQuit = 10_000

/** The server that runs on this folder; nothing when there is none, also when an old file says there is. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  const file = path.join(dataDir, 'postmaster.pid')
  let lines: string[]
  try {
    lines = fs.readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
  const pid = Number.parseInt(lines[0] ?? '', 10)
  const identity = identityOf(pid)
  if (!identity || !servesFolder(pid, dataDir)) {
    // PostgreSQL would take another process that has this number by now for a running server, and refuse to start.
    if (lines[0]) fs.rmSync(file, { force: true })
    return undefined
  }
  return { pid, identity, dataDir, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

export function isRunning(postmaster: Postmaster): boolean {
  return isAlive(postmaster.identity)
}

/** Stops the server: first so that it finishes neatly, and harder when that takes too long. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  signal(postmaster, 'SIGINT')
  if (await gone(postmaster, graceForWork)) return
  signal(postmaster, 'SIGQUIT')
  if (await gone(postmaster, graceForQuit)) return
  throw new DatabaseStartError(`De database (proces ${postmaster.pid}) stopt niet. Stop dat proces met de hand.`)
}

function signal(postmaster: Postmaster, name: 'SIGINT' | 'SIGQUIT'): void {
  if (!isRunning(postmaster)) return
  if (process.platform === 'win32') {
    // There a process cannot be asked, only ended; the next start recovers, as after a power cut.
    spawnSync('taskkill', ['/PID', String(postmaster.pid), '/T', '/F'])
    return
  }
  process.kill(postmaster.pid, name)
}

async function gone(postmaster: Postmaster, patience: number): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(15)) {
    if (!isRunning(postmaster)) return true
  }
  return false
}

/** A server stands in its data folder; where that cannot be seen, its command line has to do. */
function servesFolder(pid: number, dataDir: string): boolean {
  if (process.platform === 'linux') {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dataDir)
    } catch {
      // Not ours to look at: judge by the command line.
    }
  }
  return process.platform === 'win32' || commandOf(pid).includes('postgres')
}
