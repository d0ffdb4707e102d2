import { measured, withSpooled } from './spool.ts'
import type { FileStore } from './store.ts'

export type Moved = { copied: number; there: number; removed: number; bytes: number }

/**
 * Copies what is not there yet from one place to another, and compares. May be stopped and started again: what arrived whole
 * is not copied twice. With `remove` the source goes, each file only after both sides were read and found equal.
 * @throws Error when a file is not what was put there before
 */
export async function moveFiles(
  from: FileStore,
  to: FileStore,
  options: { remove?: boolean; say?: (line: string) => void } = {},
): Promise<Moved> {
  const { remove = false, say = () => undefined } = options
  const held = new Map<string, number>()
  for await (const { key, bytes } of to.list()) held.set(key, bytes)
  const moved: Moved = { copied: 0, there: 0, removed: 0, bytes: 0 }
  for await (const { key, bytes } of from.list()) {
    if (held.get(key) === bytes) moved.there += 1
    else {
      const found = await from.read(key)
      // Removed since the list was made: nobody misses it.
      if (!found) continue
      await withSpooled(found.stream as AsyncIterable<Uint8Array>, async (source) => {
        if (source.bytes !== found.bytes || (found.sha256 !== undefined && source.sha256 !== found.sha256))
          throw new Error(`file ${key} is not what was put there`)
        await to.put(key, source)
      })
      moved.copied += 1
      moved.bytes += bytes
      if (moved.copied % 100 === 0) say(`${moved.copied} bestanden gekopieerd`)
    }
    if (!remove) continue
    const [before, after] = await Promise.all([from.read(key), to.read(key)])
    const [one, other] = await Promise.all(
      [before, after].map(async (file) => file && (await measured(file.stream as AsyncIterable<Uint8Array>))),
    )
    if (!one) continue
    if (one.sha256 !== other?.sha256) throw new Error(`file ${key} is not equal on both sides; nothing of it was removed`)
    await from.remove(key)
    moved.removed += 1
  }
  return moved
}
