import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person } from '#lib/testing/factories.ts'
import { gatheringFields, publishedGathering } from '#lib/testing/gatherings.ts'
import { answerOwnOffer, cancelSignUp, expireOffers, giveOutOfTurn } from './commands-offers.ts'
import { signUp } from './commands-sign-ups.ts'
import { changeGathering } from './commands.ts'
import { lineOrder } from './queries-line.ts'
import { offerDeadline } from './status.ts'

// Any row of deeds, in any order: never more people than places, the line has one order, nobody is lost or overtaken.
testDatabase()

const crowd = 6
let organiser: Actor
let people: Actor[]
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  people = await Promise.all(Array.from({ length: crowd }, () => person()))
})

type Deed =
  | { kind: 'sign up'; who: number; companions: number; colleagues: number }
  | { kind: 'cancel' | 'accept' | 'decline' | 'let pass' | 'go first'; who: number }
  | { kind: 'change maximum'; to: number }
const who = fc.nat(crowd - 1)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sign up' as const), who, companions: fc.nat(2), colleagues: fc.nat(2) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'accept' as const, 'decline' as const, 'let pass' as const), who }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('go first' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change maximum' as const), to: fc.integer({ min: 1, max: 6 }) }) },
)

type Row = typeof signUps.$inferSelect
const rowsOf = (gatheringId: string): Promise<Row[]> =>
  db
    .select()
    .from(signUps)
    .where(eq(signUps.gatheringId, gatheringId))
    .orderBy(...lineOrder)
const line = (rows: Row[]) => rows.filter((row) => row.status === 'waiting')
const placesOf = async (gatheringId: string) => {
  const [row] = await db.execute<{ maximum: number; taken: number; held: number }>(
    sql`select maximum, places_taken as taken, (select coalesce(sum(places_held), 0)::int from sign_ups where gathering_id = g.id) as held from gatherings g where id = ${gatheringId}`,
  )
  if (!row) throw new Error('the gathering is gone')
  return row
}

describe('Signing up, cancelling, offering, accepting, declining, letting pass and going first, in any order', () => {
  test('keeps every promise of the line', { timeout: 600_000 }, async () => {
    const runs = Number(process.env.RUNS ?? 12)
    const startsAt = new Date(Date.now() + 40 * 86_400_000)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(deed, { minLength: 4, maxLength: 24 }), async (maximum, deeds) => {
        const fields = { companionsAllowed: 2, startsAt }
        const { gatheringId } = await publishedGathering(organiser, { ...fields, maximum })
        let version = 1
        let now = new Date()
        for (const [step, one] of deeds.entries()) {
          now = new Date(now.getTime() + 60_000)
          const before = await rowsOf(gatheringId)
          const own = (actor: Actor) => before.findLast((row) => row.userId === actor.id)
          const result = await run(one, step)
          const after = await rowsOf(gatheringId)
          const places = await placesOf(gatheringId)

          // Never more people than places, and the counter tells the truth.
          expect(places.held).toBeLessThanOrEqual(places.maximum)
          expect(places.taken).toBe(places.held)
          // A refused deed changes nothing.
          if (!result.ok) expect(after).toEqual(before)
          // Nobody is lost, and nobody gets another place in the order.
          for (const row of before) expect(after.find((same) => same.id === row.id)?.position).toBe(row.position)
          expect(new Set(after.map((row) => row.position)).size).toBe(after.length)
          // Whoever got a place or an offer now from the line was before everybody who still waits, unless with a reason.
          const stillWaiting = line(after)
          for (const [index, row] of line(before).entries()) {
            const is = after.find((same) => same.id === row.id)
            if (is?.status === 'waiting' || is?.status === 'cancelled' || is?.givenOutOfTurnById) continue
            const overtaken = line(before)
              .slice(0, index)
              .filter((earlier) => stillWaiting.some((waiting) => waiting.id === earlier.id))
            expect(overtaken).toEqual([])
          }
          // No place stays empty that the first in line could have.
          const [first] = stillWaiting
          if (first) expect(places.held + 1 + first.companions).toBeGreaterThan(places.maximum)

          async function run(one: Deed, step: number): Promise<Result<unknown, string>> {
            if (one.kind === 'change maximum') {
              const changed = await transact((tx) =>
                changeGathering(tx, organiser, {
                  gatheringId,
                  version,
                  changeNote: '',
                  ...gatheringFields({ ...fields, maximum: one.to }),
                }),
              )
              if (changed.ok) version = changed.value.version
              return changed
            }
            const actor = people[one.who]
            if (!actor) throw new Error('nobody')
            if (one.kind === 'sign up') {
              const colleagues = Array.from({ length: one.colleagues }, (_, index) => ({
                name: `Collega ${index}`,
                email: `c-${step}-${index}@elders.example`,
              }))
              return transact((tx) =>
                signUp(
                  tx,
                  actor,
                  {
                    gatheringId,
                    formKey: crypto.randomUUID(),
                    companions: one.companions,
                    diet: '',
                    accessibility: '',
                    shownToParticipants: false,
                    answers: {},
                    colleagues,
                  },
                  now,
                ),
              )
            }
            const signUpId = own(actor)?.id
            if (!signUpId) return { ok: false, reason: 'nothing_to_do' }
            if (one.kind === 'cancel') return transact((tx) => cancelSignUp(tx, actor, { signUpId }, now))
            if (one.kind === 'go first') return transact((tx) => giveOutOfTurn(tx, organiser, { signUpId, reason: 'Spreekt zelf.' }, now))
            if (one.kind === 'let pass') {
              now = new Date(Math.max(now.getTime(), offerDeadline(now, startsAt).getTime()))
              await db.transaction((tx) => expireOffers(tx, now))
              return { ok: true, value: null }
            }
            const answer = one.kind === 'accept' ? 'accept' : 'decline'
            return transact((tx) => answerOwnOffer(tx, actor, { signUpId, answer }, now))
          }
        }
      }),
      { numRuns: runs },
    )
  })
})
