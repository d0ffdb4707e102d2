import postgres from 'postgres'
import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test, vi } from 'vitest'
import { pool } from '#db/client.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { emptyTags } from '../answer.ts'
import { listenForTags } from './tag-listener.ts'

const { url } = testDatabase()

/** Listens, and gives what was heard so far. */
function listening(address = url) {
  const heard: string[][] = []
  const hearing: boolean[] = []
  const listener = listenForTags({
    url: address,
    onTags: (tags) => heard.push([...tags]),
    onHearing: (hears) => hearing.push(hears),
    log: { info: () => undefined, warn: () => undefined },
  })
  return { heard, hearing, ...listener }
}

const soon = { timeout: 5_000, interval: 10 }

test('a command that commits is heard, one that is rolled back is not', async () => {
  const { heard, hearing, stop } = listening()
  const sql = postgres(url, { max: 1 })
  const db = drizzle(sql)
  await vi.waitFor(() => expect(hearing).toEqual([false, true]), soon)
  await expect(
    db.transaction(async (tx) => {
      await emptyTags(tx, ['never'])
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  await db.transaction((tx) => emptyTags(tx, ['lessons', 'lesson:1']))
  await sql`select pg_notify('portal_tags', 'niet te lezen')`
  await vi.waitFor(() => expect(heard).toEqual([['lessons', 'lesson:1'], ['*']]), soon)
  await Promise.all([sql.end(), stop()])
})

test('when the database drops the connection nothing is kept until it hears again', async () => {
  const { heard, hearing, answers, stop } = listening()
  const sql = postgres(url, { max: 1 })
  await vi.waitFor(() => expect(hearing).toEqual([false, true]), soon)
  expect(await answers()).toBe(true)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portal-tags' and datname = current_database()`
  await vi.waitFor(() => expect(hearing).toEqual([false, true, false]), soon)
  expect(await answers()).toBe(false)
  await vi.waitFor(() => expect(hearing).toEqual([false, true, false, true]), soon)
  expect(await answers()).toBe(true)
  await sql`select pg_notify('portal_tags', '["weer"]')`
  await vi.waitFor(() => expect(heard).toEqual([['weer']]), soon)
  await Promise.all([sql.end(), stop()])
})

test('while there is no database it keeps trying and never says that it hears', async () => {
  const nowhere = new URL(url)
  nowhere.pathname = '/bestaat_niet'
  const { hearing, answers, stop } = listening(nowhere.href)
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(hearing.every((hears) => !hears)).toBe(true)
  expect(hearing.length).toBeGreaterThan(2)
  expect(await answers()).toBe(false)
  await stop()
})

test('it answers while every connection of the pages is busy: an instance with much work is no instance without a database', async () => {
  const { hearing, answers, stop } = listening()
  await vi.waitFor(() => expect(hearing).toEqual([false, true]), soon)
  let freed = false
  const busy = Array.from({ length: 30 }, () => pool().sql`select pg_sleep(0.4)`)
  const all = Promise.all(busy).then(() => (freed = true))
  expect([await answers(), freed]).toEqual([true, false])
  await all
  await stop()
})
