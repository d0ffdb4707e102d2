import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'

/** A place for files is looked through in so many parts, which no name chose: keys are random. */
export const storageParts = 256

export const storageKeyPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Bytes to keep, which can be read more than once: what was not taken at once is sent again. */
export type FileSource = { bytes: number; sha256: string; open: () => AsyncIterable<Uint8Array> }

/** What lies there; the hash is not known of files in a folder before they are read. */
export type StoredFile = { bytes: number; sha256: string | undefined; stream: Readable }
export type ListedFile = { key: string; bytes: number; changedAt: Date }

/** Why a place for files does not do what was asked: `away` may pass, the others need a person. */
export type StoreFault = { kind: 'away' } | { kind: 'setting'; setting: string; remedy: string }

/** A place for uploaded files. Keys are ids made by us, and the bytes of a key never change. */
export type FileStore = {
  /** For people, without secrets. */
  readonly place: string
  /** Whole or not at all. */
  put(key: string, source: FileSource): Promise<void>
  /** What lies under a key, or undefined. Whoever asks reads the stream or destroys it. */
  read(key: string): Promise<StoredFile | undefined>
  /** One that is gone already is fine. */
  remove(key: string): Promise<void>
  /** All files, or those of one part. */
  list(part?: number): AsyncGenerator<ListedFile>
  /** Removes what a process that fell left half stored in one part before `before`. Gives how many. */
  removeHalf(part: number, before: Date): Promise<number>
  /** Whether it can be reached and opened, and if not what to do. */
  check(): Promise<StoreFault | undefined>
}

/** There is no room left: the caller tells the visitor what to do, nothing half-written stays behind. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}

/** The place for files cannot be reached or does not take us: it may be back in a moment, and nothing is lost. */
export class StorageAway extends Error {
  override name = 'StorageAway'
}

/** A name that a visitor chose never becomes a path or an address. */
export function checkStorageKey(key: string): string {
  if (!storageKeyPattern.test(key)) throw new Error('a storage key is a uuid')
  return key
}

/** How a part is written: two digits of a key. */
export const digitsOf = (part: number) => part.toString(16).padStart(2, '0')

/** Bytes in memory as a source. */
export const sourceOf = (bytes: Uint8Array): FileSource => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  open: async function* () {
    if (bytes.length > 0) yield await Promise.resolve(bytes)
  },
})
