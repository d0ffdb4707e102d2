import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { knownMigrations, migrate } from '#db/migrate.ts'
import { testDatabase } from '#lib/testing/database.ts'

// Before the indexes of the totals, which stand on tables that are there already.
const earlier = 36
const { url: whole } = testDatabase()
const admin = postgres(inject('testServer').replace('{database}', 'postgres'), { max: 1, onnotice: () => {} })
const [name, before] = [`update_${process.pid}`, `before_${process.pid}`]
const url = inject('testServer').replace('{database}', name)

beforeAll(async () => {
  await admin.unsafe(`create database ${before}`)
  await migrate(inject('testServer').replace('{database}', before), { first: earlier })
})
beforeEach(() => admin.unsafe(`create database ${name} template ${before} strategy file_copy`))
afterEach(() => admin.unsafe(`drop database ${name} with (force)`))
afterAll(async () => {
  await admin.unsafe(`drop database ${before} with (force)`)
  await admin.end()
})

async function ask<T extends object>(question: (sql: postgres.Sql) => postgres.PendingQuery<T[]>, at = url): Promise<T[]> {
  const sql = postgres(at, { max: 1, onnotice: () => {} })
  try {
    return [...(await question(sql))]
  } finally {
    await sql.end()
  }
}
const indexes = (at?: string) =>
  ask(
    (sql) => sql<{ made: string }[]>`
      select pg_get_indexdef(indexrelid) || ' ' || indisvalid as made from pg_index join pg_class on oid = indexrelid
      where relnamespace = 'public'::regnamespace order by 1`,
    at,
  )
const done = () => ask((sql) => sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`)

describe('Bringing a database of before up to date', () => {
  test('gives the indexes of a new one, also where an interrupted update left one that is not used', async () => {
    await ask((sql) => sql`create index gatherings_by_end on gatherings (starts_at)`)
    await ask((sql) => sql`update pg_index set indisvalid = false where indexrelid = 'gatherings_by_end'::regclass`)
    // This one was finished; the update was interrupted after it.
    await ask(
      (sql) =>
        sql`create index lessons_done on lessons (submitted_at desc nulls first, id) where status in ('published', 'declined', 'withdrawn')`,
    )
    // And this one stands ready to take the place of the old one.
    await ask(
      (sql) => sql`create index published_lessons_by_kind_anew on published_lessons (kind, first_published_at desc, lesson_id desc)`,
    )
    await Promise.all([migrate(url), migrate(url)])
    expect(await indexes()).toEqual(await indexes(whole))
    expect((await done()).map(({ hash }) => hash)).toEqual(knownMigrations())
  })

  test('keeps what was done before a migration that fails, and goes on from there', async () => {
    await ask((sql) => sql`create table organisation_accounts (id integer)`)
    await expect(migrate(url)).rejects.toThrow('organisation_accounts')
    expect((await done()).map(({ hash }) => hash)).toEqual(knownMigrations().slice(0, 38))
    await ask((sql) => sql`drop table organisation_accounts`)
    await migrate(url)
    expect(await done()).toHaveLength(knownMigrations().length)
  })

  test('makes an index while somebody writes', async () => {
    const writer = postgres(url, { max: 1, onnotice: () => {} })
    let updating: Promise<void> | undefined
    await writer.begin(async (tx) => {
      await tx`insert into users (email, name) values ('schrijft@test.example', 'Iemand')`
      await tx`lock table audit_log in row exclusive mode`
      updating = migrate(url)
      // It waits for this transaction to make its index; who writes now does not wait for it.
      const waiting = () =>
        ask((sql) => sql`select 1 from pg_stat_activity where wait_event = 'virtualxid' and datname = current_database()`)
      await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1)
      await ask((sql) => sql`begin; set local lock_timeout = '1s'; lock table audit_log in row exclusive mode; commit`.simple())
    })
    await updating
    await writer.end()
    expect(await done()).toHaveLength(knownMigrations().length)
  })
})
