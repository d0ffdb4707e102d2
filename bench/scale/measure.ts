// The same questions to a small portal and to a big one, in turn, so that a busy machine is busy for both; what is compared
// is how much longer the big one takes, and how much a plan reads.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { type EmbeddedPostgres, ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { seed } from '#db/seed/seed.ts'
import { plansOf, widestStep } from '#lib/testing/plans.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { fill } from './fill.ts'
import { amounts } from './sizes.ts'
import { workload, type Asked } from './workload.ts'

const rounds = 5
const turns = 5
/** A step that reads more than this many rows grows with the portal: the greatest pages, lists and searches stay below it. */
const mostRead = 12_000

export type Grown = Asked & { small: number; large: number; ratio: number; lowest: number; highest: number; read: number; scans: string[] }
type Result = { measurements: Measurement[]; lines: string[] }

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** Fills two portals, or takes those that an earlier run left in the folder SCALE_DIR, and measures them. */
export async function compare(small: number, large: number): Promise<Result> {
  const kept = process.env.SCALE_DIR
  const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'portal-scale-'))
  const flags = [...throwawayFlags, '-c', 'shared_buffers=1GB', '-c', 'max_wal_size=4GB', '-c', 'jit=off', '-c', 'autovacuum=off']
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
    for (const size of [small, large]) await filled(server, size)
    const opened = async (size: number) => {
      await closePool()
      process.env.DATABASE_URL = url(size)
    }
    const result = await measured(small, large, opened)
    await opened(small)
    return { ...result, measurements: [...result.measurements, await totalsThatDiffer(url(small), small)] }
  } finally {
    await closePool()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await server.stop()
    if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A portal under its own name only when it is whole. */
async function filled(server: EmbeddedPostgres, size: number): Promise<void> {
  const maintenance = postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  try {
    const there = await maintenance`select from pg_database where datname = ${`scale_${size}`}`
    if (there.length > 0) return
    const begun = `filling_${size}`
    await maintenance.unsafe(`drop database if exists ${begun}`)
    await maintenance.unsafe(`create database ${begun}`)
    await migrate(server.url(begun))
    await seed(server.url(begun), { demo: false })
    await fill(server.url(begun), size, (line) => console.log(`      ${line}`))
    await maintenance.unsafe(`alter database ${begun} rename to scale_${size}`)
  } finally {
    await maintenance.end()
  }
}

/**
 * What one question costs: processor time of this process and of the database in milliseconds, the median of some turns.
 * Unlike the time on the clock it hardly depends on who else is busy. Where the system does not tell, the clock is taken.
 */
async function timeOf(run: () => Promise<unknown>, most = turns): Promise<number> {
  // Twice at once: so the connections that a page opens beside each other are there.
  if (most > 1) await Promise.all([run(), run()])
  const backends = await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where datname = current_database()`)
  const pids = backends.map(({ pid }) => pid)
  const times: number[] = []
  for (let turn = most > 1 ? -1 : 0; turn < most; turn++) {
    const before = spent(pids)
    await run()
    if (turn >= 0) times.push(spent(pids) - before)
  }
  return median(times)
}

function spent(pids: readonly number[]): number {
  try {
    const ofDatabase = pids.reduce((sum, pid) => sum + Number(fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
    const { user, system } = process.cpuUsage()
    return ofDatabase + (user + system) / 1e3
  } catch {
    return performance.now()
  }
}

/** Takes some lessons away and puts them back, by the triggers, and counts how many totals then differ from counting anew. */
async function totalsThatDiffer(url: string, size: number): Promise<Measurement> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  const summed =
    'select facet, value, with_facet, with_value, sum(count)::int as count from lesson_totals group by 1, 2, 3, 4 having sum(count) <> 0'
  const rolledBack = new Error('taken back')
  let differing = -1
  try {
    await owner.begin(async (tx) => {
      await tx.unsafe(`create temp table away on commit drop as select * from published_lessons order by slug limit ${Math.ceil(size / 5)};
        delete from published_lessons where lesson_id in (select lesson_id from away);
        insert into published_lessons select * from away;
        update lessons set status = 'withdrawn' where id in (select lesson_id from away limit 7);
        create temp table by_trigger on commit drop as ${summed};
        select lesson_totals_recount();
        create temp table anew on commit drop as ${summed};`)
      const [row] = await tx<{ count: number }[]>`select count(*)::int as count from (
        (table by_trigger except table anew) union all (table anew except table by_trigger)) as different`
      differing = row?.count ?? -1
      throw rolledBack
    })
  } catch (error) {
    if (error !== rolledBack) throw error
  } finally {
    await owner.end()
  }
  return {
    name: `${size} lessons: kept totals that differ from counting anew, after taking a fifth away and back`,
    value: differing,
    unit: 'totals',
    goal: 0,
    better: 'lower',
  }
}

// One row by its key: as little as a question to the database can cost.
const counterRead = () =>
  db.execute(sql`select count from lesson_totals where facet = '' and value = '' and with_facet = '' and with_value = '' and kept`)
// What search costs without two stages: every match is ranked.
const rankedSql = (words: string) => () =>
  db.transaction(async (tx) => {
    // At a million lessons this takes longer than the product lets any question take.
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`with asked as materialized (
      select to_tsquery('simple', string_agg(quote_literal(search_lexeme(w)), ' & ')) as query from regexp_split_to_table(${words}, ' ') as w where search_lexeme(w) is not null
    ) select lesson_id from published_lessons, asked where search @@ query order by ts_rank(search, query) desc limit 20`)
  })

async function measured(small: number, large: number, open: (size: number) => Promise<void>): Promise<Result> {
  const [few, many] = [workload(small), workload(large)]
  const times = new Map<string, { small: number[]; large: number[]; ratios: number[] }>()
  const counters: number[] = []
  const ranked: number[] = []
  for (let round = 0; round < rounds; round++) {
    // A round of the million takes minutes.
    console.log(`      ronde ${round + 1} van ${rounds}`)
    const took = { small: new Map<string, number>(), large: new Map<string, number>() }
    for (const side of round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
      await open(side === 'small' ? small : large)
      for (const asked of side === 'small' ? few : many) took[side].set(asked.name, await timeOf(asked.run))
      if (side === 'large') {
        counters.push(await timeOf(counterRead))
        ranked.push(await timeOf(rankedSql('gezin'), 1))
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
      lowest: Math.min(...(of?.ratios ?? [])),
      highest: Math.max(...(of?.ratios ?? [])),
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

// The one answer that is as long as there is, up to its limit: for a search engine and not for a reader.
const longList = 'addresses of gatherings'

function summed(grown: Grown[], base: { small: number; large: number; counter: number; ranked: number }): Measurement[] {
  const on = (side: Asked['side']) => grown.filter((one) => one.side === side && one.name !== longList)
  const size = `${base.small} → ${base.large} lessons`
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
      { name: `${size}: time of ${what}, worst question`, value: worst.ratio, unit: `times: ${worst.name}`, goal, better: 'lower' },
    ]
  }
  const slowest =
    on('search')
      .map(({ large }) => large)
      .toSorted((one, other) => other - one)[0] ?? 0
  const counts = on('counts').filter(({ name }) => !name.includes('three'))
  return [
    ...growth('public', 'public pages that are not kept', 1.6),
    ...grown
      .filter(({ name }) => name === longList)
      .map(({ large }): Measurement => ({
        name: `${base.large} lessons: ${longList}`,
        value: large,
        unit: `ms for ${Math.min(5_000, amounts(base.large).gatherings)}`,
        goal: null,
        better: 'lower',
      })),
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
      // Ranking every match of a small portal takes no longer than a search that looks at more than that.
      goal: base.large < 100_000 ? null : base.large > 500_000 ? 0.03 : 0.05,
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

const line = ({ side, name, small, large, ratio, lowest, highest, read, scans }: Grown) =>
  `${side.padEnd(9)} ${name.padEnd(36)} ${small.toFixed(1).padStart(7)} → ${large.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2).padStart(6)} × (${lowest.toFixed(2)} – ${highest.toFixed(2)})  ${String(Math.round(read)).padStart(6)} rows ${scans.length > 0 ? `scans ${scans.join(', ')}` : ''}`
