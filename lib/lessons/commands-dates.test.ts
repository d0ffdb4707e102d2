import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonReviewDates, outbox, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { isoDay } from '#lib/platform/time.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, submittedLesson, withdrawnLesson } from '#lib/testing/factories.ts'
import { answerReview, changeDays, moveReviewDate, putReviewAside, reminderDays, reviewAsking } from './commands-dates.ts'
import { publishLesson } from './commands-review.ts'
import {
  checkedOn,
  deskTrays,
  reviewQuestion,
  reviewQuestions,
  unansweredReviews,
  wishPutAside,
  withdrawalsAsked,
} from './queries-dates.ts'
import { chosenReviewDay, moveReviewDateInput } from './schema-dates.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()
const day = 86_400_000
let author: Actor
let reader: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
})

const dates = async (lessonId: string) => (await db.select().from(lessonReviewDates).where(eq(lessonReviewDates.lessonId, lessonId)))[0]
const inDays = (days: number) => isoDay(new Date(Date.now() + days * day))
/** 'in a year', as the calendar says it. */
const nextYear = () => `${Number(isoDay(new Date()).slice(0, 4)) + 1}${isoDay(new Date()).slice(4)}`
async function dueLesson(writer: Actor = author) {
  const lesson = await publishedLesson(writer, reader)
  await db
    .update(lessonReviewDates)
    .set({ reviewOn: inDays(0) })
    .where(eq(lessonReviewDates.lessonId, lesson.lessonId))
  return lesson
}
const asked = async (writer?: Actor) => {
  const lesson = await dueLesson(writer)
  await runJob(reviewAsking)
  return lesson
}
const mails = (email: string) => db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.createdAt)

describe('The review date', () => {
  test('is a year after placing when the curator chose none', async () => {
    const { lessonId } = await publishedLesson(author, reader)
    expect(await dates(lessonId)).toMatchObject({ reviewOn: nextYear(), askedAt: null })
  })
  test('is the day that the curator chose on placing', async () => {
    const { lessonId, revisionId } = await submittedLesson(author)
    const reviewOn = inDays(90)
    await must(transact((tx) => publishLesson(tx, reader, { lessonId, revisionId, message: '', ...everythingChecked, reviewOn })))
    expect(await dates(lessonId)).toMatchObject({ reviewOn })
  })
  test('lies after today and within three years', () => {
    for (const wrong of [inDays(0), inDays(-1), inDays(1_200), '2027-02-30', 'morgen']) {
      expect(chosenReviewDay.safeParse(wrong).success, wrong).toBe(false)
      expect(moveReviewDateInput.safeParse({ lessonId: crypto.randomUUID(), reviewOn: wrong }).success, wrong).toBe(false)
    }
    for (const open of [undefined, '', '  ']) expect(chosenReviewDay.parse(open)).toBeUndefined()
    expect(chosenReviewDay.parse(inDays(30))).toBe(inDays(30))
  })
  test('is given to every placed lesson by the database, whoever places it', async () => {
    const { lessonId } = await publishedLesson(author, reader)
    await db.execute(sql`delete from lesson_review_dates where lesson_id = ${lessonId}`)
    await db.execute(sql`update published_lessons set published_at = '2025-02-28T23:30:00Z' where lesson_id = ${lessonId}`)
    // Half past midnight on 1 March in Amsterdam.
    expect(await dates(lessonId)).toMatchObject({ reviewOn: '2026-03-01' })
  })
})

