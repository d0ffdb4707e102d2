import { sql } from 'drizzle-orm'
import { check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'

/** Addresses of others that want to hear what is placed and what is taken away. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id(),
    address: text('address').notNull(),
    /** Signs every message; sealed with the key of this installation. */
    sealedSecret: text('sealed_secret').notNull(),
    createdById: uuid('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    retiredAt: moment('retired_at'),
  },
  (row) => [check('webhooks_address_is_https', sql`${row.address} like 'https://%' and length(${row.address}) <= 500`)],
)

/** Messages that are due, one row for each address. Written in the transaction of the deed; a job sends them beside. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id),
    event: text('event').notNull(),
    /** What it is about, so that what was not sent yet can be taken back. */
    subjectId: text('subject_id').notNull(),
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    dueAt: moment('due_at').notNull().defaultNow(),
    attempts: smallint('attempts').notNull().default(0),
    deliveredAt: moment('delivered_at'),
    failedAt: moment('failed_at'),
    /** What the other side answered last: a status, or why there was none. */
    lastAnswer: text('last_answer'),
  },
  (row) => [
    index('webhook_deliveries_due')
      .on(row.dueAt)
      .where(sql`${row.deliveredAt} is null and ${row.failedAt} is null`),
    index('webhook_deliveries_of_webhook').on(row.webhookId, row.createdAt),
    check('webhook_deliveries_event', sql`${row.event} in ('lesson.placed', 'lesson.withdrawn')`),
  ],
)
