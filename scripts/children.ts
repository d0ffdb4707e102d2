// Starting other programs, so that none outlives the command that started it.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { whenClosing } from './closing.ts'

export const projectFolder = path.resolve(import.meta.dirname, '..')
const followParent = new URL('follow-parent.ts', import.meta.url).href

export type ChildOptions = {
  env?: Record<string, string | undefined>
  /** Where its output goes: the terminal, a file, or to us. */
  output: 'inherit' | 'pipe' | number
  /** Where it runs; the project's folder unless said otherwise. */
  cwd?: string
  /** In milliseconds: how long it may take to end after it was asked to. */
  grace?: number
}

/** Starts a script with this same Node. It ends when this process ends, however that happens. */
export function startNode(args: string[], options: ChildOptions): ChildProcess {
  return start(process.execPath, ['--import', followParent, ...args], options, true)
}

/** Runs a script to its end: its exit code and everything it said. */
export async function runNode(
  args: string[],
  options: Omit<ChildOptions, 'output'> & { onLine?: (line: string) => void } = {},
): Promise<Ended> {
  return await ended(startNode(args, { ...options, output: 'pipe' }), options.onLine)
}

/** Runs any program to its end. */
export async function runProgram(
  program: string,
  args: string[],
  options: Omit<ChildOptions, 'output'> & { onLine?: (line: string) => void } = {},
): Promise<Ended> {
  return await ended(start(program, args, { ...options, output: 'pipe' }, false), options.onLine)
}

export type Ended = { code: number; said: string }

/** Asks a child and all that it started to end, and ends it when it does not. */
export async function stopChild(child: ChildProcess, grace = 5_000): Promise<void> {
  if (!hasEnded(child)) signalGroup(child, 'SIGTERM')
  for (const deadline = Date.now() + grace; !hasEnded(child) && Date.now() < deadline;) await sleep(20)
  if (!hasEnded(child)) signalGroup(child, 'SIGKILL')
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

function start(program: string, args: string[], options: ChildOptions, channel: boolean): ChildProcess {
  const output = options.output
  const child = spawn(program, args, {
    cwd: options.cwd ?? projectFolder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', output, output, ...(channel ? (['ipc'] as const) : [])],
    // A group of its own, so that we choose the order of ending, and can end it with everything it started.
    detached: process.platform !== 'win32',
  })
  // Also after a neat end a grandchild may have stayed. Not later than this: the number can be given out again.
  child.on('exit', () => signalGroup(child, 'SIGKILL'))
  whenClosing(() => stopChild(child, options.grace))
  return child
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}

function ended(child: ChildProcess, onLine?: (line: string) => void): Promise<Ended> {
  let said = ''
  let unfinished = ''
  const hear = (text: string) => {
    said += text
    const lines = (unfinished + text).split('\n')
    unfinished = lines.pop() ?? ''
    for (const line of lines) onLine?.(line)
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, said: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}
