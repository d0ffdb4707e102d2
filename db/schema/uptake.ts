import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { certainty, lessonRevisions, lessons } from './lessons.ts'
import { users } from './people.ts'
import { regions } from './sites.ts'

export const observationKind = pgEnum('observation_kind', ['also', 'not'])
export const observationStatus = pgEnum('observation_status', ['waiting', 'placed', 'refused', 'removed', 'taken_back'])
export const countedUnit = pgEnum('counted_unit', ['families', 'conversations', 'cases', 'professionals'])
export const applicationState = pgEnum('application_state', ['taken_over', 'adapted', 'stopped'])
export const applicationSide = pgEnum('application_side', ['region', 'writer'])
export const stepWordsStatus = pgEnum('step_words_status', ['none', 'waiting', 'placed', 'refused', 'removed'])

const lessonId = () =>
  uuid('lesson_id')
    .notNull()
    .references(() => lessons.id)
const regionCode = () =>
  text('region_code')
    .notNull()
    .references(() => regions.code, { onUpdate: 'cascade' })
const person = (name: string) => uuid(name).references(() => users.id)

/**
 * 'Bij ons ook' or 'bij ons niet': what somebody of a region saw of a lesson, in a period and counted. Without words of
 * its own it shows at once; with words after a curator has read it.
 */
