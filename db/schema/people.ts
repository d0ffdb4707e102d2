import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { regions, sites } from './sites.ts'

export const role = pgEnum('role', ['member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator'])
export const accessDecision = pgEnum('access_decision', ['let_in', 'refused'])

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    /** First time someone signed in with this address; empty for who was invited and has not come yet. */
    emailVerifiedAt: moment('email_verified_at'),
    invitedById: uuid('invited_by_id'),
    closedAt: moment('closed_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (user) => [
    check('users_email_is_lower_case', sql`${user.email} = lower(${user.email}) and length(${user.email}) <= 254`),
    check('users_name_has_length', sql`length(btrim(${user.name})) between 1 and 120`),
  ],
)

const person = (name: string) => uuid(name).references(() => users.id)

/** Roles are dated: one open row per person and role, closed rows are the history. */
export const userRoles = pgTable(
  'user_roles',
  {
    id: id(),
    userId: person('user_id').notNull(),
    role: role('role').notNull(),
    grantedById: person('granted_by_id'),
    validFrom: moment('valid_from').notNull().defaultNow(),
    validUntil: moment('valid_until'),
  },
  (row) => [
    uniqueIndex('user_roles_one_open')
      .on(row.userId, row.role)
      .where(sql`${row.validUntil} is null`),
    check('user_roles_dates_in_order', sql`${row.validUntil} is null or ${row.validUntil} >= ${row.validFrom}`),
  ],
)

/** Membership of a site or of a region: several at once, each with its dates. */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    userId: person('user_id').notNull(),
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    validFrom: moment('valid_from').notNull().defaultNow(),
    validUntil: moment('valid_until'),
  },
  (row) => [
    check('memberships_site_or_region', sql`num_nonnulls(${row.siteSlug}, ${row.regionCode}) = 1`),
    check('memberships_dates_in_order', sql`${row.validUntil} is null or ${row.validUntil} >= ${row.validFrom}`),
    uniqueIndex('memberships_one_open_site')
      .on(row.userId, row.siteSlug)
      .where(sql`${row.validUntil} is null and ${row.siteSlug} is not null`),
    uniqueIndex('memberships_one_open_region')
      .on(row.userId, row.regionCode)
      .where(sql`${row.validUntil} is null and ${row.regionCode} is not null`),
  ],
)

/** Sessions: only the hash of the cookie is kept. `expiresAt` slides while in use, `endsAt` never moves. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: person('user_id').notNull(),
    device: text('device').notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** When the second step was taken in this session; see second-factor.ts. */
    secondStepAt: moment('second_step_at'),
  },
  (row) => [index('sessions_by_user').on(row.userId)],
)

/** One asked-for sign-in: link and code of the mail, bound to the browser that asked. Deleted when used. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: id(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    codeHash: text('code_hash').notNull(),
    browserHash: text('browser_hash').notNull(),
    tries: smallint('tries').notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  (row) => [index('sign_in_attempts_by_browser').on(row.browserHash)],
)

export const accessRequests = pgTable(
  'access_requests',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull(),
    motivation: text('motivation').notNull(),
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    decision: accessDecision('decision'),
    decidedById: person('decided_by_id'),
    decidedAt: moment('decided_at'),
  },
  (row) => [
    uniqueIndex('access_requests_one_open')
      .on(row.email)
      .where(sql`${row.decision} is null`),
    check('access_requests_decided_whole', sql`num_nonnulls(${row.decision}, ${row.decidedById}, ${row.decidedAt}) in (0, 3)`),
    check('access_requests_email_is_lower_case', sql`${row.email} = lower(${row.email}) and length(${row.email}) <= 254`),
  ],
)
