import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { gatherings } from './gatherings.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'
import { signUps } from './sign-ups.ts'

export const followUpAnswer = pgEnum('follow_up_answer', ['used', 'planned', 'not_used'])

/** Material that is somewhere else on the web. Per link: for everybody, or only for who took part. */
export const gatheringLinks = pgTable(
  'gathering_links',
  {
    id: id(),
    gatheringId: uuid('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    url: text('url').notNull(),
    label: text('label').notNull(),
    isPublic: boolean('is_public').notNull().default(false),
    addedById: uuid('added_by_id')
      .notNull()
      .references(() => users.id),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (row) => [
    check('gathering_links_url_shape', sql`${row.url} ~ '^https://[^[:space:]]+$' and length(${row.url}) <= 1000`),
    check('gathering_links_label_has_length', sql`length(btrim(${row.label})) between 1 and 120`),
    // Pressed twice, it stands there once.
    unique('gathering_links_one_per_address').on(row.gatheringId, row.url),
  ],
)

/** The one question, six weeks later: what did you do with it? A row says that somebody was asked. */
export const gatheringFollowUps = pgTable(
  'gathering_follow_ups',
  {
    signUpId: uuid('sign_up_id')
      .primaryKey()
      .references(() => signUps.id, { onDelete: 'cascade' }),
    gatheringId: uuid('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    askedAt: moment('asked_at').notNull().defaultNow(),
    answer: followUpAnswer('answer'),
    /** Vanishes a year after the gathering; the choice stays, to be counted. */
    text: text('text').notNull().default(''),
    answeredAt: moment('answered_at'),
    /** The draft lesson that it became. */
    lessonId: uuid('lesson_id').references(() => lessons.id),
  },
  (row) => [
    check('gathering_follow_ups_answered_whole', sql`num_nonnulls(${row.answer}, ${row.answeredAt}) in (0, 2)`),
    check('gathering_follow_ups_text_length', sql`length(${row.text}) <= 1000`),
    index('gathering_follow_ups_by_gathering').on(row.gatheringId),
  ],
)
