import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { env, type FileSettings } from './env.ts'
import { bucketStore } from './storage/bucket.ts'
import { folderStore } from './storage/folder.ts'
import { sourceOf, type FileStore } from './storage/store.ts'

export { StorageAway, StorageFull } from './storage/store.ts'

/** Where uploaded files lie when no bucket is set: a folder of their own when several instances share it, else below DATA_DIR. */
export const filesFolder = (settings: { FILES_DIR?: string | undefined; DATA_DIR: string }) =>
  path.resolve(settings.FILES_DIR ?? path.join(settings.DATA_DIR, 'files'))

/** The bucket of the settings, or undefined when files lie in a folder. */
export function bucketOf(settings: FileSettings): FileStore | undefined {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = settings
  // All or none: the settings were checked.
  if (!S3_ENDPOINT || !S3_REGION || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined
  return bucketStore({
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    pathStyle: S3_PATH_STYLE === '1',
  })
}

/** Where files lie by these settings: a bucket when one is set, else a folder. */
export const storeOf = (settings: FileSettings): FileStore => bucketOf(settings) ?? folderStore(filesFolder(settings))

let own: FileStore | undefined
/** Where files lie for this process. */
export const fileStore = (): FileStore => (own ??= storeOf(env()))

/**
 * Stores bytes under a new key: whole or not at all.
 * @throws StorageFull or StorageAway, for which the caller has a sentence
 */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const key = randomUUID()
  await fileStore().put(key, sourceOf(bytes))
  return key
}

/**
 * The bytes of a stored file as a web stream, or undefined when it is not there.
 * @throws StorageAway when nobody can tell now
 */
export async function readFileStream(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
  const found = await fileStore().read(key)
  return found && (Readable.toWeb(found.stream) as ReadableStream<Uint8Array>)
}

/** Removes a stored file; one that is gone already is fine. */
export const removeFile = async (key: string) => fileStore().remove(key)

// The line to the database broke off: with the driver's own names, those of the socket and those of a database that ends.
const lineLost = /^(?:CONNECTION_|ECONN|EPIPE|ETIMEDOUT|08|57P)/

function isLineLost(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return ('code' in fault && typeof fault.code === 'string' && lineLost.test(fault.code)) || isLineLost(fault.cause)
}

/**
 * Removes a stored file whose row was not written. When the line to the database was lost nobody can tell: the row may
 * stand, and needs its bytes. Then they stay, and the clock removes them when there is no row.
 */
export async function removeUnwritten(key: string, fault: unknown): Promise<void> {
  if (!isLineLost(fault)) await removeFile(key)
}
