import { createHash } from 'node:crypto'
import { env, type Env } from './env.ts'
import type { MailAttachment } from './outbox.ts'

/** A mail as it leaves. The key is the same each time the same mail is tried. */
export type OutgoingMail = {
  key: string
  to: string
  subject: string
  text: string
  html: string
  attachments: readonly MailAttachment[]
  unsubscribeUrl: string | null
}

/** Something that brings mail away. It throws a `MailFault` when that did not work. */
export type Mailer = {
  /** The mail stays in our own mailbox, so its text has to be kept. */
  readonly local: boolean
  send(mail: OutgoingMail): Promise<void>
  close?(): void
}

/** Why a mail did not leave: a short word without addresses, and whether trying again makes sense. */
export class MailFault extends Error {
  readonly permanent: boolean
  constructor(kind: string, permanent: boolean) {
    super(kind)
    this.permanent = permanent
  }
}

// No out-of-office answers to a machine.
const ofMachine = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** The headers of a mail besides who, to whom and about what. Both lines of RFC 8058 or none: a mail program needs the pair. */
export function mailHeaders(unsubscribeUrl: string | null): Record<string, string> {
  if (!unsubscribeUrl) return ofMachine
  return { ...ofMachine, 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** The mailer that the settings ask for: the local mailbox in demo mode, else Resend, else SMTP. */
export async function openMailer(settings: Env = env(), options: { resendUrl?: string } = {}): Promise<Mailer> {
  if (settings.DEMO === '1') return { local: true, send: async () => {} }
  if (settings.RESEND_API_KEY) return resendMailer(settings.RESEND_API_KEY, settings.MAIL_FROM, options.resendUrl)
  if (settings.SMTP_URL) return smtpMailer(settings.SMTP_URL, settings.MAIL_FROM)
  throw new Error('RESEND_API_KEY or SMTP_URL is missing')
}

// What the provider will refuse again, however often it is asked. A wrong key or a full quota can be mended by people.
const hopeless = new Set(['validation_error', 'missing_required_field', 'invalid_parameter', 'invalid_idempotent_request'])

async function resendMailer(apiKey: string, from: string, baseUrl: string | undefined): Promise<Mailer> {
  const { Resend } = await import('resend')
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {})
  return {
    local: false,
    async send({ key, to, subject, text, html, attachments: files, unsubscribeUrl }) {
      const attachments = files.map((file) => ({
        filename: file.name,
        contentType: file.mediaType,
        content: Buffer.from(file.text).toString('base64'),
      }))
      const headers = mailHeaders(unsubscribeUrl)
      const { error } = await resend.emails.send({ from, to, subject, text, html, headers, attachments }, { idempotencyKey: key })
      if (error) throw new MailFault(`resend ${error.statusCode ?? 0} ${error.name}`, hopeless.has(error.name))
    },
  }
}

/**
 * An invitation goes in twice, as an alternative of the text and as a file: programs that know calendars offer the first,
 * the others show the second.
 */
function filesOf(attachments: readonly MailAttachment[]) {
  const methodOf = ({ mediaType }: MailAttachment) => /^text\/calendar;.*\bmethod=(\w+)/i.exec(mediaType)?.[1]
  const invitation = attachments.find(methodOf)
  const others = attachments.filter((file) => file !== invitation)
  return {
    ...(invitation && { icalEvent: { method: methodOf(invitation), filename: invitation.name, content: invitation.text } }),
    attachments: others.map((file) => ({ filename: file.name, contentType: file.mediaType, content: file.text })),
  }
}

async function smtpMailer(url: string, from: string): Promise<Mailer> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    local: false,
    async send({ key, to, subject, text, html, attachments, unsubscribeUrl }) {
      // SMTP knows no key. The same Message-ID lets a receiver see that a second one is the same mail.
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host}>`
      try {
        const files = filesOf(attachments)
        const headers = mailHeaders(unsubscribeUrl)
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html, headers, messageId, ...files })
      } catch (fault) {
        const { responseCode, code } = fault as { responseCode?: number; code?: string }
        const refused = responseCode !== undefined && responseCode >= 550 && responseCode < 560
        throw new MailFault(`smtp ${responseCode ?? 0} ${code ?? 'unknown'}`, refused && code === 'EENVELOPE')
      }
    },
    close: () => transport.close(),
  }
}
