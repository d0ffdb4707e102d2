import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePool, db } from '#db/client.ts'
import { outbox, sessions } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person, publishedLesson } from '#lib/testing/factories.ts'
import { storeFile } from '../storage.ts'
import { bucketStore } from '../storage/bucket.ts'
import { folderStore } from '../storage/folder.ts'
import { startS3 } from '../storage/s3-server.fixture.ts'
import { sourceOf, type FileStore } from '../storage/store.ts'
import { readArchive } from './archive.ts'
import { makeBackup } from './back-up.ts'
import { putBack, type RestoreOptions } from './put-back.ts'
import { BackupRefusal } from './refusal.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-backup-'))
process.env.DATA_DIR = folder
const filesFolder = path.join(folder, 'files')
const files = folderStore(filesFolder)
const key = 'a key that is long enough to be one'
const { url } = testDatabase()
const plain = path.join(folder, 'plain.tar.gz')
const sealed = path.join(folder, 'sealed')
const emptied: string[] = []

const at = (name: string) => url.replace(/\/[^/]*$/, `/${name}`)
async function asOwner<T>(address: string, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(address, { max: 1, onnotice: () => {} })
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
/** A server that has nothing yet: an empty database and no folder. */
async function emptyMachine(): Promise<{ url: string; filesFolder: string; files: FileStore }> {
  const name = `${new URL(url).pathname.slice(1)}_${emptied.length}`
  emptied.push(name)
  await asOwner(at('postgres'), (owner) => owner.unsafe(`create database ${name}`))
  const place = path.join(folder, name, 'files')
  return { url: at(name), filesFolder: place, files: folderStore(place) }
}
/** Each table by its number of rows and a hash of them in words, made apart from the code under test. */
const tablesOf = (address: string) =>
  asOwner(address, async (owner) => {
    const tables = await owner<{ name: string }[]>`select tablename as name from pg_tables where schemaname in ('public', 'drizzle')`
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const schema = name.startsWith('__') ? 'drizzle' : 'public'
      const [row] = await owner<{ print: string }[]>`
        select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' order by t::text)), '') as print from ${owner(schema)}.${owner(name)} t`
      found[name] = row?.print ?? ''
    }
    return found
  })
const rulesOf = (address: string) =>
  asOwner(
    address,
    async (owner) =>
      await owner`
      select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`,
  )
const filesBelow = (place: string) =>
  Object.fromEntries(
    fs
      .readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => [
        item.name,
        createHash('sha256')
          .update(fs.readFileSync(path.join(item.parentPath, item.name)))
          .digest('hex'),
      ]),
  )
async function hashesIn(store: FileStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const { key: name } of store.list()) {
    const bytes = Buffer.concat((await (await store.read(name))?.stream.toArray()) ?? [])
    found[name] = createHash('sha256').update(bytes).digest('hex')
  }
  return found
}
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no fault',
    (fault: unknown) => (fault instanceof BackupRefusal ? fault.fault : String(fault)),
  )
const damaged = (from: string, change: (bytes: Buffer) => Buffer) => {
  const file = path.join(folder, `damaged-${Math.random()}`)
  fs.writeFileSync(file, change(fs.readFileSync(from)))
  return file
}

