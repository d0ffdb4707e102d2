import { and, eq, like } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { lessonApplicationAsks, lessonApplications, lessonApplicationSteps, outbox, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { done } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson, type PublishedLesson } from '#lib/testing/factories.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { askHowItWent, howItWentAsking } from './commands-applications-asks.ts'
import { applyLesson, decideStep, tellAsWriter, tellStep } from './commands-applications.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { uptakeOf } from './queries-uptake.ts'
import { countDeskTexts, deskTexts } from './queries-uptake-desk.ts'
import { lessonToUse, ownApplication, ownApplications, uptakeQuestions, useByRegion, useOfOwnLesson } from './queries-uptake-own.ts'
import { applyInput } from './schema-uptake.ts'

const { url } = testDatabase()
let author: Actor
let reader: Actor
let member: Actor
let colleague: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  member = await person({ sites: ['flevoland'] })
  colleague = await person({ sites: ['flevoland'] })
})

const placed = () => publishedLesson(author, reader)
const apply = (actor: Actor, slug: string, state: 'taken_over' | 'adapted' | 'stopped' = 'taken_over', note = '', region = 'JZ08') =>
  transact((tx) => applyLesson(tx, actor, { slug, region, state, note }))
const tell = (actor: Actor, applicationId: string, basedOn: number, state: 'taken_over' | 'adapted' | 'stopped', note = '') =>
  transact((tx) => tellStep(tx, actor, { applicationId, basedOn, state, note }))
const mailsAbout = (lessonId: string) =>
  db
    .select()
    .from(outbox)
    .where(like(outbox.key, `lesson-public:${lessonId}:%`))
    .orderBy(outbox.createdAt, outbox.key)
const appliedRegions = async (lessonId: string) =>
  (await db.select().from(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)))[0]?.appliedRegions
const answered = async (applicationId: string) =>
  (await db.select().from(lessonApplicationAsks).where(eq(lessonApplicationAsks.applicationId, applicationId))).filter(
    ({ stepId }) => stepId,
  )

const setBack = (applicationId: string, startedAt: Date) =>
  db.update(lessonApplications).set({ startedAt }).where(eq(lessonApplications.id, applicationId))

/** An application that began so long ago. */
async function begun(lesson: PublishedLesson, at: Date): Promise<string> {
  const { applicationId } = await must(apply(member, lesson.slug))
  await setBack(applicationId, at)
  return applicationId
}
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000)
const now = new Date()
// Three months are 89 to 92 days.
const threeMonthsBefore = daysAgo(93)

