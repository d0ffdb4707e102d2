// Who is who among processes. A number alone says little: after a crash it belongs to nobody, or to somebody else.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** A process number with the moment it started, so that a number that was given out again is not taken for the old one. */
export type ProcessIdentity = `${number}:${string}`

/** The identity of a living process, else nothing. A zombie is dead: it only waits for its parent to look. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return identityFromProc(pid)
  if (process.platform === 'win32') return answersToSignals(pid) ? `${pid}:` : undefined
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
  const [state, ...started] = stdout.trim().split(/\s+/)
  return status === 0 && state && !state.startsWith('Z') ? `${pid}:${started.join(' ')}` : undefined
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid) ?? `${process.pid}:`
}

/** Whether the very process that carried this identity still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity
}

/** The command line of a process, or an empty text when it cannot be read. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}

function identityFromProc(pid: number): ProcessIdentity | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, between brackets, may hold spaces and brackets itself: the fixed fields begin after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, started] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `${pid}:${started}`
  } catch {
    return undefined
  }
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
