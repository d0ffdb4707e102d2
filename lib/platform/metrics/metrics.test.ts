import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { htmlType, nextPage, openDoor } from '../front-door/front-door.fixture.ts'
import { pathForLog } from './answers.ts'
import { readOutbox } from './outbox-figures.ts'
import { readRunning } from './running.ts'
import { countJob, countSlow, metrics } from './state.ts'
import { metricsText } from './text.ts'
import { watchDatabase } from './watch.ts'

const { url } = testDatabase()
const secret = 'Ab3_'.repeat(10) + 'xyz'
const pages: RequestListener = (request, response) => {
  if (request.url?.includes('broken')) return void response.writeHead(500, htmlType).end('x')
  response.writeHead(200, htmlType)
  response.end(nextPage('<h1>Les</h1>'))
}
const figures = { text: async () => metricsText({ outbox: await readOutbox(), kept: { bytes: 5, addresses: 1 } }), token: undefined }
const value = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  )
/** An answer is counted once its connection has said that all was sent. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

beforeEach(() => {
  metrics.kept = 0
  for (const counted of [metrics.answers, metrics.durations, metrics.jobs, metrics.slow]) counted.clear()
})

describe('The figures for the operator', () => {
  let open: Awaited<ReturnType<typeof openDoor>>
  beforeAll(async () => void (open = await openDoor(pages, { figures })))
  afterAll(() => open.close())

  test('count answers by kind and status, and finished bytes apart', async () => {
    for (const path of ['/lessen', '/lessen', '/mijn', '/mijn/broken']) await open.ask(path)
    await open.ask('/mijn', { method: 'POST', headers: { origin: open.origin } })
    await settled()
    const { text, headers } = await open.ask('/api/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(value(text, 'portal_answers_total{kind="kept",status="any"}')).toBe(1)
    expect(value(text, 'portal_answers_total{kind="page",status="2xx"}')).toBe(2)
    expect(value(text, 'portal_answers_total{kind="page",status="5xx"}')).toBe(1)
    expect(value(text, 'portal_answers_total{kind="form",status="2xx"}')).toBe(1)
    expect(value(text, 'portal_answer_seconds_bucket{kind="page",le="+Inf"}')).toBe(3)
    expect(value(text, 'portal_memory_bytes{part="resident"}')).toBeGreaterThan(1_000_000)
  })

  test('are in the form that Prometheus reads: every name explained once, every line a number', async () => {
    countJob('remind "of" gatherings', 60_000, { tookMs: 4, count: 2 })
    const { text } = await open.ask('/api/metrics')
    const lines = text.trim().split('\n')
    const described = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2])
    expect(new Set(described).size).toBe(described.length)
    for (const line of lines.filter((one) => !one.startsWith('#')))
      expect(line).toMatch(/^portal_[a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)+\})? -?\d+(?:\.\d+)?$/)
    expect(value(text, 'portal_job_ok{job="remind  of  gatherings"}')).toBe(1)
  })

  test('tell how much mail waits and since when', async () => {
    const mail = (key: string, extra: object) => ({ key, recipient: 'iemand@test.example', subject: 'x', text: 'x', html: 'x', ...extra })
    await db
      .insert(outbox)
      .values([
        mail('late', { dueAt: sql`now() - interval '10 minutes'` }),
        mail('later', { dueAt: sql`now() + interval '1 day'` }),
        mail('gone', { sentAt: new Date() }),
      ])
    const { text } = await open.ask('/api/metrics')
    expect([value(text, 'portal_outbox_waiting'), value(text, 'portal_outbox_due')]).toEqual([2, 1])
    expect(value(text, 'portal_outbox_oldest_seconds')).toBeGreaterThanOrEqual(600)
    expect(text).not.toContain('test.example')
  })

  test.each([
    ['that a proxy passed on', { 'x-forwarded-for': '203.0.113.9' }],
    ['that another header gives away', { via: '1.1 proxy' }],
  ])('do not exist for a request %s', async (_how, headers) => {
    expect((await open.ask('/api/metrics', { headers })).text).not.toContain('portal_')
  })

  test('with a token ask for it, also on this machine, and behind a proxy', async () => {
    const guarded = await openDoor(pages, { figures: { ...figures, token: 'a token of the operator' }, trustProxy: true })
    const ask = async (authorization?: string) =>
      (await guarded.ask('/api/metrics', { headers: authorization ? { authorization } : {} })).text
    expect(await ask('Bearer a token of the operator')).toContain('portal_up_seconds')
    for (const wrong of [undefined, 'Bearer ', 'Bearer a token of the operato', 'a token of the operator'])
      expect(await ask(wrong)).not.toContain('portal_')
    await guarded.close()
  })
})

describe('The log', () => {
  test('has a line for each answer with its number, without the query and without the secret of a link', async () => {
    const open = await openDoor(pages, { figures })
    const { headers } = await open.ask(`/uitnodiging/${secret}?zoek=Jansen`)
    await settled()
    await open.close()
    expect(open.answered).toHaveLength(1)
    expect(open.answered[0]?.fields).toMatchObject({
      request: headers['x-request-id'],
      method: 'GET',
      status: 200,
      path: '/uitnodiging/[weggelaten]',
    })
    expect(JSON.stringify(open.answered)).not.toContain('Jansen')
  })
  test.each([
    ['/lessen/vraag-eerst-wie-er-mee-aan-tafel-zit-en-wacht', '/lessen/vraag-eerst-wie-er-mee-aan-tafel-zit-en-wacht'],
    ['/redactie/0198c1de-3b1f-7a44-8f7e-1f2d3c4b5a69', '/redactie/0198c1de-3b1f-7a44-8f7e-1f2d3c4b5a69'],
    ['/mensen/jan@voorbeeld.example', '/mensen/[weggelaten]'],
    [`/aanmelding/${secret}`, '/aanmelding/[weggelaten]'],
    [`/api/agenda/${secret}/agenda.ics`, '/api/agenda/[weggelaten]/agenda.ics'],
  ])('%s stands in it as %s', (path, written) => {
    expect(pathForLog(path)).toBe(written)
  })
})

describe('Slow queries', () => {
  test('are seen while they run, without what was written in them', async () => {
    const stop = watchDatabase(url)
    await db.execute(sql`select 'mevrouw Jansen', pg_sleep(${2.2}::float8)`)
    await stop()
    const seen = [...metrics.slow.values()].find(({ text }) => text.includes('pg_sleep'))
    expect(seen?.longestMs).toBeGreaterThan(500)
    expect(seen?.times).toBe(1)
    expect(seen?.text).not.toContain('Jansen')
    expect((await readRunning()).slow.length).toBeGreaterThan(0)
    expect(metrics.connections).toBeDefined()
  })
  test('are kept up to a number: the ones not seen for long make room', () => {
    for (let number = 0; number < 80; number++) countSlow(`select ${'a'.repeat(number)}`, 600, true)
    expect(metrics.slow.size).toBe(50)
    expect(metrics.slow.has('select')).toBe(false)
  })
})
