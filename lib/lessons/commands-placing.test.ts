import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { auditLog, lessonChanges, lessons, outbox, publishedLessons, scheduledPlacings, userRoles } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
  type SubmittedLesson,
} from '#lib/testing/factories.ts'
import { barrier, race, whileHeld, withoutLock, type Finish } from '#lib/testing/races.ts'
import { addCoAuthor } from './commands-authors.ts'
import { cancelPlacing, placeDueLesson, scheduledPlacing, scheduleLesson } from './commands-placing.ts'
import { claimLesson, publishLesson, returnLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { saveDraft, takeBackLesson } from './commands.ts'
import { lessonAtAddress } from './queries.ts'
import { placingOf } from './queries-placing.ts'
import { everythingChecked } from './values-checklist.ts'

const { url } = testDatabase()

const hour = 3_600_000
const soon = () => new Date(Date.now() + hour)
const later = () => new Date(Date.now() + 2 * hour)
const rounds = [0, 1]

let author: Actor
let reader: Actor
let other: Actor
beforeAll(async () => {
  await furnish()
  author = await person({ name: 'Schrijver' })
  reader = await curator('Redacteur')
  other = await curator('Andere redacteur')
})

const input = ({ lessonId, revisionId }: SubmittedLesson) => ({ lessonId, revisionId, message: '', ...everythingChecked })
const schedule = (lesson: SubmittedLesson, placeAt = soon(), actor = reader) =>
  transact((tx) => scheduleLesson(tx, actor, { ...input(lesson), placeAt }))
const planned = async () => {
  const lesson = await submittedLesson(author)
  await must(schedule(lesson))
  return lesson
}
const place = (now: Date) => runJob(scheduledPlacing, now)
const rowOf = async (lessonId: string) => (await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)))[0]
const statusOf = async (lessonId: string) => (await db.select().from(lessons).where(eq(lessons.id, lessonId)))[0]?.status
const isPlanned = async (lessonId: string) => (await placingOf(lessonId)).scheduled !== null
const mailsAbout = async (lessonId: string, subject: string) =>
  (
    await db
      .select()
      .from(outbox)
      .where(sql`${outbox.text} like ${`%${lessonId}%`} and ${outbox.subject} = ${subject}`)
  ).map((mail) => mail.recipient)
const marks = (lessonId: string, action: string) =>
  db
    .select()
    .from(auditLog)
    .where(sql`${auditLog.objectId} = ${lessonId} and ${auditLog.action} = ${action}`)

