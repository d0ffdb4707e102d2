import { and, eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatherings, outbox, signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { tagChannel } from '#lib/platform/answer.ts'
import { runJob } from '#lib/platform/jobs.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { answerOffer, answerOwnOffer, cancelByLink, cancelSignUp, expireOffers, giveOutOfTurn } from './commands-offers.ts'
import { cancelGathering } from './commands-publish.ts'
import { changeGathering } from './commands.ts'
import { signUpLink } from './queries-links.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'

const { url } = testDatabase()

let organiser: Actor
let holder: Actor
let first: Actor
let second: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  holder = await person({ name: 'Heeft plaats' })
  first = await person({ name: 'Eerste' })
  second = await person({ name: 'Tweede' })
})

const token = (signUpId: string) => signUpLink(signUpId).split('/').at(-1) ?? ''
const row = async (id: string) => (await db.select().from(signUps).where(eq(signUps.id, id)))[0]
const status = async (id: string) => (await row(id))?.status
const mails = (kind: string, id: string) => db.$count(outbox, eq(outbox.key, `sign-up-${kind}:${id}`))
const reason = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}

/** One place, taken, and two who wait. */
async function full(fields: Parameters<typeof publishedGathering>[1] = {}) {
  const { gatheringId } = await publishedGathering(organiser, { maximum: 1, ...fields })
  const placed = await signsUp(holder, gatheringId, { diet: 'Vegetarisch' })
  const next = await signsUp(first, gatheringId)
  const last = await signsUp(second, gatheringId)
  return { gatheringId, placed: placed.signUpId, next: next.signUpId, last: last.signUpId }
}
const cancels = (line: { placed: string }, now?: Date) => transact((tx) => cancelSignUp(tx, holder, { signUpId: line.placed }, now))
async function offered(fields: Parameters<typeof publishedGathering>[1] = {}) {
  const line = await full(fields)
  await must(cancels(line))
  return line
}

describe('Somebody with a place cancels', () => {
  test('the place is offered to the first in line, for 48 hours, and both hear it', async () => {
    const line = await full()
    const now = new Date()
    await must(cancels(line, now))
    expect(await row(line.next)).toMatchObject({
      status: 'offered',
      offeredAt: now,
      offerExpiresAt: new Date(now.getTime() + 48 * 3_600_000),
    })
    expect([await status(line.placed), await status(line.last)]).toEqual(['cancelled', 'waiting'])
    expect([await mails('cancelled', line.placed), await mails('offered', line.next), await mails('offered', line.last)]).toEqual([1, 1, 0])
  })
  test('what they said about food is gone at once', async () => {
    const line = await full()
    expect(await db.$count(signUpNeeds, eq(signUpNeeds.signUpId, line.placed))).toBe(1)
    await must(cancels(line))
    expect(await db.$count(signUpNeeds, eq(signUpNeeds.signUpId, line.placed))).toBe(0)
    expect(await db.$count(signUpAnswers, eq(signUpAnswers.signUpId, line.placed))).toBe(0)
  })
  test('twice is once', async () => {
    const line = await offered()
    await must(cancels(line))
    await must(transact((tx) => cancelByLink(tx, { token: token(line.placed) })))
    expect(await mails('cancelled', line.placed)).toBe(1)
    expect(await status(line.last)).toBe('waiting')
  })
  test('somebody else cannot do it for them; who organises can', async () => {
    const line = await full()
    expect(await reason(transact((tx) => cancelSignUp(tx, second, { signUpId: line.placed })))).toBe('unknown_sign_up')
    expect(await reason(transact((tx) => cancelSignUp(tx, organiser, { signUpId: line.placed })))).toBe('accepted')
  })
  test('not after the start, and not when the gathering is called off', async () => {
    const line = await full()
    expect(await reason(cancels(line, inHours(30 * 24)))).toBe('has_started')
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId: line.gatheringId, reason: 'Ziek.' })))
    expect(await reason(cancels(line))).toBe('cancelled')
  })
})

