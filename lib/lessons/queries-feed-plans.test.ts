import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { pool } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person, placeMany } from '#lib/testing/factories.ts'
import { feedPage, type FeedQuery } from './queries-feed.ts'

const { url } = testDatabase()

const lessons = 20_000
beforeAll(async () => {
  await furnish()
  const start = Date.UTC(2020, 0, 1)
  const themes = ['klantreis', 'monitoring', 'zorg-en-straf', 'netwerkdossier', 'gezinsadvocaat']
  const sites = ['friesland', 'flevoland', 'gelderland-zuid']
  // As the owner and without the checks per row: these rows are many, not strange.
  const owner = postgres(url, { max: 1, connection: { session_replication_role: 'replica' } })
  const rows = Array.from({ length: lessons }, (_, index) => ({
    at: new Date(start + index * 60_000),
    title: `Les ${index}`,
    core: index % 500 ? 'Een zin over gezinnen.' : 'Een zin over zeldzaamheden.',
    site: sites[index % 3] ?? null,
    themes: [themes[index % 5] ?? ''],
  }))
  await placeMany(await person(), await curator(), rows, drizzle(owner, { schema }))
  await owner`analyze`
  await owner.end()
}, 60_000)

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; 'Actual Rows'?: number; Plans?: Plan[] }
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plan of the very statement that the product sends for a page: caught on its way, explained on the same connection. */
async function planOf(query: Partial<FeedQuery>) {
  const { sql } = pool()
  const caught: { text: string; values: unknown[] }[] = []
  sql.options.debug = (_connection, text, values) => caught.push({ text, values })
  const page = await feedPage({ q: '', vanaf: '', ...query })
  sql.options.debug = false
  const statement = caught.find(({ text }) => text.includes('"published_lessons"'))
  if (!statement) throw new Error('no statement was caught')
  const values = statement.values.map((value) => (typeof value === 'number' ? value : z.string().parse(value)))
  const rows = await sql.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    `explain (analyze, timing off, format json) ${statement.text}`,
    values,
  )
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (!plan) throw new Error('no plan')
  const onFeed = nodes(plan).filter(
    (node) => node['Relation Name'] === 'published_lessons' || node['Index Name']?.startsWith('published_lessons'),
  )
  return { page, onFeed, indexes: onFeed.map((node) => node['Index Name']).filter(Boolean), scans: onFeed.map((node) => node['Node Type']) }
}

describe(`With ${lessons} lessons`, () => {
  test('the first page reads along the index of the newest, and only as many rows as it shows', async () => {
    const { page, onFeed, indexes, scans } = await planOf({})
    expect(page.lessons).toHaveLength(20)
    expect(scans, JSON.stringify(onFeed)).not.toContain('Seq Scan')
    expect(indexes).toContain('published_lessons_newest')
    expect(Math.max(...onFeed.map((node) => node['Actual Rows'] ?? 0))).toBeLessThanOrEqual(21)
  })
  test('a page far in goes on from its key: no sequential scan, no rows that are thrown away', async () => {
    const far = `${Date.UTC(2020, 0, 1) + 2_000 * 60_000}.ffffffff-ffff-4fff-bfff-ffffffffffff`
    const { page, onFeed, indexes, scans } = await planOf({ vanaf: far })
    expect(page.lessons[0]?.title).toBe('Les 2000')
    expect(scans, JSON.stringify(onFeed)).not.toContain('Seq Scan')
    expect(indexes).toContain('published_lessons_newest')
    expect(Math.max(...onFeed.map((node) => node['Actual Rows'] ?? 0))).toBeLessThanOrEqual(21)
  })
  test.each<[string, Partial<FeedQuery>]>([
    ['a site', { proeftuin: 'friesland' }],
    ['a theme', { thema: 'monitoring' }],
    ['a rare word', { q: 'zeldzaamheden' }],
  ])('a page of %s is found by an index', async (_name, query) => {
    const { page, onFeed, scans } = await planOf(query)
    expect(page.lessons).toHaveLength(20)
    expect(scans, JSON.stringify(onFeed)).not.toContain('Seq Scan')
  })
})