describe('A region that applies a lesson', () => {
  test('is seen at once, its words after a curator, and the writer hears of it without a word of it', async () => {
    const lesson = await placed()
    const { applicationId } = await must(apply(member, lesson.slug, 'adapted', 'Wij bellen op dinsdag met z’n tweeën.'))
    const [stop] = (await uptakeOf(lesson.lessonId)).journey
    expect(stop).toMatchObject({ regionName: 'Flevoland', state: 'adapted', endedAt: null, steps: [{ side: 'region', note: '' }] })
    expect(await appliedRegions(lesson.lessonId)).toBe(1)
    const mails = await mailsAbout(lesson.lessonId)
    const told = mails.filter(({ key }) => key.includes(':step:'))
    expect(told.map(({ recipient }) => recipient)).toEqual([author.email])
    expect(told[0]?.text).toContain(`/mijn/lessen/${lesson.lessonId}/gebruik`)
    expect(`${told[0]?.subject} ${told[0]?.text}`).not.toMatch(/Flevoland|dinsdag|tafel/)

    const [waiting] = (await deskTexts(reader, 'waiting')).filter(({ lessonId }) => lessonId === lesson.lessonId)
    expect(waiting).toMatchObject({ field: 'stepId', isOwn: false, note: 'Wij bellen op dinsdag met z’n tweeën.' })
    expect(await countDeskTexts(reader)).toBeGreaterThan(0)
    expect(await deskTexts(member, 'waiting')).toEqual([])
    await must(transact((tx) => decideStep(tx, reader, { stepId: waiting?.id ?? '', decision: 'place', reason: undefined })))
    expect((await uptakeOf(lesson.lessonId)).journey[0]?.steps[0]?.note).toBe('Wij bellen op dinsdag met z’n tweeën.')
    expect((await useOfOwnLesson(author, lesson.lessonId)).stops[0]?.steps[0]?.note).toContain('dinsdag')
    expect((await useOfOwnLesson(member, lesson.lessonId)).stops).toEqual([])
    // A colleague of the region sees it and goes on with it; somebody of elsewhere does not.
    expect(await ownApplication(colleague, applicationId)).toMatchObject({ isMine: false, state: 'adapted' })
    expect(await ownApplication(author, applicationId)).toBeUndefined()
    expect((await useByRegion(reader)).find(({ name }) => name === 'Flevoland')?.running).toBeGreaterThan(0)
    expect(await useByRegion(member)).toEqual([])
  })
  test('goes on step by step on what was on the screen, and may begin again after it stopped', async () => {
    const lesson = await placed()
    const { applicationId } = await must(apply(member, lesson.slug))
    expect(await apply(colleague, lesson.slug)).toEqual({ ok: false, reason: 'applied_already' })
    expect((await lessonToUse(colleague, lesson.slug))?.regions).toMatchObject([{ code: 'JZ08', runningId: applicationId }])
    expect(await tell(colleague, applicationId, 1, 'taken_over')).toEqual({ ok: false, reason: 'nothing_changed' })
    expect(await tell(colleague, applicationId, 1, 'stopped')).toEqual({ ok: false, reason: 'say_what_happened' })
    await must(tell(colleague, applicationId, 1, 'adapted', 'Nu met een tolk erbij.'))
    expect(await tell(member, applicationId, 1, 'stopped', 'Te duur.')).toEqual({ ok: false, reason: 'changed_meanwhile' })
    await must(tell(member, applicationId, 2, 'stopped', 'Te duur.'))
    expect(await appliedRegions(lesson.lessonId)).toBe(0)
    expect(await tell(member, applicationId, 3, 'taken_over')).toEqual({ ok: false, reason: 'ended' })
    await must(apply(colleague, lesson.slug))
    expect(await appliedRegions(lesson.lessonId)).toBe(1)
    expect((await uptakeOf(lesson.lessonId)).journey.map(({ state }) => state)).toEqual(['stopped', 'taken_over'])
    expect((await mailsAbout(lesson.lessonId)).filter(({ key }) => key.includes(':step:'))).toHaveLength(4)
  })
  test('says what happened when it adapts or stops, and no number that never belongs in a text', async () => {
    const { slug } = await placed()
    for (const state of ['adapted', 'stopped']) expect(applyInput.safeParse({ slug, region: 'JZ08', state }).success).toBe(false)
    expect(applyInput.safeParse({ slug, region: 'JZ08', state: 'taken_over' }).success).toBe(true)
    expect(await apply(member, slug, 'adapted', 'Het kind met bsn 123456782.')).toEqual({ ok: false, reason: 'hard_stop' })
    expect(await apply(member, slug, 'adapted', 'Anders.', 'JZ02')).toEqual({ ok: false, reason: 'unknown_region' })
  })
  test('begins once when two colleagues press together; without the lock only the database stops the second', async () => {
    const lesson = await placed()
    const both = [member, colleague]
    const at = (index: number) => both[index] ?? member
    const input = { slug: lesson.slug, region: 'JZ08', state: 'taken_over', note: '' } as const
    const finishes = await race(url, 2, (tx, index) => applyLesson(tx, at(index), input))
    expect(finishes.map((finish) => (finish.ok ? 'ok' : finish.reason)).toSorted()).toEqual(['applied_already', 'ok'])
    const other = { ...input, slug: (await placed()).slug }
    const decided = barrier(2)
    const control = await race(url, 2, (tx, index) => applyLesson(withoutLock(tx, decided), at(index), other))
    expect(control.map((finish) => (finish.ok ? 'ok' : finish.reason)).toSorted()).toEqual(['database_error', 'ok'])
  })
  test('keeps its overview when the lesson is taken away, without its name; mail that did not leave is dropped', async () => {
    const lesson = await placed()
    const { applicationId } = await must(apply(member, lesson.slug))
    expect(await mailsAbout(lesson.lessonId)).not.toEqual([])
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: lesson.lessonId, reason: 'recognisable', message: 'Daarom.' })))
    expect((await mailsAbout(lesson.lessonId)).filter(({ sentAt }) => !sentAt)).toEqual([])
    const gone = await db
      .select()
      .from(outbox)
      .where(like(outbox.key, `lesson-applied-gone:%:${member.id}`))
    expect(gone).toHaveLength(1)
    expect(gone[0]?.text).not.toMatch(/Flevoland|tafel/)
    const kept = (await ownApplications(member)).find(({ id }) => id === applicationId)
    expect(kept).toMatchObject({ title: null, slug: null, state: 'taken_over' })
    expect(await lessonToUse(member, lesson.slug)).toBeUndefined()
  })
})

