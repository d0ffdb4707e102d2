import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person } from '#lib/testing/factories.ts'
import { publishedGathering } from '#lib/testing/gatherings.ts'
import { crowd, faultsAfter, formOf, storm } from '#lib/testing/storm.ts'
import { signUpTogether, type Attempt } from './commands-sign-ups.ts'
import { signUpInTurn } from './commands-turns.ts'

testDatabase()

let organiser: Actor
let people: Actor[]
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  people = await Promise.all(Array.from({ length: 6 }, () => person()))
})

const attempt = (gatheringId: string, number: number, options: Partial<Attempt['input']> = {}): Attempt => {
  const actor = people[number]
  if (!actor) throw new Error('nobody')
  return { actor, input: { ...formOf(gatheringId, crypto.randomUUID()), ...options } }
}
const outcomes = (results: Awaited<ReturnType<typeof signUpInTurn>>[]) =>
  results.map((result) => (result.ok ? result.value.status : result.reason))
const colleagues = (count: number) =>
  Array.from({ length: count }, () => ({ name: 'Collega', email: `${crypto.randomUUID()}@elders.example` }))

describe('Forms that come while others are being handled', () => {
  test('get what they would have got one by one: places in their order, then the line, and each refusal to whom it is for', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3, companionsAllowed: 1 })
    const twice = attempt(gatheringId, 1)
    const forms = [
      attempt(gatheringId, 0),
      twice,
      // The same press again; then the same person in another tab; then somebody else with that form.
      twice,
      attempt(gatheringId, 1),
      { ...attempt(gatheringId, 2), input: twice.input },
      attempt(gatheringId, 2, { companions: 2 }),
      // Two people do not fit: they wait, and the place that is left is not for who comes later.
      attempt(gatheringId, 3, { companions: 1 }),
      attempt(gatheringId, 4),
    ]
    const results = await Promise.all(forms.map(signUpInTurn))
    expect(outcomes(results)).toEqual([
      'signed_up',
      'signed_up',
      'signed_up',
      'already_signed_up',
      'form_used',
      'too_many_companions',
      'waiting',
      'waiting',
    ])
    const [one, other] = [results[1], results[2]]
    expect(one).toEqual(other)
    const rows = await db
      .select({ userId: signUps.userId })
      .from(signUps)
      .where(eq(signUps.gatheringId, gatheringId))
      .orderBy(signUps.position)
    expect(rows.map((row) => row.userId)).toEqual([0, 1, 3, 4].map((number) => people[number]?.id))
  })
  test('a group in between waits as a whole, and its first are offered what is left', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3 })
    const forms = [attempt(gatheringId, 0), attempt(gatheringId, 1, { colleagues: colleagues(2) }), attempt(gatheringId, 2)]
    // In one batch, whatever the queue would make of it.
    const results = await db.transaction((tx) => signUpTogether(tx, gatheringId, forms))
    expect(outcomes(results)).toEqual(['signed_up', 'waiting', 'waiting'])
    const rows = await db
      .select({ status: signUps.status })
      .from(signUps)
      .where(eq(signUps.gatheringId, gatheringId))
      .orderBy(signUps.position)
    expect(rows.map((row) => row.status)).toEqual(['signed_up', 'offered', 'offered', 'waiting', 'waiting'])
  })
  test('a fault of one is not the fault of the others', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const stranger: Actor = { id: crypto.randomUUID(), email: 'niemand@elders.example', name: '', roles: [], sites: [], regions: [] }
    const settled = await Promise.allSettled([
      signUpInTurn(attempt(gatheringId, 0)),
      signUpInTurn({ ...attempt(gatheringId, 1), actor: stranger }),
      signUpInTurn(attempt(gatheringId, 2)),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await signUpInTurn(attempt(gatheringId, 3))).toMatchObject({ ok: true })
  })
})

describe('A storm on one gathering over two processes, of which one is killed in the middle', () => {
  // `npm run bench -- --only sign-up-storm` does the same with 2,000.
  const [attempts, capacity] = [160, 10]
  test('gives exactly the places there are, and a line in the order of the commits', { timeout: 60_000 }, async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: capacity })
    const { told } = await storm(gatheringId, await crowd(db, attempts), attempts / 8)
    expect(told.size).toBe(attempts)
    expect(await faultsAfter(db, gatheringId, told)).toEqual({
      placed: capacity,
      waiting: attempts - capacity,
      untrue: 0,
      overtaken: 0,
      doubled: 0,
      unmailed: 0,
    })
  })
  test('negative control: what looks for faults finds a place that was given before its turn', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 2 })
    const [first, second, third] = await crowd(db, 3)
    for (const one of [first, second, third])
      if (one)
        await signUpInTurn({ actor: { ...one, name: '', roles: [], sites: [], regions: [] }, input: formOf(gatheringId, one.formKey) })
    await db.execute(sql`update sign_ups set status = 'cancelled', ended_at = now() where user_id = ${first?.id ?? ''}`)
    await db.execute(sql`update sign_ups set status = 'waiting' where user_id = ${second?.id ?? ''}`)
    await db.execute(sql`update sign_ups set status = 'signed_up' where user_id = ${third?.id ?? ''}`)
    const told = new Map([[third?.id ?? '', 'waiting']])
    expect(await faultsAfter(db, gatheringId, told)).toMatchObject({ untrue: 1, overtaken: 1 })
  })
})
