import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, lessonAuthors, outbox, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  curator,
  draftLesson,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  submittedLesson,
  withdrawnLesson,
} from '#lib/testing/factories.ts'
import { addCoAuthor, removeAuthor } from './commands-authors.ts'
import { claimLesson, publishLesson, returnLesson } from './commands-review.ts'
import { ownLesson } from './queries-writing.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

let author: Actor
let colleague: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  colleague = await person({ name: 'Collega' })
  reader = await curator('Redacteur')
})

const add = (actor: Actor, lessonId: string, email: string) => transact((tx) => addCoAuthor(tx, actor, { lessonId, email }))
const remove = (actor: Actor, lessonId: string, userId: string) => transact((tx) => removeAuthor(tx, actor, { lessonId, userId }))
const authorIds = async (lessonId: string) => (await ownLesson(author, lessonId))?.authors.map(({ id }) => id)
const unchanged = async (deed: () => Promise<unknown>) => {
  const before = await everythingStored()
  const result = await deed()
  expect(await everythingStored()).toEqual(before)
  return result
}

describe('Adding a co-author', () => {
  test('gives the colleague the lesson, one audit row and one mail', async () => {
    const { lessonId } = await draftLesson(author)
    expect(await ownLesson(colleague, lessonId)).toBeUndefined()
    expect(await add(author, lessonId, colleague.email)).toEqual({ ok: true, value: null })
    expect((await ownLesson(colleague, lessonId))?.id).toBe(lessonId)
    const marks = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.objectId, lessonId), eq(auditLog.action, 'add_co_author')))
    expect(marks).toMatchObject([{ actorId: author.id, details: { person: colleague.id } }])
    const mails = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.key} like ${`lesson-co-author:${lessonId}%`}`)
    expect(mails.map((mail) => mail.recipient)).toEqual([colleague.email])
  })
  test('only a writer adds one; to others the lesson does not exist', async () => {
    const { lessonId } = await draftLesson(author)
    for (const other of [colleague, reader])
      expect(await unchanged(() => add(other, lessonId, other.email))).toEqual({ ok: false, reason: 'unknown_lesson' })
  })
  test('an address without an account, or of a closed account, is not known', async () => {
    const { lessonId } = await draftLesson(author)
    const gone = await person()
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, gone.id))
    for (const email of [gone.email, 'niemand@test.example'])
      expect(await unchanged(() => add(author, lessonId, email))).toEqual({ ok: false, reason: 'unknown_person' })
  })
  test('who writes along already is not added twice', async () => {
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    for (const email of [author.email, colleague.email])
      expect(await unchanged(() => add(author, lessonId, email))).toEqual({ ok: false, reason: 'already_author' })
  })
  test('a curator who decided on the lesson cannot become co-author, one who only withdrew it can', async () => {
    const withdrawer = await curator()
    const placed = await publishedLesson(author, reader)
    expect(await unchanged(() => add(author, placed.lessonId, reader.email))).toEqual({ ok: false, reason: 'decided_before' })
    const withdrawn = await withdrawnLesson(author, reader)
    expect(await add(author, withdrawn.lessonId, withdrawer.email)).toMatchObject({ ok: true })
  })
  test('a curator who is added while reading the lesson holds it no longer, so that another can read on', async () => {
    const busy = await curator()
    const { lessonId, revisionId } = await submittedLesson(author)
    await must(transact((tx) => claimLesson(tx, busy, { lessonId })))
    await must(add(author, lessonId, busy.email))
    expect(
      await transact((tx) =>
        publishLesson(tx, reader, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked }),
      ),
    ).toMatchObject({ ok: true })
  })
})

describe('A writer who leaves', () => {
  test('can be taken off by another writer and no longer sees the lesson', async () => {
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    expect(await remove(author, lessonId, colleague.id)).toEqual({ ok: true, value: null })
    expect(await authorIds(lessonId)).toEqual([author.id])
    expect(await ownLesson(colleague, lessonId)).toBeUndefined()
    const marks = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.objectId, lessonId), eq(auditLog.action, 'remove_author')))
    expect(marks).toMatchObject([{ actorId: author.id, details: { person: colleague.id } }])
  })
  test('the last writer stays', async () => {
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    await must(remove(colleague, lessonId, colleague.id))
    expect(await unchanged(() => remove(author, lessonId, author.id))).toEqual({ ok: false, reason: 'last_author' })
  })
  test('somebody who does not write along cannot be taken off, nor take off others', async () => {
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    expect(await unchanged(() => remove(author, lessonId, reader.id))).toEqual({ ok: false, reason: 'unknown_person' })
    expect(await unchanged(() => remove(reader, lessonId, author.id))).toEqual({ ok: false, reason: 'unknown_lesson' })
  })
  test('still never decides on the lesson', async () => {
    const writingCurator = await curator()
    const { lessonId, revisionId } = await submittedLesson(author, { coAuthors: [writingCurator] })
    await must(remove(author, lessonId, writingCurator.id))
    const decisions = [
      () =>
        transact((tx) =>
          publishLesson(tx, writingCurator, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked }),
        ),
      () => transact((tx) => returnLesson(tx, writingCurator, { lessonId, revisionId, message: 'Waarom?' })),
      () => transact((tx) => claimLesson(tx, writingCurator, { lessonId })),
    ]
    for (const decision of decisions) expect(await unchanged(decision)).toEqual({ ok: false, reason: 'four_eyes' })
  })
  test('can be added again, and gets a new mail', async () => {
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    await must(remove(author, lessonId, colleague.id))
    expect(await add(author, lessonId, colleague.email)).toMatchObject({ ok: true })
    expect(await authorIds(lessonId)).toHaveLength(2)
    const rows = await db.select().from(lessonAuthors).where(eq(lessonAuthors.lessonId, lessonId))
    expect(rows.every((row) => row.leftAt === null)).toBe(true)
    const mails = await db
      .select()
      .from(outbox)
      .where(sql`${outbox.key} like ${`lesson-co-author:${lessonId}%`}`)
    expect(mails).toHaveLength(2)
  })
})
