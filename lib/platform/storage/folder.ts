import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkStorageKey, digitsOf, storageKeyPattern, StorageFull, type FileStore } from './store.ts'

/** Where one file lies in a folder. */
export const placeIn = (folder: string, key: string) => path.join(folder, checkStorageKey(key).slice(-2), key)

const draftEnd = '.part'
const isDraft = (name: string) => name.endsWith(draftEnd) && storageKeyPattern.test(name.slice(0, -draftEnd.length))

const isMissing = (fault: unknown) => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'

/** Files in a folder of this machine, or one that several machines share. */
export function folderStore(folder: string): FileStore {
  return {
    place: `de map ${folder}`,

    put: async (key, source) => {
      const target = placeIn(folder, key)
      const draft = target + draftEnd
      try {
        await mkdir(path.dirname(target), { recursive: true })
        await pipeline(Readable.from(source.open()), createWriteStream(draft, { flush: true }))
        await rename(draft, target)
      } catch (error) {
        await rm(draft, { force: true })
        if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
          throw new StorageFull(error.message)
        throw error
      }
    },

    read: async (key) => {
      const target = placeIn(folder, key)
      const found = await stat(target).catch(() => undefined)
      return found && { bytes: found.size, sha256: undefined, stream: createReadStream(target) }
    },

    remove: async (key) => rm(placeIn(folder, key), { force: true }),

    list: async function* (part) {
      const none = (fault: unknown): string[] => {
        if (isMissing(fault)) return []
        throw fault
      }
      const shelves = part === undefined ? (await readdir(folder).catch(none)).sort() : [digitsOf(part)]
      for (const shelf of shelves) {
        for (const key of (await readdir(path.join(folder, shelf)).catch(() => [])).sort()) {
          // What is just being stored is no file yet.
          if (!storageKeyPattern.test(key)) continue
          const found = await stat(path.join(folder, shelf, key)).catch(() => undefined)
          // Removed since the folder was read: nobody misses it.
          if (found) yield { key, bytes: found.size, changedAt: found.mtime }
        }
      }
    },

    removeHalf: async (part, before) => {
      const shelf = path.join(folder, digitsOf(part))
      let removed = 0
      for (const name of (await readdir(shelf).catch(() => [])).filter(isDraft)) {
        const found = await stat(path.join(shelf, name)).catch(() => undefined)
        if (!found || found.mtime >= before) continue
        await rm(path.join(shelf, name), { force: true })
        removed += 1
      }
      return removed
    },

    // A folder that is not there yet is made at the first file.
    check: async () => {
      const reached = await access(folder).then(
        () => true,
        (fault: unknown) => isMissing(fault),
      )
      return reached ? undefined : { kind: 'setting', setting: 'FILES_DIR', remedy: 'is niet te lezen: controleer de rechten van de map' }
    },
  }
}
