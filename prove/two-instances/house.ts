// A database of its own, two instances of one build, and a proxy in front that sends nothing to who is not ready.
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/embedded/ports.ts'
import { seed } from '#db/seed/seed.ts'
import { startNode, stopChild } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import type { Settings } from '#scripts/settings.ts'
import { buildWhenNeeded, openDatabase, serverFlags, updateDatabase } from '#scripts/stages.ts'

export type House = {
  /** The address of the portal: the proxy. */
  origin: string
  addresses: readonly string[]
  databaseUrl: string
  /** Where the database, the files and the log of the instances are. */
  dataDir: string
  /** The processes of the instances, for who measures them. */
  pids(): number[]
  /** The settings that the instances run with. */
  environment: Readonly<Record<string, string>>
  /** Starts one instance anew; gives the milliseconds from starting it to its first answer at an address. */
  restartedIn(index: number, address: string): Promise<number>
  /** Stops one instance as a service manager does, and starts it again. */
  restart(index: number): Promise<void>
  stop(): Promise<void>
}

const lookEvery = 200
const startsWithin = 60_000

export type HouseOptions = {
  /** Settings of the instances beside the usual ones. */
  environment?: Readonly<Record<string, string>>
  /** A folder of its own for everything in the house, when it has to stand on a disk of its own. */
  dataDir?: string
}

/** Opens the house; everything in it is thrown away afterwards. */
export async function startHouse(say: (line: string) => void, options: HouseOptions = {}): Promise<House> {
  const dataDir = options.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'portal-proof-'))
  if (!options.dataDir) whenClosing(() => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const [port, ...ports] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const build = await buildWhenNeeded(say)
  const settings: Settings = { dataDir, databaseUrl: undefined, demo: true, port: port ?? 0, appUrl: origin }
  const { url } = await openDatabase(settings, say)
  const shared = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    APP_URL: origin,
    AUTH_SECRET: 'only-for-proofs-only-for-proofs-only-for-proofs',
    BUILD_ID: build,
    LISTEN_HOST: '127.0.0.1',
    TRUST_PROXY: '1',
    DRAIN_MS: '1500',
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: path.join(dataDir, 'compiled'),
  }
  // Filling takes the settings of a demo; the instances run as in real life, with a mail server that is away.
  Object.assign(process.env, { ...shared, DEMO: '1' })
  await updateDatabase(url)
  await seed(url, { demo: true })
  const log = fs.openSync(path.join(dataDir, 'instances.log'), 'a')
  const environment = { ...shared, DEMO: '0', SMTP_URL: 'smtp://127.0.0.1:9', RESEND_API_KEY: '', ...options.environment }
  const start = async (index: number): Promise<ChildProcess> => {
    const child = startNode([...serverFlags, 'scripts/serve.ts'], {
      env: { ...environment, PORT: String(ports[index]) },
      output: log,
      grace: 40_000,
    })
    const served = new Promise<boolean>((resolve) => {
      child.on('message', (message) => message === 'serving' && resolve(true))
      child.on('exit', () => resolve(false))
    })
    if (await Promise.race([served, sleep(startsWithin, false)])) return child
    throw new Error(`an instance did not start:\n${fs.readFileSync(path.join(dataDir, 'instances.log'), 'utf8').slice(-2_000)}`)
  }
  const instances = [await start(0), await start(1)]
  const proxy = await startProxy(port ?? 0, ports)
  return {
    origin,
    addresses: ports.map((one) => `http://127.0.0.1:${one}`),
    databaseUrl: url,
    dataDir,
    pids: () => instances.map(({ pid }) => pid ?? 0),
    environment,
    restartedIn: async (index, address) => {
      const running = instances[index]
      if (running) await stopChild(running, 40_000)
      const started = performance.now()
      instances[index] = await start(index)
      await (await fetch(address)).text()
      return performance.now() - started
    },
    restart: async (index) => {
      const running = instances[index]
      if (running) await stopChild(running, 40_000)
      instances[index] = await start(index)
      while (!proxy.ready(index)) await sleep(50)
    },
    stop: async () => {
      await proxy.close()
      await Promise.all(instances.map((child) => stopChild(child, 20_000)))
      fs.closeSync(log)
    },
  }
}

/** As small as can be: in turn to who said that it is ready, and no second try. */
async function startProxy(port: number, ports: readonly number[]) {
  const agent = new http.Agent({ keepAlive: true })
  const ready = ports.map(() => false)
  const silent = ports.map(() => 0)
  let closed = false
  // One look after the other. Who says 'not ready', or is not there, gets nothing more; who is only slow gets three turns.
  const look = async (one: number, index: number) => {
    try {
      const answer = await fetch(`http://127.0.0.1:${one}/api/health/ready`, { signal: AbortSignal.timeout(2_000) })
      ready[index] = answer.ok
      silent[index] = 0
    } catch (fault) {
      silent[index] = (silent[index] ?? 0) + 1
      if ((fault as Error).name !== 'TimeoutError' || (silent[index] ?? 0) >= 3) ready[index] = false
    }
  }
  const keepLooking = async (one: number, index: number) => {
    for (; !closed; await sleep(lookEvery)) await look(one, index)
  }
  await Promise.all(ports.map(look))
  const looking = ports.map(keepLooking)
  let turn = 0
  const server = http.createServer((request, response) => {
    const open = ports.filter((_, index) => ready[index])
    const chosen = open[turn++ % Math.max(1, open.length)]
    if (chosen === undefined) return void response.writeHead(503).end('no instance is ready')
    const headers = { ...request.headers, 'x-forwarded-for': '203.0.113.8' }
    const onward = http.request(
      { host: '127.0.0.1', port: chosen, path: request.url, method: request.method, headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', (fault) => (response.headersSent ? response.destroy() : response.writeHead(502).end(fault.message)))
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    ready: (index: number) => ready[index] === true,
    close: async () => {
      closed = true
      await Promise.all(looking)
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
