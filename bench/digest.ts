// How fast digests for 10,000 people are made and sent, in how much memory, and whether anybody is told anything twice when
// the process that makes them is killed again and again. The database is one of its own, with the settings of the product.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { ensurePostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { readEnv } from '#lib/platform/env.ts'
import { openMailer } from '#lib/platform/mailer.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'
import { curator, furnish, person, placeMany } from '#lib/testing/factories.ts'
import type { Measurement } from '#scripts/measurements.ts'
import type { Made } from './digest/maker.ts'

const [everybody, some, lessons, kills] = [10_000, 1_000, 48, 6]
const [sendRounds, perRound] = [3, 1_000]

/** People a second, memory for ten times as many, rate of sending against the mail library alone, and doubles. */
export async function measure(): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-digest-'))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres') })
  try {
    await prepare(server.url('postgres'), server.url('digest'))
    await fill(some)
    const few = await make()
    await fill(everybody)
    const many = await make()
    const sending = await besideLibrary()
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
      { name: 'digests: rate of sending against the pool of the mail library', value: sending, unit: 'times', goal: 0.8, better: 'higher' },
      {
        name: `digests, killed ${kills} times: told twice or not at all`,
        value: faults,
        unit: `of ${everybody} people`,
        goal: 0,
        better: 'lower',
      },
    ]
  } finally {
    await closePool()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function prepare(maintenance: string, url: string) {
  const owner = postgres(maintenance, { max: 1 })
  await owner`create database digest`
  await owner.end()
  await migrate(url)
  Object.assign(process.env, {
    DATABASE_URL: url,
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'only-for-measuring-only-for-measuring-only',
    MAIL_FROM: 'Proeftuin <noreply@localhost>',
    DEMO: '1',
  })
  await furnish()
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

type Sink = { url: string; count: () => Promise<number>; close: () => void }

async function mailSink(): Promise<Sink> {
  const child: ChildProcess = fork(script('mail-sink.ts'))
  const [port] = (await once(child, 'message')) as [number]
  const count = async () => {
    child.send('count')
    return ((await once(child, 'message')) as [number])[0]
  }
  return { url: `smtp://127.0.0.1:${port}`, count, close: () => child.disconnect() }
}

/** The same mails by the product and by the library's own pool, in turn, so that a busy machine is busy for both. */
async function besideLibrary(): Promise<number> {
  const sink = await mailSink()
  const mailer = await openMailer(readEnv({ ...process.env, DEMO: '0', SMTP_URL: sink.url }))
  const transport = createTransport({ url: sink.url, pool: true, maxConnections: 5 })
  const ratios: number[] = []
  try {
    for (let round = 0; round < sendRounds; round++) {
      const mails = await db.execute<{ recipient: string; subject: string; text: string; html: string }>(
        sql`update outbox set due_at = now() + interval '1 day' where sent_at is null returning recipient, subject, text, html`,
      )
      const chosen = mails.slice(0, perRound)
      const library = async () => {
        const from = process.env.MAIL_FROM
        await Promise.all(chosen.map(({ recipient, ...rest }) => transport.sendMail({ from, to: recipient, ...rest })))
      }
      const product = async () => {
        await db.execute(sql`update outbox set due_at = now() where recipient in (
          select value from json_array_elements_text(${JSON.stringify(chosen.map(({ recipient }) => recipient))}::text::json))`)
        const before = await sink.count()
        const worker = startOutbox({ mailer })
        while ((await sink.count()) < before + perRound) await new Promise((resolve) => setTimeout(resolve, 5))
        await worker.stop()
      }
      const [first, second] = round % 2 === 0 ? [library, product] : [product, library]
      const [one, other] = [await timed(first), await timed(second)]
      ratios.push(round % 2 === 0 ? one / other : other / one)
    }
  } finally {
    mailer.close?.()
    transport.close()
    sink.close()
  }
  return ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 2)] ?? 0
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}
