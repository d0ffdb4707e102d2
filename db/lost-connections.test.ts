import postgres from 'postgres'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '#lib/testing/database.ts'
import { closePool, connect, pool, type Tx } from './client.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })

// What nobody could catch, also after the test that caused it.
const uncaught: unknown[] = []
const note = (fault: unknown) => void uncaught.push(fault)

beforeAll(async () => {
  await owner`create table notes (words text not null)`
  await owner`grant all on notes to portal_web`
  process.on('uncaughtException', note)
})
beforeEach(() => owner`truncate notes`)
afterEach(async () => {
  await closePool()
  expect(uncaught).toEqual([])
})
afterAll(async () => {
  process.off('uncaughtException', note)
  await owner.end()
})

const notes = async () => (await owner<{ words: string }[]>`select words from notes order by words`).map(({ words }) => words)
const write = (tx: Tx, words: string) => tx.execute(sql`insert into notes values (${words})`)
const pidOf = async (tx: Tx) => (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0
const cut = async (pid: number) => void (await owner`select pg_terminate_backend(${pid})`)
const cutAll = () =>
  owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portal' and datname = current_database()`
const turns = (milliseconds = 150) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('a transaction that is cut during a question fails, and takes nothing else along', async () => {
  const outcome = pool().db.transaction(async (tx) => {
    await write(tx, 'cut')
    const pid = await pidOf(tx)
    const asleep = tx.execute(sql`select pg_sleep(5)`)
    setTimeout(() => void cut(pid), 50)
    await asleep
  })
  await expect(outcome).rejects.toThrow()
  await turns()
  expect(await notes()).toEqual([])
  await expect(pool().db.execute(sql`select 1`)).resolves.toHaveLength(1)
})

test('a transaction that is cut while it thinks writes nothing afterwards, not in its own name and not in that of another', async () => {
  const { db, sql: client } = connect(url, { max: 1 })
  const thinking = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<number>()
  const outcome = db.transaction(async (tx) => {
    await write(tx, 'before the cut')
    begun.resolve(await pidOf(tx))
    await thinking.promise
    await write(tx, 'after the cut')
    await tx.transaction((step) => write(step, 'a step after the cut'))
  })
  const refused = expect(outcome).rejects.toThrow()
  await cut(await begun.promise)
  await refused
  // On the same connection object, while the first is still busy in its own eyes.
  const other = db.transaction(async (tx) => {
    await write(tx, 'of the other')
    thinking.resolve()
    await turns()
    throw new Error('rolled back')
  })
  await expect(other).rejects.toThrow('rolled back')
  await turns()
  expect(await notes()).toEqual([])
  await client.end({ timeout: 1 })
})

test('work that answers in the very turn of the cut does not count as done', async () => {
  const { db, sql: client } = connect(url, { max: 1 })
  const outcome = db.transaction(async (tx) => {
    await write(tx, 'in the same turn')
    const pid = await pidOf(tx)
    await cut(pid)
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
    return 'done'
  })
  await expect(outcome).rejects.toThrow()
  expect(await notes()).toEqual([])
  await client.end({ timeout: 1 })
})

test('whoever asks after all connections were cut gets its own answer', async () => {
  const ask = async (number: number) => {
    const [row] = await pool().db.execute<{ number: number }>(sql`select ${number}::int as number, pg_sleep(0.02)`)
    return row?.number
  }
  // The first question of a process asks for the types of the database along.
  expect(await ask(0)).toBe(0)
  for (let round = 0; round < 3; round++) {
    const asked = Array.from({ length: 30 }, (_, number) => ask(number).catch(() => 'refused' as const))
    await turns(15)
    await cutAll()
    // Asked in the middle of the cut, as requests do.
    for (let number = 30; number < 60; number++) asked.push(ask(number).catch(() => 'refused' as const))
    const answers = await Promise.all(asked)
    expect(answers.every((answer, number) => answer === 'refused' || answer === number)).toBe(true)
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([1, 2, 3])
  }
}, 20_000)

test('an idle pool that is cut is used again as if nothing happened', async () => {
  const count = 10
  await Promise.all(Array.from({ length: count }, () => pool().db.execute(sql`select pg_sleep(0.05)`)))
  await cutAll()
  await turns()
  const answers = await Promise.all(Array.from({ length: count }, () => pool().db.execute(sql`select 1`)))
  expect(answers).toHaveLength(count)
})
