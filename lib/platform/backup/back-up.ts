import { createHmac } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import postgres from 'postgres'
import { storageKeyPattern } from '../storage.ts'
import { writeArchive, type Manifest, type TableInBackup } from './archive.ts'
import { checkKey } from './sealing.ts'
import { entriesOf, printOf, sameWords, sequencesOf, tablesOf } from './tables.ts'
import { contentOf, type Entry } from './tar.ts'

export type BackupOptions = {
  /** The address of the database, as its owner. */
  url: string
  /** Where uploaded files lie. */
  filesFolder: string
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

async function* filesIn(folder: string, counted: () => void): AsyncGenerator<Entry> {
  const shelves = await readdir(folder).catch(() => [])
  for (const shelf of shelves.sort()) {
    for (const key of (await readdir(path.join(folder, shelf)).catch(() => [])).sort()) {
      // What is just being stored is no file yet.
      if (!storageKeyPattern.test(key)) continue
      const file = path.join(folder, shelf, key)
      const found = await stat(file).catch(() => undefined)
      // Removed since the folder was read: nobody misses it.
      if (!found) continue
      counted()
      yield { name: `files/${key}`, size: found.size, content: createReadStream(file) }
    }
  }
}

/**
 * Makes an archive of the database, as it is at one moment, and of all stored files. The portal may be running.
 * @throws BackupRefusal when the key is too short or the disk is full
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest & { bytes: number }> {
  const { url, filesFolder, target, key, now = new Date() } = options
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
        yield* filesIn(filesFolder, () => (files += 1))
      }
      await writeArchive(target, entries(), manifest, { key, now })
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
  const { size } = await stat(target)
  return { ...manifest(), entries: 0, digest: '', bytes: size }
}
