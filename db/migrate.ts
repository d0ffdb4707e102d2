import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const oldestServer = 180_000
const migrationsLock = 7_326_001
const everyMigration = fileURLToPath(new URL('./migrations', import.meta.url))

/** The hashes of all migrations of this version, in order. */
export const knownMigrations = (): string[] => readMigrationFiles({ migrationsFolder: everyMigration }).map(({ hash }) => hash)

/**
 * Brings the database up to date, as its owner. Safe when several instances start at once: one migrates, the others wait.
 * @param options.first only so many of the migrations: the state of an older version, to put its backup back
 * @throws Error with one Dutch line when the server is older than PostgreSQL 18 or may not make the web role.
 */
export async function migrate(ownerUrl: string, options: { first?: number } = {}): Promise<void> {
  const folder = options.first === undefined ? everyMigration : firstMigrations(options.first)
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [server] = await sql`select current_setting('server_version_num')::int as version`
    if (Number(server?.version) < oldestServer) {
      throw new Error('De database is ouder dan PostgreSQL 18. Gebruik PostgreSQL 18 of nieuwer.')
    }
    await sql`select pg_advisory_lock(${migrationsLock})`
    await runMigrations(drizzle(sql), { migrationsFolder: folder })
  } finally {
    await sql.end({ timeout: 5 })
    if (folder !== everyMigration) fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder with the first migrations only: the list of the whole, cut short. */
function firstMigrations(count: number): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-migrations-'))
  fs.cpSync(everyMigration, folder, { recursive: true })
  const journalFile = path.join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(fs.readFileSync(journalFile, 'utf8')) as { entries: unknown[] }
  fs.writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
