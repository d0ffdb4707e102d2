import { eq, sql } from 'drizzle-orm'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { readEnv } from './env.ts'
import { receivedMails } from './mailbox.ts'
import { metrics } from './metrics/state.ts'
import { openMailer, type Mailer, type OutgoingMail } from './mailer.ts'
import { enqueueMail } from './outbox.ts'
import { pauseAfter, startOutbox, type OutboxOptions } from './outbox-worker.ts'

const { url } = testDatabase()

const settings = readEnv({ ...process.env, DEMO: '0', RESEND_API_KEY: 're_test', MAIL_FROM: 'Proeftuin <post@voorbeeld.example>' })

type Delivered = { to: string; subject: string; attachments?: { filename: string; content_type: string; content: string }[] }

/** A mail provider that knows idempotency keys: what it delivered, and how it answers. */
class Provider {
  readonly delivered = new Map<string, Delivered>()
  readonly calls: string[] = []
  answer: (response: ServerResponse) => void = accept
  url = ''
  readonly #server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      this.calls.push(key)
      // What it refuses is not delivered; what it delivered stays so, also when its answer never arrives.
      if (this.answer !== refuseForGood && this.answer !== beDown) this.delivered.set(key, JSON.parse(body) as Delivered)
      this.answer(response)
    })
  })
  async open() {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }
  close() {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
const json = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const accept = (response: ServerResponse) => json(response, 200, { id: 'provider-id' })
const beDown = (response: ServerResponse) => json(response, 503, { statusCode: 503, name: 'internal_server_error', message: 'down' })
const refuseForGood = (response: ServerResponse) => json(response, 422, { statusCode: 422, name: 'validation_error', message: 'no' })
const beSilent = () => {}

let provider: Provider
const workers: { stop(): Promise<void> }[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  await db.delete(outbox)
  provider = new Provider()
  await provider.open()
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  provider.close()
})

const resend = () => openMailer(settings, { resendUrl: provider.url })
function work(options: OutboxOptions) {
  const worker = startOutbox({ pollMs: 50, ...options })
  workers.push(worker)
  return worker
}
const message = { subject: 'Onderwerp', paragraphs: ['Een regel.'] }
const write = (key: string) => db.transaction((tx) => enqueueMail(tx, { key, to: `${key}@voorbeeld.example`, message }))
const row = async (key: string) => (await db.select().from(outbox).where(eq(outbox.key, key)))[0]
const sentCount = () => db.$count(outbox, sql`sent_at is not null`)
const dueNow = () =>
  db
    .update(outbox)
    .set({ dueAt: sql`now()` })
    .where(sql`sent_at is null`)
const until = (ready: () => unknown, timeout = 10_000) =>
  expect.poll(async () => Boolean(await ready()), { timeout, interval: 25 }).toBe(true)

test('a mail leaves with its key as soon as the deed is done, without waiting for the poll', async () => {
  work({ mailer: await resend(), pollMs: 60_000 })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await write('een')
  await until(sentCount)
  expect(provider.calls).toEqual(['een'])
  expect(provider.delivered.get('een')).toMatchObject({ to: 'een@voorbeeld.example', subject: 'Onderwerp' })
})

test('a worker whose line was cut hears of new mails again, and looks for what it missed', async () => {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  const lines = () => owner<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'portal-outbox' and state = 'idle' and datname = current_database()`
  work({ mailer: await resend(), pollMs: 60_000 })
  await until(async () => (await lines()).length === 1)
  // In one moment: cut, and written while nobody hears.
  await owner.begin(async (tx) => {
    await tx`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portal-outbox' and datname = current_database()`
    await tx`insert into outbox (key, recipient, subject, text, html) values ('gemist', 'gemist@voorbeeld.example', 'O', 't', 'h')`
  })
  await until(async () => (await row('gemist'))?.sentAt)
  await write('daarna')
  await until(async () => (await row('daarna'))?.sentAt)
  await owner.end()
})

