import { eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { gatherings, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { copyGathering, makeSeries, seriesDays } from './commands-copies.ts'
import { cancelSignUp } from './commands-offers.ts'
import { cancelGathering, checkMinimums, holdGatherings, publishGathering, publishSeries } from './commands-publish.ts'
import { addQuestion } from './commands-questions.ts'
import { changeGathering, createGathering } from './commands.ts'
import { managedGathering } from './queries-organise.ts'
import { addQuestionInput } from './schema.ts'

const { url } = testDatabase()

let organiser: Actor
let people: Actor[]
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  people = await Promise.all(Array.from({ length: 4 }, () => person()))
})
const one = (index: number): Actor => {
  const actor = people[index]
  if (!actor) throw new Error('nobody')
  return actor
}
const reason = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}
const row = async (id: string) => (await db.select().from(gatherings).where(eq(gatherings.id, id)))[0]
const mails = (key: string) => db.$count(outbox, like(outbox.key, `${key}%`))
const draft = (fields: Parameters<typeof gatheringFields>[0] = {}) =>
  must(transact((tx) => createGathering(tx, organiser, { ...gatheringFields(fields), formKey: crypto.randomUUID() }))).then(
    (made) => made.gatheringId,
  )
const publish = (gatheringId: string, now?: Date) => transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 }, now))

describe('Placing in the agenda', () => {
  test('twice is once', async () => {
    const gatheringId = await draft()
    expect([await reason(publish(gatheringId)), await reason(publish(gatheringId))]).toEqual(['accepted', 'accepted'])
  })
  test('a draft that waited too long is refused', async () => {
    expect(await reason(publish(await draft(), inHours(30 * 24)))).toBe('in_the_past')
    expect(await reason(publish(await draft({ signUpClosesAt: inHours(10) }), inHours(11)))).toBe('closes_in_the_past')
  })
})

describe('Calling off', () => {
  test('mails the reason once to everybody who has a place or waits, and not to who cancelled', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    const gone = await signsUp(one(2), gatheringId)
    await must(transact((tx) => cancelSignUp(tx, one(2), { signUpId: gone.signUpId })))
    const placed = await signsUp(one(0), gatheringId)
    const waits = await signsUp(one(1), gatheringId)
    const off = () => transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'De zaal is dicht.' }))
    await must(off())
    await must(off())
    expect(await row(gatheringId)).toMatchObject({ status: 'cancelled', cancelReason: 'De zaal is dicht.', sequence: 1 })
    const told = [placed, waits, gone].map(({ signUpId }) => mails(`sign-up-gathering_cancelled:${signUpId}`))
    expect(await Promise.all(told)).toEqual([1, 1, 0])
    const [mail] = await db
      .select()
      .from(outbox)
      .where(eq(outbox.key, `sign-up-gathering_cancelled:${placed.signUpId}`))
    expect(mail?.text).toContain('De zaal is dicht.')
  })
  test('is not for a stranger, and not after the start', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const input = { gatheringId, reason: 'Zomaar.' }
    expect(await reason(transact((tx) => cancelGathering(tx, one(0), input)))).toBe('unknown_gathering')
    expect(await reason(transact((tx) => cancelGathering(tx, organiser, input, inHours(30 * 24))))).toBe('has_started')
  })
  test('of what is over is refused', async () => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(24) })
    await runJob({ name: 'hold', every: 1, run: holdGatherings }, inHours(27))
    expect((await row(gatheringId))?.status).toBe('held')
    expect(await reason(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Te laat.' })))).toBe('wrong_state')
  })
})

describe('The minimum, when signing up closes', () => {
  const job = { name: 'minimum', every: 1, run: checkMinimums }
  const closing = { minimum: 2, signUpClosesAt: inHours(48) }

  test('is not reached: the organiser hears it once', async () => {
    const { gatheringId } = await publishedGathering(organiser, closing)
    await signsUp(one(0), gatheringId)
    await runJob(job, inHours(47))
    expect(await mails(`gathering-minimum_missed:${gatheringId}`)).toBe(0)
    await runJob(job, inHours(49))
    await runJob(job, inHours(50))
    expect(await mails(`gathering-minimum_missed:${gatheringId}`)).toBe(1)
    expect(await managedGathering(organiser, gatheringId, inHours(49))).toMatchObject({ isBelowMinimum: true, coming: 1 })
  })
  test('is reached: nobody is bothered', async () => {
    const { gatheringId } = await publishedGathering(organiser, { ...closing, companionsAllowed: 1 })
    await signsUp(one(0), gatheringId, { companions: 1 })
    await runJob(job, inHours(49))
    expect(await mails(`gathering-minimum_missed:${gatheringId}`)).toBe(0)
  })
  test('is looked at again when signing up was opened again', async () => {
    const { gatheringId } = await publishedGathering(organiser, closing)
    await runJob(job, inHours(49))
    const longer = { gatheringId, version: 1, changeNote: '', ...gatheringFields({ minimum: 2, signUpClosesAt: inHours(96) }) }
    await must(transact((tx) => changeGathering(tx, organiser, longer, inHours(50))))
    await runJob(job, inHours(97))
    expect(await mails(`gathering-minimum_missed:${gatheringId}`)).toBe(2)
  })
})

