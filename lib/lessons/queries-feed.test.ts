import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person, placeMany, type PlacedRow } from '#lib/testing/factories.ts'
import { certaintyWords, kindWords, nationalStatusWords } from './copy.ts'
import { feedAddress, feedFacets, feedFilters, feedPage, readFeedQuery, type FeedFilter, type FeedQuery } from './queries-feed.ts'
import { pageSize } from './queries-feed-ranked.ts'
import { certainties, kinds, nationalStatuses } from './values.ts'

testDatabase()

let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
})

const empty: FeedQuery = { q: '', vanaf: '' }
async function emptyFeed() {
  await db.execute(sql`delete from published_lessons`)
}
async function allPages(query: Partial<FeedQuery> = {}) {
  const seen = []
  let vanaf = ''
  do {
    const page = await feedPage({ ...empty, ...query, vanaf })
    expect(page.lessons.length).toBeLessThanOrEqual(pageSize)
    if (page.next !== null) expect(page.lessons).toHaveLength(pageSize)
    seen.push(...page.lessons)
    vanaf = page.next ?? ''
  } while (vanaf)
  return seen
}

describe('Leafing through the feed', () => {
  beforeEach(emptyFeed)

  test('shows every lesson exactly once and newest first, whatever their dates', async () => {
    const start = Date.UTC(2026, 0, 1)
    // Few different moments, so that many lessons share one.
    const moments = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 70 })
    await fc.assert(
      fc.asyncProperty(moments, async (offsets) => {
        await emptyFeed()
        await placeMany(
          author,
          reader,
          offsets.map((offset) => ({ at: new Date(start + offset * 1_000) })),
        )
        const seen = await allPages()
        const keys = seen.map((lesson) => `${String(lesson.publishedAt.getTime()).padStart(15, '0')} ${lesson.lessonId}`)
        expect(keys).toHaveLength(offsets.length)
        expect(keys).toEqual([...new Set(keys)].sort().toReversed())
      }),
      { numRuns: 12, examples: [[Array.from({ length: 45 }, () => 3)], [Array.from({ length: pageSize }, () => 1)], [[]]] },
    )
  })
  test('loses none when moments differ by less than a millisecond', async () => {
    await placeMany(
      author,
      reader,
      Array.from({ length: 45 }, () => ({ at: new Date(Date.UTC(2026, 0, 1)) })),
    )
    await db.execute(
      sql`update published_lessons set first_published_at = first_published_at + make_interval(secs => n * 0.000013) from (select lesson_id as id, row_number() over (order by slug) as n from published_lessons) t where lesson_id = id`,
    )
    expect(new Set((await allPages()).map((lesson) => lesson.lessonId)).size).toBe(45)
  })
  test('a lesson that is placed while one leafs does not shift the next page', async () => {
    await placeMany(
      author,
      reader,
      Array.from({ length: 30 }, (_, index) => ({ at: new Date(Date.UTC(2026, 0, 1) + index) })),
    )
    const first = await feedPage(empty)
    await placeMany(author, reader, [{ at: new Date(Date.UTC(2026, 5, 1)) }])
    const second = await feedPage({ ...empty, vanaf: first.next ?? '' })
    expect(new Set([...first.lessons, ...second.lessons].map((lesson) => lesson.lessonId)).size).toBe(30)
  })
  test.each([
    'onzin',
    'p999',
    '1.onzin',
    `1.${'-'.repeat(36)}`,
    `1.${'0'.repeat(36)}`,
    `999999999999999.${crypto.randomUUID()}`,
    `0.${crypto.randomUUID()}`,
    "'; drop table lessons; --",
    '1.\u0000',
  ])('a place to go on from that we never gave (%j) gives a page, never a fault', async (vanaf) => {
    await placeMany(author, reader, [{}])
    for (const q of ['', 'les']) await expect(feedPage({ ...empty, q, vanaf })).resolves.toMatchObject({ next: null })
  })
  test('results of a search come in pages too, each lesson once', async () => {
    await placeMany(
      author,
      reader,
      Array.from({ length: 50 }, (_, index) => ({ title: `Gezin nummer ${index}` })),
    )
    const seen = await allPages({ q: 'gezinnen' })
    expect(seen).toHaveLength(50)
    expect(new Set(seen.map((lesson) => lesson.lessonId)).size).toBe(50)
  })
})