test('a file goes along, and is emptied with the text', async () => {
  const file = { name: 'bijeenkomst.ics', mediaType: 'text/calendar; charset=utf-8; method=REQUEST', text: 'BEGIN:VCALENDAR\r\né' }
  const mail = { key: 'bijlage', to: 'bijlage@voorbeeld.example', message, attachments: [file] }
  await db.transaction((tx) => enqueueMail(tx, mail))
  expect((await row('bijlage'))?.attachments).toEqual([file])
  const worker = work({ mailer: await resend() })
  await until(sentCount)
  await worker.stop()
  expect(provider.delivered.get('bijlage')?.attachments).toEqual([
    { filename: file.name, content_type: file.mediaType, content: Buffer.from(file.text).toString('base64') },
  ])
  expect((await row('bijlage'))?.attachments).toEqual([])

  await db.transaction((tx) => enqueueMail(tx, { ...mail, key: 'demo' }))
  work({ mailer: await openMailer() })
  await until(async () => (await row('demo'))?.sentAt)
  expect((await receivedMails(mail.to)).map(({ attachments }) => attachments)).toContainEqual([
    { name: file.name, mediaType: file.mediaType, base64: Buffer.from(file.text).toString('base64') },
  ])
})

test('a deed that is rolled back takes its mail along', async () => {
  work({ mailer: await resend() })
  await db
    .transaction(async (tx) => {
      await enqueueMail(tx, { key: 'terug', to: 'a@voorbeeld.example', message })
      throw new Error('rolled back')
    })
    .catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(provider.calls).toEqual([])
})

test('what was sent is emptied; in the mailbox of the demo the text stays', async () => {
  await write('weg')
  const worker = work({ mailer: await resend() })
  await until(sentCount)
  await worker.stop()
  expect(await row('weg')).toMatchObject({ text: '', html: '', attempts: 1, lastError: null })

  await write('blijft')
  work({ mailer: await openMailer() })
  await until(async () => (await row('blijft'))?.sentAt)
  expect((await row('blijft'))?.text).toContain('Een regel.')
})