describe('A copy', () => {
  test('has the fields and questions at the same wall time on another day, and none of the people', async () => {
    const { gatheringId } = await publishedGathering(organiser, {
      startsAt: new Date('2027-03-25T12:30:00Z'),
      endsAt: new Date('2027-03-25T15:00:00Z'),
      signUpClosesAt: new Date('2027-03-22T22:59:00Z'),
      format: 'both',
      roomUrl: 'https://ruimte.example/vast',
    })
    await signsUp(one(0), gatheringId)
    await must(transact((tx) => addQuestion(tx, organiser, addQuestionInput.parse({ gatheringId, kind: 'text', label: 'Waarom kom je?' }))))
    const input = { gatheringId, formKey: crypto.randomUUID(), date: '2027-04-01' }
    const first = await must(transact((tx) => copyGathering(tx, organiser, input)))
    const again = await must(transact((tx) => copyGathering(tx, organiser, input)))
    expect(again).toEqual(first)
    // After 28 March it is summer time: the clock on the wall says the same, the moment is an hour earlier.
    expect(await managedGathering(organiser, first.gatheringId)).toMatchObject({
      status: 'draft',
      startsAt: new Date('2027-04-01T11:30:00Z'),
      endsAt: new Date('2027-04-01T14:00:00Z'),
      signUpClosesAt: new Date('2027-03-29T21:59:00Z'),
      roomUrl: 'https://ruimte.example/vast',
      placesTaken: 0,
      coming: 0,
      questions: [{ label: 'Waarom kom je?' }],
    })
  })
  test('to a day that has been or does not exist is refused, and so is one of what a stranger organises', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const copy = (date: string, actor = organiser) =>
      reason(transact((tx) => copyGathering(tx, actor, { gatheringId, formKey: crypto.randomUUID(), date })))
    expect(await copy('2020-01-01')).toBe('in_the_past')
    expect(await copy('2027-02-30')).toBe('unknown_date')
    expect(await copy('morgen')).toBe('unknown_date')
    expect(await copy('2027-05-01', one(0))).toBe('unknown_gathering')
  })
})

describe('A series', () => {
  test('of every first Thursday makes a gathering each, with its own sign-ups; a double press makes it once', async () => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: new Date('2027-01-07T12:30:00Z') })
    const input = { gatheringId, formKey: crypto.randomUUID(), rhythm: 'monthly' as const, times: 4 }
    const finishes = await race(url, 2, (tx) => makeSeries(tx, organiser, input))
    const [made, same] = finishes.map((finish) => (finish.ok ? finish.value.gatheringIds : []))
    expect(made).toEqual(same)
    const { series } = (await managedGathering(organiser, gatheringId)) ?? { series: [] }
    expect(series.map((each) => each.startsAt.toISOString())).toEqual([
      '2027-01-07T12:30:00.000Z',
      '2027-02-04T12:30:00.000Z',
      '2027-03-04T12:30:00.000Z',
      '2027-04-01T11:30:00.000Z',
      '2027-05-06T11:30:00.000Z',
    ])
    expect(await must(transact((tx) => publishSeries(tx, organiser, { gatheringId })))).toEqual({ published: 4 })
    expect(await must(transact((tx) => publishSeries(tx, organiser, { gatheringId })))).toEqual({ published: 0 })
    await signsUp(one(0), gatheringId)
    await signsUp(one(0), made?.[0] ?? '')
    expect((await row(made?.[1] ?? ''))?.placesTaken).toBe(0)
  })
  test('is not published by who may not place them', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    expect(await reason(transact((tx) => publishSeries(tx, organiser, { gatheringId })))).toBe('wrong_state')
    expect(await reason(transact((tx) => publishSeries(tx, one(0), { gatheringId })))).toBe('unknown_gathering')
  })
  test.each([
    ['weekly', '2026-12-24', ['2026-12-31', '2027-01-07', '2027-01-14']],
    ['two_weekly', '2026-12-24', ['2027-01-07', '2027-01-21', '2027-02-04']],
    // A fifth Thursday is the last one where a month has four.
    ['monthly', '2026-12-31', ['2027-01-28', '2027-02-25', '2027-03-25']],
    ['monthly', '2026-10-01', ['2026-11-05', '2026-12-03', '2027-01-07']],
  ] as const)('%s from %s comes back on %s', (rhythm, first, days) => {
    expect(seriesDays(first, rhythm, 3)).toEqual(days)
  })
})
