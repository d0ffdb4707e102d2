import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { gatherings, outbox, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { barrier, race, whileHeld, withoutLock, type Finish } from '#lib/testing/races.ts'
import { answerOwnOffer, cancelSignUp, expireOffers } from './commands-offers.ts'
import { signUp } from './commands-sign-ups.ts'
import { changeGathering } from './commands.ts'

// Each race holds all connections open behind a barrier. The negative controls run the same with the lock taken out, and
// show what then goes wrong: so the race proves the lock and not luck.
const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let organiser: Actor
let people: Actor[]
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  people = await Promise.all(Array.from({ length: 12 }, () => person()))
})

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}
const form = (gatheringId: string, options: Partial<Parameters<typeof signUp>[2]> = {}): Parameters<typeof signUp>[2] => ({
  gatheringId,
  formKey: crypto.randomUUID(),
  companions: 0,
  diet: '',
  accessibility: '',
  shownToParticipants: false,
  answers: {},
  colleagues: [],
  ...options,
})
const winners = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
const reasons = (finishes: Finish<unknown>[]) => finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))
const countsOf = async (gatheringId: string) => {
  const [row] = await db.execute<{ placed: number; offered: number; waiting: number; taken: number; maximum: number }>(
    sql`select count(*) filter (where s.status = 'signed_up')::int as placed, count(*) filter (where s.status = 'offered')::int as offered,
      count(*) filter (where s.status = 'waiting')::int as waiting, g.places_taken as taken, g.maximum
      from gatherings g left join sign_ups s on s.gathering_id = g.id where g.id = ${gatheringId} group by g.id`,
  )
  return row
}

describe('Twelve people want the last three places at once', () => {
  test('three get one, nine stand in a line in which no two have the same place', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3 })
    const finishes = await race(url, 12, (tx, number) => signUp(tx, at(people, number), form(gatheringId)))
    expect(winners(finishes)).toBe(12)
    expect(await countsOf(gatheringId)).toMatchObject({ placed: 3, waiting: 9, taken: 3 })
    const line = await db.select({ position: signUps.position }).from(signUps).where(eq(signUps.gatheringId, gatheringId))
    expect(new Set(line.map((row) => row.position)).size).toBe(12)
  })
  test('negative control: without the lock all count an empty room, and only the rule of the database stops the others with a fault', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3 })
    const allDecided = barrier(12)
    const finishes = await race(url, 12, (tx, number) => signUp(withoutLock(tx, allDecided), at(people, number), form(gatheringId)))
    expect(winners(finishes)).toBe(3)
    expect(new Set(reasons(finishes))).toEqual(new Set(['database_error']))
    expect(await countsOf(gatheringId)).toMatchObject({ placed: 3, waiting: 0, taken: 3 })
  })
  test('negative control: without the lock and without that rule there are twelve people on three chairs', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3 })
    await owner`alter table sign_ups disable trigger sign_ups_keep_places`
    try {
      const allDecided = barrier(12)
      await race(url, 12, (tx, number) => signUp(withoutLock(tx, allDecided), at(people, number), form(gatheringId)))
      expect(await countsOf(gatheringId)).toMatchObject({ placed: 12 })
    } finally {
      await owner`delete from sign_ups where gathering_id = ${gatheringId}`
      await owner`alter table sign_ups enable trigger sign_ups_keep_places`
    }
  })
})

describe('One person in two tabs', () => {
  test('signs up once; the second tab hears it', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const finishes = await race(url, 4, (tx) => signUp(tx, at(people, 0), form(gatheringId)))
    expect(winners(finishes)).toBe(1)
    expect(reasons(finishes)).toEqual(['already_signed_up', 'already_signed_up', 'already_signed_up'])
  })
  test('a double press on one form is one sign-up, and one mail', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const sent = form(gatheringId)
    const finishes = await race(url, 4, (tx) => signUp(tx, at(people, 0), sent))
    expect(winners(finishes)).toBe(4)
    expect(new Set(finishes.map((finish) => finish.ok && finish.value.signUpId)).size).toBe(1)
    const [own] = await db.select({ id: signUps.id }).from(signUps).where(eq(signUps.gatheringId, gatheringId))
    expect(
      await db
        .select()
        .from(outbox)
        .where(eq(outbox.key, `sign-up-signed_up:${own?.id}`)),
    ).toHaveLength(1)
  })
  test('negative control: without the lock the second tab ends in a fault of the database', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const allDecided = barrier(4)
    const finishes = await race(url, 4, (tx) => signUp(withoutLock(tx, allDecided), at(people, 0), form(gatheringId)))
    expect(winners(finishes)).toBe(1)
    expect(new Set(reasons(finishes))).toEqual(new Set(['database_error']))
  })
})

