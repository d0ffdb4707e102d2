// How fast and how right people are signed up when all of them press at once: beside one function in the database that
// locks, counts and inserts, and over two processes of which one is killed. The database is one of its own, with the
// settings of the product.
import postgres from 'postgres'
import { db } from '#db/client.ts'
import { signUpInTurn } from '#lib/gatherings/commands-turns.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { curator } from '#lib/testing/factories.ts'
import { publishedGathering } from '#lib/testing/gatherings.ts'
import { crowd, faultsAfter, formOf, storm, type StormPerson } from '#lib/testing/storm.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { median, timed, withSpread } from './support/figures.ts'
import { inPortal } from './support/portal.ts'

const [attempts, capacity, rounds] = [2_000, 40, 5]
/** As many connections as there are clients at the limit that was measured for the raw function. */
const clients = 32

/** The ratio to the raw function, the spread of the waiting, and what goes wrong over two processes. */
export async function measure(): Promise<Measurement[]> {
  const run = async (url: string) => {
    const organiser = await curator()
    return [...(await beside(url, organiser)), ...(await overTwo(organiser))]
  }
  return inPortal('storm', run, ['-c', 'max_connections=100'])
}

/** Both in turn, so that a busy machine is busy for both; the ratio is the median of the rounds. */
async function beside(url: string, organiser: Actor): Promise<Measurement[]> {
  const owner = postgres(url, { max: clients, onnotice: () => {} })
  await owner.unsafe(`
    create table raw_gatherings (id integer primary key, maximum integer not null);
    create table raw_sign_ups (position bigint generated always as identity primary key, gathering_id integer not null references raw_gatherings,
      user_id uuid not null references users, status text not null, unique (gathering_id, user_id));
    create index raw_sign_ups_line on raw_sign_ups (gathering_id, status);
    create function raw_sign_up(wanted integer, person uuid) returns text language plpgsql as $$
    declare most integer; taken integer; said text;
    begin
      select maximum into most from raw_gatherings where id = wanted for update;
      select count(*) into taken from raw_sign_ups where gathering_id = wanted and status = 'signed_up';
      said := case when taken < most then 'signed_up' else 'waiting' end;
      insert into raw_sign_ups (gathering_id, user_id, status) values (wanted, person, said);
      return said;
    end $$;`)
  const ratios: number[] = []
  const spreads: number[] = []
  for (let round = 0; round < rounds; round++) {
    const people = await crowd(db, attempts)
    const { gatheringId } = await publishedGathering(organiser, { maximum: capacity })
    await owner`insert into raw_gatherings values (${round}, ${capacity})`
    const raw = async () => {
      await inTurns(people, async ({ id }) => void (await owner`select raw_sign_up(${round}, ${id})`))
    }
    const ours = async () => void spreads.push(...(await spreadOf(gatheringId, people)))
    const [first, second] = round % 2 === 0 ? [raw, ours] : [ours, raw]
    const [one, other] = [await timed(first), await timed(second)]
    const [rawMs, ourMs] = round % 2 === 0 ? [one, other] : [other, one]
    ratios.push(rawMs / ourMs)
  }
  await owner.end()
  return [
    {
      name: `sign-up storm of ${attempts}: rate against one function that locks, counts and inserts`,
      value: median(ratios),
      unit: withSpread('times', ratios),
      goal: 1,
      better: 'higher',
    },
    {
      name: 'sign-up storm: longest wait but 1 % against the median',
      value: median(spreads),
      unit: withSpread('times', spreads),
      goal: 3,
      better: 'lower',
    },
  ]
}

/** Everybody at once; the 99th percentile of the waits against the median one. */
async function spreadOf(gatheringId: string, people: readonly StormPerson[]): Promise<number[]> {
  const started = performance.now()
  const waits = await Promise.all(
    people.map(async ({ id, email, formKey }) => {
      const actor: Actor = { id, email, name: 'Storm', roles: ['member'], sites: [], regions: [] }
      const result = await signUpInTurn({ actor, input: formOf(gatheringId, formKey) })
      if (!result.ok) throw new Error(`refused in the storm: ${result.reason}`)
      return performance.now() - started
    }),
  )
  const sorted = waits.sort((one, other) => one - other)
  return [(sorted[Math.floor(sorted.length * 0.99)] ?? 0) / (sorted[Math.floor(sorted.length / 2)] ?? 1)]
}

async function overTwo(organiser: Actor): Promise<Measurement[]> {
  const { gatheringId } = await publishedGathering(organiser, { maximum: capacity })
  const { told, ms } = await storm(gatheringId, await crowd(db, attempts), attempts / 4)
  const { placed, waiting, ...faults } = await faultsAfter(db, gatheringId, told)
  const wrong =
    Math.abs(placed - capacity) + Math.abs(placed + waiting - attempts) + Object.values(faults).reduce((sum, one) => sum + one, 0)
  const over = `over two processes, one killed`
  return [
    {
      name: `sign-up storm ${over}: places, order and mails that are wrong`,
      value: wrong,
      unit: `of ${attempts}`,
      goal: 0,
      better: 'lower',
    },
    { name: `sign-up storm ${over}: everybody has an answer`, value: ms / 1_000, unit: 's', goal: 15, better: 'lower' },
  ]
}

/** As many at a time as there are clients: each takes the next one when it is done. */
async function inTurns<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const item of left) await run(item)
    }),
  )
}
