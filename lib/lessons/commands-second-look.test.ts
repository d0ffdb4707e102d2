import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonRevisions, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, submitAgain, submittedLesson } from '#lib/testing/factories.ts'
import { claimLesson, declineLesson, publishLesson, returnLesson } from './commands-review.ts'
import { askSecondLook } from './commands-second-look.ts'
import { takeBackLesson } from './commands.ts'
import { deskTrays, secondLookOf } from './queries-dates.ts'
import { editorialFigures } from './queries-openness.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()
let author: Actor
let first: Actor
let second: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  first = await curator()
  second = await curator()
})

const why = 'Wat u mist, staat in het tweede deel.'
async function declined(by: 'return' | 'decline' = 'decline') {
  const lesson = await submittedLesson(author, { files: [{}] })
  const { lessonId, revisionId } = lesson
  const decide = by === 'return' ? returnLesson : declineLesson
  await must(transact((tx) => decide(tx, first, { lessonId, revisionId, message: 'Dit staat er al.' })))
  return lesson
}
const ask = (lessonId: string, actor = author) => transact((tx) => askSecondLook(tx, actor, { lessonId, why }))
const place = (actor: Actor, lessonId: string, revisionId: string) =>
  transact((tx) => publishLesson(tx, actor, { lessonId, revisionId, message: '', ...everythingChecked }))

describe('A second look', () => {
  test.each(['return', 'decline'] as const)('puts the same text on the desk again after a decision to %s', async (by) => {
    const { lessonId, revisionId } = await declined(by)
    const look = await must(ask(lessonId))
    const textOf = async (id: string) => (await db.select().from(lessonRevisions).where(eq(lessonRevisions.id, id)))[0]
    const [before, after] = [await textOf(revisionId), await textOf(look.revisionId)]
    expect(after).toMatchObject({ content: before?.content, title: before?.title, draftVersion: before?.draftVersion, number: 2 })
    expect(await secondLookOf(second, lessonId)).toMatchObject({ why, firstDeciderId: first.id, firstDeciderName: first.name })
    expect((await deskTrays(first)).secondLooks).toContainEqual(expect.objectContaining({ lessonId, isFirstDecider: true }))
    expect(await secondLookOf(author, lessonId)).toBeUndefined()
  })
  test('is not for who decided first: not to read, not to decide, and the database holds that too', async () => {
    const { lessonId } = await declined()
    const { revisionId } = await must(ask(lessonId))
    expect(await transact((tx) => claimLesson(tx, first, { lessonId }))).toEqual({ ok: false, reason: 'first_decider' })
    expect(await place(first, lessonId, revisionId)).toEqual({ ok: false, reason: 'first_decider' })
    for (const decide of [returnLesson, declineLesson])
      expect(await transact((tx) => decide(tx, first, { lessonId, revisionId, message: 'Nee.' }))).toEqual({
        ok: false,
        reason: 'first_decider',
      })
    const raw = db.execute(
      `insert into lesson_decisions (lesson_id, revision_id, kind, decided_by_id, message) values ('${lessonId}', '${revisionId}', 'decline', '${first.id}', 'Nee.')`,
    )
    await expect(raw).rejects.toMatchObject({ cause: { constraint_name: 'lesson_decisions_second_look' } })
    expect(await place(second, lessonId, revisionId)).toMatchObject({ ok: true })
    expect((await editorialFigures()).secondLooks).toMatchObject({ overturned: 1 })
  })
  test('can be asked once for a text, and not after the second curator decided', async () => {
    const { lessonId } = await declined()
    const { revisionId } = await must(ask(lessonId))
    expect(await ask(lessonId)).toEqual({ ok: false, reason: 'wrong_state' })
    await must(transact((tx) => declineLesson(tx, second, { lessonId, revisionId, message: 'Ook mijn oordeel.' })))
    expect(await ask(lessonId)).toEqual({ ok: false, reason: 'already_looked_twice' })
  })
  test('is for the writers, about a decision', async () => {
    const { lessonId } = await declined()
    for (const other of [await person(), first, second]) expect(await ask(lessonId, other)).toEqual({ ok: false, reason: 'unknown_lesson' })
    const taken = await submittedLesson(author)
    await must(transact((tx) => takeBackLesson(tx, author, { lessonId: taken.lessonId })))
    expect(await ask(taken.lessonId)).toEqual({ ok: false, reason: 'nothing_decided' })
  })
  test('ends when the writer takes the text back and sends another one: then everybody may decide', async () => {
    const { lessonId, version } = await declined('return')
    await must(ask(lessonId))
    await must(transact((tx) => takeBackLesson(tx, author, { lessonId })))
    const revisionId = await submitAgain(author, lessonId, version)
    expect(await secondLookOf(second, lessonId)).toBeUndefined()
    expect(await place(first, lessonId, revisionId)).toMatchObject({ ok: true })
  })
  test('tells the writers and the other curators, not who decided', async () => {
    const { lessonId } = await declined()
    const since = new Date()
    await must(ask(lessonId))
    const mails = (await db.select().from(outbox)).filter((mail) => mail.createdAt >= since)
    const to = mails.map(({ recipient }) => recipient)
    expect(to).toEqual(expect.arrayContaining([author.email, second.email]))
    expect(to).not.toContain(first.email)
    expect(mails.map(({ text }) => text).join()).not.toContain(why)
  })
})
