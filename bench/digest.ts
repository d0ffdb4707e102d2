// How fast digests for 10,000 people are made and sent, in how much memory, and whether anybody is told anything twice when
// the process that makes them is killed again and again. The database is one of its own, with the settings of the product.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { curator, person, placeMany } from '#lib/testing/factories.ts'
import type { Measurement } from '#scripts/measurements.ts'
import type { Made } from './digest/maker.ts'
import { median, withSpread } from './support/figures.ts'
import { inPortal } from './support/portal.ts'
import { besideLibrary } from './support/sending.ts'

const [everybody, some, lessons, kills] = [10_000, 1_000, 48, 6]
const [sendRounds, perRound] = [3, 1_000]

/** People a second, memory for ten times as many, rate of sending against the mail library alone, and doubles. */
export async function measure(): Promise<Measurement[]> {
  return inPortal('digest', async () => {
    await placeLessons()
    await fill(some)
    const few = await make()
    await fill(everybody)
    const many = await make()
    const sending = (await besideLibrary(sendRounds, perRound)).map(({ library, product }) => library / product)
    await again()
    const faults = await whileKilled()
    return [
      { name: 'digests: people a second', value: many.people / (many.milliseconds / 1_000), unit: '/s', goal: null, better: 'higher' },
      {
        name: `digests: time for each person, ${everybody} against ${some}`,
        value: many.milliseconds / everybody / (few.milliseconds / some),
        unit: 'times',
        goal: 1.5,
        better: 'lower',
      },
      { name: `digests to ${everybody}: more memory at the most`, value: many.moreMegabytes, unit: 'MB', goal: 100, better: 'lower' },
      {
        name: 'digests: rate of sending against the pool of the mail library',
        value: median(sending),
        unit: withSpread('times', sending),
        goal: 0.8,
        better: 'higher',
      },
      {
        name: `digests, killed ${kills} times: told twice or not at all`,
        value: faults,
        unit: `of ${everybody} people`,
        goal: 0,
        better: 'lower',
      },
    ]
  })
}

async function placeLessons() {
  const words = await db.execute<{ slug: string }>(sql`select slug from themes order by position`)
  const rows = Array.from({ length: lessons }, (_, index) => ({
    at: new Date(Date.now() - index * 60_000),
    title: `Wat wij leerden van ons overleg, deel ${index}`,
    themes: [words[index % words.length]?.slug ?? ''],
    site: index % 3 === 0 ? 'friesland' : 'flevoland',
  }))
  await placeMany(await person(), await curator(), rows)
}

/** So many people, each following three themes and a site, all due now. */
async function fill(size: number): Promise<void> {
  await db.execute(sql`delete from subscribers`)
  await db.execute(sql`delete from outbox`)
  await db.execute(sql`with made as (
      insert into subscribers (email) select 'lezer-' || n || '@voorbeeld.example' from generate_series(1, ${size}) n
      returning id, split_part(split_part(email, '@', 1), '-', 2)::int as n),
    words as (select slug, row_number() over (order by position) - 1 as n, count(*) over () as all from themes),
    followed as (
      insert into follows (subscriber_id, kind, key, confirmed_at)
      select m.id, 'theme'::follow_kind, w.slug, now() - interval '3 days' from made m
        join words w on w.n in (m.n % w.all, (m.n + 3) % w.all, (m.n + 7) % w.all)
      union all
      select m.id, 'site'::follow_kind, case when m.n % 2 = 0 then 'friesland' else 'flevoland' end, now() - interval '3 days' from made m)
    insert into follow_rhythms (subscriber_id, kind, rhythm, next_at)
    select m.id, kind::follow_kind, 'daily'::follow_rhythm, now() - interval '1 minute' from made m cross join unnest(array['theme', 'site']) kind`)
  await db.execute(sql`analyze subscribers, follows, follow_rhythms, digest_claims, digest_items, published_lessons`).catch(() => {})
}

const script = (name: string) => path.join(import.meta.dirname, 'digest', name)
const maker = () => fork(script('maker.ts'), { env: process.env, execArgv: ['--expose-gc'] })

async function make(): Promise<Made> {
  const child = maker()
  const made = await new Promise<Made>((resolve) => child.on('message', (said) => said !== 'begun' && resolve(said as Made)))
  await once(child, 'exit')
  return made
}

/** Everybody is due again, and has been told nothing. */
async function again() {
  await db.execute(sql`delete from digest_claims`)
  await db.execute(sql`delete from outbox`)
  await db.execute(sql`update follow_rhythms set next_at = now() - interval '1 minute'`)
}

/** Kills the process that makes them again and again, at moments that differ; then counts what is wrong. */
async function whileKilled(): Promise<number> {
  for (let round = 0; round < kills; round++) {
    const child = maker()
    await once(child, 'message')
    await new Promise((resolve) => setTimeout(resolve, 40 + 90 * round))
    if (child.exitCode === null) child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  await make()
  const [wrong] = await db.execute<{ faults: number }>(sql`select (
    (select count(*) from (select recipient from outbox group by recipient having count(*) > 1) twice)
    + (select count(*) from subscribers s where not exists (select from outbox o where o.recipient = s.email))
    + (select count(*) from digest_claims c where not exists (select from outbox o where o.key = 'digest:' || c.digest_id))
    + (select abs(count(*) - ${everybody}) from outbox))::int as faults`)
  return wrong?.faults ?? -1
}
