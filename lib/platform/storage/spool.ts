import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileSource } from './store.ts'

/** The hash and size of what passes, without holding it. */
export async function measured(content: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of content) {
    bytes += part.length
    hash.update(part)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Lays what can be read once on this disk, so that it can be sent again, with its hash known before it leaves. */
export async function withSpooled<T>(content: AsyncIterable<Uint8Array>, work: (source: FileSource) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'portal-file-'))
  const file = path.join(folder, 'bytes')
  const hash = createHash('sha256')
  let bytes = 0
  const watch = new Transform({
    transform(part: Buffer, _encoding, passOn) {
      bytes += part.length
      hash.update(part)
      passOn(null, part)
    },
  })
  try {
    await pipeline(Readable.from(content, { objectMode: false }), watch, createWriteStream(file))
    return await work({ bytes, sha256: hash.digest('hex'), open: () => createReadStream(file) as AsyncIterable<Uint8Array> })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
