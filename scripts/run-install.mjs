// Installing for run.mjs. No dependencies: it runs before anything is there, on any Node from 20.9.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** In milliseconds. A lock that is older belonged to a process whose number somebody else has now. */
const longestInstall = 20 * 60_000

const commonFlags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * Makes node_modules what the lock file says, when it is not. Gives a sentence when that failed, else nothing.
 * @param {string} root the folder of the project
 */
export async function installWhenNeeded(root) {
  if (isStamped(root)) return undefined
  fs.mkdirSync(path.join(root, '.cache'), { recursive: true })
  const unlock = await lock(path.join(root, '.cache', 'install.lock'))
  try {
    if (isStamped(root)) return undefined
    return await install(root)
  } catch (error) {
    return `Installeren is niet gelukt: ${error.message}`
  } finally {
    unlock()
  }
}

async function install(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  // Somebody who ran npm install by hand has everything already.
  if (missingPackages(wanted, installedPackages(root)).some((entry) => !entry.optional)) {
    if ((await npm(root, ['ci'], Object.keys(wanted).length)) !== 0) {
      return 'Installeren is niet gelukt: npm zegt hierboven waarom. Is er internet, en ruimte op de schijf? Probeer het daarna opnieuw.'
    }
  }
  // npm leaves out optional packages that ask for a newer Node than the one it runs on. The pinned Node can have them.
  const bundled = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  const leftOut = missingPackages(wanted, installedPackages(root)).filter(
    (entry) => entry.engines?.node && !satisfies(process.versions.node, entry.engines.node),
  )
  if (leftOut.length > 0 && fs.existsSync(bundled)) {
    const code = await npm(root, ['install', '--no-save'], Object.keys(wanted).length, bundled)
    if (code !== 0) return 'Installeren is niet gelukt: npm zegt hierboven waarom.'
  }
  fs.writeFileSync(stampFile(root), stamp(root))
  return undefined
}

const stampFile = (root) => path.join(root, 'node_modules', '.stamp')

function stamp(root) {
  const lockHash = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  return `${lockHash} ${process.platform} ${process.arch}\n`
}

function isStamped(root) {
  try {
    return fs.readFileSync(stampFile(root), 'utf8') === stamp(root)
  } catch (error) {
    if (error.code === 'ENOENT' && error.path === stampFile(root)) return false
    throw new Error('package-lock.json is niet te lezen. Haal het project opnieuw op.', { cause: error })
  }
}

function readPackages(file) {
  const { packages } = JSON.parse(fs.readFileSync(file, 'utf8'))
  delete packages['']
  return packages
}

/** What npm wrote down at the end of its last complete install; nothing when there was none. */
function installedPackages(root) {
  try {
    return readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  } catch {
    return {}
  }
}

/** The packages of the lock file for this machine that are not installed, or in another version. */
export function missingPackages(wanted, installed, machine = { os: process.platform, cpu: process.arch, libc: ownLibc() }) {
  const fits = (names, value) => {
    const list = [names ?? []].flat()
    const refused = list.filter((name) => name.startsWith('!'))
    return list.length === refused.length ? !refused.includes(`!${value}`) : list.includes(value)
  }
  return Object.entries(wanted)
    .filter(([, entry]) => fits(entry.os, machine.os) && fits(entry.cpu, machine.cpu) && fits(entry.libc, machine.libc))
    .filter(([name, entry]) => installed[name]?.version !== entry.version)
    .map(([name, entry]) => ({ name, ...entry, optional: Boolean(entry.optional) }))
}

function ownLibc() {
  if (process.platform !== 'linux') return 'none'
  return process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Whether a version lies in a range of `>=1.2.3`, `^1.2.3`, `~1.2.3` or `1.x` parts joined by `||`; in doubt it does. */
export function satisfies(version, range) {
  const numbers = (text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const compare = (one, other) => [0, 1, 2].map((i) => (one[i] ?? 0) - (other[i] ?? 0)).find((difference) => difference !== 0) ?? 0
  const own = numbers(version)
  return range.split('||').some((part) => {
    const match = /^\s*(>=|\^|~)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part)
    if (!match) return true
    const [, sign, text] = match
    const bound = numbers(text)
    if (compare(own, bound) < 0) return false
    return sign === '>=' || own[0] === bound[0]
  })
}

/** Runs npm, and says every few seconds how far it is. Gives its exit code. */
async function npm(root, args, total, nodeFolder) {
  const started = Date.now()
  console.log(`[npm] Pakketten installeren (${total} in de lijst, alleen de eerste keer en als de lijst verandert) …`)
  const child = spawn('npm', [...args, ...commonFlags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ...(nodeFolder && { PATH: nodeFolder + path.delimiter + process.env.PATH }),
      ...(!homeIsWritable() && { npm_config_cache: path.join(root, '.cache', 'npm') }),
    },
  })
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const timer = setInterval(() => console.log(`      nog bezig: ${seconds()} s, ${countPackages(root)} pakketten staan er`), 5000)
  const forward = (signal) => child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  const code = await new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error('npm is niet gevonden. Installeer Node met npm van https://nodejs.org.')))
    child.on('exit', (exitCode, signal) => resolve(signal ? 130 : exitCode))
  }).finally(() => {
    clearInterval(timer)
    process.off('SIGINT', forward)
    process.off('SIGTERM', forward)
  })
  if (code === 130) process.exit(130)
  if (code === 0) console.log(`[npm] Pakketten staan klaar, ${seconds()} s`)
  return code
}

function countPackages(root) {
  const list = (folder) => {
    try {
      return fs.readdirSync(folder).filter((name) => !name.startsWith('.'))
    } catch {
      return []
    }
  }
  const folder = path.join(root, 'node_modules')
  return list(folder).reduce((sum, name) => sum + (name.startsWith('@') ? list(path.join(folder, name)).length : 1), 0)
}

/** npm keeps its cache in the home folder; a service account or a bare container may have none. */
function homeIsWritable() {
  try {
    fs.accessSync(os.homedir(), fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Two starters in a fresh clone would install over each other: the second waits. Gives the function that unlocks. */
async function lock(file) {
  for (let announced = false; ; announced = true) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!(await isHeld(file))) fs.rmSync(file, { force: true })
    else if (!announced) console.log('[npm] Een andere opdracht is aan het installeren; even wachten …')
    await sleep(300)
  }
}

async function isHeld(file) {
  try {
    // The holder writes its number just after it made the file: look twice before calling an empty file abandoned.
    const text = fs.readFileSync(file, 'utf8') || (await sleep(500).then(() => fs.readFileSync(file, 'utf8')))
    if (!text || Date.now() - fs.statSync(file).mtimeMs > longestInstall) return false
    process.kill(Number(text), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
