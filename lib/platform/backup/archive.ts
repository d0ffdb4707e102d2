import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline as pipe } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { BackupRefusal } from './refusal.ts'
import { headBytes, isSealed, seal, unseal } from './sealing.ts'
import { contentOf, readTar, writeTar, type Entry } from './tar.ts'

const manifestName = 'manifest.json'
const largestManifest = 16 * 1024 * 1024
/** So many files share one list of hashes: the lists grow with the archive, what is held of them does not. */
const linesPerList = 10_000

const tableOfManifest = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number(), print: z.string() })

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The hashes of the migrations that were done, in order. */
  migrations: z.array(z.string()),
  tables: z.array(tableOfManifest),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.number(),
  /** Tells whether the secret that seals second steps is still the same, without telling the secret. */
  secret: z.string().nullable(),
  entries: z.number(),
  /** Of the names, sizes and hashes of all entries together. */
  digest: z.string(),
})

/** What an archive says about itself; its last entry. */
export type Manifest = z.infer<typeof manifestSchema>
export type TableInBackup = z.infer<typeof tableOfManifest>

/** Passes entries on and notes what they were. */
class Notary {
  readonly #all = createHash('sha256')
  entries = 0
  lines: string[] = []

  async *watch({ name, size, content }: Entry): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    for await (const part of content) {
      hash.update(part)
      yield part
    }
    this.lines.push(`${hash.digest('hex')}  ${name}`)
    this.#all.update(`${name}\0${size}\0${this.lines.at(-1)}\n`)
    this.entries += 1
  }

  digest(): string {
    return this.#all.copy().digest('hex')
  }
}

async function* withHashes(entries: AsyncIterable<Entry>, manifest: () => Omit<Manifest, 'entries' | 'digest'>): AsyncGenerator<Entry> {
  const notary = new Notary()
  let lists = 0
  const list = (): Entry => {
    const bytes = Buffer.from(`${notary.lines.join('\n')}\n`)
    notary.lines = []
    return { name: `hashes/${String(++lists).padStart(4, '0')}.txt`, size: bytes.length, content: contentOf(bytes) }
  }
  for await (const entry of entries) {
    yield { ...entry, content: notary.watch(entry) }
    if (notary.lines.length >= linesPerList) yield list()
  }
  yield list()
  const whole: Manifest = { ...manifest(), entries: notary.entries, digest: notary.digest() }
  const bytes = Buffer.from(JSON.stringify(whole, null, 1))
  yield { name: manifestName, size: bytes.length, content: contentOf(bytes) }
}

/**
 * Writes an archive: a tar with gzip, sealed when there is a key. Whole or not at all.
 * @param manifest asked after the last entry
 */
export async function writeArchive(
  target: string,
  entries: AsyncIterable<Entry>,
  manifest: () => Omit<Manifest, 'entries' | 'digest'>,
  options: { key: string | undefined; now: Date },
): Promise<void> {
  const draft = `${target}.part`
  const tar = writeTar(withHashes(entries, manifest), options.now)
  try {
    const file = createWriteStream(draft, { mode: 0o600, flush: true })
    if (options.key === undefined) await pipeline(tar, createGzip(), file)
    else await pipeline(tar, createGzip(), seal(options.key), file)
    await rename(draft, target)
  } catch (fault) {
    await rm(draft, { force: true })
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC') throw new BackupRefusal('disk_full')
    throw fault
  }
}

/** A fault of the layers below says that a byte is not what it was, or that bytes are missing. */
function refusalOf(fault: unknown): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code === 'Z_BUF_ERROR') return new BackupRefusal('truncated')
  return code.startsWith('Z_') ? new BackupRefusal('changed') : fault
}

/**
 * Goes through an archive and checks every hash on the way; `visit` gets each entry but the lists and the manifest.
 * @throws BackupRefusal with the reason and the next step
 */
export async function readArchive(
  file: string,
  key: string | undefined,
  visit: (entry: Entry) => Promise<void> = () => Promise.resolve(),
): Promise<Manifest> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile() || found.size === 0) throw new BackupRefusal('no_archive')
  const handle = await open(file)
  const head = Buffer.alloc(headBytes)
  try {
    await handle.read(head, 0, headBytes, 0)
  } finally {
    await handle.close()
  }
  const sealed = isSealed(head)
  if (!sealed && !(head[0] === 0x1f && head[1] === 0x8b)) throw new BackupRefusal('not_ours')
  if (sealed && key === undefined) throw new BackupRefusal('key_needed')

  const source = createReadStream(file)
  const ignore = () => undefined
  const plain = sealed ? pipe(source, unseal(key ?? ''), createGunzip(), ignore) : pipe(source, createGunzip(), ignore)
  try {
    return await check(readTar(plain), visit)
  } catch (fault) {
    throw refusalOf(fault)
  } finally {
    plain.destroy()
    source.destroy()
  }
}

async function check(entries: AsyncIterable<Entry>, visit: (entry: Entry) => Promise<void>): Promise<Manifest> {
  const notary = new Notary()
  let manifest: Manifest | undefined
  for await (const entry of entries) {
    const ours = entry.name === manifestName || entry.name.startsWith('hashes/')
    if (manifest) throw new BackupRefusal('changed')
    if (ours && entry.size > largestManifest) throw new BackupRefusal('changed')
    if (!ours) {
      const content = notary.watch(entry)
      await visit({ ...entry, content })
      // Whoever is not interested leaves it: it still has to be looked at.
      for await (const _rest of content);
      continue
    }
    const parts: Buffer[] = []
    for await (const part of entry.content) parts.push(part)
    const text = Buffer.concat(parts).toString()
    if (entry.name === manifestName) manifest = manifestOf(text)
    else if (text !== `${notary.lines.join('\n')}\n`) throw new BackupRefusal('changed')
    notary.lines = []
  }
  if (!manifest) throw new BackupRefusal('truncated')
  if (manifest.entries !== notary.entries || manifest.digest !== notary.digest()) throw new BackupRefusal('changed')
  return manifest
}

function manifestOf(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    throw new BackupRefusal('changed')
  }
}