describe('On the day', () => {
  test('every writer gets one mail, once, and after two weeks one more', async () => {
    const colleague = await person()
    const writer = await person()
    const lesson = await publishedLesson(writer, reader, { coAuthors: [colleague] })
    await db
      .update(lessonReviewDates)
      .set({ reviewOn: inDays(0) })
      .where(eq(lessonReviewDates.lessonId, lesson.lessonId))
    const subjects = async (email: string) => (await mails(email)).map(({ subject }) => subject).filter((subject) => /klopt/i.test(subject))
    await runJob(reviewAsking, new Date(Date.now() - 1_000))
    for (const later of [0, day, (reminderDays - 1) * day]) await runJob(reviewAsking, new Date(Date.now() + later))
    for (const { email } of [writer, colleague]) expect(await subjects(email)).toEqual(['Klopt je les nog?'])
    for (const later of [reminderDays, reminderDays + 1, reminderDays * 3]) await runJob(reviewAsking, new Date(Date.now() + later * day))
    for (const { email } of [writer, colleague])
      expect(await subjects(email)).toEqual(['Klopt je les nog?', 'Weet je al of je les nog klopt?'])
    const texts = (await mails(writer.email)).map(({ text }) => text).join('\n')
    expect(texts).toContain(`/mijn/nakijken/${lesson.lessonId}`)
    expect(texts).not.toContain('Vraag eerst wie er mee aan tafel zit')
  })
  test('nothing is asked about a lesson whose day has not come, or that was withdrawn', async () => {
    const writer = await person()
    await publishedLesson(writer, reader)
    const withdrawn = await withdrawnLesson(writer, reader)
    await db
      .update(lessonReviewDates)
      .set({ reviewOn: inDays(0) })
      .where(eq(lessonReviewDates.lessonId, withdrawn.lessonId))
    await runJob(reviewAsking)
    expect((await mails(writer.email)).filter(({ subject }) => /klopt/i.test(subject))).toEqual([])
  })
})

describe('The answer', () => {
  test('still true: the page says so, and in a year it is asked again', async () => {
    const { lessonId } = await asked()
    expect((await reviewQuestions(author)).map((question) => question.lessonId)).toContain(lessonId)
    const before = await reviewQuestion(author, lessonId)
    if (!before) throw new Error('no question')
    expect(await checkedOn(before)).toBeUndefined()
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'still_true', note: '' })))
    expect(await checkedOn(before)).toBeInstanceOf(Date)
    expect(await dates(lessonId)).toMatchObject({ reviewOn: nextYear(), askedAt: null })
    expect((await reviewQuestions(author)).map((question) => question.lessonId)).not.toContain(lessonId)
  })
  test('changed: the writer has a month before it is asked again', async () => {
    const { lessonId } = await asked()
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'changed', note: '' })))
    expect(await dates(lessonId)).toMatchObject({ reviewOn: inDays(changeDays), askedAt: null })
  })
  test('can go: the curators get a mail and see why; the lesson stays until one of them takes it off', async () => {
    const { lessonId, slug } = await asked()
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'withdraw', note: 'De wet is veranderd.' })))
    expect(await withdrawalsAsked(reader)).toContainEqual(expect.objectContaining({ lessonId, note: 'De wet is veranderd.' }))
    expect((await mails(reader.email)).map(({ subject }) => subject)).toContain('Een schrijver vraagt om een les weg te halen')
    expect(await reviewQuestion(author, lessonId)).toMatchObject({ slug })
    expect(await withdrawalsAsked(author)).toEqual([])
  })
  test('is for who writes at it now, and for a lesson that can be read', async () => {
    const { lessonId } = await asked()
    for (const other of [await person(), reader, await person({ roles: ['administrator'] })])
      expect(await transact((tx) => answerReview(tx, other, { lessonId, answer: 'still_true', note: '' }))).toEqual({
        ok: false,
        reason: 'unknown_lesson',
      })
    const withdrawn = await withdrawnLesson(author, reader)
    expect(await transact((tx) => answerReview(tx, author, { lessonId: withdrawn.lessonId, answer: 'still_true', note: '' }))).toEqual({
      ok: false,
      reason: 'not_public',
    })
  })
})

