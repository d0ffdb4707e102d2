import { createHmac } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import postgres from 'postgres'
import { StorageAway, type FileStore } from '../storage/store.ts'
import { writeArchive, type Manifest, type TableInBackup } from './archive.ts'
import { BackupRefusal } from './refusal.ts'
import { checkKey } from './sealing.ts'
import { entriesOf, printOf, sameWords, sequencesOf, tablesOf } from './tables.ts'
import { contentOf, type Entry } from './tar.ts'

export type BackupOptions = {
  /** The address of the database, as its owner. */
  url: string
  /** Where uploaded files lie. */
  files: FileStore
  /** The archive to make. */
  target: string
  /** Seals the archive; without one it can be read by whoever has it. */
  key: string | undefined
  /** Only its fingerprint goes along. */
  authSecret?: string | undefined
  /** The secret of a demo, whose content is invented, goes along itself: there is no operator who keeps it. */
  demoSecret?: string | undefined
  now?: Date
}

/** Tells two secrets apart without holding either. */
export const secretPrint = (secret: string | undefined): string | null =>
  secret ? createHmac('sha256', secret).update('backup').digest('hex').slice(0, 16) : null

/** The hashes of the migrations that were done, in order. */
async function doneMigrations(sql: postgres.Sql | postgres.TransactionSql): Promise<string[]> {
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`
  return rows.map(({ hash }) => hash)
}

async function* filesIn(store: FileStore, counted: () => void): AsyncGenerator<Entry> {
  for await (const { key } of store.list()) {
    const found = await store.read(key)
    // Removed since it was listed: nobody misses it.
    if (!found) continue
    counted()
    yield { name: `files/${key}`, size: found.bytes, content: found.stream as AsyncIterable<Buffer> }
  }
}

/**
 * Makes an archive of the database, as it is at one moment, and of all stored files. The portal may be running.
 * @throws BackupRefusal when the key is too short, the disk is full, or the files cannot be reached
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest & { bytes: number }> {
  const { url, target, key, now = new Date() } = options
  checkKey(key)
  await mkdir(path.dirname(target), { recursive: true })
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'portal-backup' } })
  const tables: TableInBackup[] = []
  let files = 0
  let rest: Pick<Manifest, 'migrations' | 'sequences'> = { migrations: [], sequences: [] }
  const manifest = (): Omit<Manifest, 'entries' | 'digest'> => ({
    format: 1,
    madeAt: now.toISOString(),
    tables,
    ...rest,
    files,
    secret: secretPrint(options.authSecret),
  })
  try {
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      await sameWords(tx)
      async function* entries(): AsyncGenerator<Entry> {
        rest = { migrations: await doneMigrations(tx), sequences: await sequencesOf(tx) }
        for (const table of await tablesOf(tx)) {
          tables.push({ ...table, ...(await printOf(tx, table)) })
          yield* entriesOf(tx, table)
        }
        const secret = Buffer.from(options.demoSecret ?? '')
        if (secret.length > 0) yield { name: 'demo/auth-secret', size: secret.length, content: contentOf(secret) }
        // After the rows: a file that a row of this moment names was there before it.
        yield* filesIn(options.files, () => (files += 1))
      }
      await writeArchive(target, entries(), manifest, { key, now })
    })
  } catch (fault) {
    throw fault instanceof StorageAway ? new BackupRefusal('files_away') : fault
  } finally {
    await sql.end({ timeout: 5 })
  }
  const { size } = await stat(target)
  return { ...manifest(), entries: 0, digest: '', bytes: size }
}