describe('After three months', () => {
  test('both sides are asked once, however many instances look and however often one falls over', async () => {
    const lesson = await placed()
    const applicationId = await begun(lesson, daysAgo(88))
    expect(await runJob(howItWentAsking, now)).toBe(0)
    await setBack(applicationId, threeMonthsBefore)
    // An instance that falls over between asking and the end leaves nothing behind.
    await db
      .transaction(async (tx) => {
        expect(await askHowItWent(tx, now)).toBe(2)
        tx.rollback()
      })
      .catch(() => undefined)
    const asks = () => db.select().from(lessonApplicationAsks).where(eq(lessonApplicationAsks.applicationId, applicationId))
    expect(await asks()).toEqual([])
    const finishes = await race(url, 2, async (tx) => done(await askHowItWent(tx, now)))
    expect(finishes.map((finish) => (finish.ok ? finish.value : -1)).toSorted()).toEqual([0, 2])
    expect(await runJob(howItWentAsking, now)).toBe(0)
    expect((await asks()).map(({ side }) => side).toSorted()).toEqual(['region', 'writer'])
    const mails = (await mailsAbout(lesson.lessonId)).filter(({ key }) => key.includes(':how:'))
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([author.email, member.email].toSorted())
    expect(mails.find(({ recipient }) => recipient === member.email)?.text).toContain(`/mijn/toegepast/${applicationId}`)
    expect((await uptakeQuestions(member)).map(({ href }) => href)).toContain(`/mijn/toegepast/${applicationId}`)
    expect((await uptakeQuestions(author)).map(({ href }) => href)).toContain(`/mijn/lessen/${lesson.lessonId}/gebruik`)
  })
  test('their answers are the next steps, each given once', async () => {
    const lesson = await placed()
    const applicationId = await begun(lesson, threeMonthsBefore)
    await runJob(howItWentAsking, now)
    await must(tell(member, applicationId, 1, 'taken_over'))
    expect(await tell(member, applicationId, 2, 'taken_over')).toEqual({ ok: false, reason: 'nothing_changed' })
    const asWriter = (note: string, state: 'taken_over' | 'adapted' = 'adapted') =>
      transact((tx) => tellAsWriter(tx, author, { applicationId, basedOn: 1, state, note }))
    expect(await asWriter('')).toEqual({ ok: false, reason: 'say_what_happened' })
    await must(asWriter('Wij doen het nu in tweetallen.'))
    expect(await asWriter('Nog eens.')).toEqual({ ok: false, reason: 'not_asked' })
    expect(await answered(applicationId)).toHaveLength(2)
    const steps = await db
      .select()
      .from(lessonApplicationSteps)
      .where(eq(lessonApplicationSteps.applicationId, applicationId))
      .orderBy(lessonApplicationSteps.number)
    expect(steps.map(({ side, state }) => `${side} ${state}`)).toEqual(['region taken_over', 'region taken_over', 'writer adapted'])
    // What the writers do at home changes nothing about the region.
    expect((await uptakeOf(lesson.lessonId)).journey[0]).toMatchObject({ state: 'taken_over' })
    for (const actor of [member, author]) {
      const open = (await uptakeQuestions(actor)).map(({ href }) => href)
      expect(open).not.toContain(`/mijn/toegepast/${applicationId}`)
      expect(open).not.toContain(`/mijn/lessen/${lesson.lessonId}/gebruik`)
    }
  })
  test('nobody is asked about what stopped or cannot be read any more', async () => {
    const [stopped, gone] = [await placed(), await placed()]
    const first = await begun(stopped, threeMonthsBefore)
    await must(tell(member, first, 1, 'stopped', 'Te duur.'))
    await begun(gone, threeMonthsBefore)
    await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: gone.lessonId, reason: 'wrong', message: 'Daarom.' })))
    await runJob(howItWentAsking, now)
    const mails = [...(await mailsAbout(stopped.lessonId)), ...(await mailsAbout(gone.lessonId))]
    expect(mails.filter(({ key }) => key.includes(':how:'))).toEqual([])
  })
})

describe('The database', () => {
  test('holds one running application of a region, an end with every stop, and lets the web role throw nothing away', async () => {
    const lesson = await placed()
    await must(apply(member, lesson.slug))
    const { sql } = connect(url, { max: 1 })
    const attempt = (statement: string) =>
      sql.unsafe(statement).then(
        () => 'accepted',
        (error: unknown) => (error instanceof postgres.PostgresError ? (error.constraint_name ?? error.code) : 'other'),
      )
    const insert = (state: string, ended: string) =>
      attempt(
        `insert into lesson_applications (lesson_id, region_code, state, started_by_id, ended_at) values ('${lesson.lessonId}', 'JZ08', '${state}', '${member.id}', ${ended})`,
      )
    expect(await insert('adapted', 'null')).toBe('lesson_applications_one_running')
    expect(await insert('stopped', 'null')).toBe('lesson_applications_stopped_ends')
    expect(await insert('stopped', 'now()')).toBe('accepted')
    for (const table of ['lesson_observations', 'lesson_applications', 'lesson_application_steps', 'lesson_application_asks'])
      expect(await attempt(`delete from ${table}`)).toBe('42501')
    await sql.end()
    const running = and(eq(lessonApplications.lessonId, lesson.lessonId), eq(lessonApplications.state, 'taken_over'))
    expect(await db.$count(lessonApplications, running)).toBe(1)
  })
})
