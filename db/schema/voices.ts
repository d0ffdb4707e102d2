import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'

export const reactionKind = pgEnum('reaction_kind', ['question', 'addition'])
export const reactionStatus = pgEnum('reaction_status', ['unconfirmed', 'waiting', 'placed', 'refused', 'removed'])
export const reactionAnswerStatus = pgEnum('reaction_answer_status', ['waiting', 'placed', 'refused', 'removed'])
export const reportReason = pgEnum('report_reason', ['recognisable', 'improper', 'wrong'])

/** What a reader asks or adds under a lesson. It shows only after a curator has read it. */
export const lessonReactions = pgTable(
  'lesson_reactions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    status: reactionStatus('status').notNull(),
    kind: reactionKind('kind').notNull(),
    body: text('body').notNull(),
    /** Shown with the reaction; empty: 'een lezer'. */
    name: text('name').notNull().default(''),
    /** Who wrote it while signed in; empty for a visitor. */
    userId: uuid('user_id').references(() => users.id),
    /** Of a visitor, until the reaction is decided on: only to confirm and to tell. */
    email: text('email'),
    tokenHash: text('token_hash').unique(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    confirmedAt: moment('confirmed_at'),
    decidedById: uuid('decided_by_id').references(() => users.id),
    decidedAt: moment('decided_at'),
    /** Why it was refused or removed, in the words of the curator. */
    reason: text('reason').notNull().default(''),
  },
  (row) => [
    index('lesson_reactions_by_lesson').on(row.lessonId, row.status, row.createdAt),
    index('lesson_reactions_waiting').on(row.status, row.createdAt),
    check('lesson_reactions_body_has_length', sql`length(btrim(${row.body})) between 1 and 1500`),
    check('lesson_reactions_name_has_length', sql`length(${row.name}) <= 80`),
    check('lesson_reactions_email_is_lower_case', sql`${row.email} = lower(${row.email}) and length(${row.email}) <= 254`),
    check(
      'lesson_reactions_decided_whole',
      sql`(${row.status} in ('placed', 'refused', 'removed')) = (${row.decidedById} is not null and ${row.decidedAt} is not null)`,
    ),
    check('lesson_reactions_unconfirmed_has_token', sql`(${row.status} = 'unconfirmed') = (${row.tokenHash} is not null)`),
    check('lesson_reactions_confirmed', sql`${row.status} = 'unconfirmed' or ${row.confirmedAt} is not null`),
    // An address is kept no longer than it is needed.
    check('lesson_reactions_address_goes', sql`${row.email} is null or ${row.status} in ('unconfirmed', 'waiting')`),
    check('lesson_reactions_say_why', sql`${row.status} not in ('refused', 'removed') or length(btrim(${row.reason})) > 0`),
  ],
)

/** What a writer of the lesson answers to a reaction. As with the reaction itself, it shows after a curator has read it. */
export const lessonReactionAnswers = pgTable(
  'lesson_reaction_answers',
  {
    id: id(),
    reactionId: uuid('reaction_id')
      .notNull()
      .references(() => lessonReactions.id),
    status: reactionAnswerStatus('status').notNull().default('waiting'),
    body: text('body').notNull(),
    writtenById: uuid('written_by_id')
      .notNull()
      .references(() => users.id),
    writtenAt: moment('written_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    decidedById: uuid('decided_by_id').references(() => users.id),
    decidedAt: moment('decided_at'),
    /** Why it was refused or removed, in the words of the curator. */
    reason: text('reason').notNull().default(''),
  },
  (row) => [
    // One answer for each reaction; who was refused may write another one.
    uniqueIndex('lesson_reaction_answers_one')
      .on(row.reactionId)
      .where(sql`${row.status} in ('waiting', 'placed')`),
    index('lesson_reaction_answers_waiting').on(row.status, row.writtenAt),
    check('lesson_reaction_answers_body_has_length', sql`length(btrim(${row.body})) between 1 and 1500`),
    check(
      'lesson_reaction_answers_decided_whole',
      sql`(${row.status} = 'waiting') = (${row.decidedById} is null) and (${row.status} = 'waiting') = (${row.decidedAt} is null)`,
    ),
    check('lesson_reaction_answers_say_why', sql`${row.status} not in ('refused', 'removed') or length(btrim(${row.reason})) > 0`),
    check('lesson_reaction_answers_four_eyes', sql`${row.decidedById} is distinct from ${row.writtenById}`),
  ],
)

/**
 * 'Dit herken ik': one row per browser and lesson. The mark is a keyed hash of the lesson and a random number that only
 * that browser holds, so rows of two lessons cannot be laid beside each other.
 */
export const lessonRecognitions = pgTable(
  'lesson_recognitions',
  {
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    markHash: text('mark_hash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.lessonId, row.markHash] })],
)

/** Somebody says that a lesson, or a reaction under it, cannot stay like this. Anyone can. */
export const lessonReports = pgTable(
  'lesson_reports',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    reactionId: uuid('reaction_id').references(() => lessonReactions.id),
    reason: reportReason('reason').notNull(),
    message: text('message').notNull().default(''),
    /** To answer to, when the reporter wants that; gone once the report is handled. */
    email: text('email'),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    handledById: uuid('handled_by_id').references(() => users.id),
    handledAt: moment('handled_at'),
    /** What was done with it. */
    outcome: text('outcome').notNull().default(''),
  },
  (row) => [
    index('lesson_reports_open')
      .on(row.createdAt)
      .where(sql`${row.handledAt} is null`),
    index('lesson_reports_by_lesson').on(row.lessonId),
    check('lesson_reports_message_has_length', sql`length(${row.message}) <= 1000`),
    check('lesson_reports_handled_whole', sql`num_nonnulls(${row.handledById}, ${row.handledAt}) in (0, 2)`),
    check('lesson_reports_handled_says_how', sql`${row.handledAt} is null or length(btrim(${row.outcome})) > 0`),
    check('lesson_reports_address_goes', sql`${row.email} is null or ${row.handledAt} is null`),
  ],
)
