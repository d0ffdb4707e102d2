import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import next from 'next'
import { closePool, pool } from '#db/client.ts'
import { onEmptyTags } from '#lib/platform/answer.ts'
import { FrontDoor } from '#lib/platform/front-door/front-door.ts'
import { keepAliveSeconds } from '#lib/platform/front-door/head.ts'
import { listenForTags } from '#lib/platform/front-door/tag-listener.ts'
import { startJobs } from '#lib/platform/jobs.ts'
import { endLive, heardLive } from '#lib/platform/live.ts'
import { log } from '#lib/platform/log.ts'
import { readOutbox } from '#lib/platform/metrics/outbox-figures.ts'
import { metricsText } from '#lib/platform/metrics/text.ts'
import { watchDatabase } from '#lib/platform/metrics/watch.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'
import { fileStore } from '#lib/platform/storage.ts'
import { jobs } from './jobs.ts'

/*
 * The server: Next behind the front door. Settings come from the environment, which the starter has checked:
 * DATABASE_URL, APP_URL, PORT, LISTEN_HOST, DEMO, TRUST_PROXY, DRAIN_MS, METRICS_TOKEN, and `dev` as the first argument for hot reload.
 */
const dev = process.argv[2] === 'dev'
const port = Number(process.env.PORT ?? 3000)
const demo = process.env.DEMO === '1'
// Demo mode opens the mailbox of everyone, so it is on loopback only.
const host = demo ? (process.env.LISTEN_HOST ?? '127.0.0.1') : (process.env.LISTEN_HOST ?? '::')
const appUrl = process.env.APP_URL ?? `http://localhost:${port}`
const databaseUrl = process.env.DATABASE_URL
// A load balancer needs a moment to see that this instance is not ready; a demo has none.
const drainTime = Number(process.env.DRAIN_MS ?? (demo || dev ? 0 : 5_000))
const longestFarewell = 20_000

if (demo && !/^(?:127\.0\.0\.1|::1|localhost)$/.test(host)) {
  log.fatal('LISTEN_HOST: de demo mag alleen op deze computer zelf bereikbaar zijn. Laat LISTEN_HOST weg.')
  process.exit(1)
}
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })

// A wrong key or bucket is a setting that is wrong. A storage that is only away may be back in a moment, and pages do without.
const storeFault = databaseUrl ? await fileStore().check() : undefined
if (storeFault?.kind === 'setting') {
  log.fatal(`${storeFault.setting} ${storeFault.remedy}.`)
  process.exit(1)
}
if (storeFault) log.warn('the storage of files cannot be reached')

const server = createServer({
  requestTimeout: 120_000,
  headersTimeout: 15_000,
  keepAliveTimeout: keepAliveSeconds * 1_000,
  connectionsCheckingInterval: 5_000,
})
server.maxHeadersCount = 100

const framework = next({ dev, hostname: 'localhost', port, httpServer: server, quiet: !dev })
await framework.prepare()

/** The stylesheets of the build: their names are the same on every instance of it. */
function stylesheets(): string[] {
  const folder = path.resolve('.next/static')
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
    return names.map((name) => `/_next/static/${name.split(path.sep).join('/')}`).toSorted()
  } catch {
    return []
  }
}

function publicFiles(): Set<string> {
  const folder = path.resolve('public')
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    return new Set(files.map((file) => `/${path.relative(folder, path.join(file.parentPath, file.name)).split(path.sep).join('/')}`))
  } catch {
    return new Set()
  }
}

/** Asked where pages do not ask: a portal with much to do would else send its readers away as if it had no database. */
async function databaseAnswers(): Promise<boolean> {
  if (!databaseUrl) return false
  if (await listener?.answers()) return true
  // Deaf to the others it still serves.
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref())
  return Promise.race([pool().sql`select 1`.then(() => true), late])
}

const door = new FrontDoor({
  handler: framework.getRequestHandler(),
  dev,
  appUrl,
  demo,
  trustProxy: process.env.TRUST_PROXY === '1',
  publicFiles: publicFiles(),
  stylesheets: stylesheets(),
  iconSheets: ['/icons.svg', '/icons-work.svg'],
  ready: databaseAnswers,
  figures: { text: figures, token: process.env.METRICS_TOKEN || undefined },
  log,
})
/** Also without the database, that is when they are read. */
async function figures(): Promise<string> {
  const outbox = (await databaseAnswers().catch(() => false)) ? await readOutbox().catch(() => undefined) : undefined
  return metricsText({ outbox, kept: door.kept.size, filesUp: await filesAnswer() })
}
/** Not part of being ready: without files every instance still answers, and none would be better off. */
async function filesAnswer(): Promise<boolean | undefined> {
  if (!databaseUrl) return undefined
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref())
  const well = fileStore()
    .check()
    .then((fault) => fault === undefined)
    .catch(() => false)
  return Promise.race([well, late])
}
onEmptyTags((tags) => door.kept.empty(tags))
const listener = databaseUrl
  ? listenForTags({
      url: databaseUrl,
      log,
      onTags: (tags) => door.kept.empty(tags),
      onHearing: (hearing) => (door.kept.keeping = hearing),
      onLive: heardLive,
    })
  : undefined

// Beside the requests, in this process: mail that is due, and the work that is due by the clock.
const outbox = databaseUrl ? startOutbox() : undefined
const clockwork = databaseUrl ? startJobs(jobs) : undefined
const stopWatching = databaseUrl ? watchDatabase(databaseUrl) : undefined

server.on('request', door.listener)
server.on('checkContinue', door.listener)
server.on('clientError', (_fault, socket) => {
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  else socket.destroy()
})
server.on('error', (fault: NodeJS.ErrnoException) => {
  const reason =
    fault.code === 'EADDRINUSE' ? `PORT: poort ${port} is al in gebruik. Kies een andere, bijvoorbeeld PORT=${port + 1}.` : fault.message
  log.fatal(reason)
  process.exit(1)
})

let stopping = false
/** Not ready first, then no new connections, then the last answers, then the database. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'stopping')
  door.drain()
  await new Promise((resolve) => setTimeout(resolve, drainTime))
  // Pages that are kept up to date hold their line open for minutes; they come back, to an instance that is ready.
  endLive()
  const farewell = setTimeout(() => server.closeAllConnections(), longestFarewell)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    // Idle keep-alive connections carry no request; a live socket of hot reload never ends by itself.
    server.closeIdleConnections()
    if (dev) server.closeAllConnections()
  })
  clearTimeout(farewell)
  clearInterval(idle)
  await Promise.allSettled([listener?.stop(), outbox?.stop(), clockwork?.stop(), stopWatching?.()])
  await closePool().catch(() => {})
  log.info('stopped')
  process.exit(0)
}
process.on('SIGTERM', (signal) => void stop(signal))
process.on('SIGINT', (signal) => void stop(signal))

server.listen(port, host, () => {
  log.info({ port, dev }, 'serving')
  // The starter waits for this message before it says where the portal is.
  process.send?.('serving')
})