describe('Groups of four come for six places', () => {
  test('each group is placed whole or waits whole', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 6 })
    const colleagues = (group: number) => [1, 2, 3].map((one) => ({ name: `Collega ${one}`, email: `c${group}-${one}@elders.example` }))
    const finishes = await race(url, 4, (tx, number) =>
      signUp(tx, at(people, number), form(gatheringId, { colleagues: colleagues(number) })),
    )
    expect(winners(finishes)).toBe(4)
    expect(await countsOf(gatheringId)).toMatchObject({ placed: 4, offered: 2, waiting: 10, taken: 6 })
    // The two places that are left are offered to the first two of the line: the groups themselves are not split.
    const groups = await db.execute<{ states: number }>(
      sql`select count(distinct status = 'signed_up')::int as states from sign_ups where gathering_id = ${gatheringId} group by group_id`,
    )
    expect(groups.map((group) => group.states)).toEqual([1, 1, 1, 1])
  })
})

/** A gathering with one place, taken, and a line of two. */
async function fullWithLine() {
  const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
  const [holder, first, second] = [at(people, 0), at(people, 1), at(people, 2)]
  const placed = await signsUp(holder, gatheringId)
  const next = await signsUp(first, gatheringId)
  const last = await signsUp(second, gatheringId)
  return { gatheringId, placed: placed.signUpId, next: next.signUpId, last: last.signUpId, holder, first, second }
}
const statusOf = async (id: string) => (await db.select({ status: signUps.status }).from(signUps).where(eq(signUps.id, id)))[0]?.status

describe('Somebody says yes at the moment the offer ends', () => {
  const rounds = [0, 1, 2, 3]
  const offered = async () => {
    const line = await fullWithLine()
    await must(transact((tx) => cancelSignUp(tx, line.holder, { signUpId: line.placed })))
    const [row] = await db.select().from(signUps).where(eq(signUps.id, line.next))
    if (!row?.offerExpiresAt) throw new Error('nothing was offered')
    return { ...line, justBefore: new Date(row.offerExpiresAt.getTime() - 1), deadline: row.offerExpiresAt }
  }
  const together = (line: Awaited<ReturnType<typeof offered>>, round: number) =>
    race<unknown>(url, 2, async (tx, number) => {
      if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
      if (number === 0) return answerOwnOffer(tx, line.first, { signUpId: line.next, answer: 'accept' }, line.justBefore)
      await expireOffers(tx, line.deadline)
      return { ok: true, value: null }
    })
  test('either they have the place, or the next one is offered it: never both, never nobody', async () => {
    for (const round of rounds) {
      const line = await offered()
      await whileHeld(url, line.gatheringId, 2, () => together(line, round), 'gatherings')
      const both = [await statusOf(line.next), await statusOf(line.last)]
      expect([
        ['signed_up', 'waiting'],
        ['expired', 'offered'],
      ]).toContainEqual(both)
      expect(await countsOf(line.gatheringId)).toMatchObject({ taken: 1 })
    }
  })
  test('negative control: without the lock somebody is told both "yours" and "too late", or meets a fault of the database', async () => {
    const line = await offered()
    // Both look before either writes.
    const allDecided = barrier(2)
    const finishes = await race<unknown>(url, 2, async (tx, number) => {
      const free = withoutLock(tx, allDecided)
      if (number === 0) return answerOwnOffer(free, line.first, { signUpId: line.next, answer: 'accept' }, line.justBefore)
      await expireOffers(free, line.deadline)
      return { ok: true, value: null }
    })
    const mails = await db.execute<{ key: string }>(
      sql`select key from outbox where key in (${`sign-up-accepted:${line.next}`}, ${`sign-up-expired:${line.next}`})`,
    )
    // Who writes last decides which of the two it is.
    expect([
      { reasons: [], mails: 2 },
      { reasons: ['database_error'], mails: 1 },
    ]).toContainEqual({ reasons: reasons(finishes), mails: mails.length })
  })
})

describe('The organiser lowers the maximum while people sign up', () => {
  test('the maximum is never below the people who have a place', async () => {
    for (const round of [0, 1, 2, 3]) {
      const { gatheringId } = await publishedGathering(organiser, { maximum: 4 })
      await signsUp(at(people, 0), gatheringId)
      await signsUp(at(people, 1), gatheringId)
      const fields = gatheringFields({ maximum: 2 })
      const [lowered, signed] = await whileHeld(
        url,
        gatheringId,
        2,
        () =>
          race<unknown>(url, 2, async (tx, number) => {
            if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
            return number === 0
              ? changeGathering(tx, organiser, { gatheringId, version: 1, changeNote: '', ...fields })
              : signUp(tx, at(people, 2), form(gatheringId))
          }),
        'gatherings',
      )
      expect(signed?.ok).toBe(true)
      const counts = await countsOf(gatheringId)
      expect(counts?.taken).toBeLessThanOrEqual(counts?.maximum ?? 0)
      if (lowered?.ok) expect(counts).toMatchObject({ maximum: 2, placed: 2, waiting: 1 })
      else expect([lowered?.reason, counts?.placed]).toEqual(['below_present', 3])
    }
  })
})

test('no gathering has another number of places taken than its sign-ups hold', async () => {
  const wrong = await db.execute(
    sql`select g.id from ${gatherings} g where g.places_taken is distinct from (select coalesce(sum(places_held), 0) from sign_ups s where s.gathering_id = g.id)`,
  )
  expect(wrong).toHaveLength(0)
})