test('a worker that is killed after sending sends again with the same key, so one mail arrives', async () => {
  provider.answer = beSilent
  await write('moord')
  const script = `
    import { startOutbox } from '#lib/platform/outbox-worker.ts'
    import { openMailer } from '#lib/platform/mailer.ts'
    import { readEnv } from '#lib/platform/env.ts'
    startOutbox({ mailer: await openMailer(readEnv(), { resendUrl: '${provider.url}' }), leaseMs: 500 })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, DATABASE_URL: url, DEMO: '0', RESEND_API_KEY: 're_test' },
    stdio: 'inherit',
  })
  children.push(child)
  // A process of its own takes its time to begin on a busy machine.
  await until(() => provider.calls.length === 1, 40_000)
  child.kill('SIGKILL')
  expect((await row('moord'))?.sentAt).toBeNull()

  provider.answer = accept
  work({ mailer: await resend() })
  await until(sentCount)
  expect(provider.calls).toEqual(['moord', 'moord'])
  expect(provider.delivered.size).toBe(1)
}, 60_000)

test('four workers together send each of a hundred mails once', async () => {
  for (let number = 0; number < 100; number += 1) await write(`mail-${number}`)
  const seen: string[] = []
  const mailer: Mailer = {
    local: false,
    async send({ key }: OutgoingMail) {
      seen.push(key)
      await new Promise((resolve) => setTimeout(resolve, 5))
    },
  }
  for (let count = 0; count < 4; count += 1) work({ mailer })
  await until(async () => (await sentCount()) === 100)
  expect(seen).toHaveLength(100)
  expect(new Set(seen).size).toBe(100)
})

test('a long queue is emptied without waiting for the poll, with at most forty mails under way at once', async () => {
  await db.execute(sql`insert into outbox (key, recipient, subject, text, html)
    select 'rij-' || n, 'rij-' || n || '@voorbeeld.example', 'O', 't', 'h' from generate_series(1, 130) as n`)
  let [underWay, most, turn] = [0, 0, 0]
  const mailer: Mailer = {
    local: false,
    async send() {
      most = Math.max(most, ++underWay)
      // Every other one is slow: the next are fetched while half of the room is taken.
      await new Promise((resolve) => setTimeout(resolve, turn++ % 2 === 0 ? 20 : 300))
      underWay -= 1
    },
  }
  work({ mailer, pollMs: 60_000 })
  await until(async () => (await sentCount()) === 130)
  expect(most).toBeGreaterThan(20)
  expect(most).toBeLessThanOrEqual(40)
})

test('a mail that somebody holds keeps no other mail waiting', async () => {
  await write('vast')
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  await owner.begin(async (tx) => {
    await tx`select from outbox where key = 'vast' for update`
    await write('ander')
    work({ mailer: await resend() })
    await until(async () => (await row('ander'))?.sentAt)
    expect(provider.calls).toEqual(['ander'])
  })
  await until(async () => (await row('vast'))?.sentAt)
  await owner.end()
})

test('a fault that nobody foresaw leaves none of its words behind, and the mail is tried again', async () => {
  await write('onverwacht')
  const mailer: Mailer = { local: false, send: () => Promise.reject(new Error('geheim@voorbeeld.example')) }
  const before = { ...metrics.mails }
  const worker = work({ mailer })
  await until(async () => (await row('onverwacht'))?.lastError)
  await worker.stop()
  expect(await row('onverwacht')).toMatchObject({ lastError: 'unexpected', failedAt: null, sentAt: null })
  expect(metrics.mails).toEqual({ ...before, retried: before.retried + 1 })
})

test('a provider that is down is tried again later, with a growing pause and the same key', async () => {
  provider.answer = beDown
  await write('storing')
  work({ mailer: await resend() })
  await until(async () => (await row('storing'))?.lastError)
  const waiting = await row('storing')
  expect(waiting).toMatchObject({ sentAt: null, failedAt: null, lastError: 'resend 503 internal_server_error', attempts: 1 })
  expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now() + 2_000)

  provider.answer = accept
  await dueNow()
  await until(sentCount)
  expect(provider.calls).toEqual(['storing', 'storing'])
  expect([1, 2, 3, 20].map(pauseAfter)).toEqual([5, 10, 20, 300])
})

test('a provider that does not answer in time is tried again', async () => {
  provider.answer = beSilent
  await write('stil')
  work({ mailer: await resend(), sendMs: 100 })
  await until(async () => (await row('stil'))?.lastError)
  expect(await row('stil')).toMatchObject({ lastError: 'no answer in time', failedAt: null })
})

test('what the provider refuses for good is given up, and so is what failed too often', async () => {
  const { givenUp } = metrics.mails
  provider.answer = refuseForGood
  await write('fout')
  work({ mailer: await resend() })
  await until(async () => (await row('fout'))?.failedAt)
  expect(await row('fout')).toMatchObject({ attempts: 1, sentAt: null })
  await until(() => metrics.mails.givenUp === givenUp + 1)

  provider.answer = beDown
  // In one transaction: the worker that is running must not take it before it is old.
  await db.transaction(async (tx) => {
    await enqueueMail(tx, { key: 'vaak', to: 'vaak@voorbeeld.example', message })
    await tx.update(outbox).set({ attempts: 199 }).where(eq(outbox.key, 'vaak'))
  })
  await until(async () => (await row('vaak'))?.failedAt)
  expect((await row('vaak'))?.lastError).not.toContain('voorbeeld.example')
})

test('stopping waits for the mail that is being sent', async () => {
  let finished = false
  await write('laatste')
  const started = Promise.withResolvers<void>()
  const mailer: Mailer = {
    local: false,
    async send() {
      started.resolve()
      await new Promise((resolve) => setTimeout(resolve, 300))
      finished = true
    },
  }
  const worker = startOutbox({ mailer, pollMs: 50 })
  await started.promise
  await worker.stop()
  expect(finished).toBe(true)
  expect((await row('laatste'))?.sentAt).not.toBeNull()
})
