import { sql } from 'drizzle-orm'
import { check, date, index, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'

export const followKind = pgEnum('follow_kind', ['theme', 'tip', 'site', 'region', 'bundle', 'open_question'])
export const followRhythm = pgEnum('follow_rhythm', ['at_once', 'daily', 'weekly', 'never'])

const subscriber = () =>
  uuid('subscriber_id')
    .notNull()
    .references(() => subscribers.id, { onDelete: 'cascade' })

/** Who hears of news by mail: somebody with an account, or an address that was confirmed. Gone when they stop. */
export const subscribers = pgTable(
  'subscribers',
  {
    id: id(),
    userId: uuid('user_id')
      .unique()
      .references(() => users.id),
    email: text('email').unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** The calendar day on which mails come again. */
    pausedUntil: date('paused_until', { mode: 'string' }),
  },
  (row) => [
    check('subscribers_one_way', sql`num_nonnulls(${row.userId}, ${row.email}) = 1`),
    check('subscribers_email_is_lower_case', sql`${row.email} = lower(${row.email}) and length(${row.email}) <= 254`),
  ],
)

/** What somebody follows. Of a visitor it counts once the address was confirmed. */
export const follows = pgTable(
  'follows',
  {
    id: id(),
    subscriberId: subscriber(),
    kind: followKind('kind').notNull(),
    /** The slug, number, code or id of the thing. */
    key: text('key').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    confirmedAt: moment('confirmed_at'),
    /** How often a visitor wants to hear of it; counts from the confirmation, so that nobody changes the mails of another. */
    wishedRhythm: followRhythm('wished_rhythm'),
  },
  (row) => [
    unique('follows_once').on(row.subscriberId, row.kind, row.key),
    check('follows_key_has_length', sql`length(${row.key}) between 1 and 100`),
    index('follows_by_thing').on(row.kind, row.key),
    index('follows_unconfirmed')
      .on(row.createdAt)
      .where(sql`${row.confirmedAt} is null`),
  ],
)

/** How often somebody hears of a kind, and when next. At once: empty until there is something. */
export const followRhythms = pgTable(
  'follow_rhythms',
  {
    subscriberId: subscriber(),
    kind: followKind('kind').notNull(),
    rhythm: followRhythm('rhythm').notNull(),
    nextAt: moment('next_at'),
  },
  (row) => [
    primaryKey({ columns: [row.subscriberId, row.kind] }),
    check('follow_rhythms_never_has_no_next', sql`not ${row.rhythm} = 'never' or ${row.nextAt} is null`),
    index('follow_rhythms_due')
      .on(row.nextAt)
      .where(sql`${row.nextAt} is not null`),
  ],
)

/** Something that a digest can tell of, by what it is and its id. Title and address are read where they live. */
export const digestItems = pgTable(
  'digest_items',
  {
    id: id(),
    source: text('source').notNull(),
    objectId: text('object_id').notNull(),
    arrivedAt: moment('arrived_at').notNull().defaultNow(),
  },
  (row) => [unique('digest_items_once').on(row.source, row.objectId), index('digest_items_by_arrival').on(row.arrivedAt)],
)

/** That somebody was told of something, written in the transaction of the mail: nobody is told twice. */
export const digestClaims = pgTable(
  'digest_claims',
  {
    subscriberId: subscriber(),
    itemId: uuid('item_id')
      .notNull()
      .references(() => digestItems.id, { onDelete: 'cascade' }),
    /** The mail: its key in the outbox is 'digest:' with this. */
    digestId: uuid('digest_id').notNull(),
    claimedAt: moment('claimed_at').notNull().defaultNow(),
  },
  (row) => [
    unique('digest_claims_never_twice').on(row.subscriberId, row.itemId),
    index('digest_claims_by_digest').on(row.digestId),
    index('digest_claims_by_item').on(row.itemId),
    index('digest_claims_by_moment').on(row.claimedAt),
  ],
)

/** A digest that has not left yet and tells of something that was taken off the site: it is written anew first. */
export const digestRewrites = pgTable('digest_rewrites', {
  digestId: uuid('digest_id').primaryKey(),
  subscriberId: subscriber(),
})
