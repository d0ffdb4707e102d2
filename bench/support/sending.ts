// The same mails by the outbox of the product and by the mail library's own pool, to a server in a process of its own that
// takes everything: what it costs is the same for whoever sends.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { db } from '#db/client.ts'
import { readEnv } from '#lib/platform/env.ts'
import { openMailer } from '#lib/platform/mailer.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'
import { timed } from './figures.ts'

type Sink = { url: string; count: () => Promise<number>; close: () => void }

async function mailSink(): Promise<Sink> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'mail-sink.ts'))
  const [port] = (await once(child, 'message')) as [number]
  const count = async () => {
    child.send('count')
    return ((await once(child, 'message')) as [number])[0]
  }
  return { url: `smtp://127.0.0.1:${port}`, count, close: () => child.disconnect() }
}

/** Per round: the milliseconds of the library and of the product for `perRound` of the mails that wait in the outbox. */
export async function besideLibrary(rounds: number, perRound: number): Promise<{ library: number; product: number }[]> {
  const sink = await mailSink()
  const mailer = await openMailer(readEnv({ ...process.env, DEMO: '0', SMTP_URL: sink.url }))
  const transport = createTransport({ url: sink.url, pool: true, maxConnections: 5 })
  const took: { library: number; product: number }[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const mails = await db.execute<{ id: string; recipient: string; subject: string; text: string; html: string }>(
        sql`update outbox set due_at = now() + interval '1 day' where sent_at is null returning id, recipient, subject, text, html`,
      )
      const chosen = mails.slice(0, perRound)
      const library = async () => {
        const from = process.env.MAIL_FROM
        await Promise.all(
          chosen.map(({ recipient, subject, text, html }) => transport.sendMail({ from, to: recipient, subject, text, html })),
        )
      }
      const product = async () => {
        await db.execute(sql`update outbox set due_at = now() where id in (
          select value::uuid from json_array_elements_text(${JSON.stringify(chosen.map(({ id }) => id))}::text::json))`)
        const before = await sink.count()
        const worker = startOutbox({ mailer })
        while ((await sink.count()) < before + perRound) await new Promise((resolve) => setTimeout(resolve, 5))
        await worker.stop()
      }
      const [first, second] = round % 2 === 0 ? [library, product] : [product, library]
      const [one, other] = [await timed(first), await timed(second)]
      took.push(round % 2 === 0 ? { library: one, product: other } : { library: other, product: one })
    }
  } finally {
    mailer.close?.()
    transport.close()
    sink.close()
  }
  return took
}