describe('Placing at a time', () => {
  test('waits for its moment, is placed by the clock in the name of who planned it, and tells the author twice', async () => {
    const lesson = await planned()
    expect(await mailsAbout(lesson.lessonId, 'Je les komt op de site')).toEqual([author.email])
    await place(new Date())
    expect(await rowOf(lesson.lessonId)).toBeUndefined()
    expect(await place(later())).toBe(1)
    expect(await rowOf(lesson.lessonId)).toMatchObject({ revisionId: lesson.revisionId })
    expect(await statusOf(lesson.lessonId)).toBe('published')
    expect(await isPlanned(lesson.lessonId)).toBe(false)
    expect(await marks(lesson.lessonId, 'publish_lesson')).toMatchObject([{ actorId: reader.id }])
    expect(await mailsAbout(lesson.lessonId, 'Je les is geplaatst')).toEqual([author.email])
    expect(await place(later())).toBe(0)
  })
  test('asks for a moment that is still to come and not further away than a year', async () => {
    const lesson = await submittedLesson(author)
    expect(await schedule(lesson, new Date(Date.now() - 1_000))).toEqual({ ok: false, reason: 'moment_past' })
    expect(await schedule(lesson, new Date(Date.now() + 400 * 24 * hour))).toEqual({ ok: false, reason: 'moment_far' })
  })
  test('asks the same as placing now: another curator, the version that was read, the checklist', async () => {
    const lesson = await submittedLesson(author)
    const writing = await person({ roles: ['member', 'curator'] })
    const own = await submittedLesson(writing)
    expect(await schedule(own, soon(), writing)).toEqual({ ok: false, reason: 'four_eyes' })
    expect(await schedule(lesson, soon(), author)).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await schedule({ ...lesson, revisionId: crypto.randomUUID() })).toEqual({ ok: false, reason: 'edited_meanwhile' })
    const unchecked = { lessonId: lesson.lessonId, revisionId: lesson.revisionId, message: '', placeAt: soon() }
    expect(await transact((tx) => scheduleLesson(tx, reader, unchecked))).toEqual({ ok: false, reason: 'checklist_incomplete' })
  })
  test('while it is planned nobody decides or claims; the refusal says what to do first', async () => {
    const lesson = await planned()
    const before = await everythingStored()
    for (const deed of [
      (tx: Tx) => publishLesson(tx, other, input(lesson)),
      (tx: Tx) => returnLesson(tx, other, { ...input(lesson), message: 'Waarom?' }),
      (tx: Tx) => claimLesson(tx, other, { lessonId: lesson.lessonId }),
      (tx: Tx) => scheduleLesson(tx, other, { ...input(lesson), placeAt: soon() }),
    ])
      expect(await transact<unknown, string>(deed)).toEqual({ ok: false, reason: 'scheduled' })
    expect(await everythingStored()).toEqual(before)
  })
  test('is taken back by any curator, and both the author and who planned it hear so', async () => {
    const lesson = await planned()
    await must(transact((tx) => cancelPlacing(tx, other, { lessonId: lesson.lessonId })))
    expect(await transact((tx) => cancelPlacing(tx, other, { lessonId: lesson.lessonId }))).toEqual({ ok: false, reason: 'not_scheduled' })
    expect(await transact((tx) => cancelPlacing(tx, author, { lessonId: lesson.lessonId }))).toEqual({
      ok: false,
      reason: 'unknown_lesson',
    })
    await place(later())
    expect(await statusOf(lesson.lessonId)).toBe('submitted')
    expect(await mailsAbout(lesson.lessonId, 'Een geplande plaatsing is vervallen')).toEqual([reader.email])
    expect(await mailsAbout(lesson.lessonId, 'Je les komt nog niet op de site')).toEqual([author.email])
    // What had not left yet and is no longer so is taken back too.
    expect(await mailsAbout(lesson.lessonId, 'Je les komt op de site')).toEqual([])
  })
  test.each(['sends a new version in', 'takes the lesson back'] as const)(
    'lapses when the author %s, and who planned it hears so',
    async (what) => {
      const lesson = await planned()
      if (what === 'takes the lesson back') await must(transact((tx) => takeBackLesson(tx, author, { lessonId: lesson.lessonId })))
      else
        await submitAgain(
          author,
          lesson.lessonId,
          await saveContent(author, lesson.lessonId, lesson.version, completeContent({ coreSentence: 'Toch anders.' })),
        )
      expect(await isPlanned(lesson.lessonId)).toBe(false)
      await place(later())
      expect(await rowOf(lesson.lessonId)).toBeUndefined()
      expect(await mailsAbout(lesson.lessonId, 'Een geplande plaatsing is vervallen')).toEqual([reader.email])
    },
  )
  test('writing on in the draft does not lapse it: what is placed is what was read', async () => {
    const lesson = await planned()
    await saveContent(author, lesson.lessonId, lesson.version, completeContent({ coreSentence: 'Nog niet ingestuurd.' }))
    await place(later())
    expect(await rowOf(lesson.lessonId)).toMatchObject({ revisionId: lesson.revisionId })
  })
  test('is not done in the name of somebody who is no curator any more, or who writes along since', async () => {
    const leaving = await curator()
    const joining = await curator()
    const [one, two] = [await submittedLesson(author), await submittedLesson(author)]
    await must(schedule(one, soon(), leaving))
    await must(schedule(two, soon(), joining))
    await db.update(userRoles).set({ validUntil: new Date() }).where(eq(userRoles.userId, leaving.id))
    await must(transact((tx) => addCoAuthor(tx, author, { lessonId: two.lessonId, email: joining.email })))
    expect(await place(later())).toBe(2)
    for (const { lessonId } of [one, two]) {
      expect(await rowOf(lessonId)).toBeUndefined()
      expect(await statusOf(lessonId)).toBe('submitted')
    }
    expect((await marks(one.lessonId, 'lapse_placing'))[0]).toMatchObject({ reason: 'unknown_lesson', actorId: null })
    expect((await marks(two.lessonId, 'lapse_placing'))[0]).toMatchObject({ reason: 'four_eyes', actorId: null })
  })
  test('one that the rules refuse does not hold up the next', async () => {
    const broken = await planned()
    const whole = await planned()
    // A checklist that no longer holds stands for whatever is asked in between.
    await db
      .update(scheduledPlacings)
      .set({ input: { ...input(broken), checkNumbers: undefined } })
      .where(eq(scheduledPlacings.lessonId, broken.lessonId))
    expect(await place(later())).toBe(2)
    expect(await rowOf(broken.lessonId)).toBeUndefined()
    expect((await marks(broken.lessonId, 'lapse_placing'))[0]).toMatchObject({ reason: 'checklist_incomplete' })
    expect(await rowOf(whole.lessonId)).toBeDefined()
  })
  test('a withdrawal takes the planned next version with it', async () => {
    const placed = await publishedLesson(author, reader)
    const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende.' }))
    const next = { ...placed, revisionId: await submitAgain(author, placed.lessonId, version) }
    await must(transact((tx) => scheduleLesson(tx, reader, { ...input(next), changeNote: 'Beter.', placeAt: soon() })))
    await must(transact((tx) => withdrawLesson(tx, other, { lessonId: placed.lessonId, reason: 'wrong', message: 'Klopt niet.' })))
    await place(later())
    expect(await rowOf(placed.lessonId)).toBeUndefined()
    expect(await statusOf(placed.lessonId)).toBe('withdrawn')
  })
})

