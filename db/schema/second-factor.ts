import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'

/**
 * The second step of signing in: an app on the phone that shows a code. `pendingSecret` is one that is being set up; it
 * counts for nothing until a code of it was typed. Both are sealed with the key of the installation.
 */
export const secondFactors = pgTable(
  'second_factors',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id),
    secret: text('secret'),
    pendingSecret: text('pending_secret'),
    confirmedAt: moment('confirmed_at'),
    /** The half minute of the code that was used last: no code works twice. */
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  },
  (row) => [check('second_factors_confirmed_whole', sql`num_nonnulls(${row.secret}, ${row.confirmedAt}) in (0, 2)`)],
)

/** For who lost the phone: ten codes on paper, each for one time. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    codeHash: text('code_hash').notNull(),
    usedAt: moment('used_at'),
  },
  (row) => [index('recovery_codes_by_user').on(row.userId)],
)
