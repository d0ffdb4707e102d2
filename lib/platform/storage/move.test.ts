import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketStore } from './bucket.ts'
import { folderStore } from './folder.ts'
import { moveFiles } from './move.ts'
import { startS3 } from './s3-server.fixture.ts'
import { sourceOf, type FileStore } from './store.ts'

const place = mkdtempSync(path.join(os.tmpdir(), 'portal-move-'))
const folder = folderStore(path.join(place, 'files'))
let server: Awaited<ReturnType<typeof startS3>>
let bucket: FileStore
beforeAll(async () => {
  server = await startS3()
  bucket = bucketStore(server.bucket)
})
afterAll(() => {
  server.stop()
  rmSync(place, { recursive: true, force: true })
})

const keysIn = async (store: FileStore) => {
  const keys: string[] = []
  for await (const { key } of store.list()) keys.push(key)
  return keys.sort()
}

test('Files move to a bucket and back, in as many turns as it takes, and leave only after comparing', async () => {
  const files = new Map(Array.from({ length: 6 }, (_, index) => [randomUUID() as string, randomBytes(1_000 + index)]))
  for (const [key, bytes] of files) await folder.put(key, sourceOf(bytes))
  const keys = [...files.keys()].sort()

  // It breaks off halfway: what is there stays, on both sides.
  let left = 3
  const failing: FileStore = {
    ...bucket,
    put: async (key, source) => (left-- > 0 ? bucket.put(key, source) : Promise.reject(new Error('stopped'))),
  }
  await expect(moveFiles(folder, failing)).rejects.toThrow('stopped')
  expect(await keysIn(folder)).toEqual(keys)
  expect(await moveFiles(folder, bucket, { remove: true })).toMatchObject({ copied: 3, there: 3, removed: 6 })
  expect([await keysIn(folder), await keysIn(bucket)]).toEqual([[], keys])

  expect(await moveFiles(bucket, folder)).toMatchObject({ copied: 6, there: 0, removed: 0 })
  for (const [key, bytes] of files) expect(Buffer.concat((await (await folder.read(key))?.stream.toArray()) ?? []).equals(bytes)).toBe(true)

  // Of the same size and not the same: neither side goes.
  const victim = keys.at(-1) ?? ''
  await folder.put(victim, sourceOf(randomBytes(files.get(victim)?.length ?? 0)))
  await expect(moveFiles(bucket, folder, { remove: true })).rejects.toThrow('not equal')
  expect(await keysIn(bucket)).toContain(victim)
  expect(await keysIn(folder)).toEqual(keys)
})
