// The steps that commands are made of: a database, the build, the web server.
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type EmbeddedPostgres, ensurePostgres } from '#db/embedded.ts'
import { withLock } from '#db/embedded/folder-lock.ts'
import { migrate } from '#db/migrate.ts'
import { hasEnded, projectFolder, runNode, startNode } from './children.ts'
import { Refusal, whenClosing } from './closing.ts'
import { rememberServer } from './folder-claim.ts'
import type { Settings } from './settings.ts'
import { sourcesHash } from './sources.ts'

type Say = (line: string) => void

/** Refuses when another program has the port, before anything that takes time. */
export async function checkPort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::']) {
    const code = await new Promise<string | undefined>((resolve) => {
      const server = net.createServer().on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      server.listen({ port, host, ipv6Only: host === '::' }, () => server.close(() => resolve(undefined)))
    })
    if (code === 'EADDRINUSE')
      throw new Refusal(`Poort ${port} is bezet door een ander programma. Stop dat, of kies een andere poort: PORT=${port + 1} npm start`)
    if (code === 'EACCES') throw new Refusal(`Poort ${port} mag je hier niet gebruiken. Kies een poort boven 1024: PORT=3000 npm start`)
  }
}

export type Database = {
  url: string
  /** Only when it is ours: starts it again when it fell away. */
  watch: ((say: Say) => void) | undefined
}

/**
 * Gives the database of the settings: their own, else the embedded one, which is stopped when the command ends.
 * @param flags extra arguments for the embedded one
 */
export async function openDatabase(settings: Settings, say: Say, flags: string[] = []): Promise<Database> {
  if (settings.databaseUrl) {
    await checkDatabase(settings.databaseUrl)
    return { url: settings.databaseUrl, watch: undefined }
  }
  const dataDir = path.join(settings.dataDir, 'postgres')
  let server: EmbeddedPostgres | undefined
  let closing = false
  whenClosing(async () => {
    closing = true
    await server?.stop()
  })
  server = await ensurePostgres({ dataDir, flags, log: say })
  // Interrupted while it was starting: it is there now, and nobody else would stop it.
  if (closing) await server.stop()
  const url = server.url('portal')
  await createDatabase(server.url('postgres'), 'portal')
  return { url, watch: (tell) => void keepRunning(tell) }

  async function keepRunning(tell: Say): Promise<void> {
    for (; !closing; await sleep(1_000)) {
      if (closing || !server || server.isRunning()) continue
      tell('De database is weggevallen en wordt opnieuw gestart.')
      const { port } = server
      try {
        await server.stop()
        server = await ensurePostgres({ dataDir, flags, port })
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error))
      }
    }
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await sql.unsafe(`create database ${name}`)
  } catch (error) {
    // Two commands at once may both find nothing; one of them makes it.
    if ((error as { code?: string }).code !== '42P04') throw error
  } finally {
    await sql.end()
  }
}

async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10 })
  try {
    await sql`select 1`
  } catch (error) {
    const reason = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error)
    throw new Refusal(`De database van DATABASE_URL is niet te bereiken: ${reason}. Controleer het adres, de naam en het wachtwoord.`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Brings the database up to date. */
export async function updateDatabase(url: string): Promise<void> {
  try {
    await migrate(url)
  } catch (error) {
    throw new Refusal(`De database bijwerken is niet gelukt: ${error instanceof Error ? innermost(error).message : String(error)}`)
  }
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}

const buildStamp = path.join(projectFolder, '.next', 'portal-build')

/** Builds the portal when its sources changed since the last time. Gives the name of the build. */
export async function buildWhenNeeded(say: Say): Promise<string> {
  const isBuilt = (hash: string) => fs.existsSync(buildStamp) && fs.readFileSync(buildStamp, 'utf8') === hash
  if (isBuilt(sourcesHash(projectFolder))) return sourcesHash(projectFolder)
  return await withLock(path.join(projectFolder, '.cache', 'build.lock'), async () => {
    const hash = sourcesHash(projectFolder)
    if (isBuilt(hash)) return hash
    const again = fs.existsSync(buildStamp) ? '1' : undefined
    fs.rmSync(buildStamp, { force: true })
    // A build that needs a database would fail in a pipeline that has none.
    const env = { NODE_ENV: 'production', BUILD_ID: hash, BUILD_AGAIN: again, DATABASE_URL: undefined }
    const telling = /Compiled|TypeScript|Collecting|Generating|Finalizing/
    const { code, said } = await runNode(['node_modules/next/dist/bin/next', 'build'], {
      env,
      onLine: (line) => telling.test(line) && say(line.replace(/^[^A-Za-z]+/, '').trim()),
    })
    if (code !== 0) throw new Refusal(`Het portaal bouwen is niet gelukt:\n${said.trim()}`)
    fs.writeFileSync(buildStamp, hash)
    return hash
  })
}

/**
 * Making a page leaves much behind for a moment. With the young generation that Node takes by itself an instance grows
 * to twice as much before it looks, and does not even work faster: what it uses no longer fits in the processor.
 */
export const serverFlags = ['--max-semi-space-size=4']

/** In milliseconds: the first page of a cold machine can take long. */
const patience = 60_000

/**
 * Starts the web server and waits until it serves.
 * @param options.output the terminal, or a file of which the end is shown when it does not start
 */
export async function serve(
  settings: Settings,
  options: { environment: Record<string, string>; args?: string[]; logFile?: string },
): Promise<ChildProcess> {
  const log = options.logFile ? fs.openSync(options.logFile, 'a') : undefined
  const begin = log === undefined ? 0 : fs.fstatSync(log).size
  const child = startNode([...serverFlags, 'scripts/serve.ts', ...(options.args ?? [])], {
    // Read once, kept as Node made it: the next start needs no compiler, in memory nor in time.
    env: { NODE_COMPILE_CACHE: path.join(settings.dataDir, 'compiled'), ...options.environment },
    output: log ?? 'inherit',
    grace: 40_000,
  })
  if (log !== undefined) fs.closeSync(log)
  if (child.pid) rememberServer(settings.dataDir, child.pid)
  const serving = new Promise<boolean>((resolve) => {
    child.on('message', (message) => message === 'serving' && resolve(true))
    child.on('exit', () => resolve(false))
  })
  if (await Promise.race([serving, sleep(patience, false, { ref: false })])) return child
  const what = `De webserver ${hasEnded(child) ? 'stopte meteen weer' : 'geeft na een minuut nog geen antwoord'}.`
  if (!options.logFile) throw new Refusal(`${what} Hierboven staat waarom.`)
  throw new Refusal(
    `${what} Alles wat hij zei staat in ${options.logFile}; dit is de kern:\n${essence(fs.readFileSync(options.logFile, 'utf8').slice(begin))}`,
  )
}

/** The lines of a log that say what is wrong, without the trace. */
function essence(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line))
  const telling = lines.filter((line) => /error|fatal/i.test(line))
  return (telling.length > 0 ? telling : lines).slice(-5).join('\n')
}
