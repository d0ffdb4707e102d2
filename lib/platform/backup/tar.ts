import { ByteReader } from './byte-reader.ts'
import { BackupRefusal } from './refusal.ts'

/** One file in an archive. Whoever reads it takes all of `content` before the next one. */
export type Entry = { name: string; size: number; content: AsyncIterable<Buffer> }

const block = 512
const emptyBlock = Buffer.alloc(block)
const padding = (size: number) => (block - (size % block)) % block

/** Bytes as the content of an entry. */
export async function* contentOf(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield await Promise.resolve(bytes)
}

function sumOf(head: Buffer): number {
  let sum = 0
  // The field of the sum itself counts as spaces.
  for (let index = 0; index < block; index++) sum += index >= 148 && index < 156 ? 32 : (head[index] ?? 0)
  return sum
}

function headOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) throw new Error(`cannot stand in a tar: ${name}`)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  const head = Buffer.alloc(block)
  head.write(name, 0)
  head.write(octal(0o600, 7), 100)
  head.write(octal(0, 7), 108)
  head.write(octal(0, 7), 116)
  head.write(octal(size, 11), 124)
  head.write(octal(Math.floor(at.getTime() / 1000), 11), 136)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** A tar that every tar program reads, made while it is read. */
export async function* writeTar(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Buffer> {
  for await (const { name, size, content } of entries) {
    yield headOf(name, size, at)
    let written = 0
    for await (const part of content) {
      written += part.length
      yield part
    }
    if (written !== size) throw new Error(`${name} changed while it was read`)
    if (padding(size) > 0) yield emptyBlock.subarray(0, padding(size))
  }
  yield Buffer.alloc(2 * block)
}

/**
 * The entries of a tar, one after the other.
 * @throws BackupRefusal when it is no tar, or ends too early
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const reader = new ByteReader(source)
  for (;;) {
    const head = await reader.exactly(block)
    if (head.equals(emptyBlock)) break
    const text = (from: number, to: number) => head.toString('utf8', from, to).replace(/\0.*$/s, '')
    if (text(257, 262) !== 'ustar' || Number.parseInt(text(148, 156), 8) !== sumOf(head)) throw new BackupRefusal('changed')
    const size = Number.parseInt(text(124, 136), 8)
    yield { name: text(0, 100), size, content: reader.pieces(size) }
    await reader.exactly(padding(size))
  }
  // To the very end, so that what stands behind this layer looks at its own end too.
  while ((await reader.upTo(64 * 1024)).length > 0);
}