describe('An offered place', () => {
  test('is theirs when they say yes by the link, also when they press twice', async () => {
    const line = await offered()
    const yes = () => transact((tx) => answerOffer(tx, { token: token(line.next), answer: 'accept' }))
    expect(await must(yes())).toEqual({ status: 'signed_up' })
    expect(await must(yes())).toEqual({ status: 'signed_up' })
    expect(await mails('accepted', line.next)).toBe(1)
    expect(await status(line.last)).toBe('waiting')
  })
  test('goes to the next when they say no', async () => {
    const line = await offered()
    await must(transact((tx) => answerOwnOffer(tx, first, { signUpId: line.next, answer: 'decline' })))
    expect([await status(line.next), await status(line.last)]).toEqual(['declined', 'offered'])
    expect([await mails('declined', line.next), await mails('offered', line.last)]).toEqual([1, 1])
  })
  test('ends at its deadline, and goes to the next', async () => {
    const line = await offered()
    const deadline = (await row(line.next))?.offerExpiresAt ?? new Date(0)
    const job = { name: `expire ${line.gatheringId}`, every: 1, run: expireOffers }
    await runJob(job, new Date(deadline.getTime() - 1))
    expect(await status(line.next)).toBe('offered')
    await runJob(job, deadline)
    expect([await status(line.next), await status(line.last)]).toEqual(['expired', 'offered'])
    expect([await mails('expired', line.next), await mails('offered', line.last)]).toEqual([1, 1])
    const late = transact((tx) => answerOffer(tx, { token: token(line.next), answer: 'accept' }, deadline))
    expect(await reason(late)).toBe('offer_expired')
  })
  test('cannot be taken after its deadline, also before the clock has looked', async () => {
    const line = await offered()
    const deadline = (await row(line.next))?.offerExpiresAt ?? new Date(0)
    expect(await reason(transact((tx) => answerOffer(tx, { token: token(line.next), answer: 'accept' }, deadline)))).toBe('offer_expired')
    expect(await status(line.next)).toBe('offered')
  })
  test('cannot be answered by somebody else, or by who only waits', async () => {
    const line = await offered()
    expect(await reason(transact((tx) => answerOwnOffer(tx, second, { signUpId: line.next, answer: 'accept' })))).toBe('unknown_sign_up')
    expect(await reason(transact((tx) => answerOwnOffer(tx, second, { signUpId: line.last, answer: 'accept' })))).toBe('not_offered')
    expect(await reason(transact((tx) => answerOffer(tx, { token: 'x'.repeat(96), answer: 'accept' })))).toBe('unknown_link')
  })
  test('is offered for a shorter time close to the start', async () => {
    const line = await full({ startsAt: inHours(10) })
    const now = new Date()
    await must(cancels(line, now))
    const until = (await row(line.next))?.offerExpiresAt?.getTime() ?? 0
    expect((until - now.getTime()) / 3_600_000).toBeCloseTo(5, 1)
  })
  test('is never kept past the start when the gathering is moved forward', async () => {
    const line = await offered()
    const startsAt = inHours(20)
    await must(
      transact((tx) =>
        changeGathering(tx, organiser, {
          gatheringId: line.gatheringId,
          version: 1,
          changeNote: '',
          ...gatheringFields({ maximum: 1, startsAt }),
        }),
      ),
    )
    expect((await row(line.next))?.offerExpiresAt).toEqual(startsAt)
  })
})

describe('A higher maximum', () => {
  test('offers the new places to the line, in order', async () => {
    const line = await full()
    await must(
      transact((tx) =>
        changeGathering(tx, organiser, { gatheringId: line.gatheringId, version: 1, changeNote: '', ...gatheringFields({ maximum: 2 }) }),
      ),
    )
    expect([await status(line.next), await status(line.last)]).toEqual(['offered', 'waiting'])
  })
})

describe('Going first', () => {
  const give = (line: { last: string }, actor = organiser) =>
    transact((tx) => giveOutOfTurn(tx, actor, { signUpId: line.last, reason: 'Vertelt over de pilot.' }))

  test('without a free place: the next one is offered to them, before who waited longer, and the reason is kept', async () => {
    const line = await full()
    expect(await must(give(line))).toEqual({ status: 'waiting' })
    await must(cancels(line))
    expect([await status(line.next), await status(line.last)]).toEqual(['waiting', 'offered'])
    expect(await row(line.last)).toMatchObject({ givenOutOfTurnById: organiser.id, outOfTurnReason: 'Vertelt over de pilot.' })
    const log = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.objectId, line.gatheringId), eq(auditLog.action, 'give_out_of_turn')))
    expect(log).toMatchObject([{ actorId: organiser.id, details: { signUp: line.last, placed: false } }])
  })
  test('with a free place that the first in line finds too small: they have it at once', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 2, companionsAllowed: 1 })
    await signsUp(holder, gatheringId)
    await signsUp(first, gatheringId, { companions: 1 })
    const { signUpId } = await signsUp(second, gatheringId)
    expect(await must(give({ last: signUpId }))).toEqual({ status: 'signed_up' })
    expect(await must(give({ last: signUpId }))).toEqual({ status: 'signed_up' })
    expect(await mails('given', signUpId)).toBe(1)
  })
  test('is not for a participant to decide, nor for who does not wait', async () => {
    const line = await full()
    expect(await reason(give(line, first))).toBe('unknown_sign_up')
    expect(await reason(transact((tx) => giveOutOfTurn(tx, organiser, { signUpId: line.placed, reason: 'Zo maar.' })))).toBe('not_waiting')
  })
})

test('every deed that moves a place tells the pages that show how many there are', async () => {
  const listener = postgres(url, { max: 1, onnotice: () => {} })
  let heard: string[] = []
  await listener.listen(tagChannel, (notice) => heard.push(...(JSON.parse(notice) as string[])))
  const tells = async (gatheringId: string, deed: () => Promise<unknown>) => {
    heard = []
    await deed()
    await expect.poll(() => heard).toEqual(expect.arrayContaining([agendaTag, gatheringTag(gatheringId)]))
  }
  const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
  const [known] = await db.select({ slug: gatherings.slug }).from(gatherings).where(eq(gatherings.id, gatheringId))
  // Somebody may have looked at this address before there was a page.
  await expect.poll(() => heard).toContain(gatheringAddressTag(known?.slug ?? ''))
  let placed = ''
  await tells(gatheringId, async () => (placed = (await signsUp(holder, gatheringId)).signUpId))
  const next = (await signsUp(first, gatheringId)).signUpId
  await tells(gatheringId, () => cancels({ placed }))
  const deadline = (await row(next))?.offerExpiresAt ?? new Date(0)
  await tells(gatheringId, () => runJob({ name: `expire ${gatheringId}`, every: 1, run: expireOffers }, deadline))
  const again = (await signsUp(second, gatheringId)).signUpId
  expect(await status(again)).toBe('signed_up')
  await listener.end()
})

test('the counter of places and the sign-ups never disagree', async () => {
  const wrong = await db.execute(
    sql`select id from gatherings g where places_taken <> (select coalesce(sum(places_held), 0) from sign_ups s where s.gathering_id = g.id)`,
  )
  expect(wrong).toHaveLength(0)
})
