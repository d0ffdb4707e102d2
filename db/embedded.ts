// PostgreSQL without installing anything: started from the package that npm fetched, in a folder of ours, on a free
// port of this machine only. One server per folder, shared by everyone who asks, stopped by whoever leaves last; a
// server that outlived its starter (kill -9) is taken over, and then stopped like one of our own.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './embedded/binaries.ts'
import { DatabaseStartError, explain } from './embedded/errors.ts'
import { withLock } from './embedded/folder-lock.ts'
import { answers, freePort } from './embedded/ports.ts'
import { type Postmaster, isRunning, readPostmaster, stopPostmaster } from './embedded/postmaster.ts'
import { joinUsers } from './embedded/users.ts'

/** The only version whose data folders these binaries can read. */
const majorVersion = '18'
/** Owns the databases; the web application takes on a role with fewer rights. */
const owner = 'portal_owner'
const passwordFile = 'owner.password'
/** In milliseconds. A server that has to recover after a crash takes a while. */
const patience = 60_000

/** For a database that is thrown away after the tests: it does not have to survive a power cut. */
export const throwawayFlags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => ['-c', setting])

export type EmbeddedPostgres = {
  port: number
  /** The address of a database on this server, as its owner. */
  url(database: string): string
  /** Whether the server was running already. */
  adopted: boolean
  isRunning(): boolean
  /** Lets go of the server; stops it when nobody else uses it. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Gives a running server for the folder, starting (and first making) it when needed.
 * @param options.flags extra arguments for postgres, when it is not running yet
 * @param options.port a fixed port, else a free one
 * @param options.log gets a line for each step that takes a while
 * @throws {DatabaseStartError} with one line that says what to do
 */
export async function ensurePostgres(options: {
  dataDir: string
  flags?: string[]
  port?: number
  log?: (line: string) => void
}): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir)
  const lockFile = `${dataDir}.lock`
  const throwaway = options.flags?.includes('fsync=off') ?? false
  try {
    fs.mkdirSync(path.dirname(dataDir), { recursive: true })
    return await withLock(lockFile, async () => {
      const users = joinUsers(`${dataDir}.users`)
      try {
        const { postmaster, adopted } = await adoptOrStart(dataDir, {
          flags: options.flags ?? [],
          port: options.port,
          log: options.log,
          throwaway,
        })
        const password = fs.readFileSync(path.join(dataDir, passwordFile), 'utf8')
        let stopping: Promise<void> | undefined
        const leave = async () => {
          if (users.leave().length === 0) await stopPostmaster(postmaster)
        }
        return {
          port: postmaster.port,
          url: (database) => `postgres://${owner}:${password}@127.0.0.1:${postmaster.port}/${database}`,
          adopted,
          isRunning: () => isRunning(postmaster),
          stop: () => (stopping ??= withLock(lockFile, leave).catch((fault: unknown) => (isFull(fault) ? leave() : Promise.reject(fault)))),
        }
      } catch (error) {
        users.leave()
        throw error
      }
    })
  } catch (error) {
    throw error instanceof DatabaseStartError ? error : explain(dataDir, error instanceof Error ? error.message : String(error))
  }
}

/** A full disk has no room for a lock, and then nobody else can take one either: stopping does without. */
const isFull = (fault: unknown) => ['ENOSPC', 'EDQUOT'].includes((fault as NodeJS.ErrnoException).code ?? '')

type StartOptions = { flags: string[]; port: number | undefined; log: ((line: string) => void) | undefined; throwaway: boolean }

async function adoptOrStart(dataDir: string, options: StartOptions): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const running = readPostmaster(dataDir)
  if (running) {
    options.log?.('de database draait nog van een vorige keer en wordt overgenomen')
    const adopted = await adopt(running)
    if (adopted) return { postmaster: adopted, adopted: true }
  }
  removeHalfMade(dataDir)
  const binaries = findBinaries(ownerOf(dataDir))
  if (isAbsentOrEmpty(dataDir)) {
    options.log?.('een nieuwe database maken')
    await initialise(dataDir, binaries, options.throwaway)
  }
  checkFolder(dataDir)
  return await start(dataDir, binaries, options)
}

