import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { readFileStream, removeUnwritten, storeFile } from '../storage.ts'
import { bucketStore } from './bucket.ts'
import { folderStore, placeIn } from './folder.ts'
import { startS3 } from './s3-server.fixture.ts'
import { sourceOf, type FileStore } from './store.ts'
import { removeStrays } from './strays.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-strays-'))
let server: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  server = await startS3()
})
afterAll(async () => {
  await owner.end()
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

process.env.DATA_DIR = folder

const hour = 3_600_000
const hours = (count: number) => new Date(Date.now() + count * hour)
/** The step of the clock that looks through part 0xab, so many hours from now. */
function turnOf(count: number): Date {
  const pace = 5 * 60_000
  const step = Math.floor(hours(count).getTime() / pace)
  return new Date((step - (step % 256) + 0xab) * pace)
}
const look = (store: FileStore, now: Date) => db.transaction((tx) => removeStrays(tx, now, store))

/** A key that lies in part 0xab of a folder and of a bucket. */
const keyInPart = () => `ab${randomUUID().slice(2, -2)}ab`
async function put(store: FileStore): Promise<string> {
  const key = keyInPart()
  await store.put(key, sourceOf(Buffer.from('x')))
  return key
}
const isThere = async (store: FileStore, key: string) => {
  const found = await store.read(key)
  found?.stream.destroy()
  return found !== undefined
}

/** A row with this file, of an instrument or of a question. */
const file = { name: 'plan.txt', mediaType: 'text/plain', bytes: 1, sha256: 'a'.repeat(64) }
async function instrumentWith(key: string): Promise<void> {
  const [person] = await owner<{ id: string }[]>`insert into users (email, name) values (${`${key}@demo.example`}, 'Iemand') returning id`
  await owner`insert into instruments (slug, title, purpose, source, file_id, file_name, file_media_type, file_bytes, file_sha256, changed_by_id, changed_at)
    values (${key}, 'Kaart', 'Kijken', 'Wij', ${key}, ${file.name}, ${file.mediaType}, 1, ${file.sha256}, ${person?.id ?? ''}, now())`
}

describe.each(['folder', 'bucket'])('Bytes in a %s', (kind) => {
  let store: FileStore
  beforeEach(async () => {
    store = kind === 'folder' ? folderStore(path.join(folder, randomUUID())) : bucketStore(server.bucket)
    for await (const { key } of store.list()) await store.remove(key)
    await owner`truncate stray_files`
  })

  test('without a row go after two looks, a day apart; an upload under way and a file with a row stay', async () => {
    const [stray, kept] = [await put(store), await put(store)]
    await instrumentWith(kept)
    // Younger than a day: somebody may be about to write its row.
    expect(await look(store, turnOf(-2))).toBe(0)
    expect(await owner`select id from stray_files`).toEqual([])
    expect(await look(store, turnOf(72))).toBe(0)
    expect([...(await owner`select id from stray_files`)]).toEqual([{ id: stray }])
    expect(await look(store, turnOf(72 + 12))).toBe(0)
    expect(await isThere(store, stray)).toBe(true)
    expect(await look(store, turnOf(72 + 48))).toBe(1)
    expect([await isThere(store, stray), await isThere(store, kept)]).toEqual([false, true])
    expect(await look(store, turnOf(72 + 72))).toBe(0)
  })

  test('that got their row after all stay', async () => {
    const late = await put(store)
    await look(store, turnOf(72))
    await instrumentWith(late)
    expect(await look(store, turnOf(120))).toBe(0)
    expect(await isThere(store, late)).toBe(true)
    expect(await owner`select id from stray_files`).toEqual([])
  })

  test('of another database are left alone: so many are no leftovers', async () => {
    const keys: string[] = []
    for (let count = 0; count < 21; count++) keys.push(await put(store))
    await look(store, turnOf(72))
    await expect(look(store, turnOf(120))).rejects.toThrow('21 files have no row')
    for (const key of keys) expect(await isThere(store, key)).toBe(true)
  })

  test('are looked at in parts: what is in another part has its turn later', async () => {
    const other = `cd${randomUUID().slice(2, -2)}cd`
    await store.put(other, sourceOf(Buffer.from('x')))
    const here = await put(store)
    const found: string[] = []
    for await (const { key } of store.list(0xab)) found.push(key)
    expect(found).toEqual([here])
  })
})

test('what a process that fell left half stored goes after a day, and not before', async () => {
  const place = path.join(folder, randomUUID())
  const store = folderStore(place)
  await put(store)
  const half = (await put(store).then((key) => placeIn(place, key))) + '.part'
  writeFileSync(half, 'hal')
  expect(await look(store, turnOf(-2))).toBe(0)
  utimesSync(half, hours(-80), hours(-80))
  expect(await look(store, turnOf(0))).toBe(1)
  expect(readdirSync(path.dirname(half)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('every table whose rows have bytes in the place of files is known to the database function that looks for rows', async () => {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('sha256', 'file_sha256')`
  expect(tables.length).toBeGreaterThan(3)
  for (const name of ['files_without_row(uuid[])', 'files_with_row()']) {
    const [row] = await owner<{ body: string }[]>`select pg_get_functiondef(${name}::regprocedure) as body`
    for (const { name: table } of tables) expect(row?.body).toMatch(new RegExp(`\\b${table}\\b`))
  }
})

test('a file of a question, whose row the clock may not see, is no stray', async () => {
  const store = folderStore(path.join(folder, randomUUID()))
  const key = await put(store)
  await owner.unsafe(`set session_replication_role = replica`)
  await owner`insert into question_files (id, message_id, kind, media_type, name, bytes, sha256)
    values (${key}, ${randomUUID()}, 'document', ${file.mediaType}, ${file.name}, 1, ${file.sha256})`
  await owner.unsafe(`set session_replication_role = default`)
  await look(store, turnOf(72))
  expect(await owner`select id from stray_files`).toEqual([])
})

test('bytes go with a row that was refused, and stay when the line was lost and nobody can tell', async () => {
  const tried = async (work: (tx: Tx) => Promise<unknown>) => {
    const key = await storeFile(Buffer.from('x'))
    await expect(
      db.transaction(work).catch(async (fault: unknown) => {
        await removeUnwritten(key, fault)
        throw fault
      }),
    ).rejects.toThrow()
    const stream = await readFileStream(key)
    await stream?.cancel()
    return stream !== undefined
  }
  const refused = (tx: Tx) => tx.execute(sql`insert into stray_files (id) values (null)`)
  const cut = async (tx: Tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await owner`select pg_terminate_backend(${row?.pid ?? 0})`
    return tx.execute(sql`select 1`)
  }
  expect(await tried(refused)).toBe(false)
  expect(await tried(cut)).toBe(true)
})
