import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bucketStore } from './bucket.ts'
import type { BucketSettings } from './bucket-requests.ts'
import { folderStore } from './folder.ts'
import { startS3, troubledLine } from './s3-server.fixture.ts'
import { sourceOf, type FileStore, type ListedFile } from './store.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-contract-'))
let server: { bucket: BucketSettings; kill(): void; stop(): void }
let stores: Record<string, FileStore>
const megabyte = 1_000_000

beforeAll(async () => {
  // `npm run prove -- --only s3` runs these same tests against a server of its own.
  const given = process.env.S3_CONTRACT
  server = given ? { bucket: JSON.parse(given) as BucketSettings, kill: () => undefined, stop: () => undefined } : await startS3()
  stores = { folder: folderStore(path.join(folder, 'files')), bucket: bucketStore(server.bucket) }
})
afterAll(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const read = async (store: FileStore, key: string) => {
  const found = await store.read(key)
  if (!found) return undefined
  const bytes = Buffer.concat(await found.stream.toArray())
  expect(bytes.length).toBe(found.bytes)
  return bytes
}
const listed = async (store: FileStore) => {
  const all: ListedFile[] = []
  for await (const file of store.list()) all.push(file)
  return all
}
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no fault',
    (fault: unknown) => (fault instanceof Error ? fault.name : 'no error'),
  )

describe.each(['folder', 'bucket'])('Files in a %s', (name) => {
  const store = () => stores[name] as FileStore

  test('come back byte by byte, also empty ones, and are gone when removed', async () => {
    for (const bytes of [Buffer.alloc(0), randomBytes(5_000)]) {
      const key = randomUUID()
      expect(await read(store(), key)).toBeUndefined()
      await store().put(key, sourceOf(bytes))
      expect((await read(store(), key))?.equals(bytes)).toBe(true)
      await store().remove(key)
      expect(await read(store(), key)).toBeUndefined()
      await store().remove(key)
    }
  })

  test('are replaced by the same bytes when they are put again', async () => {
    const key = randomUUID()
    const bytes = randomBytes(100)
    for (let turn = 0; turn < 2; turn++) await store().put(key, sourceOf(bytes))
    expect((await read(store(), key))?.equals(bytes)).toBe(true)
    await store().remove(key)
  })

  test('of 20 MB go in and out in pieces', async () => {
    const key = randomUUID()
    const piece = randomBytes(megabyte)
    const hash = createHash('sha256')
    for (let turn = 0; turn < 20; turn++) hash.update(piece)
    const sha256 = hash.digest('hex')
    async function* open() {
      for (let turn = 0; turn < 20; turn++) yield await Promise.resolve(piece)
    }
    await store().put(key, { bytes: 20 * megabyte, sha256, open })
    const found = await store().read(key)
    const back = createHash('sha256')
    let largest = 0
    for await (const part of found?.stream ?? []) {
      largest = Math.max(largest, (part as Buffer).length)
      back.update(part as Buffer)
    }
    expect(back.digest('hex')).toBe(sha256)
    expect(found?.bytes).toBe(20 * megabyte)
    expect(largest).toBeLessThan(megabyte)
    await store().remove(key)
  })

  test('are listed with their size and when they came, each once', async () => {
    const before = Date.now()
    const keys = Array.from({ length: 25 }, () => randomUUID())
    await Promise.all(keys.map((key, index) => store().put(key, sourceOf(Buffer.alloc(index, 'x')))))
    const found = await listed(store())
    expect(found.map(({ key, bytes }) => [key, bytes]).sort()).toEqual(keys.map((key, index) => [key, index]).sort())
    for (const { changedAt } of found) expect(Math.abs(changedAt.getTime() - before)).toBeLessThan(60_000)
    await Promise.all(keys.map((key) => store().remove(key)))
    expect(await listed(store())).toEqual([])
  })

  test('do not stay when they cannot be read to their end', async () => {
    const key = randomUUID()
    const open = async function* () {
      yield await Promise.resolve(Buffer.alloc(1_000))
      throw new Error('the source is gone')
    }
    expect(await faultOf(store().put(key, { bytes: 2_000, sha256: 'a'.repeat(64), open }))).not.toBe('no fault')
    await expect.poll(() => read(store(), key)).toBeUndefined()
    expect(await listed(store())).toEqual([])
  })

  test.each(['../../etc/passwd', '', `${'a'.repeat(36)}/../x`, '-'.repeat(36)])('never have a name of somebody else (%j)', async (key) => {
    for (const work of [store().put(key, sourceOf(Buffer.from('x'))), store().read(key), store().remove(key)])
      await expect(work).rejects.toThrow('a storage key is a uuid')
  })

  test('lie in a place that can be reached', async () => {
    expect(await store().check()).toBeUndefined()
  })
})