describe('On the desk', () => {
  test('stands what was not answered, also when nobody writes at it any more', async () => {
    const gone = await person()
    const { lessonId } = await asked(gone)
    expect((await unansweredReviews(reader)).find((one) => one.lessonId === lessonId)).toMatchObject({ hasNoWriter: false })
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, gone.id))
    expect((await unansweredReviews(reader)).find((one) => one.lessonId === lessonId)).toMatchObject({ hasNoWriter: true })
    expect(await unansweredReviews(author)).toEqual([])
    expect((await deskTrays(reader)).unanswered).toBeGreaterThan(0)
    expect((await deskTrays(author)).unanswered).toBe(0)
  })
  test('a curator chooses another day; a member does not', async () => {
    const { lessonId } = await asked()
    const reviewOn = inDays(60)
    expect(await transact((tx) => moveReviewDate(tx, author, { lessonId, reviewOn }))).toEqual({ ok: false, reason: 'unknown_lesson' })
    await must(transact((tx) => moveReviewDate(tx, reader, { lessonId, reviewOn })))
    expect(await dates(lessonId)).toMatchObject({ reviewOn, askedAt: null })
    expect((await unansweredReviews(reader)).map((one) => one.lessonId)).not.toContain(lessonId)
  })
})

describe('A writer who wants a lesson gone', () => {
  const wish = async () => {
    const lesson = await asked()
    const { lessonId } = lesson
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'withdraw', note: 'Dit doen we niet meer.' })))
    const one = (await withdrawalsAsked(reader)).find((row) => row.lessonId === lessonId)
    return { lessonId, answerId: one?.answerId ?? '' }
  }
  const leave = (actor: Actor, answerId: string) =>
    transact((tx) => putReviewAside(tx, actor, { answerId, reason: 'Anderen leren er nog van.' }))
  const isAsked = async (lessonId: string) => (await withdrawalsAsked(reader)).some((row) => row.lessonId === lessonId)

  test('reads why the desk leaves it; it goes off the list and is asked again in a year', async () => {
    const { lessonId, answerId } = await wish()
    expect(await wishPutAside(author, lessonId)).toBeUndefined()
    await must(leave(reader, answerId))
    expect(await isAsked(lessonId)).toBe(false)
    expect(await wishPutAside(author, lessonId)).toMatchObject({ reason: 'Anderen leren er nog van.' })
    expect(await wishPutAside(await person(), lessonId)).toBeUndefined()
    expect(await dates(lessonId)).toMatchObject({ reviewOn: nextYear(), askedAt: null })
    const mail = (await mails(author.email)).at(-1)
    expect(mail?.subject).toBe('De redactie laat je les nog staan')
    expect(mail?.text).not.toContain('Anderen leren')
  })
  test('can say so again, and then it is asked again', async () => {
    const { lessonId, answerId } = await wish()
    await must(leave(reader, answerId))
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'withdraw', note: 'Toch liever weg.' })))
    expect(await isAsked(lessonId)).toBe(true)
    expect(await wishPutAside(author, lessonId)).toBeUndefined()
  })
  test('is answered once, by a curator who did not write along, and not when it was answered otherwise since', async () => {
    const { lessonId, answerId } = await wish()
    expect(await leave(await person(), answerId)).toEqual({ ok: false, reason: 'unknown_lesson' })
    expect(await leave(reader, crypto.randomUUID())).toEqual({ ok: false, reason: 'unknown_lesson' })
    await must(transact((tx) => answerReview(tx, author, { lessonId, answer: 'still_true', note: '' })))
    expect(await leave(reader, answerId)).toEqual({ ok: false, reason: 'answered_since' })
    const second = await wish()
    await must(leave(reader, second.answerId))
    expect(await leave(await curator(), second.answerId)).toEqual({ ok: false, reason: 'answered_since' })
    const writer = await person({ roles: ['member', 'curator'] })
    const own = await publishedLesson(writer, reader)
    await must(transact((tx) => answerReview(tx, writer, { lessonId: own.lessonId, answer: 'withdraw', note: 'Weg.' })))
    const row = (await withdrawalsAsked(writer)).find((one) => one.lessonId === own.lessonId)
    expect(row?.isOwn).toBe(true)
    expect(await leave(writer, row?.answerId ?? '')).toEqual({ ok: false, reason: 'own_lesson' })
  })
})
