// The door of every `npm run …`: no dependencies, because it runs before anything is installed, and on any Node from
// 20.9. It installs what is missing and then hands over to the Node that the lock file pins, so that every machine
// runs the same version.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installWhenNeeded } from './run-install.mjs'

const oldestForInstall = [20, 9]
/** The oldest Node that runs TypeScript files without a flag. */
const oldestForTypeScript = [22, 18]

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

function atLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

function fail(line) {
  console.error(line)
  process.exit(1)
}

/** The pinned Node from node_modules, else this one when it is new enough, else nothing. */
function nodeToUse() {
  const bundled = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (fs.existsSync(bundled)) return bundled
  return atLeast(oldestForTypeScript) ? process.execPath : undefined
}

/** Our parent and its parent: npm, with or without a shell between. */
function parents() {
  try {
    const stat = fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}

/** Starts the script in a process group of its own, and ends when it ends, with its exit code. */
function handOver(node, script, args) {
  const windows = process.platform === 'win32'
  const child = spawn(node, ['--import', pathToFileURL(path.join(root, 'scripts', 'follow-parent.ts')).href, script, ...args], {
    cwd: root,
    // The fourth channel carries nothing. It closes when this process dies, also by kill -9, so that the script knows.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // A group of its own: a Ctrl-C in the terminal reaches only this process, and goes on exactly once.
    detached: !windows,
    env: {
      ...process.env,
      PATH: [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })

  let stopping = false
  const stop = (signal) => {
    if (stopping) return
    stopping = true
    try {
      if (windows) child.kill(signal)
      else if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // It ended by itself in the meantime: its exit event is on its way.
    }
  }
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGHUP', () => stop('SIGTERM'))

  // When npm itself is killed, nobody passes a signal on: then the line of our parents breaks.
  if (process.env.npm_lifecycle_event && !windows) {
    const before = parents()
    setInterval(() => parents() !== before && stop('SIGTERM'), 250).unref()
  }

  child.on('error', (error) => fail(`Starten is niet gelukt: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

if (!atLeast(oldestForInstall)) {
  fail(
    `Dit project heeft Node ${oldestForInstall.join('.')} of nieuwer nodig; dit is Node ${process.versions.node}. Installeer een nieuwere versie van https://nodejs.org.`,
  )
}

const [command = '', ...args] = process.argv.slice(2)
const script = path.join(root, 'scripts', `${command.replace(':', '-')}.ts`)
if (!/^[a-z]+(:[a-z]+)?$/.test(command) || !fs.existsSync(script)) {
  fail(`'${command}' is geen opdracht van dit project. De opdrachten staan onder "scripts" in package.json.`)
}

process.chdir(root)
const problem = await installWhenNeeded(root)
if (problem) fail(problem)

const node = nodeToUse()
if (!node) {
  fail(
    `Voor dit soort computer zit er geen Node in het project, en Node ${process.versions.node} is te oud. Installeer Node ${oldestForTypeScript.join('.')} of nieuwer van https://nodejs.org.`,
  )
}
handOver(node, script, args)
