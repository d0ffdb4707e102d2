import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { env } from './env.ts'
import { mailHeaders } from './mailer.ts'

/** A mail as the mailbox of demo mode shows it. */
export type ReceivedMail = {
  id: string
  to: string
  subject: string
  text: string
  html: string
  at: string
  headers: Record<string, string>
  attachments: { name: string; mediaType: string; base64: string }[]
}

/** Whether this installation has a mailbox to look into: only in demo mode, where no mail leaves the house. */
export const mailboxIsOpen = () => env().DEMO === '1'

/** The newest mails, of one address or of all; none outside demo mode. */
export async function receivedMails(address: string | null, most = 200): Promise<ReceivedMail[]> {
  if (!mailboxIsOpen()) return []
  const rows = await db
    .select()
    .from(outbox)
    .where(and(sql`${outbox.dueAt} <= now()`, address === null ? undefined : eq(outbox.recipient, address.trim().toLowerCase())))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(most)
  return rows.map(({ id, recipient, subject, text, html, attachments, createdAt, sentAt, key, unsubscribeUrl }) => ({
    id,
    to: recipient,
    subject,
    text,
    html,
    at: (sentAt ?? createdAt).toISOString(),
    headers: { ...mailHeaders(unsubscribeUrl), From: env().MAIL_FROM, To: recipient, Subject: subject, 'Idempotency-Key': key },
    attachments: attachments.map((file) => ({
      name: file.name,
      mediaType: file.mediaType,
      base64: Buffer.from(file.text).toString('base64'),
    })),
  }))
}
