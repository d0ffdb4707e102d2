import type { Tx } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { and, isNull, like, sql } from 'drizzle-orm'
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
}

/** Puts a mail in the outbox, in the transaction of the deed it tells of: no deed without its mail, no mail without its deed. */
export async function enqueueMail(tx: Tx, mail: Mail) {
  await enqueueMails(tx, [mail])
}

/** The same for mails that tell of one deed, in their order. */
export async function enqueueMails(tx: Tx, mails: readonly Mail[]) {
  if (mails.length === 0) return
  await tx
    .insert(outbox)
    .values(
      mails.map(({ key, to, message, attachments, dueAt }) => ({
        key,
        recipient: to,
        ...renderMail(message),
        attachments: [...(attachments ?? [])],
        dueAt,
      })),
    )
    .onConflictDoNothing({ target: outbox.key })
    // In the same statement: a deed that holds a lock is done that much sooner.
    .returning({ told: sql`pg_notify('portal_outbox', '')` })
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
