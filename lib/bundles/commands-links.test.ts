import { eq } from 'drizzle-orm'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { instruments } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob, type Job } from '#lib/platform/jobs.ts'
import { reachLink } from '#lib/platform/reach-link.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { saveInstrument } from './commands-instruments.ts'
import { askLinkChecks, checkLinks, linkChecking } from './commands-links.ts'
import { brokenLinks } from './queries-instruments.ts'
import { instrumentInput } from './schema.ts'

testDatabase()
const day = 24 * 3_600_000
const start = new Date('2026-03-02T09:00:00Z')
const later = (days: number) => new Date(start.getTime() + days * day)

let keeper: Actor
let base: string
const asked: string[] = []
let status = 200
const server = http.createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(request.url === '/weg' ? 404 : status).end()
})
beforeAll(async () => {
  await furnish()
  keeper = await curator()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.update(instruments).set({ retiredAt: new Date() })
  asked.length = 0
  status = 200
})

// The form takes names of hosts only; the server of this test has none.
async function link(path: string): Promise<string> {
  const form = { title: 'Een link', purpose: 'Om te proberen.', source: 'Wij', url: 'https://a.example' }
  const { instrumentId } = await must(transact((tx) => saveInstrument(tx, keeper, instrumentInput.parse(form))))
  await db
    .update(instruments)
    .set({ url: base + path })
    .where(eq(instruments.id, instrumentId))
  return instrumentId
}
const job: Job = { ...linkChecking, run: checkLinks((url) => reachLink(url, { allowInside: true })) }
const state = async (id: string) => (await db.select().from(instruments).where(eq(instruments.id, id)))[0]?.linkState

describe('Links of instruments', () => {
  test('are each looked at once a week', async () => {
    const ids = [await link('/een'), await link('/twee'), await link('/weg')]
    expect(await runJob(job, start)).toBe(3)
    expect(await Promise.all(ids.map(state))).toEqual(['works', 'works', 'broken'])
    expect(await runJob(job, later(6))).toBe(0)
    expect(await runJob(job, later(8))).toBe(3)
    expect(asked.toSorted()).toEqual(['/een', '/een', '/twee', '/twee', '/weg', '/weg'])
    expect(await brokenLinks(keeper)).toBe(1)
    expect(await brokenLinks(await person())).toBe(0)
  })
  test('more than fit in one batch are all looked at', async () => {
    for (let count = 0; count < 12; count++) await link(`/nummer-${count}`)
    expect(await runJob(job, start)).toBe(12)
    expect(new Set(asked).size).toBe(12)
  })
  test('that give a fault once are doubtful, twice in a row broken, and well again when they answer', async () => {
    const id = await link('/wisselend')
    status = 503
    await runJob(job, start)
    expect(await state(id)).toBe('doubtful')
    await runJob(job, later(8))
    expect(await state(id)).toBe('broken')
    status = 200
    await runJob(job, later(16))
    expect(await state(id)).toBe('works')
    status = 503
    await runJob(job, later(24))
    expect(await state(id)).toBe('doubtful')
  })
  test('are looked at before the week is over when a curator asks', async () => {
    await link('/een')
    await runJob(job, start)
    expect(await must(transact((tx) => askLinkChecks(tx, keeper)))).toEqual({ links: 1 })
    expect(await runJob(job, later(1))).toBe(1)
    expect(await transact(async (tx) => askLinkChecks(tx, await person()))).toEqual({ ok: false, reason: 'not_allowed' })
  })
  test('of the portal itself never lead inside: the job that really runs asks nothing', async () => {
    const id = await link('/goed')
    await runJob(linkChecking, start)
    expect(asked).toEqual([])
    expect(await state(id)).toBe('broken')
  })
})
