// Mail under kill -9, with a provider that knows keys and with plain SMTP.
import { randomInt } from 'node:crypto'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { enqueueMails } from '#lib/platform/outbox.ts'
import { startNode } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import type { Proof } from '#scripts/prove.ts'
import { openProvider, openReceiver } from './faults/mail-provider.ts'

const [mails, kills] = [3_000, 50]
const [smtpMails, smtpKills] = [300, 5]
/** Booting beside the one that is at work, so that a kill does not wait for it. */
const standBy = 3
/** Far more than it takes on a quiet machine: what is promised is that no mail is lost or doubled, not how soon. */
const longestRun = 420_000

const fillOutbox = (prefix: string, count: number) =>
  db.transaction((tx) =>
    enqueueMails(
      tx,
      Array.from({ length: count }, (_, number) => ({
        key: `${prefix}:${number}`,
        to: `${prefix}-${number}@voorbeeld.example`,
        message: { subject: 'Een proef', paragraphs: ['Een regel.'] },
      })),
    ),
  )

const unsent = async (sql: postgres.Sql) =>
  (await sql<{ count: number }[]>`select count(*)::int as count from outbox where sent_at is null`)[0]?.count ?? 0

type Ready = { child: ChildProcess; ready: Promise<void>; ended: Promise<void> }

/** What the workers say when they are killed in the middle of something is no news. */
const quiet = fs.openSync(os.devNull, 'w')

function worker(environment: Record<string, string>): Ready {
  const child = startNode(['prove/faults/mail-worker.ts'], { env: environment, output: quiet, grace: 0 })
  const ready = Promise.withResolvers<void>()
  child.on('message', () => ready.resolve())
  return { child, ready: ready.promise, ended: new Promise((resolve) => child.on('exit', () => resolve())) }
}

type Receiving = { onDelivered: (count: number) => void }

/**
 * Lets one worker after the other bring the mails away. Each is killed after a random part of them, in the middle of
 * what it is doing; the last one may finish. Gives how often one was killed.
 */
async function killing(
  provider: Receiving,
  environment: Record<string, string>,
  [count, most]: readonly [mails: number, kills: number],
  sql: postgres.Sql,
) {
  const until = performance.now() + longestRun
  const waiting = Array.from({ length: standBy }, () => worker(environment))
  // What the dead had claimed would be free after a minute. That minute is not waited for, so that the next one offers
  // again what the last one may have sent.
  const free = () => sql`update outbox set locked_until = now() where sent_at is null`
  let killed = 0
  while (killed < most && performance.now() < until) {
    const current = waiting.shift() ?? worker(environment)
    waiting.push(worker(environment))
    await current.ready
    // So few that the last one still has something to do.
    let more = 1 + randomInt(Math.floor((0.8 * count) / most))
    const reached = Promise.withResolvers<void>()
    provider.onDelivered = () => (more -= 1) === 0 && reached.resolve()
    current.child.send('go')
    await Promise.race([reached.promise, sleep(5_000)])
    await sleep(randomInt(20))
    current.child.kill('SIGKILL')
    await current.ended
    await free()
    killed += 1
  }
  const last = waiting.shift() ?? worker(environment)
  for (const { child } of waiting) child.kill('SIGKILL')
  await last.ready
  last.child.send('go')
  while ((await unsent(sql)) > 0 && performance.now() < until + 30_000) await sleep(200)
  last.child.kill('SIGKILL')
  await last.ended
  return killed
}

/** Each mail once, also when the worker is killed again and again. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-mail-'))
  whenClosing(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags: throwawayFlags })
  whenClosing(() => server.stop())
  const owner = postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  await owner`create database mail`
  await owner.end()
  const url = server.url('mail')
  await migrate(url)
  const shared = {
    DATABASE_URL: url,
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'only-for-proofs-only-for-proofs-only-for-proofs',
    MAIL_FROM: 'Proeftuin <post@voorbeeld.example>',
    DEMO: '0',
    // The second worker and all after it start with what the first one compiled.
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  }
  Object.assign(process.env, shared)
  const [provider, receiver] = [await openProvider(40), await openReceiver(40)]
  const sql = postgres(url, { max: 1 })
  try {
    await fillOutbox('resend', mails)
    say(`${mails} mails, een werker die ${kills} keer wordt gedood`)
    const killed = await killing(
      provider,
      { ...shared, RESEND_API_KEY: 're_proof', RESEND_BASE_URL: provider.url, SMTP_URL: '' },
      [mails, kills],
      sql,
    )
    const offered = [...provider.keys.values()].filter((times) => times > 1).length
    const strange = [...provider.keys.keys()].filter((key) => !key.startsWith('resend:')).length
    const lost = mails - provider.keys.size + strange
    const open = await unsent(sql)
    say(`  ${offered} mails werden na een dood opnieuw aangeboden; zonder sleutel waren dat dubbele`)

    await fillOutbox('smtp', smtpMails)
    say(`${smtpMails} mails over SMTP, ${smtpKills} keer gedood`)
    const smtpKilled = await killing(receiver, { ...shared, SMTP_URL: receiver.url, RESEND_API_KEY: '' }, [smtpMails, smtpKills], sql)
    const distinct = new Set(receiver.messageIds)
    const doubled = receiver.messageIds.length - distinct.size
    const proofs: Proof[] = [
      {
        promise: `${mails} mails onder ${kills} × kill -9, provider met sleutels: geen verloren, geen dubbel`,
        figure: `${lost} verloren, ${strange} dubbel, ${open} open, ${killed} × gedood, ${offered} door de sleutel tegengehouden`,
        held: lost === 0 && strange === 0 && open === 0 && killed === kills,
      },
      {
        promise: 'over SMTP: geen verloren; wat dubbel aankomt heeft hetzelfde Message-ID (meer kan SMTP niet)',
        figure: `${smtpMails - distinct.size} verloren, ${doubled} van ${smtpMails} dubbel na ${smtpKilled} × kill -9`,
        held: distinct.size === smtpMails && !distinct.has('none'),
      },
    ]
    for (const { promise, figure, held } of proofs) say(`${held ? '✓' : '✗'} ${promise}: ${figure}`)
    return proofs
  } finally {
    await Promise.all([sql.end(), closePool()])
    provider.close()
    receiver.close()
    await server.stop()
  }
}
