import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatheringInvitations, signUpAnswers, signUpNeeds, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { recordExport } from './commands-attendance.ts'
import { invite } from './commands-invitations.ts'
import { addQuestion, retireQuestion } from './commands-questions.ts'
import { attendanceKeptDays, makeNameless, wipeAnswers, wipeNeeds } from './commands-retention.ts'
import { attendanceOf } from './queries-attendance.ts'
import { addQuestionInput } from './schema.ts'

testDatabase()

let organiser: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
const days = 24
const ended = inHours(10 * days)
const after = (count: number) => new Date(ended.getTime() + count * days * 3_600_000)
const fields = { startsAt: inHours(10 * days - 2), endsAt: ended }
const needs = { name: 'needs', every: 1, run: wipeNeeds }
const answers = { name: 'answers', every: 1, run: wipeAnswers }

test('what was said about food and access is gone seven days after the gathering, not before; the sign-up stays', async () => {
  const { gatheringId } = await publishedGathering(organiser, fields)
  const { signUpId } = await signsUp(await person(), gatheringId, { diet: 'Halal', accessibility: 'Rolstoel' })
  const left = () => db.$count(signUpNeeds, eq(signUpNeeds.signUpId, signUpId))
  await runJob(needs, new Date(after(7).getTime() - 1_000))
  expect(await left()).toBe(1)
  await runJob(needs, after(7))
  expect(await left()).toBe(0)
  expect(await db.$count(signUps, eq(signUps.id, signUpId))).toBe(1)
})

test('each answer goes when its own question says so, also when the question was taken off the form', async () => {
  const { gatheringId } = await publishedGathering(organiser, fields)
  const ask = (label: string, keepDays: number) =>
    must(transact((tx) => addQuestion(tx, organiser, addQuestionInput.parse({ gatheringId, kind: 'text', label, keepDays })))).then(
      (row) => row.questionId,
    )
  const [short, long] = [await ask('Kort?', 1), await ask('Lang?', 30)]
  const { signUpId } = await signsUp(await person(), gatheringId, { answers: { [short]: 'a', [long]: 'b' } })
  await must(transact((tx) => retireQuestion(tx, organiser, { gatheringId, questionId: long })))
  const left = async () => (await db.select().from(signUpAnswers).where(eq(signUpAnswers.signUpId, signUpId))).map((row) => row.value)
  await runJob(answers, new Date(after(1).getTime() - 1_000))
  expect((await left()).sort()).toEqual(['a', 'b'])
  await runJob(answers, after(1))
  expect(await left()).toEqual(['b'])
  await runJob(answers, after(30))
  expect(await left()).toEqual([])
})

test('a year after the gathering nobody can be found in it any more; how many came is left', async () => {
  const { gatheringId } = await publishedGathering(organiser, { ...fields, maximum: 2, companionsAllowed: 1 })
  const { gatheringId: later } = await publishedGathering(organiser, { ...fields, startsAt: ended, endsAt: inHours(11 * days) })
  const [member, other] = [await person(), await person()]
  await signsUp(member, gatheringId, { shownToParticipants: true, colleagues: [{ name: 'Gast van elders', email: 'gast@elders.example' }] })
  await signsUp(other, gatheringId)
  await signsUp(member, later)
  await must(transact((tx) => invite(tx, organiser, { gatheringId, email: 'nooit-gekomen@elders.example' })))
  await db
    .update(signUps)
    .set({ attendedAt: new Date() })
    .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.userId, member.id)))
  const job = { name: 'nameless', every: 1, run: makeNameless }
  await runJob(job, new Date(after(attendanceKeptDays).getTime() - 1_000))
  expect(await db.$count(signUps, eq(signUps.userId, member.id))).toBe(2)

  await runJob(job, after(attendanceKeptDays))
  const rows = await db.select().from(signUps).where(eq(signUps.gatheringId, gatheringId))
  expect(rows.map((row) => row.status).sort()).toEqual(['signed_up', 'signed_up', 'waiting'])
  expect(rows.filter((row) => row.attendedAt)).toHaveLength(1)
  const everybody = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.id, [member.id, other.id]))
  for (const word of [...everybody.flatMap(({ id, email }) => [id, email]), 'elders.example', 'Gast'])
    expect(JSON.stringify(rows)).not.toContain(word)
  expect(await db.$count(gatheringInvitations, eq(gatheringInvitations.gatheringId, gatheringId))).toBe(0)
  expect((await attendanceOf(organiser, gatheringId))?.participants.map((one) => one.name)).toEqual(['Naam gewist', 'Naam gewist'])
  // The one that ended later keeps its names until its own day; looking again finds nothing.
  expect(await db.$count(signUps, eq(signUps.userId, member.id))).toBe(1)
  expect(await db.transaction((tx) => makeNameless(tx, after(attendanceKeptDays)))).toBe(0)
})

test('a sign-up without a name cannot be made before it was wiped', async () => {
  const { gatheringId } = await publishedGathering(organiser, fields)
  const { signUpId } = await signsUp(await person(), gatheringId)
  await expect(db.execute(sql`update sign_ups set user_id = null where id = ${signUpId}`)).rejects.toThrow()
})

test('who takes the list of participants away stands in the log; who may not is refused', async () => {
  const { gatheringId } = await publishedGathering(organiser, fields)
  const stranger = await person()
  const takes = (actor: Actor) => transact((tx) => recordExport(tx, actor, { gatheringId, as: 'csv' }))
  expect(await takes(stranger)).toEqual({ ok: false, reason: 'unknown_gathering' })
  await must(takes(organiser))
  const logged = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.objectId, gatheringId), eq(auditLog.action, 'export_participants')))
  expect(logged).toMatchObject([{ actorId: organiser.id, details: { as: 'csv' } }])
})
