import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'

/**
 * An account here that belongs to an account of an organisation. Who comes back is known by issuer and subject alone: an
 * address of mail can be given to somebody else, a subject cannot.
 */
export const organisationAccounts = pgTable(
  'organisation_accounts',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** Which entry of the settings it was made through: for its name on the screen. */
    organisation: text('organisation').notNull(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastUsedAt: moment('last_used_at').notNull().defaultNow(),
  },
  (row) => [
    uniqueIndex('organisation_accounts_one_person').on(row.issuer, row.subject),
    uniqueIndex('organisation_accounts_one_each').on(row.userId, row.issuer),
    check('organisation_accounts_subject_has_length', sql`length(${row.subject}) between 1 and 255`),
  ],
)

/** One begun sign-in through an organisation, bound to the browser that began it. Deleted when it comes back, right or wrong. */
export const organisationAttempts = pgTable(
  'organisation_attempts',
  {
    id: id(),
    stateHash: text('state_hash').notNull().unique(),
    browserHash: text('browser_hash').notNull(),
    organisation: text('organisation').notNull(),
    returnTo: text('return_to').notNull(),
    /** Who was signed in and wants to couple; empty for who wants to sign in. */
    couplesUserId: uuid('couples_user_id').references(() => users.id),
    expiresAt: moment('expires_at').notNull(),
  },
  (row) => [index('organisation_attempts_by_expiry').on(row.expiresAt)],
)
