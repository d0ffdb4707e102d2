import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Entry } from './tar.ts'
import { contentOf } from './tar.ts'
import type { TableInBackup } from './archive.ts'
import { BackupRefusal } from './refusal.ts'

type Sql = postgres.TransactionSql | postgres.Sql
type Columns = { name: string; columns: string[] }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const list = (names: readonly string[]) => names.map(quoted).join(', ')
/** Text of a table goes into the archive in pieces of this many bytes: a tar wants to know a size beforehand. */
const pieceBytes = 4 * 1024 * 1024

/** The tables of the portal with the columns that hold something of themselves: what is generated is made again. */
export async function tablesOf(sql: Sql): Promise<Columns[]> {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`
  return [...rows]
}

/** How many rows, and a hash of all of them whatever their order: equal on both sides when the content is. */
export async function printOf(sql: Sql, { name, columns }: Columns): Promise<{ rows: number; print: string }> {
  // Text, so that moments and numbers read the same on every server.
  const [row] = await sql.unsafe<{ rows: string; print: string }[]>(
    `select count(*) as rows, coalesce(sum(('x' || left(encode(sha256(convert_to(row(${list(columns)})::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint::numeric), 0)::text as print from ${quoted(name)}`,
  )
  return { rows: Number(row?.rows ?? 0), print: row?.print ?? '0' }
}

/** Settings under which rows read the same as on the other side. */
export const sameWords = (sql: Sql) =>
  sql.unsafe("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1; set local statement_timeout = 0")

/** The rows of a table as entries of an archive, in pieces. */
export async function* entriesOf(sql: Sql, { name, columns }: Columns): AsyncGenerator<Entry> {
  const source: Readable = await sql.unsafe(`copy ${quoted(name)} (${list(columns)}) to stdout`).readable()
  let parts: Buffer[] = []
  let bytes = 0
  let piece = 0
  const cut = (): Entry => {
    const content = Buffer.concat(parts)
    parts = []
    bytes = 0
    return { name: `tables/${name}/${String(++piece).padStart(6, '0')}.tsv`, size: content.length, content: contentOf(content) }
  }
  for await (const part of source as AsyncIterable<Buffer>) {
    parts.push(part)
    bytes += part.length
    if (bytes >= pieceBytes) yield cut()
  }
  if (bytes > 0) yield cut()
}

/** Where the sequences are. */
export async function sequencesOf(sql: Sql): Promise<{ name: string; value: string }[]> {
  return [
    ...(await sql<{ name: string; value: string }[]>`
      select sequencename as name, last_value::text as value from pg_sequences
      where schemaname = 'public' and last_value is not null order by sequencename`),
  ]
}

/**
 * Empties the tables and puts the rules aside that look at one row at a time: the rows come in any order. Gives the
 * function that puts them back, which checks every reference again. All in the transaction of `sql`, and without
 * being a superuser: a managed database gives none.
 */
export async function putRulesAside(sql: Sql): Promise<() => Promise<void>> {
  const keys = await sql<{ drop: string; add: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conname`
  const triggers = await sql<{ off: string; on: string }[]>`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
      format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as on
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgenabled = 'O' and c.relnamespace = 'public'::regnamespace order by tgname`
  for (const { drop } of keys) await sql.unsafe(drop)
  for (const { off } of triggers) await sql.unsafe(off)
  const names = (await tablesOf(sql)).map(({ name }) => name)
  await sql.unsafe(`truncate ${list(names)}`)
  return async () => {
    for (const { add } of keys) await sql.unsafe(add)
    for (const { on } of triggers) await sql.unsafe(on)
  }
}

/** Waits until a stream takes more, or has ended. Leaves nobody listening: a large table waits thousands of times. */
async function roomIn(into: Writable): Promise<void> {
  const done = new AbortController()
  const { signal } = done
  try {
    await Promise.race([once(into, 'drain', { signal }), once(into, 'close', { signal })])
  } finally {
    done.abort()
  }
}

/** Takes the rows of one table after the other. */
export class TableLoader {
  readonly #sql: Sql
  readonly #tables: ReadonlyMap<string, TableInBackup>
  #open: { name: string; into: Writable } | undefined

  constructor(sql: Sql, tables: readonly TableInBackup[]) {
    this.#sql = sql
    this.#tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** One piece of a table. */
  async take(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    if (this.#open?.name !== name) {
      await this.close()
      const table = this.#tables.get(name)
      if (!table) throw new BackupRefusal('changed')
      const into = await this.#sql.unsafe(`copy ${quoted(name)} (${list(table.columns)}) from stdin`).writable()
      // A refused row breaks the stream off; the next query tells that too, and this one must not end the process.
      into.on('error', () => undefined)
      this.#open = { name, into }
    }
    const { into } = this.#open ?? {}
    for await (const part of content) if (into && !into.write(part)) await roomIn(into)
  }

  /** Ends the table that is being loaded. */
  async close(): Promise<void> {
    if (!this.#open) return
    const { into, name } = this.#open
    this.#open = undefined
    // The library lets the next query go only after the stream was ended, and ends it only when all was written.
    await Promise.race([new Promise((resolve) => into.write('', resolve)), once(into, 'close')])
    into.end()
    await setImmediate()
    // It waits its turn behind the rows, and fails when they were refused; the stream itself would say nothing.
    try {
      await this.#sql`select 1`
    } catch (fault) {
      throw new Error(`table ${name} was not taken`, { cause: fault })
    }
  }
}