describe('Filters', () => {
  const pick = <T>(options: readonly T[], index: number): T => {
    const option = options[index % options.length]
    if (option === undefined) throw new Error('nothing to pick from')
    return option
  }
  const themes = ['klantreis', 'monitoring', 'zorg-en-straf']
  const homes: Pick<PlacedRow, 'site' | 'region'>[] = [
    { site: 'friesland' },
    { site: 'flevoland' },
    { site: 'gelderland-zuid' },
    { site: null, region: 'JZ02' },
    { site: null, region: 'JZ14' },
    { site: null, region: null },
  ]
  const rows: Required<PlacedRow>[] = Array.from({ length: 90 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 60_000),
    title: pick(['Het gezin aan tafel', 'Een plan voor thuis', 'Samen aan tafel'], index * 7 + (index >> 3)),
    core: 'Eén zin.',
    site: null,
    region: null,
    ...pick(homes, index * 5 + (index >> 2)),
    themes: index % 4 === 0 ? [pick(themes, index), pick(themes, index + 1)] : [pick(themes, index >> 1)],
    principle: pick(['gezinsgericht', 'lerend'], index >> 1),
    tip: pick([null, 1, 2, 10], index >> 2),
    kind: pick(kinds, index),
    status: pick(nationalStatuses, index >> 1),
    certainty: pick(certainties, index >> 2),
    applied: pick([0, 0, 1, 3], index >> 1),
  }))
  const slugs: Record<string, string> = { JZ02: 'friesland-fryslan', JZ14: '', JZ08: '', JZ30: '', JZ32: '' }
  const regionsOf: Record<string, string[]> = { friesland: ['JZ02'], flevoland: ['JZ08'], 'gelderland-zuid': ['JZ30', 'JZ32'] }
  /** What a row carries of each filter, worked out apart from the query. */
  const carries: Record<FeedFilter, (row: Required<PlacedRow>) => string[]> = {
    thema: (row) => row.themes,
    proeftuin: (row) => (row.site ? [row.site] : []),
    regio: (row) =>
      [...(row.region ? [row.region] : []), ...(row.site ? (regionsOf[row.site] ?? []) : [])].map((code) => slugs[code] ?? ''),
    principe: (row) => [row.principle],
    tip: (row) => (row.tip === null ? [] : [String(row.tip)]),
    soort: (row) => [kindWords[row.kind].slug],
    status: (row) => (row.status ? [nationalStatusWords[row.status].slug] : []),
    zekerheid: (row) => (row.certainty ? [certaintyWords[row.certainty].slug] : []),
    toegepast: (row) => (row.applied > 0 ? ['ja'] : []),
  }
  const fits = (row: Required<PlacedRow>, query: FeedQuery, without?: FeedFilter) =>
    (!query.q || row.title.toLowerCase().includes(query.q)) &&
    feedFilters.every((filter) => filter === without || !query[filter] || carries[filter](row).includes(query[filter] ?? ''))
  const values = (filter: FeedFilter) => [...new Set(rows.flatMap((row) => carries[filter](row)))]
  const expectedFacet = (query: FeedQuery, filter: FeedFilter) => {
    const counts: Record<string, number> = {}
    for (const row of rows.filter((each) => fits(each, query, filter)))
      for (const value of carries[filter](row)) counts[value] = (counts[value] ?? 0) + 1
    const chosen = query[filter]
    if (chosen && !(chosen in counts)) counts[chosen] = 0
    return counts
  }
  async function agrees(query: FeedQuery) {
    expect(await allPages(query)).toHaveLength(rows.filter((row) => fits(row, query)).length)
    const facets = await feedFacets(query)
    for (const filter of feedFilters) {
      expect(Object.fromEntries(facets[filter].map(({ slug, count }) => [slug, count])), filter).toEqual(expectedFacet(query, filter))
    }
  }

  beforeAll(async () => {
    await emptyFeed()
    const found = await db.execute<{ code: string; slug: string }>(sql`select code, slug from regions`)
    for (const { code, slug } of found) slugs[code] = slug
    await placeMany(author, reader, rows)
  })

  test('without a choice everything is there, and each count is right', () => agrees(empty))
  test.each(feedFilters)('by %s: each value gives what carries it, and right counts beside it', async (filter) => {
    for (const value of values(filter)) await agrees({ ...empty, [filter]: value })
  })
  test('combined, also with words: the feed and all counts agree with counting by hand', async () => {
    const choice = fc.record(
      Object.fromEntries(feedFilters.map((filter) => [filter, fc.option(fc.constantFrom(...values(filter)), { nil: undefined, freq: 3 })])),
    )
    await fc.assert(
      fc.asyncProperty(choice, fc.constantFrom('', '', 'gezin', 'tafel'), (filters, q) => agrees({ ...empty, ...filters, q })),
      { numRuns: 25 },
    )
  })
  test('an unknown value gives nothing, never everything and never a fault', async () => {
    for (const filter of feedFilters) {
      for (const value of [
        'bestaat-niet',
        "'",
        '\\',
        '%',
        '0',
        '-1',
        '1e3',
        '99999999999',
        '{}',
        'toString',
        '__proto__',
        '\u0000',
        'x'.repeat(200),
      ]) {
        await expect(feedPage({ ...empty, [filter]: value }), `${filter}=${JSON.stringify(value)}`).resolves.toEqual({
          lessons: [],
          next: null,
        })
        await expect(feedFacets({ ...empty, [filter]: value })).resolves.toBeDefined()
      }
    }
  })
})

describe('The address of the feed', () => {
  test('is read back as it was written, without empty and unknown parts', () => {
    const query = readFeedQuery({ q: ' huis ', thema: 'klantreis', regio: '', onzin: 'x', vanaf: 'p20' })
    expect(query).toEqual({ q: 'huis', thema: 'klantreis', vanaf: 'p20' })
    expect(feedAddress(query)).toBe('/lessen?q=huis&thema=klantreis&vanaf=p20')
    expect(feedAddress(empty, '/lessen/atom.xml')).toBe('/lessen/atom.xml')
  })
  test('of a parameter that comes twice the first counts, and too long ones are cut', () => {
    expect(readFeedQuery({ thema: ['een', 'twee'] }).thema).toBe('een')
    expect(readFeedQuery({ q: 'x'.repeat(10_000) }).q.length).toBeLessThanOrEqual(200)
  })
})