describe('Placing what readers could read before', () => {
  const nextOf = async () => {
    const placed = await publishedLesson(author, reader)
    const version = await saveContent(
      author,
      placed.lessonId,
      placed.version,
      completeContent({ coreSentence: `Anders ${placed.lessonId}.` }),
    )
    return { ...placed, version, revisionId: await submitAgain(author, placed.lessonId, version) }
  }
  const changesAt = async (slug: string) => {
    const found = await lessonAtAddress(slug)
    return found?.state === 'published' ? found.lesson.changes.map(({ note, isMinor }) => ({ note, isMinor })) : found
  }
  test('asks for a note that every reader sees, also when it is planned', async () => {
    const lesson = await nextOf()
    for (const changeNote of [undefined, ''])
      expect(await transact((tx) => publishLesson(tx, other, { ...input(lesson), changeNote }))).toEqual({
        ok: false,
        reason: 'change_note_missing',
      })
    expect(await schedule(lesson)).toEqual({ ok: false, reason: 'change_note_missing' })
    await must(transact((tx) => publishLesson(tx, other, { ...input(lesson), changeNote: 'De wet is nieuw.' })))
    expect(await changesAt(lesson.slug)).toEqual([{ note: 'De wet is nieuw.', isMinor: false }])
  })
  test('the database asks for it too', async () => {
    const lesson = await nextOf()
    const forgetful = (tx: Tx) =>
      new Proxy(tx, {
        get: (target, name) =>
          name === 'insert'
            ? (table: Parameters<Tx['insert']>[0]) => (table === lessonChanges ? { values: () => Promise.resolve() } : target.insert(table))
            : Reflect.get(target, name),
      })
    await expect(transact((tx) => publishLesson(forgetful(tx), other, { ...input(lesson), changeNote: 'Vergeten' }))).rejects.toMatchObject(
      {
        cause: { constraint_name: 'published_lessons_change_told' },
      },
    )
  })
  test('a small change needs no note and leaves the date; news moves it', async () => {
    const lesson = await nextOf()
    const before = await rowOf(lesson.lessonId)
    await must(transact((tx) => publishLesson(tx, other, { ...input(lesson), changeSize: 'minor' })))
    const after = await rowOf(lesson.lessonId)
    expect(after).toMatchObject({
      publishedAt: before?.publishedAt,
      firstPublishedAt: before?.firstPublishedAt,
      revisionId: lesson.revisionId,
    })
    expect(await changesAt(lesson.slug)).toMatchObject([{ isMinor: true }])
  })
  test('a first placing has nothing to tell', async () => {
    const lesson = await submittedLesson(author, { content: { title: 'Voor het eerst hier' } })
    await must(transact((tx) => publishLesson(tx, other, { ...input(lesson), changeNote: 'Dit hoort er niet bij.' })))
    expect(await changesAt('voor-het-eerst-hier')).toEqual([])
  })
})

