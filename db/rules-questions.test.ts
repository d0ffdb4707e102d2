import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { questionMessages, questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFor, rowsFor, type RowsFor } from '#lib/platform/rows-for.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerThread } from '#lib/questions/commands-threads.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { question, questionIn, words } from '#lib/testing/questions.ts'

// What holds for questions without the application, tried as the role of the web server.
testDatabase()

let asker: Actor
let other: Actor
let team: Actor
let colleague: Actor
let jurist: Actor
let juristToo: Actor
let editor: Actor
let administrator: Actor
beforeAll(async () => {
  await furnish()
  asker = await person()
  other = await person()
  team = await person({ roles: ['regional_team'], sites: [] })
  colleague = await person({ roles: ['regional_team'], sites: [] })
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  juristToo = await person({ roles: ['legal_helpdesk'], sites: [] })
  editor = await curator()
  administrator = await person({ roles: ['administrator'], sites: [] })
})

const key = () => crypto.randomUUID()

describe('The database, asked by hand as the web role', () => {
  const count = async (whom: RowsFor | null, table: string, id: string, extra = sql`true`) =>
    db.transaction(async (tx) => {
      if (whom) await rowsFor(tx, whom)
      const column = table === 'question_threads' ? 'id' : 'thread_id'
      const [row] = await tx.execute<{ count: number; role: string }>(
        sql`select count(*)::int as count, current_user::text as role from ${sql.identifier(table)} where ${sql.identifier(column)} = ${id} and ${extra}`,
      )
      expect(row?.role).toBe('portal_web')
      return row?.count
    })
  test('shows a legal question to who asked it and to jurists, and to nobody else', async () => {
    const id = await questionIn('answered', asker, jurist, 'legal')
    for (const table of ['question_threads', 'question_messages', 'question_events']) {
      for (const whom of [null, other, team, editor, administrator]) expect(await count(whom, table, id)).toBe(0)
      for (const whom of [asker, jurist, juristToo]) expect(await count(whom, table, id)).toBeGreaterThan(0)
    }
  })
  test('shows the clock that something is due, and no words', async () => {
    const id = await question(asker, { kind: 'legal' })
    expect(await count('clock', 'question_threads', id)).toBe(1)
    expect(await count('clock', 'question_messages', id)).toBe(0)
  })
  test('never shows who asked a note, also when that is a colleague of the team', async () => {
    const id = await question(colleague)
    await must(transact((tx) => answerThread(tx, team, words(id, 'note', 'Over onze collega.'))))
    const notes = sql`is_inner`
    expect(await count(team, 'question_messages', id, notes)).toBe(1)
    for (const whom of [colleague, other, null, { threadId: id }]) expect(await count(whom, 'question_messages', id, notes)).toBe(0)
  })
  test('lets nobody change or remove what was said, open a legal question, or give a question to another asker', async () => {
    const id = await questionIn('answered', asker, jurist, 'legal')
    const attempt = async (whom: RowsFor, statement: ReturnType<typeof sql>) => {
      let stoppedBy = 'accepted'
      await db
        .transaction(async (tx) => {
          await rowsFor(tx, whom)
          await tx.execute(statement)
          tx.rollback()
        })
        .catch((error: { cause?: { constraint_name?: string; code?: string } }) => {
          stoppedBy = error.cause?.constraint_name ?? error.cause?.code ?? stoppedBy
        })
      return stoppedBy
    }
    for (const table of ['question_messages', 'question_events', 'question_files']) {
      expect(await attempt(jurist, sql`delete from ${sql.identifier(table)}`)).toBe('42501')
      expect(await attempt(jurist, sql`update ${sql.identifier(table)} set id = id`)).toBe('42501')
    }
    expect(await attempt(jurist, sql`update question_threads set kind = 'question' where id = ${id}`)).toBe('question_threads_stay_legal')
    expect(await attempt(jurist, sql`update question_threads set asker_id = ${other.id} where id = ${id}`)).toBe(
      'question_threads_keep_asker',
    )
    expect(await attempt(jurist, sql`delete from question_threads where id = ${id}`)).toBe('question_threads_stay')
    expect(
      await attempt(
        team,
        sql`insert into question_messages (thread_id, author_id, from_asker, body, form_key) values (${id}, ${team.id}, false, 'x', ${key()})`,
      ),
    ).toBe('42501')
  })
  test('forgets for whom a transaction was when it ends', async () => {
    const id = await question(asker, { kind: 'legal' })
    expect(await readFor(jurist, (tx) => tx.$count(questionThreads, eq(questionThreads.id, id)))).toBe(1)
    const after = await Promise.all(Array.from({ length: 20 }, () => db.$count(questionMessages, eq(questionMessages.threadId, id))))
    expect(after).toEqual(Array.from({ length: 20 }, () => 0))
  })
})
