import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { pool } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { keepHearing } from './hearing.ts'
import { log } from './log.ts'
import { metrics } from './metrics/state.ts'
import { MailFault, openMailer, type Mailer, type OutgoingMail } from './mailer.ts'

export type OutboxOptions = {
  mailer?: Mailer
  /** How often is looked without being woken: for mails that are due later, and for notices that were missed. */
  pollMs?: number
  /** How long a mail belongs to the worker that took it. Longer than `sendMs`, so that two never send at once. */
  leaseMs?: number
  /** How long the provider gets for one mail. */
  sendMs?: number
}

type Taken = OutgoingMail & { id: string; attempts: number }

// So many are under way at once; the next are fetched when half of them are gone, so that the provider never waits for us.
const atOnce = 40
// About sixteen hours of trying. The provider knows a key for 24 hours: after that a second try could double.
const mostAttempts = 200
const longestPauseSeconds = 300

/** Seconds until the next try: 5, 10, 20 … at most five minutes, so that a queue is empty soon after an outage. */
export const pauseAfter = (attempts: number) => Math.min(longestPauseSeconds, 5 * 2 ** Math.min(attempts - 1, 10))

const clock = sql`clock_timestamp()`

/** Takes the mails that are due. Whoever dies while sending loses its claim after the lease. */
async function takeDue(leaseMs: number, most: number): Promise<Taken[]> {
  const { db } = pool()
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        lte(outbox.dueAt, clock),
        or(isNull(outbox.lockedUntil), lte(outbox.lockedUntil, clock)),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(most)
    .for('update', { skipLocked: true })
  return db
    .update(outbox)
    .set({ lockedUntil: sql`${clock} + make_interval(secs => ${leaseMs / 1000})`, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, due))
    .returning({
      id: outbox.id,
      key: outbox.key,
      to: outbox.recipient,
      subject: outbox.subject,
      text: outbox.text,
      html: outbox.html,
      attachments: outbox.attachments,
      unsubscribeUrl: outbox.unsubscribeUrl,
      attempts: outbox.attempts,
    })
}

async function markSent(ids: readonly string[], local: boolean): Promise<void> {
  // What is sent has no further use here, and it may hold a link to sign in with.
  const emptied = local ? {} : { text: '', html: '', attachments: [], unsubscribeUrl: null }
  await pool()
    .db.update(outbox)
    .set({ sentAt: clock, lockedUntil: null, lastError: null, ...emptied })
    .where(inArray(outbox.id, [...ids]))
  metrics.mails.sent += ids.length
}

/** Marks what was sent at once; what was sent while that was being written goes together in the next statement. */
function marking(local: boolean): (id: string) => Promise<void> {
  let waiting: string[] = []
  let writing: Promise<void> | undefined
  const write = async () => {
    try {
      while (waiting.length > 0) {
        const ids = waiting
        waiting = []
        await markSent(ids, local)
      }
    } finally {
      // Here and not after it: who comes between the last look and the end would be marked by nobody.
      writing = undefined
    }
  }
  return (id) => {
    waiting.push(id)
    return (writing ??= write())
  }
}

async function markFailed(mail: Taken, fault: unknown): Promise<void> {
  const kind = fault instanceof MailFault ? fault.message : 'unexpected'
  const giveUp = (fault instanceof MailFault && fault.permanent) || mail.attempts >= mostAttempts
  // A mail that is held back meanwhile, because its words have to change, stays held back.
  const next = giveUp
    ? { failedAt: clock }
    : { dueAt: sql`greatest(${outbox.dueAt}, ${clock} + make_interval(secs => ${pauseAfter(mail.attempts)}))` }
  // Only as long as the claim is ours: another worker may have sent it meanwhile.
  const ours = and(eq(outbox.id, mail.id), eq(outbox.attempts, mail.attempts), isNull(outbox.sentAt))
  await pool()
    .db.update(outbox)
    .set({ lockedUntil: null, lastError: kind.slice(0, 200), ...next })
    .where(ours)
  if (giveUp) metrics.mails.givenUp += 1
  else metrics.mails.retried += 1
  log.warn({ mail: mail.id, kind, attempts: mail.attempts, giveUp }, 'mail not sent')
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new MailFault('no answer in time', false)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function deliver(mailer: Mailer, mail: Taken, sendMs: number, mark: (id: string) => Promise<void>): Promise<void> {
  try {
    await inTime(mailer.send(mail), sendMs)
  } catch (fault) {
    return markFailed(mail, fault)
  }
  // A crash between sending and this line sends again, with the same key: the provider then sends nothing.
  await mark(mail.id)
}

/**
 * Starts bringing mail away, beside the requests: at each notice of a new mail and every few seconds. Several instances
 * may run; each mail belongs to one of them at a time. Faults of the database are logged and tried again.
 */
export function startOutbox(options: OutboxOptions = {}): { stop(): Promise<void> } {
  const { pollMs = 5_000, leaseMs = 60_000, sendMs = 30_000 } = options
  const end = new AbortController()
  let wake = Promise.withResolvers<void>()
  let mailer = options.mailer
  // Also looks when it can hear again: what was announced meanwhile was missed.
  const listener = keepHearing({
    url: process.env.DATABASE_URL ?? '',
    name: 'portal-outbox',
    channels: ['portal_outbox'],
    onNotice: () => wake.resolve(),
    onHearing: () => wake.resolve(),
  })

  const underway = new Set<Promise<void>>()
  let mark: ((id: string) => Promise<void>) | undefined

  /** Sets out what is due as far as there is room; true when there may be more. */
  const round = async (): Promise<boolean> => {
    mailer ??= await openMailer()
    mark ??= marking(mailer.local)
    const room = atOnce - underway.size
    const taken = await takeDue(leaseMs, room)
    for (const mail of taken) {
      const delivery: Promise<void> = deliver(mailer, mail, sendMs, mark)
        .catch((fault: unknown) => log.error({ err: fault }, 'outbox'))
        .finally(() => underway.delete(delivery))
      underway.add(delivery)
    }
    while (underway.size > atOnce / 2) await Promise.race(underway)
    return taken.length === room
  }

  const run = async () => {
    while (!end.signal.aborted) {
      wake = Promise.withResolvers<void>()
      let more = false
      try {
        more = await round()
      } catch (fault) {
        if (!end.signal.aborted) log.error({ err: fault }, 'outbox')
      }
      if (more || end.signal.aborted) continue
      const timer = setTimeout(wake.resolve, pollMs)
      await wake.promise
      clearTimeout(timer)
    }
  }
  const running = run()

  return {
    /** Ends after the mails that are being sent. */
    async stop() {
      end.abort()
      wake.resolve()
      await running
      await Promise.all(underway)
      await listener.stop()
      if (!options.mailer) mailer?.close?.()
    },
  }
}
