// `npm start` as somebody at a terminal uses it: started, interrupted, killed at any moment, and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/embedded/ports.ts'
import { projectFolder } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import type { Proof } from '#scripts/prove.ts'
import { buildWhenNeeded } from '#scripts/stages.ts'

const ready = 'Het portaal staat klaar'
const patience = 180_000
/** Parts of the time that a first start takes: while the database is made, brought up to date, filled, and after it serves. */
const moments = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.1]

type Running = { child: ChildProcess; said: () => string; dataDir: string; port: number }

/** Promises about starting and stopping: nothing is left behind, and whatever was cut off starts again by itself. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  await buildWhenNeeded(say)
  const proofs: Proof[] = []
  const note = (promise: string, figure: string, held: boolean) => {
    proofs.push({ promise, figure, held })
    say(`${held ? '✓' : '✗'} ${promise}: ${figure}`)
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-starting-'))
  whenClosing(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const port = await freePort()
  const dataDir = path.join(folder, 'first')

  const first = await timed(() => startPortal(dataDir, port))
  const home = await lessonsOnHome(port)
  // A terminal sends Ctrl-C to all that it runs.
  const interrupted = await stopped(first.value, () => signal(first.value, 'SIGINT', 'all'))
  note('Ctrl-C stopt de webserver en de database', interrupted.figure, interrupted.held)

  const second = await timed(() => startPortal(dataDir, port))
  const again = await lessonsOnHome(port)
  note(
    'een tweede start is sneller en toont hetzelfde',
    `${second.seconds} s na ${first.seconds} s`,
    second.seconds < first.seconds && again === home,
  )
  // Who ends one program, ends what stands in front.
  const ended = await stopped(second.value, () => signal(second.value, 'SIGTERM', 'one'))
  note('SIGTERM stopt de webserver en de database', ended.figure, ended.held)

  let recovered = 0
  for (const [index, part] of moments.entries()) {
    const cut = path.join(folder, `cut-${index}`)
    const running = launch(cut, port)
    await sleep(first.seconds * 1_000 * part)
    signal(running, 'SIGKILL', 'all')
    const after = await startPortal(cut, port).catch((fault: unknown) => {
      say(`na ${part}: ${String(fault)}`)
    })
    if (!after) continue
    if ((await lessonsOnHome(port)) === home) recovered++
    else say(`na ${part}: niet dezelfde lessen`)
    await stopped(after, () => signal(after, 'SIGTERM', 'one'))
  }
  note(
    'na kill -9 op elk moment van de eerste start herstelt de volgende start',
    `${recovered} van ${moments.length}`,
    recovered === moments.length,
  )
  return proofs
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: Math.round((performance.now() - began) / 100) / 10 }
}

function launch(dataDir: string, port: number): Running {
  // Nothing of the own settings of this machine: a demo as a newcomer gets it.
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', APP_URL: '', AUTH_SECRET: '' }
  const child = spawn('npm', ['start'], { cwd: projectFolder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const running = { child, said: () => text, dataDir, port }
  whenClosing(() => signal(running, 'SIGKILL', 'all'))
  return running
}

async function startPortal(dataDir: string, port: number): Promise<Running> {
  const running = launch(dataDir, port)
  for (const deadline = Date.now() + patience; !running.said().includes(ready); await sleep(50)) {
    if (running.child.exitCode !== null || Date.now() > deadline)
      throw new Error(`npm start kwam niet zover: ${running.said().slice(-2_000)}`)
  }
  return running
}

async function lessonsOnHome(port: number): Promise<string> {
  const feed = (await (await fetch(`http://localhost:${port}/lessen/feed.json`)).json()) as { items: { title: string }[] }
  // By title: a lesson gets another number in each database. Those of one moment have no order of their own.
  return feed.items
    .map(({ title }) => title)
    .sort()
    .join(' / ')
}

/** Whether everything that ran is gone after the deed: the database, the web server, and its door. */
async function stopped(running: Running, deed: () => void): Promise<{ figure: string; held: boolean }> {
  const [postgres] = fs
    .readFileSync(path.join(running.dataDir, 'postgres', 'postmaster.pid'), 'utf8')
    .split('\n')
    .map(Number)
  const began = performance.now()
  deed()
  const left = () => [
    ...(running.child.exitCode === null && running.child.signalCode === null ? ['npm start'] : []),
    ...(isAlive(postgres ?? 0) ? ['de database'] : []),
  ]
  for (const deadline = Date.now() + 60_000; left().length > 0 && Date.now() < deadline;) await sleep(50)
  const remains = [...left(), ...((await answers(running.port)) ? ['de webserver'] : [])]
  const took = `${Math.round((performance.now() - began) / 100) / 10} s`
  return { figure: remains.length > 0 ? `${remains.join(' en ')} liep nog na ${took}` : `alles weg na ${took}`, held: remains.length === 0 }
}

function signal(running: Running, name: NodeJS.Signals, whom: 'all' | 'one'): void {
  const pid = running.child.pid
  if (pid === undefined) return
  try {
    process.kill(whom === 'all' ? -pid : pid, name)
  } catch {
    // It has ended already.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect({ port, host: 'localhost' })
    socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false))
  })
}
