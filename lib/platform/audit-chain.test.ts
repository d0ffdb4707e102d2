import postgres from 'postgres'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, submittedLesson } from '#lib/testing/factories.ts'
import { barrier, race } from '#lib/testing/races.ts'
import { claimLesson, releaseLesson } from '#lib/lessons/commands-review.ts'
import { verifyAuditChain } from './audit-chain.ts'
import { audit } from './audit.ts'
import { done } from './result.ts'
import { transact } from './transact.ts'

const { url } = testDatabase()
const deed = (objectId: string) => ({ actorId: null, action: 'request_access', objectKind: 'access_request', objectId })

beforeAll(furnish)

/** As somebody with the keys of the database, who puts the triggers off. */
async function tamper(statement: string): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await owner.begin(async (tx) => {
      await tx.unsafe("set local session_replication_role = 'replica'")
      await tx.unsafe(statement)
    })
  } finally {
    await owner.end()
  }
}

/** The same as tamper, in the ordinary way; gives what the database said. */
async function asOwner(statement: string): Promise<string> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await owner.unsafe(statement)
    return 'accepted'
  } catch (error) {
    return error instanceof postgres.PostgresError ? (error.constraint_name ?? error.code) : String(error)
  } finally {
    await owner.end()
  }
}

describe('The chain of the audit log', () => {
  let before: Awaited<ReturnType<typeof verifyAuditChain>>
  beforeEach(async () => {
    for (const name of ['een', 'twee', 'drie', 'vier']) await db.transaction((tx) => audit(tx, deed(name)))
    before = await verifyAuditChain(db)
    expect(before.broken).toBeNull()
  })

  test('grows by one link for each row, and its seal changes', async () => {
    await db.transaction((tx) => audit(tx, deed('vijf')))
    const after = await verifyAuditChain(db)
    expect(after).toMatchObject({ length: before.length + 1, broken: null })
    expect(after.seal).not.toBe(before.seal)
  })
  test('has no link for a deed that was undone, or a row that its own transaction took out', async () => {
    await expect(
      db.transaction(async (tx) => {
        await audit(tx, deed('undone'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    const owner = postgres(url, { max: 1, onnotice: () => {} })
    await owner.begin(async (tx) => {
      await tx`insert into audit_log (action, object_kind, object_id) values ('request_access', 'access_request', 'x')`
      await tx`delete from audit_log where object_id = 'x'`
    })
    await owner.end()
    expect(await verifyAuditChain(db)).toEqual(before)
  })
  test.each([
    ['one letter of an action', "update audit_log set action = 'request_acces' where id = (select min(id) from audit_log)", 'changed'],
    [
      'who did it',
      'update audit_log set actor_id = (select id from users limit 1) where id = (select min(id) + 1 from audit_log)',
      'changed',
    ],
    ['one millisecond', "update audit_log set at = at + interval '1 ms' where id = (select min(id) + 2 from audit_log)", 'changed'],
    ['one detail', 'update audit_log set details = \'{"n": 1}\' where id = (select max(id) from audit_log)', 'changed'],
    ['a row in the middle', 'delete from audit_log where id = (select min(id) + 1 from audit_log)', 'removed'],
    ['a link in the middle', 'delete from audit_chain where position = 2', 'removed'],
    ['the last link', 'delete from audit_chain where position = (select max(position) from audit_chain)', 'cut_off'],
    ['one digit of a hash', 'update audit_chain set hash = reverse(hash) where position = 3', 'changed'],
    ['a row put in beside the chain', "insert into audit_log (action, object_kind, object_id) values ('let_in', 'user', 'x')", 'unchained'],
  ])('tells of %s', async (_what, statement, kind) => {
    await person()
    const saved = await keep()
    await tamper(statement)
    expect((await verifyAuditChain(db)).broken?.kind).toBe(kind)
    await saved.restore()
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })
  test('tells of the last rows that were taken out together with their links', async () => {
    const saved = await keep()
    await tamper(
      'with gone as (delete from audit_chain where position > (select max(position) - 2 from audit_chain) returning audit_id) delete from audit_log using gone where id = gone.audit_id',
    )
    expect((await verifyAuditChain(db)).broken).toMatchObject({ kind: 'cut_off' })
    await saved.restore()
  })
  test.each([
    "update audit_log set action = 'x'",
    'delete from audit_log',
    'truncate audit_log cascade',
    'update audit_chain set position = position + 1',
    'delete from audit_chain',
    'truncate audit_chain',
    'delete from audit_head',
  ])('also the owner of the tables cannot: %s', async (statement) => {
    expect(['audit_log_append_only', 'audit_chain_append_only']).toContain(await asOwner(statement))
    expect(await verifyAuditChain(db)).toEqual(before)
  })
  test.each([
    "insert into audit_chain (position, audit_id, hash) select 999, min(id), repeat('a', 64) from audit_log",
    'update audit_chain set hash = hash',
    'delete from audit_chain',
    'update audit_head set length = 0',
  ])('the web role cannot: %s', async (statement) => {
    const { sql: web } = connect(url, { max: 1 })
    await expect(web.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
    await web.end()
  })
})

/** Everything of the log as it is now, to put back after a test that damages it. */
async function keep() {
  await tamper(
    'drop table if exists kept_log, kept_chain; create table kept_log as table audit_log; create table kept_chain as table audit_chain',
  )
  return {
    restore: () =>
      tamper(
        'delete from audit_chain; delete from audit_log; insert into audit_log select * from kept_log; insert into audit_chain select * from kept_chain; drop table kept_log, kept_chain',
      ),
  }
}

describe('Many at once', () => {
  test('the chain stays whole and without forks, and nobody waits in a circle', async () => {
    const results = await race(url, 20, async (tx, contestant) => {
      for (let row = 0; row < 3; row++) await audit(tx, deed(`${contestant}-${row}`))
      return done(null)
    })
    expect(results.filter((result) => !result.ok)).toEqual([])
    expect(await db.$count(auditLog, sql`object_id ~ '^[0-9]+-[0-2]$'`)).toBe(60)
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })
  test('many rows of one transaction follow each other in the chain, and its end is written once for all of them', async () => {
    const before = await verifyAuditChain(db)
    const owner = postgres(url, { max: 1, onnotice: () => {} })
    const written = await owner.begin(async (tx) => {
      await tx`insert into audit_log (action, object_kind, object_id) select 'request_access', 'access_request', 'veel-' || n from generate_series(1, 500) n`
      await tx`delete from audit_log where object_id = 'veel-1'`
      await tx`set constraints audit_log_chained immediate`
      const [row] = await tx<{ times: number }[]>`
        select n_tup_upd::int as times from pg_stat_xact_user_tables where relname = 'audit_head'`
      return row?.times
    })
    await owner.end()
    expect(written).toBe(1)
    expect(await verifyAuditChain(db)).toMatchObject({ length: before.length + 499, broken: null })
    const places = await db.execute<{ at: string }>(
      sql`select string_agg(object_id, ' ' order by position) as at from audit_chain join audit_log on id = audit_id where object_id in ('veel-2', 'veel-250', 'veel-500')`,
    )
    expect(places[0]?.at).toBe('veel-2 veel-250 veel-500')
  })
  test('who logs first and then waits for a row does not block who holds that row and logs; with the link added at once they would', async () => {
    const shared = await person()
    const crossed = (atOnce: boolean) => {
      const bothHold = barrier(2)
      return race(url, 2, async (tx, contestant) => {
        if (atOnce) await tx.execute(sql`set constraints audit_log_chained immediate`)
        const logs = () => audit(tx, deed(`kruis-${contestant}`))
        const holds = () => tx.execute(sql`update users set name = name where id = ${shared.id}`)
        const [first, second] = contestant === 0 ? [logs, holds] : [holds, logs]
        await first()
        await bothHold()
        await second()
        return done(null)
      })
    }
    expect((await crossed(false)).filter((result) => !result.ok)).toEqual([])
    // The negative control: the same lock, taken earlier, closes the circle.
    expect((await crossed(true)).filter((result) => !result.ok)).toHaveLength(1)
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })
  test('curators who claim and release the same lessons at once leave a whole chain', async () => {
    const author = await person()
    const lessons = [await submittedLesson(author), await submittedLesson(author)]
    const curators = await Promise.all(Array.from({ length: 6 }, () => curator()))
    await Promise.all(
      curators.flatMap((reader) =>
        lessons.map(async ({ lessonId }) => {
          await transact((tx) => claimLesson(tx, reader, { lessonId }))
          await must(transact((tx) => releaseLesson(tx, reader, { lessonId })))
        }),
      ),
    )
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })
})
