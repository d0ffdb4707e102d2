import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readFileStream, removeFile, storeFile } from './storage.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-files-'))
process.env.DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const stored = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => item.name)
const read = async (key: string) => {
  const stream = await readFileStream(key)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}

describe('Stored files', () => {
  test('come back byte by byte, under a name that nobody chose, and are gone when removed', async () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 256)
    const key = await storeFile(bytes)
    expect(key).toMatch(/^[0-9a-f-]{36}$/)
    expect(await read(key)).toEqual(bytes)
    await removeFile(key)
    expect(await read(key)).toBeUndefined()
    await expect(removeFile(key)).resolves.toBeUndefined()
  })
  test('two files with the same bytes do not touch each other', async () => {
    const [one, other] = await Promise.all([storeFile(Buffer.from('x')), storeFile(Buffer.from('x'))])
    await removeFile(one ?? '')
    expect(await read(other ?? '')).toEqual(new Uint8Array(Buffer.from('x')))
  })
  test('nothing half-written lies about', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => storeFile(Buffer.alloc(10_000, index))))
    expect(stored().filter((name) => name.endsWith('.part'))).toEqual([])
  })
  test.each(['../../etc/passwd', '', 'a'.repeat(36) + '/../x', '........-....-....-....-............'])(
    'a key that is not ours (%j) never becomes a path',
    async (key) => {
      await expect(async () => readFileStream(key)).rejects.toThrow('a storage key is a uuid')
      await expect(async () => removeFile(key)).rejects.toThrow('a storage key is a uuid')
    },
  )
})
