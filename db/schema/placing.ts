import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessonDecisions, lessonRevisions, lessons, lessonStatus } from './lessons.ts'
import { users } from './people.ts'

export const suggestionAnswer = pgEnum('suggestion_answer', ['accepted', 'declined'])

const person = (name: string) => uuid(name).references(() => users.id)

/** A placing that a curator decided on for a later moment. The clock does it; the row is gone once it is done or has lapsed. */
export const scheduledPlacings = pgTable(
  'scheduled_placings',
  {
    lessonId: uuid('lesson_id')
      .primaryKey()
      .references(() => lessons.id),
    revisionId: uuid('revision_id').notNull(),
    placeAt: moment('place_at').notNull(),
    /** What the curator filled in, as the command takes it: what placing asks for later is asked of it again then. */
    input: jsonb('input').$type<unknown>().notNull(),
    scheduledById: person('scheduled_by_id').notNull(),
    scheduledAt: moment('scheduled_at').notNull().defaultNow(),
  },
  (row) => [
    foreignKey({
      name: 'scheduled_placings_on_revision',
      columns: [row.revisionId, row.lessonId],
      foreignColumns: [lessonRevisions.id, lessonRevisions.lessonId],
    }),
    index('scheduled_placings_due').on(row.placeAt),
  ],
)

/** What a next placing changed, in a sentence that every reader sees. A small one (a typing error) is no news. Append-only. */
export const lessonChanges = pgTable(
  'lesson_changes',
  {
    decisionId: uuid('decision_id')
      .primaryKey()
      .references(() => lessonDecisions.id),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    note: text('note').notNull(),
    isMinor: boolean('is_minor').notNull().default(false),
    changedAt: moment('changed_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    index('lesson_changes_by_lesson').on(row.lessonId, row.changedAt),
    check('lesson_changes_note_has_length', sql`length(btrim(${row.note})) between 1 and 500`),
  ],
)

/**
 * What a withdrawal knows besides its decision: where readers are led to, and, when one person pressed the emergency
 * button, that a second one has to look. What stood in the feed is kept, so that undoing puts the same back.
 */
export const lessonWithdrawals = pgTable(
  'lesson_withdrawals',
  {
    decisionId: uuid('decision_id')
      .primaryKey()
      .references(() => lessonDecisions.id),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    withdrawnById: person('withdrawn_by_id').notNull(),
    withdrawnAt: moment('withdrawn_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    isEmergency: boolean('is_emergency').notNull().default(false),
    /** The lesson that says it better now: only told for a lesson that is out of date. */
    newerLessonId: uuid('newer_lesson_id').references(() => lessons.id),
    statusBefore: lessonStatus('status_before').notNull(),
    placingDecisionId: uuid('placing_decision_id')
      .notNull()
      .references(() => lessonDecisions.id),
    firstPublishedAt: moment('first_published_at').notNull(),
    publishedAt: moment('published_at').notNull(),
    confirmedById: person('confirmed_by_id'),
    confirmedAt: moment('confirmed_at'),
    undoneById: person('undone_by_id'),
    undoneAt: moment('undone_at'),
  },
  (row) => [
    check('lesson_withdrawals_confirmed_whole', sql`num_nonnulls(${row.confirmedById}, ${row.confirmedAt}) in (0, 2)`),
    check('lesson_withdrawals_undone_whole', sql`num_nonnulls(${row.undoneById}, ${row.undoneAt}) in (0, 2)`),
    check('lesson_withdrawals_one_end', sql`num_nonnulls(${row.confirmedAt}, ${row.undoneAt}) < 2`),
    check(
      'lesson_withdrawals_second_person',
      sql`${row.confirmedById} is distinct from ${row.withdrawnById} and ${row.undoneById} is distinct from ${row.withdrawnById}`,
    ),
    check('lesson_withdrawals_newer_is_another', sql`${row.newerLessonId} is distinct from ${row.lessonId}`),
    index('lesson_withdrawals_by_lesson').on(row.lessonId, row.withdrawnAt),
    index('lesson_withdrawals_open')
      .on(row.withdrawnAt)
      .where(sql`${row.isEmergency} and ${row.confirmedAt} is null and ${row.undoneAt} is null`),
  ],
)

/** Two lessons that say the same: the first leads to the second. What stood in the feed is kept, so that it can be undone. */
export const lessonMerges = pgTable(
  'lesson_merges',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    intoLessonId: uuid('into_lesson_id')
      .notNull()
      .references(() => lessons.id),
    mergedById: person('merged_by_id').notNull(),
    mergedAt: moment('merged_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    placingDecisionId: uuid('placing_decision_id')
      .notNull()
      .references(() => lessonDecisions.id),
    firstPublishedAt: moment('first_published_at').notNull(),
    publishedAt: moment('published_at').notNull(),
    undoneById: person('undone_by_id'),
    undoneAt: moment('undone_at'),
  },
  (row) => [
    uniqueIndex('lesson_merges_one_at_a_time')
      .on(row.lessonId)
      .where(sql`${row.undoneAt} is null`),
    index('lesson_merges_into').on(row.intoLessonId),
    check('lesson_merges_two_lessons', sql`${row.lessonId} is distinct from ${row.intoLessonId}`),
    check('lesson_merges_undone_whole', sql`num_nonnulls(${row.undoneById}, ${row.undoneAt}) in (0, 2)`),
  ],
)

/** Better wording that a curator proposes for one passage. Only a writer makes it part of the text. */
export const lessonSuggestions = pgTable(
  'lesson_suggestions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    revisionId: uuid('revision_id').notNull(),
    field: text('field').notNull(),
    /** Which passage of the field, counted from 0; the words decide, the number helps when two are alike. */
    passage: integer('passage').notNull().default(0),
    before: text('before').notNull(),
    after: text('after').notNull(),
    suggestedById: person('suggested_by_id').notNull(),
    suggestedAt: moment('suggested_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    answer: suggestionAnswer('answer'),
    answeredById: person('answered_by_id'),
    answeredAt: moment('answered_at'),
  },
  (row) => [
    foreignKey({
      name: 'lesson_suggestions_on_revision',
      columns: [row.revisionId, row.lessonId],
      foreignColumns: [lessonRevisions.id, lessonRevisions.lessonId],
    }),
    check('lesson_suggestions_changes_something', sql`${row.before} is distinct from ${row.after}`),
    check('lesson_suggestions_has_length', sql`length(${row.before}) between 1 and 12000 and length(${row.after}) between 1 and 12000`),
    check('lesson_suggestions_answered_whole', sql`num_nonnulls(${row.answer}, ${row.answeredById}, ${row.answeredAt}) in (0, 3)`),
    index('lesson_suggestions_by_lesson').on(row.lessonId, row.suggestedAt),
  ],
)
