// The portal beside a bare server that has the same bytes ready, in turn and in one run.
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startNode } from '#scripts/children.ts'
import type { Measurement } from '#scripts/measurements.ts'
import type { House } from '../../prove/two-instances/house.ts'
import { median, withSpread } from '../support/figures.ts'
import { load, memoryOf, processorTime, type Load } from './load.ts'

const rounds = 8
const roundMs = 1_000

export type Compared = { name: string; goal: number | null; processorGoal: number | null; portal: Load; bare: Load }

/** Starts the bare server with the bytes of these pages as the first instance gives them; a page stands there under its number. */
export async function startBare({ addresses: [origin = ''], databaseUrl }: House, paths: readonly string[]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-pages-'))
  try {
    const files: string[] = []
    for (const [at, page] of paths.entries())
      for (const encoding of ['identity', 'gzip']) {
        const file = path.join(folder, `${at}-${encoding}`)
        fs.writeFileSync(file, await rawBody(origin + page, encoding))
        files.push(file)
      }
    const child = startNode(['bench/public-pages/bare.ts', ...files], { env: { DATABASE_URL: databaseUrl }, output: 'inherit' })
    const port = await new Promise<number>((resolve, reject) => {
      child.on('message', (message: { port?: number }) => message.port && resolve(message.port))
      child.on('exit', () => reject(new Error('the bare server stopped')))
    })
    await sleep(1_000)
    return { child, port, pid: child.pid ?? 0, idle: memoryOf(child.pid ?? 0) }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes of a page as they go over the line: fetch would unpack them. */
async function rawBody(address: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    http
      .get(address, { headers: { 'accept-encoding': encoding } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${address}: ${answer.statusCode}`))
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve(Buffer.concat(chunks)))
      })
      .on('error', reject)
  })
}

/** Both in turn, so that a busy machine is busy for both; the ratios are the medians of the rounds. */
export async function beside(compared: readonly Compared[], portalPid: number, barePid: number): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const { name, goal, processorGoal, portal, bare } of compared) {
    const ratios: number[] = []
    const costs: number[] = []
    let asked = 0
    const once = async (wanted: Load, pid: number) => {
      const before = processorTime(pid)
      const offset = asked
      const answers = await load({ ...wanted, path: (turn) => wanted.path(offset + turn) }, roundMs)
      asked += answers + 100
      const after = processorTime(pid)
      return { answers, cost: before === undefined || after === undefined ? undefined : (after - before) / answers }
    }
    for (let round = -1; round < rounds; round++) {
      const first = round % 2 === 0
      const a = first ? await once(portal, portalPid) : await once(bare, barePid)
      const b = first ? await once(bare, barePid) : await once(portal, portalPid)
      const [ours, theirs] = first ? [a, b] : [b, a]
      if (round < 0) continue
      ratios.push(ours.answers / theirs.answers)
      if (ours.cost && theirs.cost) costs.push(theirs.cost / ours.cost)
    }
    measurements.push({
      name: `${name}: requests per second against a bare server`,
      value: median(ratios),
      unit: withSpread('times', ratios),
      goal,
      better: 'higher',
    })
    if (costs.length > 0)
      measurements.push({
        name: `${name}: processor time, bare against portal`,
        value: median(costs),
        unit: withSpread('times', costs),
        goal: processorGoal,
        better: 'higher',
      })
  }
  return measurements
}
