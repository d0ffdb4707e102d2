import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { addQuestion, retireQuestion } from './commands-questions.ts'
import { wipeAnswers, wipeNeeds } from './commands-retention.ts'
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
