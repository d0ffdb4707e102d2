import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator'
import postgres from 'postgres'

const oldestServer = 180_000
const migrationsLock = 7_326_001
const everyMigration = fileURLToPath(new URL('./migrations', import.meta.url))
const allMigrations = () => readMigrationFiles({ migrationsFolder: everyMigration })

/** The hashes of all migrations of this version, in order. */
export const knownMigrations = (): string[] => allMigrations().map(({ hash }) => hash)

/**
 * Brings the database up to date, as its owner. Safe when several instances start at once: one migrates, the others wait.
 * Each migration is a transaction of its own, so that nobody waits for the next ones; indexes are made while people work.
 * @param options.first only so many of the migrations: the state of an older version, to put its backup back
 * @throws Error with one Dutch line when the server is older than PostgreSQL 18 or may not make the web role.
 */
export async function migrate(ownerUrl: string, options: { first?: number } = {}): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [server] = await sql`select current_setting('server_version_num')::int as version`
    if (Number(server?.version) < oldestServer) {
      throw new Error('De database is ouder dan PostgreSQL 18. Gebruik PostgreSQL 18 of nieuwer.')
    }
    await takeTurn(sql)
    // The names that the tool of the schema gives them: databases of before have them.
    await sql`create schema if not exists drizzle`
    await sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
    const [last] = await sql<{ at: string }[]>`select max(created_at) as at from drizzle.__drizzle_migrations having count(*) > 0`
    const wanted = allMigrations().slice(0, options.first)
    const pending = wanted.filter(({ folderMillis }) => last === undefined || folderMillis > Number(last.at))
    // Nobody works in an empty database, and one transaction is quicker than forty.
    if (last === undefined) {
      await sql.begin((tx) => writeAll(tx, pending, new Map()))
      return
    }
    for (const migration of pending) {
      const made = await makeIndexes(sql, migration)
      await sql.begin((tx) => writeAll(tx, [migration], made))
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Asks again and again instead of waiting: an index that is made while people work waits for everybody who is waiting. */
async function takeTurn(sql: postgres.Sql): Promise<void> {
  for (;;) {
    const [turn] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${migrationsLock}) as taken`
    if (turn?.taken) return
    await sleep(100)
  }
}

const index = /^\s*create (unique )?index "(\w+)" on "(\w+)"/i

/**
 * Makes the indexes of a migration on tables that are there already, without keeping anybody from writing. What needs the rest
 * of the migration, such as a new column, is left to it. Gives under which names they were made: one that the migration makes
 * anew gets its own when the old one goes.
 */
async function makeIndexes(sql: postgres.Sql, migration: MigrationMeta): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const statement of migration.sql) {
    const [start, , name, table] = index.exec(statement) ?? []
    if (start === undefined || name === undefined || table === undefined) continue
    const isRemade = migration.sql.some((one) => /^\s*drop index/i.test(one) && one.includes(`"${name}"`))
    const own = isRemade ? `${name.slice(0, 50)}_anew` : name
    const [known] = await sql<{ hasTable: boolean; isMade: boolean | null }[]>`
      select to_regclass(${table}) is not null as "hasTable", (select indisvalid from pg_index where indexrelid = to_regclass(${own})) as "isMade"`
    if (!known?.hasTable) continue
    try {
      // One that was interrupted leaves an index that is kept up and never used; one that was finished is there.
      if (known.isMade === false) await sql`drop index concurrently ${sql(own)}`
      if (!known.isMade) await sql.unsafe(statement.replace(/\bindex "\w+"/i, `index concurrently "${own}"`))
      made.set(name, own)
    } catch {
      // The migration itself says what is wrong, if it is.
      await sql`drop index concurrently if exists ${sql(own)}`
    }
  }
  return made
}

async function writeAll(
  tx: postgres.TransactionSql,
  migrations: readonly MigrationMeta[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { sql: statements, hash, folderMillis } of migrations) {
    for (const statement of statements) {
      const name = index.exec(statement)?.[2] ?? ''
      const own = made.get(name)
      if (own === undefined) await tx.unsafe(statement)
      else if (own !== name) await tx`alter index ${tx(own)} rename to ${tx(name)}`
    }
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
  }
}