/** Makes the folder under another name and moves it into place, so that it is there completely or not at all. */
async function initialise(dataDir: string, binaries: Binaries, throwaway: boolean): Promise<void> {
  const fresh = `${dataDir}.new-${process.pid}`
  const freshPassword = `${fresh}.password`
  const hand = (file: string) => binaries.owner && fs.chownSync(file, binaries.owner.uid, binaries.owner.gid)
  fs.mkdirSync(fresh, { mode: 0o700 })
  hand(fresh)
  fs.writeFileSync(freshPassword, randomBytes(24).toString('hex'), { mode: 0o600 })
  hand(freshPassword)
  // Without a locale of its own, accents are sorted after z and not found by search.
  const language = [
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=nl-NL',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
  ]
  const access = [`--username=${owner}`, '--auth=scram-sha-256', `--pwfile=${freshPassword}`]
  try {
    const child = binaries.run(
      'initdb',
      ['--pgdata', fresh, ...language, ...access, '--no-instructions', ...(throwaway ? ['--no-sync'] : [])],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    child.stderr?.on('data', (text) => (said += String(text)))
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
    if (code !== 0) throw explain(dataDir, said)
    fs.renameSync(freshPassword, path.join(fresh, passwordFile))
    if (fs.existsSync(dataDir)) fs.rmdirSync(dataDir)
    fs.renameSync(fresh, dataDir)
  } finally {
    fs.rmSync(freshPassword, { force: true })
    fs.rmSync(fresh, { recursive: true, force: true })
  }
}

async function start(dataDir: string, binaries: Binaries, options: StartOptions): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const logFile = `${dataDir}.log`
  const deadline = Date.now() + patience
  for (;;) {
    const log = fs.openSync(logFile, fs.existsSync(logFile) && fs.statSync(logFile).size > 5_000_000 ? 'w' : 'a', 0o600)
    const begin = fs.fstatSync(log).size
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'].flatMap((setting) => [
      '-c',
      setting,
    ])
    const port = options.port ?? (await freePort())
    // In a group of its own: a Ctrl-C must first end the web server, which needs the database to finish its work.
    const child = binaries.run('postgres', ['-D', dataDir, '-p', String(port), ...settings, ...options.flags], {
      stdio: ['ignore', log, log],
      detached: true,
      cwd: path.dirname(dataDir),
    })
    fs.closeSync(log)
    child.unref()
    let ended = false
    child.on('exit', () => (ended = true)).on('error', () => (ended = true))
    const ready = await untilReady(dataDir, () => ended)
    if (ready) return { postmaster: ready, adopted: ready.pid !== child.pid }

    // A starter that was killed just before us may have left a server that is still coming up.
    const other = readPostmaster(dataDir)
    const adopted = other && (await adopt(other))
    if (adopted) return { postmaster: adopted, adopted: true }
    const said = fs.readFileSync(logFile, 'utf8').slice(begin)
    // After a kill -9 of the server its helpers need a moment to notice and leave.
    const helpersLinger = /shared memory block .* still in use|could not create any TCP\/IP sockets|Address already in use/i.test(said)
    if (!helpersLinger || Date.now() > deadline) throw explain(dataDir, said)
    await sleep(200)
  }
}

/** The server when it is ready; nothing when it turns out to be ending. */
async function adopt(found: Postmaster): Promise<Postmaster | undefined> {
  const ready = await untilReady(found.dataDir, () => !isRunning(found))
  // A server that was killed a moment ago still answers: what is there after this, stays.
  await sleep(100)
  return ready && isRunning(ready) ? ready : undefined
}

/** Waits for the server of the folder; nothing when the process that should become it has ended. */
async function untilReady(dataDir: string, hasEnded: () => boolean): Promise<Postmaster | undefined> {
  const deadline = Date.now() + patience
  for (;;) {
    const postmaster = readPostmaster(dataDir)
    if (postmaster?.ready && (await answers(postmaster.port))) return postmaster
    if (hasEnded()) return undefined
    if (Date.now() > deadline) {
      throw new DatabaseStartError(
        `De database in ${dataDir} is na een minuut nog niet klaar. Kijk in ${dataDir}.log waar hij mee bezig is.`,
      )
    }
    await sleep(15)
  }
}

function checkFolder(dataDir: string): void {
  const versionFile = path.join(dataDir, 'PG_VERSION')
  const version = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : ''
  if (!version || !fs.existsSync(path.join(dataDir, passwordFile))) throw explain(dataDir, 'not a complete data folder')
  if (version !== majorVersion) {
    throw new DatabaseStartError(
      `De databasemap ${dataDir} is van PostgreSQL ${version}, en dit project gebruikt PostgreSQL ${majorVersion}. Zet een back-up terug, of verplaats de map om met een lege database te beginnen.`,
    )
  }
}

function removeHalfMade(dataDir: string): void {
  const prefix = `${path.basename(dataDir)}.new-`
  for (const name of fs.readdirSync(path.dirname(dataDir)).filter((item) => item.startsWith(prefix))) {
    fs.rmSync(path.join(path.dirname(dataDir), name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

function isAbsentOrEmpty(folder: string): boolean {
  return !fs.existsSync(folder) || (fs.statSync(folder).isDirectory() && fs.readdirSync(folder).length === 0)
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  if (isAbsentOrEmpty(folder)) return undefined
  const { uid, gid } = fs.statSync(folder)
  return { uid, gid }
}
