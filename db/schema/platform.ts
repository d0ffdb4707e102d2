import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'

/** Who did what to which object, when and with which result. Append-only: the web role may insert and read, no more. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at')
      .notNull()
      .default(sql`clock_timestamp()`),
    actorId: uuid('actor_id').references(() => users.id),
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    reason: text('reason'),
    details: jsonb('details').$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (row) => [
    index('audit_log_by_object').on(row.objectKind, row.objectId, row.id),
    // The logbook, newest first: of everything, and of one person.
    index('audit_log_newest').on(row.at.desc().nullsFirst(), row.id.desc().nullsFirst()),
    index('audit_log_by_action').on(row.action, row.at.desc().nullsFirst(), row.id.desc().nullsFirst()),
    index('audit_log_by_actor').on(row.actorId, row.at.desc().nullsFirst(), row.id.desc().nullsFirst()),
  ],
)

/** Mail that is due. A row is written in the transaction of the deed; a worker sends it beside. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    /** The provider refuses a second mail with the same key: a crash between sending and marking cannot double. */
    key: text('key').notNull().unique(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    /** Small texts that go along as files. Emptied with the text once the mail has left. */
    attachments: jsonb('attachments').$type<{ name: string; mediaType: string; text: string }[]>().notNull().default([]),
    /** Where a mail program ends a series of mails with one press (RFC 8058); empty for a mail that belongs to a deed. */
    unsubscribeUrl: text('unsubscribe_url'),
    createdAt: moment('created_at').notNull().defaultNow(),
    dueAt: moment('due_at').notNull().defaultNow(),
    attempts: smallint('attempts').notNull().default(0),
    lockedUntil: moment('locked_until'),
    sentAt: moment('sent_at'),
    failedAt: moment('failed_at'),
    lastError: text('last_error'),
  },
  (row) => [
    index('outbox_due')
      .on(row.dueAt)
      .where(sql`${row.sentAt} is null and ${row.failedAt} is null`),
    index('outbox_by_recipient').on(row.recipient, row.createdAt),
    check('outbox_unsubscribe_is_web', sql`${row.unsubscribeUrl} ~ '^https?://[[:alnum:]:./_-]+$'`),
    check(
      'outbox_no_line_breaks_in_headers',
      sql`${row.subject} !~ '[[:cntrl:]]' and ${row.recipient} ~ ('^[^[:cntrl:][:space:],<>' || chr(59) || ']+$')`,
    ),
  ],
)

/** Counters of the limits: exact over several instances, because they stand here and not in a process. */
export const limitCounters = pgTable(
  'limit_counters',
  {
    name: text('name').notNull(),
    subject: text('subject').notNull(),
    windowStart: bigint('window_start', { mode: 'number' }).notNull(),
    count: integer('count').notNull(),
  },
  (row) => [primaryKey({ columns: [row.name, row.subject, row.windowStart] })],
)

/** Bytes in the place of files that no row refers to, since when that is known. They go when they still lie there a day later. */
export const strayFiles = pgTable(
  'stray_files',
  {
    id: uuid('id').primaryKey(),
    foundAt: moment('found_at').notNull(),
  },
  (row) => [index('stray_files_by_age').on(row.foundAt)],
)
