import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment, storedFile, storedFileChecks } from './columns.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'
import { regions, sites } from './sites.ts'
import { audiences } from './vocabulary.ts'

export const gatheringKind = pgEnum('gathering_kind', [
  'meet_up',
  'reflection',
  'deep_dive',
  'knowledge',
  'development_group',
  'regional_talk',
  'national_day',
])
export const gatheringStatus = pgEnum('gathering_status', ['draft', 'proposed', 'published', 'cancelled', 'held'])
export const gatheringFormat = pgEnum('gathering_format', ['on_site', 'online', 'both'])
export const questionKind = pgEnum('gathering_question_kind', ['text', 'choice', 'yes_no'])

const person = (name: string) => uuid(name).references(() => users.id)
const ofGathering = () =>
  uuid('gathering_id')
    .notNull()
    .references(() => gatherings.id)

export const gatherings = pgTable(
  'gatherings',
  {
    id: id(),
    status: gatheringStatus('status').notNull().default('draft'),
    kind: gatheringKind('kind').notNull(),
    /** Follows the title until the gathering is published; fixed from then on. */
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    /** Rich text, as the allow-list accepted it. */
    description: jsonb('description').$type<unknown>().notNull(),
    format: gatheringFormat('format').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    place: text('place').notNull().default(''),
    minimum: integer('minimum'),
    maximum: integer('maximum').notNull(),
    byInvitation: boolean('by_invitation').notNull().default(false),
    /** How many people somebody may bring along who are not known here. */
    companionsAllowed: smallint('companions_allowed').notNull().default(0),
    /** Closed: nothing is recorded and what is said stays in the room. */
    isClosed: boolean('is_closed').notNull().default(false),
    signUpClosesAt: moment('sign_up_closes_at').notNull(),
    /** Who organises: a site, a region, or the national team when both are empty. */
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    /** A function or a mailbox of one, never a person. */
    contact: text('contact').notNull().default(''),
    reminderDays: integer('reminder_days').array().notNull().default([7, 1]),
    /** Rises with each edit; an edit names the version it was based on. */
    version: integer('version').notNull().default(1),
    /** SEQUENCE of the calendar: rises when time or place change and when it is cancelled. */
    sequence: integer('sequence').notNull().default(0),
    /** Kept by a trigger, next to a check: not even hand-written SQL can give more places than there are. */
    placesTaken: integer('places_taken').notNull().default(0),
    seriesId: uuid('series_id'),
    copiedFromId: uuid('copied_from_id'),
    /** Key of the form that made it: a double press makes it once. */
    formKey: uuid('form_key').notNull(),
    formIndex: smallint('form_index').notNull().default(0),
    createdById: person('created_by_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    proposedAt: moment('proposed_at'),
    publishedById: person('published_by_id'),
    publishedAt: moment('published_at'),
    changedAt: moment('changed_at'),
    changeNote: text('change_note').notNull().default(''),
    cancelledAt: moment('cancelled_at'),
    cancelReason: text('cancel_reason').notNull().default(''),
    /** When the organiser was told that the minimum was not reached, or that it was. */
    minimumCheckedAt: moment('minimum_checked_at'),
    /** When diet and accessibility were removed. */
    needsRemovedAt: moment('needs_removed_at'),
  },
  (row) => [
    check('gatherings_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('gatherings_title_has_length', sql`length(btrim(${row.title})) between 1 and 120`),
    check('gatherings_summary_has_length', sql`length(btrim(${row.summary})) between 1 and 400`),
    check('gatherings_description_size', sql`pg_column_size(${row.description}) < 300000`),
    check('gatherings_times_in_order', sql`${row.startsAt} < ${row.endsAt} and ${row.signUpClosesAt} <= ${row.startsAt}`),
    check(
      'gatherings_numbers',
      sql`${row.maximum} between 1 and 5000 and (${row.minimum} is null or ${row.minimum} between 1 and ${row.maximum})`,
    ),
    check('gatherings_never_overbooked', sql`${row.placesTaken} between 0 and ${row.maximum}`),
    check('gatherings_companions', sql`${row.companionsAllowed} between 0 and 5`),
    check('gatherings_one_organiser', sql`num_nonnulls(${row.siteSlug}, ${row.regionCode}) <= 1`),
    check('gatherings_place_when_on_site', sql`${row.format} = 'online' or length(btrim(${row.place})) between 1 and 240`),
    check('gatherings_regional_talk_by_invitation', sql`${row.byInvitation} or not ${row.kind} = 'regional_talk'`),
    check(
      'gatherings_reminder_days',
      sql`cardinality(${row.reminderDays}) <= 4 and 1 <= all(${row.reminderDays}) and 30 >= all(${row.reminderDays})`,
    ),
    check(
      'gatherings_published_whole',
      sql`${row.status} not in ('published', 'held') or (${row.publishedAt} is not null and ${row.publishedById} is not null)`,
    ),
    check(
      'gatherings_cancelled_says_why',
      sql`not ${row.status} = 'cancelled' or (${row.cancelledAt} is not null and length(btrim(${row.cancelReason})) > 0)`,
    ),
    unique('gatherings_once_per_form').on(row.createdById, row.formKey, row.formIndex),
    index('gatherings_agenda').on(row.startsAt, row.id),
    index('gatherings_by_end').on(row.endsAt),
    // What few gatherings have is not looked for along all of them.
    index('gatherings_by_kind').on(row.kind, row.startsAt, row.id),
    index('gatherings_by_site').on(row.siteSlug, row.startsAt),
    index('gatherings_by_region').on(row.regionCode, row.startsAt),
    index('gatherings_proposed')
      .on(row.proposedAt, row.id)
      .where(sql`${row.status} = 'proposed'`),
    index('gatherings_by_creator').on(row.createdById, row.startsAt),
    index('gatherings_by_series').on(row.seriesId),
  ],
)

/** The address of the online room, apart: no query of the public can select it by accident. */
export const gatheringRooms = pgTable(
  'gathering_rooms',
  {
    gatheringId: ofGathering().primaryKey(),
    url: text('url').notNull(),
  },
  (row) => [check('gathering_rooms_url_shape', sql`${row.url} ~ '^https://[^[:space:]]+$' and length(${row.url}) <= 1000`)],
)

export const gatheringAudiences = pgTable(
  'gathering_audiences',
  {
    gatheringId: ofGathering(),
    audienceSlug: text('audience_slug')
      .notNull()
      .references(() => audiences.slug, { onUpdate: 'cascade' }),
  },
  (row) => [primaryKey({ columns: [row.gatheringId, row.audienceSlug] }), index('gathering_audiences_by_audience').on(row.audienceSlug)],
)

/** Questions of the organiser on the form. One that was answered is retired, not removed: its answers keep their question. */
export const gatheringQuestions = pgTable(
  'gathering_questions',
  {
    id: id(),
    gatheringId: ofGathering(),
    position: smallint('position').notNull(),
    kind: questionKind('kind').notNull(),
    label: text('label').notNull(),
    options: text('options').array().notNull().default([]),
    compulsory: boolean('compulsory').notNull().default(false),
    /** Days after the gathering that the answers are kept. */
    keepDays: smallint('keep_days').notNull().default(7),
    retiredAt: moment('retired_at'),
  },
  (row) => [
    unique('gathering_questions_of_gathering').on(row.id, row.gatheringId),
    check('gathering_questions_label_has_length', sql`length(btrim(${row.label})) between 1 and 200`),
    check('gathering_questions_keep_days', sql`${row.keepDays} between 1 and 365`),
    check('gathering_questions_choice_has_options', sql`(${row.kind} = 'choice') = (cardinality(${row.options}) between 2 and 12)`),
    index('gathering_questions_by_gathering').on(row.gatheringId, row.position),
  ],
)

/** Lessons that came out of a gathering. */
export const gatheringLessons = pgTable(
  'gathering_lessons',
  {
    gatheringId: ofGathering(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    addedById: person('added_by_id').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.gatheringId, row.lessonId] }), index('gathering_lessons_by_lesson').on(row.lessonId)],
)

/** Materials. Per file the organiser says whether everybody may fetch it or only who took part. */
export const gatheringFiles = pgTable(
  'gathering_files',
  {
    id: id(),
    gatheringId: ofGathering(),
    uploadedById: person('uploaded_by_id').notNull(),
    uploadedAt: moment('uploaded_at').notNull().defaultNow(),
    ...storedFile(),
    isPublic: boolean('is_public').notNull().default(false),
    removedAt: moment('removed_at'),
  },
  (row) => [...storedFileChecks('gathering_files', row), index('gathering_files_by_gathering').on(row.gatheringId)],
)
