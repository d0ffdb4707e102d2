import { sql } from 'drizzle-orm'
import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

/**
 * The secret address of a person's own calendar. The secret is derived from the id with the key of the installation, so
 * nothing here opens it; another id makes the old address worthless.
 */
export const calendarAddresses = pgTable('calendar_addresses', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id),
  id: uuid('id')
    .notNull()
    .unique()
    .default(sql`uuidv7()`),
  madeAt: moment('made_at').notNull().defaultNow(),
})