let server: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  server = await startS3()
  await furnish()
  const [writer, reader] = [await person({ name: 'Ünal\tde "Vries"\nLaan' }), await curator()]
  await publishedLesson(writer, reader)
  await storeFile(Buffer.alloc(300_000, 'a picture '))
  await storeFile(Buffer.from(''))
  await db.insert(outbox).values({ key: 'waiting', recipient: 'iemand@test.example', subject: 'Wacht', text: '\\N', html: '<p>\\.</p>' })
  await db.execute(sql`insert into limit_counters select 'many rows', repeat(n::text, 400), n, 1 from generate_series(1, 2500) as n`)
  const soon = new Date(Date.now() + 3_600_000)
  await db.insert(sessions).values({ userId: writer.id, tokenHash: 'f'.repeat(64), expiresAt: soon, endsAt: soon })
  await closePool()
  await makeBackup({ url, files, target: plain, key: undefined })
  await makeBackup({ url, files, target: sealed, key })
})
afterAll(async () => {
  server.stop()
  for (const name of emptied) await asOwner(at('postgres'), (owner) => owner.unsafe(`drop database if exists ${name} with (force)`))
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('A backup on an empty machine', { timeout: 120_000 }, () => {
  test('gives every table, rule and file back, and an audit log that fits; what stands there is replaced only when told', async () => {
    const machine = await emptyMachine()
    const put = (options: Partial<RestoreOptions> = {}) => putBack({ ...machine, archive: plain, key: undefined, ...options })
    const { manifest, audit } = await put()
    const before = await tablesOf(url)
    expect(await tablesOf(machine.url)).toEqual(before)
    expect(await rulesOf(machine.url)).toEqual(await rulesOf(url))
    expect(filesBelow(machine.filesFolder)).toEqual(filesBelow(filesFolder))
    expect(manifest).toMatchObject({ files: 2 })
    expect(audit.broken).toBeNull()
    expect(audit.length).toBeGreaterThan(0)
    // The next row gets a number of its own, and the role of the web still cannot change what was done.
    await asOwner(machine.url, async (owner) => {
      await owner`insert into audit_log (action, object_kind, object_id) values ('restore', 'test', '1')`
      await owner`set role portal_web`
      await expect(owner`delete from audit_log`).rejects.toThrow('permission denied')
    })
    expect(await faultOf(put())).toBe('not_empty')

    // Sealed, over what stands there, files into a bucket, after a loss: the mail that waited is held and the sessions end, all else is as it was.
    const bucket = bucketStore(server.bucket)
    await bucket.put(randomUUID(), sourceOf(Buffer.from('of nobody')))
    const { heldMails, endedSessions } = await put({ archive: sealed, key, overwrite: true, afterLoss: true, files: bucket })
    expect([heldMails > 0, endedSessions]).toEqual([true, 1])
    expect(await hashesIn(bucket)).toEqual(filesBelow(filesFolder))
    const again = path.join(folder, 'from-a-bucket')
    expect(await makeBackup({ url: machine.url, files: bucket, target: again, key })).toMatchObject({ files: 2 })
    await readArchive(again, key)
    const { outbox: _held, sessions: left, ...rest } = await tablesOf(machine.url)
    const { outbox: _waited, sessions: _open, ...wanted } = before
    expect(left).toBe('0 ')
    expect(rest).toEqual(wanted)
    await asOwner(machine.url, async (owner) => {
      expect(await owner`select 1 from outbox where sent_at is null and failed_at is null`).toHaveLength(0)
    })
  })

  test('is a plain tar with a list of hashes, or nothing that can be read without its key', async () => {
    expect(fs.readFileSync(plain).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
    expect(fs.readFileSync(sealed).includes('users')).toBe(false)
    expect(fs.statSync(plain).mode & 0o077).toBe(0)
    expect((await readArchive(plain, undefined)).tables.map(({ name }) => name)).toContain('lessons')
  })

  test('of an older version comes back in that version and is then brought up to date', async () => {
    const [old, target] = [await emptyMachine(), await emptyMachine()]
    const { migrate } = await import('#db/migrate.ts')
    await migrate(old.url, { first: 8 })
    await asOwner(old.url, (owner) => owner`insert into users (email, name) values ('oud@test.example', 'Oud')`)
    const archive = path.join(folder, 'old')
    await makeBackup({ ...old, target: archive, key: undefined })
    await putBack({ ...target, archive, key: undefined })
    const [somebody] = await asOwner(target.url, (owner) => owner`select name from users where email = 'oud@test.example'`)
    expect(somebody?.name).toBe('Oud')
    expect(Object.keys(await tablesOf(target.url)).sort()).toEqual(Object.keys(await tablesOf(url)).sort())
  })
})

describe('Nothing is touched', { timeout: 60_000 }, () => {
  const refused: [string, () => Partial<RestoreOptions>, string][] = [
    ['a wrong key', () => ({ archive: sealed, key: `${key}!` }), 'wrong_key'],
    ['no key', () => ({ archive: sealed }), 'key_needed'],
    ['another file', () => ({ archive: damaged(plain, () => Buffer.from('something else')) }), 'not_ours'],
    ['no file', () => ({ archive: path.join(folder, 'nowhere') }), 'no_archive'],
  ]
  for (const [name, from, secret] of [
    ['plain', plain, undefined],
    ['sealed', sealed, key],
  ] as const) {
    for (const part of [0.3, 0.9999]) {
      refused.push([
        `a ${name} archive cut off at ${part}`,
        () => ({ archive: damaged(from, (bytes) => bytes.subarray(0, Math.floor(bytes.length * part))), key: secret }),
        'truncated',
      ])
    }
    refused.push([
      `a ${name} archive with one bit changed`,
      () => ({
        archive: damaged(from, (bytes) => (bytes.writeUInt8((bytes[bytes.length >> 1] ?? 0) ^ 4, bytes.length >> 1), bytes)),
        key: secret,
      }),
      'changed',
    ])
  }
  // What is refused leaves the machine as it was: empty, for the next.
  let machine: Awaited<ReturnType<typeof emptyMachine>>
  beforeAll(async () => {
    machine = await emptyMachine()
  })
  test.each(refused)('by %s', async (_what, options, fault) => {
    expect(await faultOf(putBack({ ...machine, archive: '', key: undefined, ...options() }))).toBe(fault)
    expect(await tablesOf(machine.url)).toEqual({})
    expect(fs.existsSync(machine.filesFolder)).toBe(false)
  })

  test('while the portal works with it', async () => {
    const portal = postgres(machine.url, { max: 1, connection: { application_name: 'portal' } })
    await portal`select 1`
    expect(await faultOf(putBack({ ...machine, archive: plain, key: undefined, overwrite: true }))).toBe('in_use')
    await portal.end()
  })

  test('by a key that could be guessed', async () => {
    expect(await faultOf(makeBackup({ url, files, target: path.join(folder, 'weak'), key: 'kort' }))).toBe('weak_key')
    expect(fs.existsSync(path.join(folder, 'weak'))).toBe(false)
  })
})
