import type { Tx } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { and, eq, isNull, like, sql } from 'drizzle-orm'
import { renderMail, type Message } from './mail-layout.ts'

/** A small text that goes along with a mail, as a file: a date for the calendar. */
export type MailAttachment = { name: string; mediaType: string; text: string }

export type Mail = {
  /** Same deed, same key: a mail with a known key is not written again. */
  key: string
  to: string
  message: Message
  /** Not before this moment; at once when left out. */
  dueAt?: Date
  attachments?: readonly MailAttachment[]
  /** For a mail of a series: where a mail program ends the series with one press, without a question (RFC 8058). */
  unsubscribeUrl?: string
}

/** Puts a mail in the outbox, in the transaction of the deed it tells of: no deed without its mail, no mail without its deed. */
export async function enqueueMail(tx: Tx, mail: Mail) {
  await enqueueMails(tx, [mail])
}

/**
 * The same for mails that tell of one deed, in their order. As one document: a statement with a parameter for each field
 * of each mail takes longer to write and to read than the mails do to keep.
 */
export async function enqueueMails(tx: Tx, mails: readonly Mail[]) {
  if (mails.length === 0) return
  const rows = mails.map(({ key, to, message, attachments, dueAt, unsubscribeUrl }) => ({
    key,
    recipient: to,
    ...renderMail(message),
    attachments: attachments ?? [],
    due: dueAt?.toISOString(),
    unsubscribe: unsubscribeUrl,
  }))
  // Announced in the same statement: a deed that holds a lock is done that much sooner.
  await tx.execute(sql`with kept as (
      insert into outbox (key, recipient, subject, text, html, attachments, due_at, unsubscribe_url)
      select key, recipient, subject, text, html, attachments, coalesce(due, now()), unsubscribe
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as mail(key text, recipient text, subject text, text text, html text, attachments jsonb, due timestamptz, unsubscribe text)
      on conflict (key) do nothing returning id)
    select pg_notify('portal_outbox', '') from (select from kept limit 1) one`)
}

/**
 * Takes mail back that has not left yet: what it would tell is no longer so. Gives how many there were.
 * A mail that is on its way at this very moment cannot be called back.
 */
export async function dropUnsentMail(tx: Tx, keyPrefix: string): Promise<number> {
  const prefix = `${keyPrefix.replace(/[\\%_]/g, '\\$&')}%`
  const dropped = await tx
    .delete(outbox)
    .where(and(like(outbox.key, prefix), isNull(outbox.sentAt)))
    .returning({ id: outbox.id })
  return dropped.length
}

/**
 * Gives a mail that has not left yet other words, under the same key: whoever has it under way tells the provider the
 * same key, so it arrives once, in one wording or the other. False when it has left.
 */
export async function rewriteUnsentMail(tx: Tx, key: string, message: Message): Promise<boolean> {
  const rewritten = await tx
    .update(outbox)
    .set({ ...renderMail(message), dueAt: sql`clock_timestamp()` })
    .where(and(eq(outbox.key, key), isNull(outbox.sentAt)))
    .returning({ id: outbox.id })
  if (rewritten.length > 0) await tx.execute(sql`select pg_notify('portal_outbox', '')`)
  return rewritten.length > 0
}