describe('A bucket', () => {
  const settings = (change: Partial<BucketSettings>) => bucketStore({ ...server.bucket, ...change })

  test('says which setting is wrong, and nothing is kept or shown by it', async () => {
    const key = randomUUID()
    await stores.bucket?.put(key, sourceOf(Buffer.from('x')))
    const wrong = [
      [{ secretAccessKey: 'something else' }, /^S3_SECRET_ACCESS_KEY$/],
      // Some do not tell a stranger from a wrong secret: the remedy then names both.
      [{ accessKeyId: 'nobody' }, /^S3_(?:SECRET_)?ACCESS_KEY(?:_ID)?$/],
      [{ bucket: 'nowhere-to-be-found' }, /^S3_BUCKET$/],
    ] as const
    for (const [change, setting] of wrong) {
      const store = settings(change)
      expect(await store.check()).toMatchObject({ kind: 'setting', setting: expect.stringMatching(setting) })
      expect(await faultOf(store.put(randomUUID(), sourceOf(Buffer.from('x'))))).toBe('StorageAway')
      expect(await faultOf(store.read(key))).toBe('StorageAway')
      expect(await faultOf(store.remove(key))).toBe('StorageAway')
    }
    expect((await read(stores.bucket as FileStore, key))?.toString()).toBe('x')
    await stores.bucket?.remove(key)
  })

  test('that cannot be reached is away, without a word about settings', async () => {
    const store = bucketStore({ ...server.bucket, endpoint: 'http://127.0.0.1:9' }, { pause: 1 })
    expect(await store.check()).toEqual({ kind: 'away' })
    expect(await faultOf(store.put(randomUUID(), sourceOf(Buffer.from('x'))))).toBe('StorageAway')
  })

  test('is asked again after a short fault, and given up when it goes on saying nothing', async () => {
    const line = await troubledLine(server.bucket.endpoint)
    const store = bucketStore({ ...server.bucket, endpoint: line.endpoint }, { silence: 1_000, attempts: 2, pause: 300 })
    const key = randomUUID()
    const bytes = randomBytes(megabyte)
    line.state.trouble = 'refuses'
    // Mended as soon as it was asked and refused once.
    const mended = setInterval(() => line.state.connections > 0 && (line.state.trouble = 'none'), 5)
    await store.put(key, sourceOf(bytes))
    clearInterval(mended)
    expect(line.state.connections).toBeGreaterThan(1)
    expect((await read(store, key))?.equals(bytes)).toBe(true)

    line.state.trouble = 'silent'
    expect(await faultOf(store.read(key))).toBe('StorageAway')
    // Gone in the middle: what was begun breaks off, it does not end early as if that were all.
    for (const trouble of ['breaks off', 'silent'] as const) {
      Object.assign(line.state, { trouble, cutAfter: 200_000 })
      const found = await store.read(key)
      await expect(found?.stream.toArray()).rejects.toThrow(/aborted|said nothing/)
    }
    Object.assign(line.state, { trouble: 'none' })
    expect((await read(store, key))?.equals(bytes)).toBe(true)
    await store.remove(key)
    line.close()
  })

  test('waits for a reader who is slower than itself', async () => {
    const store = bucketStore(server.bucket, { silence: 300 })
    const key = randomUUID()
    const bytes = randomBytes(4 * megabyte)
    await stores.bucket?.put(key, sourceOf(bytes))
    const found = await store.read(key)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(Buffer.concat((await found?.stream.toArray()) ?? []).equals(bytes)).toBe(true)
    await store.remove(key)
  })
})
