import postgres from 'postgres'
import { drizzle } from 'drizzle-orm/postgres-js'
import { afterEach, expect, test, vi } from 'vitest'
import { testDatabase } from '#lib/testing/database.ts'
import { listenForTags } from './front-door/tag-listener.ts'
import { endLive, heardLive, liveLimits, liveStream, tellLive } from './live.ts'

const { url } = testDatabase()
const soon = { timeout: 2_000, interval: 10 }
const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

/** A process that listens, as the server does. */
async function instance(hear: (topic: string) => void) {
  const hearing: boolean[] = []
  const quiet = { info: () => undefined, warn: () => undefined }
  const { stop } = listenForTags({ url, onTags: () => undefined, onHearing: (hears) => hearing.push(hears), onLive: hear, log: quiet })
  stops.push(stop)
  await vi.waitFor(() => expect(hearing.at(-1)).toBe(true), soon)
}

function database() {
  const sql = postgres(url, { max: 1 })
  stops.push(() => sql.end())
  return drizzle(sql)
}

/** Reads a line; gives what came so far and whether it ended. */
function reading(line: ReturnType<typeof liveStream>) {
  if (typeof line === 'string') throw new Error(line)
  const reader = line.getReader()
  const seen = { text: '', ended: false }
  const decoder = new TextDecoder()
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) seen.text += decoder.decode(part.value)
    seen.ended = true
  })()
  stops.push(() => reader.cancel())
  return { seen, reader }
}
const changes = (text: string) => text.split('event: change').length - 1

test('what changes in one transaction is heard by two instances within two seconds, and only what was committed', async () => {
  const heard: [string[], string[]] = [[], []]
  await instance((topic) => heard[0].push(topic))
  await instance((topic) => heard[1].push(topic))
  const db = database()
  await expect(
    db.transaction(async (tx) => {
      await tellLive(tx, 'board:never')
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  await db.transaction((tx) => tellLive(tx, 'board:1'))
  await vi.waitFor(
    () =>
      expect(heard).toEqual([
        ['*', 'board:1'],
        ['*', 'board:1'],
      ]),
    soon,
  )
})

test('who looks at a topic is told that it changed and not what; who looks at another one is not', async () => {
  await instance(heardLive)
  const [here, there] = [reading(liveStream('board:1', 'a')), reading(liveStream('board:2', 'b'))]
  const db = database()
  await db.transaction((tx) => tellLive(tx, 'board:1'))
  await vi.waitFor(() => expect(here.seen.text).toBe('retry: 1000\n\nevent: change\ndata:\n\n'), soon)
  expect(changes(there.seen.text)).toBe(0)
})

test('when the connection to the database broke, everybody looks again as soon as it is back', async () => {
  await instance(heardLive)
  const { seen } = reading(liveStream('board:1', 'a'))
  const sql = postgres(url, { max: 1 })
  stops.push(() => sql.end())
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portal-tags' and datname = current_database()`
  await vi.waitFor(() => expect(changes(seen.text)).toBe(1), soon)
})

test('a line beats, and ends by itself after its time', async () => {
  const { seen } = reading(liveStream('board:1', 'a', { heartbeat: 20, longest: 150 }))
  await vi.waitFor(() => expect(seen.text).toContain(': er is nog iemand\n\n'), soon)
  await vi.waitFor(() => expect(seen.ended).toBe(true), soon)
})

test('one person has six lines at most, and gets a new one when an old one is gone', async () => {
  const lines = Array.from({ length: liveLimits.perOwner }, () => reading(liveStream('board:1', 'a')))
  expect(liveStream('board:1', 'a')).toBe('too_many')
  reading(liveStream('board:1', 'b'))
  await lines[0]?.reader.cancel()
  reading(liveStream('board:1', 'a'))
  expect(liveStream('board:1', 'a')).toBe('too_many')
})

test('nobody who stopped reading is kept: the line ends, and costs nothing any more', () => {
  const line = liveStream('board:1', 'sleeper')
  if (typeof line === 'string') throw new Error(line)
  for (let notice = 0; notice < 200; notice++) heardLive('board:1')
  for (let more = 0; more < liveLimits.perOwner; more++) reading(liveStream('board:2', 'sleeper'))
})

// Last: a server that stops does not begin again.
test('a server that stops ends every line and begins no new one', async () => {
  const lines = [reading(liveStream('board:1', 'a')), reading(liveStream('board:2', 'b'))]
  endLive()
  await vi.waitFor(() => expect(lines.map(({ seen }) => seen.ended)).toEqual([true, true]), soon)
  expect(liveStream('board:1', 'c')).toBe('draining')
})
