import postgres from 'postgres'
import { connect } from '#db/client.ts'
import { knownMigrations, migrate } from '#db/migrate.ts'
import { verifyAuditChain, type ChainReport } from '../audit-chain.ts'
import { withSpooled } from '../storage/spool.ts'
import { storageKeyPattern, StorageAway, StorageFull, type FileStore } from '../storage/store.ts'
import { readArchive, type Manifest } from './archive.ts'
import { BackupRefusal } from './refusal.ts'
import { printOf, putRulesAside, sameWords, TableLoader, tablesOf } from './tables.ts'

export type RestoreOptions = {
  /** The address of the database, as its owner. */
  url: string
  files: FileStore
  archive: string
  key: string | undefined
  /** Replaces what is there; without it only an empty database and folder are filled. */
  overwrite?: boolean
  /**
   * The portal went on after this backup was made: mail that was waiting then may have left since, and who signed out
   * since would be signed in again. Waiting mail is held and every session ends.
   */
  afterLoss?: boolean
  /** What has to be done again because it was done after the backup, before anybody comes in. Gives how often. */
  again?: (url: string) => Promise<number>
  /** Gets the secret of a demo, when the backup is of one. */
  onDemoSecret?: (secret: string) => void
  say?: (line: string) => void
}

export type Restored = { manifest: Manifest; audit: ChainReport; heldMails: number; endedSessions: number; doneAgain: number }

/** Whether somebody works with this database, or it holds something that would be lost. */
async function checkTarget(sql: postgres.Sql, { files, overwrite }: RestoreOptions): Promise<void> {
  const [busy] = await sql`
    select 1 from pg_stat_activity where datname = current_database() and application_name in ('portal', 'portal-tags') limit 1`
  if (busy) throw new BackupRefusal('in_use')
  if (overwrite) return
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
  if (tables.length > 0) {
    // Fresh tables hold fixed lists at most: people come with the first account.
    if (!tables.some(({ name }) => name === 'users')) throw new BackupRefusal('not_empty')
    const [used] = await sql`select 1 from users union all select 1 from audit_log limit 1`
    if (used) throw new BackupRefusal('not_empty')
  }
  for await (const _file of files.list()) throw new BackupRefusal('not_empty')
}

/** The database as the version that made the backup left it, without rows. */
async function makeReady(sql: postgres.Sql, url: string, manifest: Manifest): Promise<void> {
  await sql.unsafe(`
    drop schema if exists drizzle cascade; drop schema if exists public cascade;
    create schema public; grant usage on schema public to public`)
  await migrate(url, { first: manifest.migrations.length })
}

function checkVersion({ migrations }: Manifest): void {
  const known = knownMigrations()
  if (migrations.length > known.length || migrations.some((hash, index) => hash !== known[index])) throw new BackupRefusal('newer')
}

/** The files of the backup beside those that are there already: the bytes of a key never change, so nothing is lost by it. */
class FileLoader {
  readonly #store: FileStore
  readonly #before = new Set<string>()
  readonly #put = new Set<string>()

  constructor(store: FileStore) {
    this.#store = store
  }

  async begin(): Promise<void> {
    for await (const { key } of this.#store.list()) this.#before.add(key)
  }

  async take(key: string, content: AsyncIterable<Buffer>): Promise<void> {
    this.#put.add(key)
    await withSpooled(content, (source) => this.#store.put(key, source))
  }

  /** What is not in the backup goes: its rows are gone too. */
  async keepOnlyThese(): Promise<void> {
    for (const key of this.#before) if (!this.#put.has(key)) await this.#store.remove(key)
  }

  /** The rows did not come: what came with them goes. */
  async undo(): Promise<void> {
    for (const key of this.#put) if (!this.#before.has(key)) await this.#store.remove(key).catch(() => undefined)
  }
}

/** Loads rows and files. All rows or none. */
async function load(sql: postgres.Sql, manifest: Manifest, options: RestoreOptions, files: FileLoader): Promise<void> {
  const { archive, key } = options
  await files.begin()
  await sql.begin(async (tx) => {
    await sameWords(tx)
    const here = new Map((await tablesOf(tx)).map((table) => [table.name, table.columns.join()]))
    if (manifest.tables.length !== here.size || manifest.tables.some(({ name, columns }) => here.get(name) !== columns.join()))
      throw new BackupRefusal('newer')
    const putRulesBack = await putRulesAside(tx)
    const loader = new TableLoader(tx, manifest.tables)
    await readArchive(archive, key, async ({ name, content }) => {
      const [kind, of = ''] = name.split('/')
      if (kind === 'tables') return loader.take(of, content)
      await loader.close()
      if (kind === 'demo') {
        for await (const secret of content) options.onDemoSecret?.(secret.toString())
        return
      }
      if (kind !== 'files' || !storageKeyPattern.test(of)) throw new BackupRefusal('changed')
      await files.take(of, content)
    })
    await loader.close()
    for (const { name, value } of manifest.sequences)
      await tx`select setval(format('public.%I', ${name}::text)::regclass, ${value}::bigint)`
    await putRulesBack()
    for (const table of manifest.tables) {
      const { rows, print } = await printOf(tx, table)
      if (rows !== table.rows || print !== table.print) throw new BackupRefusal('unequal', table.name)
    }
  })
}

async function afterLoss(sql: postgres.Sql): Promise<{ heldMails: number; endedSessions: number }> {
  const held = await sql`
    update outbox set failed_at = clock_timestamp(), locked_until = null, last_error = 'held after a restore'
    where sent_at is null and failed_at is null`
  const ended = await sql`delete from sessions`
  return { heldMails: held.count, endedSessions: ended.count }
}

/**
 * Puts a backup back: looks at every byte of it first, then fills the database and the folder, compares each table with
 * what was written down, brings the database to this version and verifies the audit chain.
 * @throws BackupRefusal with the reason and the next step; before the database is touched when the archive is at fault
 */
export async function putBack(options: RestoreOptions): Promise<Restored> {
  const { url, archive, key, say = () => undefined } = options
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'portal-restore' } })
  try {
    await checkTarget(sql, options)
    say('de back-up controleren')
    const manifest = await readArchive(archive, key)
    checkVersion(manifest)
    say('tabellen en bestanden terugzetten')
    await makeReady(sql, url, manifest)
    const files = new FileLoader(options.files)
    await load(sql, manifest, options, files).catch(async (fault: unknown) => {
      await files.undo()
      throw fault
    })
    await files.keepOnlyThese()
    await migrate(url)
    const gone = options.afterLoss ? await afterLoss(sql) : { heldMails: 0, endedSessions: 0 }
    const doneAgain = (await options.again?.(url)) ?? 0
    say('het logboek controleren')
    return { manifest, audit: await auditReport(url), ...gone, doneAgain }
  } catch (fault) {
    if (fault instanceof StorageFull) throw new BackupRefusal('disk_full')
    throw fault instanceof StorageAway ? new BackupRefusal('files_away') : fault
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function auditReport(url: string): Promise<ChainReport> {
  const { db, sql } = connect(url, { max: 1 })
  try {
    return await db.transaction((tx) => verifyAuditChain(tx), { isolationLevel: 'repeatable read' })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
