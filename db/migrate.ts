import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const oldestServer = 180_000
const migrationsLock = 7_326_001

/**
 * Brings the database up to date, as its owner. Safe when several instances start at once: one migrates, the others wait.
 * @throws Error with one Dutch line when the server is older than PostgreSQL 18 or may not make the web role.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [server] = await sql`select current_setting('server_version_num')::int as version`
    if (Number(server?.version) < oldestServer) {
      throw new Error('De database is ouder dan PostgreSQL 18. Gebruik PostgreSQL 18 of nieuwer.')
    }
    await sql`select pg_advisory_lock(${migrationsLock})`
    await runMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
