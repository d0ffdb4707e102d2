import { sql } from 'drizzle-orm'
import { bigint, boolean, check, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { auditLog } from './platform.ts'

/**
 * One link per row of the audit log, in the order in which the deeds were committed. Each hash is made of the one before
 * it and of the row itself, so a row that is changed or taken out no longer fits. Only a trigger writes here.
 */
export const auditChain = pgTable(
  'audit_chain',
  {
    position: bigint('position', { mode: 'number' }).primaryKey(),
    auditId: bigint('audit_id', { mode: 'number' })
      .notNull()
      .unique()
      .references(() => auditLog.id),
    hash: text('hash').notNull(),
  },
  (row) => [check('audit_chain_hash_is_sha256', sql`${row.hash} ~ '^[0-9a-f]{64}$'`)],
)

/** The end of the chain, one row: how long it is and its last hash. Whoever adds a link holds this row. */
export const auditHead = pgTable(
  'audit_head',
  {
    single: boolean('single').primaryKey().default(true),
    length: bigint('length', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (row) => [check('audit_head_one_row', sql`${row.single}`)],
)