export const lessonObservations = pgTable(
  'lesson_observations',
  {
    id: id(),
    lessonId: lessonId(),
    regionCode: regionCode(),
    kind: observationKind('kind').notNull(),
    /** Calendar days; readers see the months. */
    periodFrom: date('period_from', { mode: 'string' }).notNull(),
    periodUntil: date('period_until', { mode: 'string' }).notNull(),
    /** In so many … */
    seen: integer('seen').notNull(),
    /** … of so many: never the one without the other. */
    total: integer('total').notNull(),
    unit: countedUnit('unit').notNull(),
    note: text('note').notNull().default(''),
    status: observationStatus('status').notNull(),
    userId: person('user_id').notNull(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    decidedById: person('decided_by_id'),
    decidedAt: moment('decided_at'),
    /** Why it was refused or removed: one of the fixed reasons. */
    reason: text('reason').notNull().default(''),
  },
  (row) => [
    // One person says one thing about a lesson for a region; who changes their mind takes the former back.
    uniqueIndex('lesson_observations_one')
      .on(row.lessonId, row.regionCode, row.userId)
      .where(sql`${row.status} in ('waiting', 'placed')`),
    index('lesson_observations_by_lesson').on(row.lessonId, row.status, row.createdAt),
    index('lesson_observations_waiting').on(row.status, row.createdAt),
    index('lesson_observations_by_user').on(row.userId),
    check('lesson_observations_period', sql`${row.periodFrom} <= ${row.periodUntil}`),
    check('lesson_observations_counted', sql`${row.total} between 1 and 100000 and ${row.seen} between 0 and ${row.total}`),
    check('lesson_observations_note_has_length', sql`length(${row.note}) <= 500`),
    check('lesson_observations_words_are_read', sql`${row.status} <> 'placed' or ${row.note} = '' or ${row.decidedById} is not null`),
    check('lesson_observations_waits_with_words', sql`${row.status} <> 'waiting' or ${row.note} <> ''`),
    check('lesson_observations_taken_back_is_empty', sql`${row.status} <> 'taken_back' or ${row.note} = ''`),
    check('lesson_observations_decided_whole', sql`num_nonnulls(${row.decidedById}, ${row.decidedAt}) in (0, 2)`),
    check('lesson_observations_four_eyes', sql`${row.decidedById} is distinct from ${row.userId}`),
    check(
      'lesson_observations_say_why',
      sql`${row.status} not in ('refused', 'removed') or (${row.decidedById} is not null and length(btrim(${row.reason})) > 0)`,
    ),
  ],
)

/** 'Toegepast in onze regio': what a region does with a lesson. It runs until somebody of the region says that it stopped. */
export const lessonApplications = pgTable(
  'lesson_applications',
  {
    id: id(),
    lessonId: lessonId(),
    regionCode: regionCode(),
    /** As the newest step of the region says. */
    state: applicationState('state').notNull(),
    startedById: person('started_by_id').notNull(),
    startedAt: moment('started_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    endedAt: moment('ended_at'),
  },
  (row) => [
    uniqueIndex('lesson_applications_one_running')
      .on(row.lessonId, row.regionCode)
      .where(sql`${row.endedAt} is null`),
    index('lesson_applications_by_lesson').on(row.lessonId, row.startedAt),
    index('lesson_applications_by_region').on(row.regionCode, row.startedAt),
    index('lesson_applications_due')
      .on(row.startedAt)
      .where(sql`${row.endedAt} is null`),
    check('lesson_applications_stopped_ends', sql`(${row.state} = 'stopped') = (${row.endedAt} is not null)`),
  ],
)

/** What happened with an application, in order. The state shows at once, the words after a curator has read them. */
export const lessonApplicationSteps = pgTable(
  'lesson_application_steps',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => lessonApplications.id),
    number: integer('number').notNull(),
    /** Who tells: the region that applies the lesson, or who wrote it and tells how it goes at home. */
    side: applicationSide('side').notNull(),
    state: applicationState('state').notNull(),
    note: text('note').notNull().default(''),
    words: stepWordsStatus('words').notNull(),
    toldById: person('told_by_id').notNull(),
    toldAt: moment('told_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    decidedById: person('decided_by_id'),
    decidedAt: moment('decided_at'),
    reason: text('reason').notNull().default(''),
  },
  (row) => [
    unique('lesson_application_steps_number').on(row.applicationId, row.number),
    index('lesson_application_steps_waiting')
      .on(row.toldAt)
      .where(sql`${row.words} = 'waiting'`),
    check('lesson_application_steps_note_has_length', sql`length(${row.note}) <= 1000`),
    check('lesson_application_steps_words', sql`(${row.words} = 'none') = (${row.note} = '')`),
    check(
      'lesson_application_steps_decided_whole',
      sql`(${row.words} in ('placed', 'refused', 'removed')) = (${row.decidedById} is not null and ${row.decidedAt} is not null)`,
    ),
    check('lesson_application_steps_four_eyes', sql`${row.decidedById} is distinct from ${row.toldById}`),
    check('lesson_application_steps_say_why', sql`${row.words} not in ('refused', 'removed') or length(btrim(${row.reason})) > 0`),
  ],
)

/** After three months both sides are asked how it went. The row is what makes it once: who has one was asked. */
export const lessonApplicationAsks = pgTable(
  'lesson_application_asks',
  {
    applicationId: uuid('application_id')
      .notNull()
      .references(() => lessonApplications.id),
    side: applicationSide('side').notNull(),
    askedAt: moment('asked_at').notNull(),
    /** The step that is the answer; empty while nobody answered. */
    stepId: uuid('step_id').references(() => lessonApplicationSteps.id),
  },
  (row) => [primaryKey({ columns: [row.applicationId, row.side] })],
)

/** A curator says that a lesson is surer, or less sure, than it said, and why. Append-only: the newest holds. */
export const lessonCertaintySteps = pgTable(
  'lesson_certainty_steps',
  {
    id: id(),
    lessonId: lessonId(),
    /** What could be read when it was decided. */
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => lessonRevisions.id),
    /** The how manieth decision about this lesson. */
    number: integer('number').notNull(),
    fromCertainty: certainty('from_certainty').notNull(),
    toCertainty: certainty('to_certainty').notNull(),
    reason: text('reason').notNull(),
    decidedById: person('decided_by_id').notNull(),
    decidedAt: moment('decided_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    unique('lesson_certainty_steps_number').on(row.lessonId, row.number),
    check('lesson_certainty_steps_moves', sql`${row.fromCertainty} <> ${row.toCertainty}`),
    check('lesson_certainty_steps_say_why', sql`length(btrim(${row.reason})) between 1 and 500`),
  ],
)
