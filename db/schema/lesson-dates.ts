import { sql } from 'drizzle-orm'
import { check, date, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessonRevisions, lessons } from './lessons.ts'
import { users } from './people.ts'

export const reviewAnswer = pgEnum('review_answer', ['still_true', 'changed', 'withdraw'])

/** When a placed lesson is looked at again. A trigger gives every placed lesson one: a year after placing, unless chosen. */
export const lessonReviewDates = pgTable(
  'lesson_review_dates',
  {
    lessonId: uuid('lesson_id')
      .primaryKey()
      .references(() => lessons.id),
    /** A calendar day in Europe/Amsterdam. */
    reviewOn: date('review_on', { mode: 'string' }).notNull(),
    /** Empty until the day has come and the writers were asked. */
    askedAt: moment('asked_at'),
    remindedAt: moment('reminded_at'),
  },
  (row) => [
    check('lesson_review_dates_in_order', sql`${row.remindedAt} is null or ${row.askedAt} is not null`),
    index('lesson_review_dates_due').on(row.reviewOn),
  ],
)

/** What a writer answered when asked whether the lesson still holds. Append-only. */
export const lessonReviewAnswers = pgTable(
  'lesson_review_answers',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    /** The version that the public read at that moment. */
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => lessonRevisions.id),
    answer: reviewAnswer('answer').notNull(),
    note: text('note').notNull().default(''),
    answeredById: uuid('answered_by_id')
      .notNull()
      .references(() => users.id),
    answeredAt: moment('answered_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    index('lesson_review_answers_by_lesson').on(row.lessonId, row.answeredAt),
    check('lesson_review_answers_withdraw_says_why', sql`${row.answer} <> 'withdraw' or length(btrim(${row.note})) > 0`),
  ],
)

/** A curator left a lesson where it is though its writer wants it off the site, and says why. Append-only. */
export const lessonReviewAsides = pgTable(
  'lesson_review_asides',
  {
    /** The wish that was put aside. */
    answerId: uuid('answer_id')
      .primaryKey()
      .references(() => lessonReviewAnswers.id),
    reason: text('reason').notNull(),
    decidedById: uuid('decided_by_id')
      .notNull()
      .references(() => users.id),
    decidedAt: moment('decided_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [check('lesson_review_asides_say_why', sql`length(btrim(${row.reason})) between 1 and 1000`)],
)

/**
 * A writer asked another curator to look. The text that was decided on lies on the desk again, word for word, as a
 * revision of its own; a trigger refuses a decision about it by who decided first. Append-only.
 */
export const lessonSecondLooks = pgTable(
  'lesson_second_looks',
  {
    /** The revision that lies on the desk again. */
    revisionId: uuid('revision_id')
      .primaryKey()
      .references(() => lessonRevisions.id),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    /** The revision whose decision the writer does not agree with: one second look for each. */
    decidedRevisionId: uuid('decided_revision_id')
      .notNull()
      .unique()
      .references(() => lessonRevisions.id),
    firstDeciderId: uuid('first_decider_id')
      .notNull()
      .references(() => users.id),
    askedById: uuid('asked_by_id')
      .notNull()
      .references(() => users.id),
    askedAt: moment('asked_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    why: text('why').notNull(),
  },
  (row) => [
    index('lesson_second_looks_by_lesson').on(row.lessonId),
    check('lesson_second_looks_say_why', sql`length(btrim(${row.why})) between 1 and 2000`),
  ],
)
