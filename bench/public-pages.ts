// The public side of two running instances: beside a bare server with the same bytes, in turn and in one run. Only ratios
// carry over to another machine; who asks and who answers share the processor here.
import fs from 'node:fs'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { freePort } from '#db/embedded/ports.ts'
import { startNode, stopChild } from '#scripts/children.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { startHouse } from '../prove/two-instances/house.ts'
import { beside, startBare, type Compared } from './public-pages/beside.ts'
import { memoryOf } from './public-pages/load.ts'
import { seen } from './public-pages/seen.ts'
import { weigh } from './public-pages/weight.ts'
import { median } from './support/figures.ts'

const changes = 20

// The first is asked for plain and as 304 too. The bare server has the same bytes under their number.
const keptPages = [
  { name: 'a kept page', path: '/lessen' },
  { name: 'a kept page with a filter', path: '/lessen?thema=klantreis' },
  { name: 'a kept feed', path: '/lessen/atom.xml' },
]

type Server = { pid: number; port: number }

/** Rates, processor time, freshness, start, memory and weight. */
export async function measure(): Promise<Measurement[]> {
  const house = await startHouse((line) => console.log(`      ${line}`))
  try {
    const [one = '', two = ''] = house.addresses
    const portal: Server = { pid: house.pids()[0] ?? 0, port: Number(new URL(one).port) }
    await sleep(3_000)
    const idle = memoryOf(portal.pid)
    const bare = await startBare(
      house,
      keptPages.map((page) => page.path),
    )
    try {
      return [
        ...(await rates(portal, bare, one)),
        ...memory(idle, memoryOf(portal.pid), bare),
        ...(await freshness([one, two], house.databaseUrl)),
        ...(await starts(house, one)),
        ...(await weights(one)),
        ...(await onSlowPhone(one, '/')),
        ...(await onSlowPhone(one, '/lessen')),
      ]
    } finally {
      await stopChild(bare.child)
    }
  } finally {
    await house.stop()
  }
}

