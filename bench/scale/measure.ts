// The same questions to a small portal and to a big one, in turn, so that a busy machine is busy for both; what is compared
// is how much longer the big one takes, and how much a plan reads.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { seed } from '#db/seed/seed.ts'
import { plansOf, widestStep } from '#lib/testing/plans.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { fill } from './fill.ts'
import { workload, type Asked } from './workload.ts'

const rounds = 5
const turns = 7
/** A step that reads more than this many rows grows with the portal: the greatest pages, lists and searches stay below it. */
const mostRead = 12_000

export type Grown = Asked & { small: number; large: number; ratio: number; read: number; scans: string[] }
type Result = { measurements: Measurement[]; lines: string[] }

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** Fills two portals and measures them. */
export async function compare(small: number, large: number): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-scale-'))
  const flags = [...throwawayFlags, '-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB', '-c', 'jit=off']
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags })
  const before = process.env.DATABASE_URL
  Object.assign(process.env, {
    DEMO: '1',
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'only-for-measuring-only-for-measuring-only',
    MAIL_FROM: 'Proeftuin <noreply@localhost>',
  })
  try {
    const url = (size: number) => server.url(`scale_${size}`)
    for (const size of [small, large]) {
      const maintenance = postgres(server.url('postgres'), { max: 1 })
      await maintenance.unsafe(`create database scale_${size}`)
      await maintenance.end()
      await migrate(url(size))
      await seed(url(size), { demo: false })
      await fill(url(size), size, (line) => console.log(`      ${line}`))
    }
    const opened = async (size: number) => {
      await closePool()
      process.env.DATABASE_URL = url(size)
    }
    return await measured(small, large, opened)
  } finally {
    await closePool()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The time of one question in milliseconds: the median of some turns, after two that warm it. */
async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let turn = -2; turn < turns; turn++) {
    const started = performance.now()
    await run()
    if (turn >= 0) times.push(performance.now() - started)
  }
  return median(times)
}

// One row by its key: as little as a question to the database can cost.
const counterRead = () =>
  db.execute(sql`select count from lesson_totals where facet = '' and value = '' and with_facet = '' and with_value = '' and kept`)
// What search costs without two stages: every match is ranked.
const rankedSql = (words: string) => () =>
  db.execute(sql`select lesson_id from published_lessons where search @@ to_tsquery('simple', (select string_agg(quote_literal(search_lexeme(w)), ' & ') from regexp_split_to_table(${words}, ' ') as w where search_lexeme(w) is not null))
    order by ts_rank(search, to_tsquery('simple', (select string_agg(quote_literal(search_lexeme(w)), ' & ') from regexp_split_to_table(${words}, ' ') as w where search_lexeme(w) is not null))) desc limit 20`)

async function measured(small: number, large: number, open: (size: number) => Promise<void>): Promise<Result> {
  const [few, many] = [workload(small), workload(large)]
  const times = new Map<string, { small: number[]; large: number[]; ratios: number[] }>()
  const counters: number[] = []
  const ranked: number[] = []
  for (let round = 0; round < rounds; round++) {
    const took = { small: new Map<string, number>(), large: new Map<string, number>() }
    for (const side of round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
      await open(side === 'small' ? small : large)
      for (const asked of side === 'small' ? few : many) took[side].set(asked.name, await timeOf(asked.run))
      if (side === 'large') {
        counters.push(await timeOf(counterRead))
        ranked.push(await timeOf(rankedSql('gezin')))
      }
    }
    for (const { name } of many) {
      const one = times.get(name) ?? { small: [], large: [], ratios: [] }
      const [less, more] = [took.small.get(name) ?? 0, took.large.get(name) ?? 0]
      one.small.push(less)
      one.large.push(more)
      one.ratios.push(more / less)
      times.set(name, one)
    }
  }
  await open(large)
  const grown: Grown[] = []
  for (const asked of many) {
    const of = times.get(asked.name)
    const plans = await plansOf(asked.run)
    grown.push({
      ...asked,
      small: median(of?.small ?? []),
      large: median(of?.large ?? []),
      ratio: median(of?.ratios ?? []),
      read: Math.max(0, ...plans.map(widestStep)),
      scans: plans.flatMap(({ steps }) =>
        steps.flatMap(({ type, relation, rows, filtered }) =>
          type === 'Seq Scan' && relation && rows + filtered > 2_000 ? [relation] : [],
        ),
      ),
    })
  }
  return { measurements: summed(grown, { small, large, counter: median(counters), ranked: median(ranked) }), lines: grown.map(line) }
}

function summed(grown: Grown[], base: { small: number; large: number; counter: number; ranked: number }): Measurement[] {
  const on = (side: Asked['side']) => grown.filter((one) => one.side === side)
  const size = `${base.small.toLocaleString('nl-NL')} → ${base.large.toLocaleString('nl-NL')} lessons`
  const growth = (side: Asked['side'], what: string, goal: number): Measurement[] => {
    const worst = on(side).reduce((one, other) => (other.ratio > one.ratio ? other : one))
    return [
      {
        name: `${size}: time of ${what}, median question`,
        value: median(on(side).map(({ ratio }) => ratio)),
        unit: 'times',
        goal,
        better: 'lower',
      },
      { name: `${size}: time of ${what}, worst (${worst.name})`, value: worst.ratio, unit: 'times', goal, better: 'lower' },
    ]
  }
  const slowest =
    on('search')
      .map(({ large }) => large)
      .toSorted((one, other) => other - one)[0] ?? 0
  const counts = on('counts').filter(({ name }) => !name.includes('three'))
  return [
    ...growth('public', 'public pages that are not kept', 1.6),
    ...growth('counts', 'facets and counts', 1.5),
    ...growth('search', 'search', 3),
    ...growth('signed-in', 'signed-in pages', 2),
    {
      name: `${base.large} lessons: a count, against reading one counter`,
      value: median(counts.map(({ large }) => large)) / base.counter,
      unit: 'times',
      goal: 3,
      better: 'lower',
    },
    // The common word alone is what ranks most.
    {
      name: `${base.large} lessons: slowest of the mix of searches, against ranking every match of a common word`,
      value: slowest / base.ranked,
      unit: 'times',
      goal: base.large > 500_000 ? 0.03 : 0.05,
      better: 'lower',
    },
    {
      name: `${base.large} lessons: steps that scan a big table`,
      value: grown.flatMap(({ scans }) => scans).length,
      unit: `of ${grown.length} questions`,
      goal: 0,
      better: 'lower',
    },
    {
      name: `${base.large} lessons: questions with a step that reads more than ${mostRead} rows`,
      value: grown.filter(({ read }) => read > mostRead).length,
      unit: `of ${grown.length}`,
      goal: 0,
      better: 'lower',
    },
  ]
}

const line = ({ side, name, small, large, ratio, read, scans }: Grown) =>
  `${side.padEnd(9)} ${name.padEnd(36)} ${small.toFixed(1).padStart(7)} → ${large.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2).padStart(6)} ×  ${String(Math.round(read)).padStart(6)} rows ${scans.length > 0 ? `scans ${scans.join(', ')}` : ''}`
