import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { pool, type Tx } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'
import { agenda, agendaOfMonth, gatheringBySlug, nextGatherings } from '#lib/gatherings/queries.ts'
import { organisedGatherings, proposedGatherings } from '#lib/gatherings/queries-organise.ts'
import { logbook } from '#lib/insight/queries-logbook.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { countWords } from '#lib/platform/search/count-words.ts'
import { findDocuments, suggestDocuments } from '#lib/platform/search/find.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { ownThreads, threadFor } from '#lib/questions/queries.ts'
import { readTrayQuery, tray } from '#lib/questions/queries-tray.ts'
import { curator, furnish, person, placeMany } from '#lib/testing/factories.ts'
import { plansOf, widestStep } from '#lib/testing/plans.ts'
import { deskTrays } from './queries-dates.ts'
import { feedFacets, feedPage, type FeedQuery } from './queries-feed.ts'
import { relatedLessons } from './queries-related.ts'
import { reviewCounts, reviewQueue } from './queries-review.ts'
import { countLessons } from './queries.ts'

const { url } = testDatabase()

const lessons = 20_000
const allGatherings = 8_000
/** So many of them are still to come. */
const soon = 400
let team: Actor
let asker: Actor
let organiser: Actor
let threadId = ''
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
    core: `Een zin over ${index % 500 ? 'gezinnen' : 'zeldzaamheden'}${index % 5 ? '' : ', buren'}${index % 6 ? '' : ', scholen'}.`,
    site: sites[index % 3] ?? null,
    themes: [themes[index % 5] ?? ''],
    ...(index % 97 === 0 && { tip: 7 }),
  }))
  // An index is made in one go many times faster than row by row.
  const late = await owner<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where not indisunique and indrelid = any('{published_lessons,search_documents}'::regclass[])`
  for (const { name } of late) await owner`drop index ${owner(name)}`
  await placeMany(await person(), await curator(), rows, drizzle(owner, { schema }))
  for (const { definition } of late) await owner.unsafe(definition)
  // Questions that were closed long ago and some that lie open, gatherings of years with a line for each, lessons that wait on
  // the desk, and a logbook, as a portal of this size has.
  asker = await person()
  team = await person({ roles: ['regional_team'] })
  organiser = await curator()
  await owner`insert into question_threads (kind, status, title, asker_id, region_code, form_key, asked_at, due_at, closed_at)
    select 'question', (case when n % 100 = 0 then 'new' else 'closed' end)::question_thread_status, 'Vraag ' || n, ${asker.id}, 'JZ' || lpad((1 + n % 42)::text, 2, '0'), uuidv7(),
      now() - n * interval '1 hour', now(), case when n % 100 <> 0 then now() - n * interval '1 minute' end from generate_series(1, ${lessons}) as n`
  await owner`insert into question_messages (thread_id, author_id, from_asker, body, form_key)
    select id, ${asker.id}, true, 'Wat nu?', uuidv7() from question_threads`
  threadId = (await owner<{ id: string }[]>`select id from question_threads where title = 'Vraag 7001'`)[0]?.id ?? ''
  const description = JSON.stringify(fromBlocks(['Wij kijken terug.']))
  await owner`insert into gatherings (status, kind, slug, title, summary, description, format, starts_at, ends_at, place, maximum, sign_up_closes_at, site_slug, form_key, created_by_id, published_by_id, published_at)
    select 'published', 'meet_up', 'bijeenkomst-' || n, 'Bijeenkomst ' || n, 'Terugkijken.', ${description}::text::jsonb, 'on_site', starts, starts + interval '2 hours', 'Utrecht', 20,
      starts, (${sites}::text[])[1 + n % 3], uuidv7(), ${asker.id}, ${asker.id}, now() from (select n, now() + (${soon} - n) * interval '4 hours' as starts from generate_series(1, ${allGatherings}) as n) as planned`
  await owner`insert into gathering_audiences (gathering_id, audience_slug) select id, 'local_team' from gatherings`
  await owner`insert into sign_ups (gathering_id, email, name, status, form_key) select id, 'wie@test.example', 'Wie', 'waiting', uuidv7() from gatherings`
  await owner`update lessons set status = (case when nr % 2 = 0 then 'submitted' else 'returned' end)::lesson_status
    from (select id, row_number() over (order by submitted_at desc) as nr from lessons) as newest where newest.id = lessons.id and nr <= 400`
  await owner`insert into audit_log (at, action, object_kind, object_id) select first_published_at, 'lesson.published', 'lesson', lesson_id from published_lessons`
  await owner`select lesson_totals_recount()`
  await owner`insert into search_words (word, lexeme) select word, search_lexeme(word) from (select distinct unnest(words) as word from search_documents) as said where search_lexeme(word) is not null`
  await countWords(drizzle(owner) as unknown as Tx)
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

  test('what few lessons have together is found by the index of choices, and by nothing else', async () => {
    const { page, onFeed, indexes } = await planOf({ thema: 'klantreis', proeftuin: 'friesland', soort: 'les', tip: '7' })
    expect(page.lessons).toHaveLength(14)
    expect(indexes, JSON.stringify(onFeed)).toContain('published_lessons_by_choices')
    expect(indexes).not.toContain('published_lessons_by_site')
  })

  const far: Actor = { id: crypto.randomUUID(), name: 'Ver', email: 'ver@test.example', roles: ['curator'], sites: [], regions: [] }
  const q = { q: '', vanaf: '' }
  test('beside more filters than two a share of the newest is counted, the rest is reckoned from that, and it says so', async () => {
    const { thema } = await feedFacets({ ...q, thema: 'klantreis', proeftuin: 'friesland', soort: 'les' })
    // A third of all lessons are of the site, and a fifth of those of each theme: 1,333, of which an estimate knows two figures.
    expect(thema).toHaveLength(5)
    for (const value of thema) expect(value).toMatchObject({ count: 1_300, isAbout: true })
  })

  test('a word that nearly all lessons have is counted among the newest, and that it is more is said', async () => {
    const { counts, isAtLeast } = await findDocuments('gezinnen')
    expect([counts, isAtLeast]).toEqual([[{ kind: 'lesson', count: 400 }], true])
    expect((await findDocuments('zeldzaamheden')).isAtLeast).toBe(false)
  })

  test('of words that many lessons have, and few together, those with the very words are gathered once, ranked and counted', async () => {
    const found = await findDocuments('buren scholen')
    expect(found.documents).toHaveLength(20)
    expect([found.counts, found.isAtLeast, found.isLoose]).toEqual([[{ kind: 'lesson', count: 667 }], false, false])
    expect(await findDocuments('buren scholen', { kind: 'lesson' })).toEqual(found)
    expect((await findDocuments('buren scholen', { position: 20 })).documents).toHaveLength(20)
    const gathering = (await plansOf(() => findDocuments('buren scholen'))).filter((plan) => widestStep(plan) >= 667)
    expect(gathering).toHaveLength(1)
  })

  // What a statement may read at most: a page, the newest of a search, what is counted; never as much as there is.
  test.each<[string, () => Promise<unknown>]>([
    ['how many lessons there are', () => countLessons()],
    ['the facets', () => feedFacets(q)],
    ['the facets beside a theme', () => feedFacets({ ...q, thema: 'monitoring' })],
    ['a feed of choices that never go together', () => feedPage({ ...q, thema: 'monitoring', proeftuin: 'friesland', tip: '3' })],
    ['a feed of a common word', () => feedPage({ ...q, q: 'gezinnen' })],
    ['a feed of a rare word beside a common one', () => feedPage({ ...q, q: 'gezinnen zeldzaamheden' })],
    ['the facets of a common word', () => feedFacets({ ...q, q: 'gezinnen' })],
    ['a search through everything', () => findDocuments('gezinnen en zeldzaamheden')],
    ['suggestions for two letters', () => suggestDocuments('le')],
    ['related lessons', () => relatedLessons({ lessonId: crypto.randomUUID(), themes: [{ slug: 'monitoring' }] })],
    ['what is done on the desk', () => reviewQueue(far, 'klaar')],
    ['what is done on the desk, of a site', () => reviewQueue(far, 'klaar', { site: 'flevoland' })],
    ['what is done on the desk, of a region', () => reviewQueue(far, 'klaar', { region: 'JZ10' })],
    [
      'what is done on the desk, far in',
      () => reviewQueue(far, 'klaar', { after: `${Date.UTC(2020, 0, 1) + 2_000 * 60_000}.ffffffff-ffff-4fff-bfff-ffffffffffff` }),
    ],
    ['the counts of the desk', () => reviewCounts(far)],
    ['what waits on the desk', async () => expect(await reviewQueue(far, 'te-lezen')).toHaveLength(100)],
    ['what lies with writers', async () => expect(await reviewQueue(far, 'bij-schrijver')).toHaveLength(100)],
    ['what lies beside the desk', () => deskTrays(far)],
    ['a thread', async () => expect((await threadFor(team, threadId))?.words).toHaveLength(1)],
    ['own questions', async () => expect(await ownThreads(asker)).toHaveLength(100)],
    ['the tray, open', async () => expect((await tray(team, readTrayQuery({}), new Date())).rows).toHaveLength(200)],
    ['the tray, closed', async () => expect((await tray(team, readTrayQuery({ bak: 'gesloten' }), new Date())).rows).toHaveLength(200)],
    ['the agenda to come', async () => expect((await agenda({ past: false })).gatherings).toHaveLength(50)],
    ['the agenda of before', async () => expect((await agenda({ past: true })).gatherings).toHaveLength(50)],
    ['the agenda of before, of a kind that is seldom', () => agenda({ past: true, kind: 'national_day' })],
    ['the agenda of before, of a region without any', () => agenda({ past: true, region: 'groningen' })],
    ['the agenda of before, for who is seldom asked', () => agenda({ past: true, audience: 'policy' })],
    ['the agenda of a month', async () => expect(await agendaOfMonth({}, new Date().toISOString().slice(0, 7))).not.toHaveLength(0)],
    ['the next gatherings', async () => expect(await nextGatherings(3)).toHaveLength(3)],
    ['a gathering', async () => expect(await gatheringBySlug('bijeenkomst-7000')).toBeDefined()],
    ['gatherings of an organiser', async () => expect(await organisedGatherings(asker)).toHaveLength(300)],
    ['all gatherings, for who organises', async () => expect(await organisedGatherings(organiser)).toHaveLength(300)],
    ['gatherings that wait for a yes', () => proposedGatherings(organiser)],
    ['the logbook', async () => expect((await logbook(organiser, {})).rows).toHaveLength(50)],
    [
      'the logbook, far in',
      async () => {
        const vanaf = `${new Date(Date.UTC(2020, 0, 5)).toISOString()}_999999`
        expect((await logbook(organiser, { vanaf })).rows).toHaveLength(50)
      },
    ],
    ['the logbook of a deed that was never done', () => logbook(organiser, { wat: 'lesson.withdrawn' })],
    ['the logbook of a person', () => logbook(organiser, { persoon: asker.id })],
    ['the logbook of a lesson', () => logbook(organiser, { les: crypto.randomUUID() })],
  ])('%s: no step reads the whole table', async (_name, run) => {
    for (const plan of await plansOf(run)) {
      expect(widestStep(plan), JSON.stringify(plan, null, 1)).toBeLessThan(lessons / 4)
      const whole = plan.steps.filter(
        ({ type, relation, rows, filtered }) => type === 'Seq Scan' && relation && rows + filtered > lessons / 10,
      )
      expect(whole, plan.statement).toEqual([])
    }
  })
})
