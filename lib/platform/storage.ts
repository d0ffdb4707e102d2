import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { env } from './env.ts'

export const storageKeyPattern = /^[0-9a-f-]{36}$/

/** Where uploaded files lie: a folder of their own when several instances share it, else below DATA_DIR. */
export const filesFolder = (settings: { FILES_DIR?: string | undefined; DATA_DIR: string }) =>
  path.resolve(settings.FILES_DIR ?? path.join(settings.DATA_DIR, 'files'))

/** Where one file lies. Keys are ids made by us: a name that a visitor chose never becomes a path. */
export function placeIn(folder: string, key: string): string {
  if (!storageKeyPattern.test(key)) throw new Error('a storage key is a uuid')
  return path.join(folder, key.slice(-2), key)
}

const place = (key: string) => placeIn(filesFolder(env()), key)

/** The disk is full: the caller tells the visitor what to do, nothing half-written stays behind. */
export class StorageFull extends Error {}

/** Stores bytes under a new key: whole or not at all. */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const key = randomUUID()
  const target = place(key)
  const draft = `${target}.part`
  try {
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(draft, bytes, { flush: true })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
      throw new StorageFull(error.message)
    throw error
  }
  return key
}

/** The bytes of a stored file as a web stream, or undefined when it is not there. */
export async function readFileStream(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
  const target = place(key)
  const found = await stat(target).catch(() => undefined)
  return found && (Readable.toWeb(createReadStream(target)) as ReadableStream<Uint8Array>)
}

/** Removes a stored file; one that is gone already is fine. */
export const removeFile = (key: string) => rm(place(key), { force: true })