const winners = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
const reasons = (finishes: Finish<unknown>[]) => finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))
const together = (lessonId: string, round: number, run: Parameters<typeof race<unknown>>[2]) =>
  whileHeld(url, lessonId, 2, () =>
    race(url, 2, async (tx, number) => {
      if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
      return run(tx, number)
    }),
  )

describe('At the same moment', () => {
  test('two curators decide, one for now and one for later: one wins, the other hears so', async () => {
    for (const round of rounds) {
      const lesson = await submittedLesson(author)
      const finishes = await together(lesson.lessonId, round, (tx, number) =>
        number === 0 ? publishLesson(tx, reader, input(lesson)) : scheduleLesson(tx, other, { ...input(lesson), placeAt: soon() }),
      )
      expect(winners(finishes)).toBe(1)
      expect(['scheduled', 'wrong_state']).toContain(reasons(finishes)[0])
      const placed = (await rowOf(lesson.lessonId)) !== undefined
      expect(await isPlanned(lesson.lessonId)).toBe(!placed)
      await db.delete(scheduledPlacings).where(eq(scheduledPlacings.lessonId, lesson.lessonId))
    }
  })
  test('negative control: without the lock the lesson is placed and planned at once', async () => {
    const lesson = await submittedLesson(author)
    const allDecided = barrier(2)
    const finishes = await race<unknown>(url, 2, (tx, number) =>
      number === 0
        ? publishLesson(withoutLock(tx, allDecided), reader, input(lesson))
        : scheduleLesson(withoutLock(tx, allDecided), other, { ...input(lesson), placeAt: soon() }),
    )
    expect(winners(finishes)).toBe(2)
    expect([(await rowOf(lesson.lessonId)) !== undefined, await isPlanned(lesson.lessonId)]).toEqual([true, true])
    await db.delete(scheduledPlacings).where(eq(scheduledPlacings.lessonId, lesson.lessonId))
  })
  test('the clock places on two instances: the lesson is placed once', async () => {
    const lesson = await planned()
    const counts = await Promise.all([place(later()), place(later()), place(later())])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await marks(lesson.lessonId, 'publish_lesson')).toHaveLength(1)
  })
  test('the author writes on while the clock places: the text is kept, and what was read is placed', async () => {
    for (const round of rounds) {
      const lesson = await planned()
      const content = completeContent({ coreSentence: 'Tijdens het plaatsen geschreven.' })
      const finishes = await together(lesson.lessonId, round, async (tx, number) =>
        number === 0
          ? { ok: true as const, value: await placeDueLesson(tx, later()) }
          : saveDraft(tx, author, { lessonId: lesson.lessonId, basedOn: lesson.version, saveKey: crypto.randomUUID(), content }),
      )
      expect(winners(finishes)).toBe(2)
      expect(await rowOf(lesson.lessonId)).toMatchObject({ revisionId: lesson.revisionId })
    }
  })
})