async function rates(portal: Server, bare: Server, origin: string): Promise<Measurement[]> {
  const etag = (await fetch(`${origin}/lessen`, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? ''
  const list = () => '/lessen'
  const gzip = { 'accept-encoding': 'gzip' }
  // Each turn another place to go on from: an address that nobody asked for before.
  const start = Date.now()
  const compared: Compared[] = [
    {
      name: 'a kept page, plain',
      goal: 0.9,
      processorGoal: 0.95,
      portal: { port: portal.port, path: list },
      bare: { port: bare.port, path: () => '/0' },
    },
    ...keptPages.map((page, at): Compared => ({
      name: `${page.name}, gzip`,
      goal: 0.9,
      processorGoal: 0.95,
      portal: { port: portal.port, path: () => page.path, headers: gzip },
      bare: { port: bare.port, path: () => `/${at}`, headers: gzip },
    })),
    {
      name: 'a kept page that the reader has (304)',
      goal: 0.9,
      processorGoal: null,
      portal: { port: portal.port, path: list, headers: { 'if-none-match': etag } },
      bare: { port: bare.port, path: () => '/0', headers: { 'if-none-match': '"bare"' } },
    },
    {
      name: 'a page of the feed that is not kept, against one query of 20 rows',
      goal: 0.15,
      processorGoal: null,
      portal: { port: portal.port, path: (turn) => `/lessen?vanaf=${start - turn}.01a00000-0000-7000-8000-000000000000` },
      bare: { port: bare.port, path: (turn) => `/rows/${start - turn}` },
    },
  ]
  return beside(compared, portal.pid, bare.pid)
}

function memory(idle: number | undefined, loaded: number | undefined, bare: { idle: number | undefined }): Measurement[] {
  if (!idle || !loaded || !bare.idle) return []
  return [
    { name: 'memory of an instance at rest, against a bare server', value: idle / bare.idle, unit: 'times', goal: 4, better: 'lower' },
    { name: 'memory of an instance at rest', value: idle, unit: 'MB', goal: null, better: 'lower' },
    { name: 'memory after the load', value: loaded, unit: 'MB', goal: 400, better: 'lower' },
  ]
}

/** A change in one transaction, until both instances answer with it. */
async function freshness(addresses: readonly string[], databaseUrl: string): Promise<Measurement[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const waits: number[] = []
  const page = '/proeftuinen/friesland'
  for (let change = 0; change < changes; change++) {
    await Promise.all(addresses.map(async (address) => (await fetch(address + page)).text()))
    const name = `Friesland ${change} ${Date.now()}`
    await sql.begin(async (tx) => {
      await tx`update sites set name = ${name} where slug = 'friesland'`
      await tx`select pg_notify('portal_tags', '["sites"]')`
    })
    const committed = performance.now()
    await Promise.all(
      addresses.map(async (address) => {
        while (!(await (await fetch(address + page)).text()).includes(name)) await sleep(2)
      }),
    )
    waits.push(performance.now() - committed)
  }
  await sql.end()
  const sorted = waits.toSorted((one, other) => one - other)
  return [
    { name: 'a change until both instances answer with it, median', value: median(waits), unit: 'ms', goal: null, better: 'lower' },
    {
      name: 'a change until both instances answer with it, 95 %',
      value: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      unit: 'ms',
      goal: 250,
      better: 'lower',
    },
  ]
}

/** From starting an instance to its first page, against the framework's own server with the same build. */
async function starts(house: Awaited<ReturnType<typeof startHouse>>, origin: string): Promise<Measurement[]> {
  const own: number[] = []
  const frameworks: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    own.push(await house.restartedIn(0, `${origin}/`))
    const port = await freePort()
    const started = performance.now()
    const child = startNode(['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'], {
      env: { ...house.environment, NODE_ENV: 'production' },
      output: fs.openSync(os.devNull, 'w'),
    })
    while (
      !(await fetch(`http://127.0.0.1:${port}/`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await sleep(10)
    frameworks.push(performance.now() - started)
    await stopChild(child)
  }
  return [
    {
      name: 'from starting to the first page, against the framework alone',
      value: median(own) / median(frameworks),
      unit: 'times',
      goal: 1.5,
      better: 'lower',
    },
    { name: 'from starting to the first page', value: median(own) / 1_000, unit: 's', goal: null, better: 'lower' },
  ]
}

async function weights(origin: string): Promise<Measurement[]> {
  const feed = (await (await fetch(`${origin}/lessen/feed.json`)).json()) as { items: { url: string }[] }
  const pages = ['/', '/lessen', new URL(feed.items[0]?.url ?? origin).pathname, '/bijeenkomsten']
  const measurements: Measurement[] = []
  const heaviest = { all: 0, script: 0, fonts: 0, requests: 0 }
  for (const page of pages) {
    const { html, styles, scripts, images, fonts, requests } = await weigh(origin, page)
    heaviest.all = Math.max(heaviest.all, html + styles + scripts + images)
    heaviest.script = Math.max(heaviest.script, scripts)
    heaviest.fonts = Math.max(heaviest.fonts, fonts)
    heaviest.requests = Math.max(heaviest.requests, requests)
    const name = page.startsWith('/lessen/') ? 'a lesson' : page
    measurements.push({
      name: `weight of ${name}: page ${kb(html)}, styles ${kb(styles)}, script ${kb(scripts)}, images ${kb(images)}`,
      value: (html + styles + scripts + images) / 1_000,
      unit: 'kB gzip',
      goal: 15,
      better: 'lower',
    })
  }
  return [
    ...measurements,
    { name: 'script of a public page', value: heaviest.script / 1_000, unit: 'kB gzip', goal: 5, better: 'lower' },
    { name: 'fonts of a public page that are fetched at once', value: heaviest.fonts / 1_000, unit: 'kB', goal: 65, better: 'lower' },
    { name: 'requests of a public page', value: heaviest.requests, unit: 'requests', goal: 8, better: 'lower' },
  ]
}

async function onSlowPhone(origin: string, path: string): Promise<Measurement[]> {
  const { largest, besidePlain, moved, blocked, blockedPlain } = await seen(origin, path)
  const on = `slow phone, ${path}:`
  return [
    {
      name: `${on} largest part there (${Math.round(largest)} ms), against the same bytes from a plain server`,
      value: besidePlain,
      unit: 'times',
      goal: 1.1,
      better: 'lower',
    },
    { name: `${on} moved while it came (CLS)`, value: moved, unit: 'of the screen', goal: 0, better: 'lower' },
    { name: `${on} blocked (the same bytes: ${Math.round(blockedPlain)} ms)`, value: blocked, unit: 'ms', goal: 0, better: 'lower' },
  ]
}

const kb = (bytes: number) => (bytes / 1_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 })
