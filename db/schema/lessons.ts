import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'
import { regions, sites } from './sites.ts'
import { tsvector } from './tsvector.ts'
import { audiences, principles, themes, tips } from './vocabulary.ts'

export const lessonKind = pgEnum('lesson_kind', ['lesson', 'story', 'question', 'exercise', 'instrument', 'building_block'])
export const lessonStatus = pgEnum('lesson_status', ['draft', 'submitted', 'returned', 'declined', 'published', 'withdrawn'])
export const lessonLevel = pgEnum('lesson_level', ['family', 'professional', 'system'])
export const nationalStatus = pgEnum('national_status', ['possible_now', 'being_tried', 'under_discussion'])
export const certainty = pgEnum('certainty', ['first_signal', 'seen_repeatedly', 'substantiated', 'building_block'])
export const evidenceBasis = pgEnum('evidence_basis', ['impression', 'count', 'monitor', 'research'])
export const experience = pgEnum('experience', ['starter', 'experienced', 'both'])
export const decisionKind = pgEnum('decision_kind', ['publish', 'return', 'decline', 'withdraw'])
export const withdrawalReason = pgEnum('withdrawal_reason', ['wrong', 'recognisable', 'out_of_date'])

const person = (name: string) => uuid(name).references(() => users.id)

export const lessons = pgTable(
  'lessons',
  {
    id: id(),
    status: lessonStatus('status').notNull().default('draft'),
    /** A lesson belongs to a site, or to a region without one. */
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    createdById: person('created_by_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** The revision that lies on the review desk, or lay there last. */
    currentRevisionId: uuid('current_revision_id').references((): AnyPgColumn => lessonRevisions.id),
    submittedAt: moment('submitted_at'),
    claimedById: person('claimed_by_id'),
    claimedAt: moment('claimed_at'),
  },
  (row) => [
    check('lessons_site_or_region', sql`num_nonnulls(${row.siteSlug}, ${row.regionCode}) = 1`),
    check(
      'lessons_submitted_has_revision',
      sql`${row.status} = 'draft' or (${row.currentRevisionId} is not null and ${row.submittedAt} is not null)`,
    ),
    check('lessons_claimed_whole', sql`num_nonnulls(${row.claimedById}, ${row.claimedAt}) in (0, 2)`),
    check('lessons_claimed_only_in_review', sql`${row.claimedById} is null or ${row.status} = 'submitted'`),
    index('lessons_queue').on(row.status, row.submittedAt, row.id),
    // What is done on the desk, newest first: of everything, of one site, and of one region.
    index('lessons_done')
      .on(row.submittedAt.desc().nullsFirst(), row.id)
      .where(sql`${row.status} in ('published', 'declined', 'withdrawn')`),
    index('lessons_done_of_site')
      .on(row.siteSlug, row.submittedAt.desc().nullsFirst(), row.id)
      .where(sql`${row.status} in ('published', 'declined', 'withdrawn')`),
    index('lessons_done_of_region')
      .on(row.regionCode, row.submittedAt.desc().nullsFirst(), row.id)
      .where(sql`${row.status} in ('published', 'declined', 'withdrawn')`),
  ],
)

/** Authors and co-authors. Who left keeps a row: someone who wrote along may never place the lesson. */
export const lessonAuthors = pgTable(
  'lesson_authors',
  {
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    userId: person('user_id').notNull(),
    addedById: person('added_by_id').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
    leftAt: moment('left_at'),
  },
  (row) => [primaryKey({ columns: [row.lessonId, row.userId] }), index('lesson_authors_by_user').on(row.userId)],
)

/** The text being written. `version` rises by one with each save; a save names the version it was based on. */
export const lessonDrafts = pgTable(
  'lesson_drafts',
  {
    lessonId: uuid('lesson_id')
      .primaryKey()
      .references(() => lessons.id),
    content: jsonb('content').$type<unknown>().notNull(),
    version: integer('version').notNull().default(1),
    /** Key of the last accepted save: a save that is sent again because its answer was lost counts once. */
    lastSaveKey: uuid('last_save_key'),
    savedById: person('saved_by_id').notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (row) => [check('lesson_drafts_size', sql`pg_column_size(${row.content}) < 1000000`)],
)

/** What was submitted, word for word. Immutable: the web role may insert and read. */
export const lessonRevisions = pgTable(
  'lesson_revisions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    number: integer('number').notNull(),
    /** The version of the draft that was sent in: sending the same one again is the same deed. */
    draftVersion: integer('draft_version').notNull(),
    createdById: person('created_by_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    kind: lessonKind('kind').notNull(),
    title: text('title').notNull(),
    coreSentence: text('core_sentence').notNull(),
    /** The structured body: rich text per section, as the allow-list accepted it. */
    content: jsonb('content').$type<unknown>().notNull(),
    principleSlug: text('principle_slug')
      .notNull()
      .references(() => principles.slug, { onUpdate: 'cascade' }),
    tipNumber: smallint('tip_number').references(() => tips.number),
    level: lessonLevel('level').notNull(),
    nationalStatus: nationalStatus('national_status').notNull(),
    certainty: certainty('certainty').notNull(),
    evidenceBasis: evidenceBasis('evidence_basis').notNull(),
    experience: experience('experience').notNull(),
    siteShown: boolean('site_shown').notNull(),
  },
  (row) => [
    unique('lesson_revisions_number').on(row.lessonId, row.number),
    unique('lesson_revisions_of_lesson').on(row.id, row.lessonId),
    check('lesson_revisions_title_has_length', sql`length(btrim(${row.title})) between 1 and 120`),
    check('lesson_revisions_core_sentence_has_length', sql`length(btrim(${row.coreSentence})) between 1 and 240`),
  ],
)

export const lessonRevisionThemes = pgTable(
  'lesson_revision_themes',
  {
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => lessonRevisions.id),
    themeSlug: text('theme_slug')
      .notNull()
      .references(() => themes.slug, { onUpdate: 'cascade' }),
  },
  (row) => [primaryKey({ columns: [row.revisionId, row.themeSlug] })],
)

export const lessonRevisionAudiences = pgTable(
  'lesson_revision_audiences',
  {
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => lessonRevisions.id),
    audienceSlug: text('audience_slug')
      .notNull()
      .references(() => audiences.slug, { onUpdate: 'cascade' }),
  },
  (row) => [primaryKey({ columns: [row.revisionId, row.audienceSlug] })],
)

/** Decisions of curators. A trigger refuses one by somebody who wrote along (four eyes). Append-only. */
export const lessonDecisions = pgTable(
  'lesson_decisions',
  {
    id: id(),
    lessonId: uuid('lesson_id').notNull(),
    revisionId: uuid('revision_id').notNull(),
    kind: decisionKind('kind').notNull(),
    decidedById: person('decided_by_id').notNull(),
    decidedAt: moment('decided_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    message: text('message').notNull().default(''),
    withdrawalReason: withdrawalReason('withdrawal_reason'),
    /** What the curator looked at before placing. A rule of the database refuses placing without a whole one. */
    checklist: jsonb('checklist').$type<Record<string, string>>(),
  },
  (row) => [
    foreignKey({
      name: 'lesson_decisions_on_revision',
      columns: [row.revisionId, row.lessonId],
      foreignColumns: [lessonRevisions.id, lessonRevisions.lessonId],
    }),
    unique('lesson_decisions_whole').on(row.id, row.lessonId, row.revisionId, row.kind),
    uniqueIndex('lesson_decisions_one_per_revision')
      .on(row.revisionId)
      .where(sql`${row.kind} <> 'withdraw'`),
    index('lesson_decisions_by_lesson').on(row.lessonId, row.decidedAt),
    check('lesson_decisions_say_why', sql`${row.kind} = 'publish' or length(btrim(${row.message})) > 0`),
    check('lesson_decisions_withdrawal_has_reason', sql`(${row.kind} = 'withdraw') = (${row.withdrawalReason} is not null)`),
  ],
)

/** Every address a lesson ever had; the newest is current, the others redirect. */
export const lessonSlugs = pgTable(
  'lesson_slugs',
  {
    slug: text('slug').primaryKey(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    unique('lesson_slugs_of_lesson').on(row.slug, row.lessonId),
    index('lesson_slugs_by_lesson').on(row.lessonId, row.createdAt),
    check('lesson_slugs_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
  ],
)

/** The public feed: one row per lesson that can be read now, written in the transaction that places or withdraws it. */
export const publishedLessons = pgTable(
  'published_lessons',
  {
    lessonId: uuid('lesson_id').primaryKey(),
    revisionId: uuid('revision_id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    decisionKind: decisionKind('decision_kind').notNull().default('publish'),
    slug: text('slug').notNull().unique(),
    kind: lessonKind('kind').notNull(),
    title: text('title').notNull(),
    coreSentence: text('core_sentence').notNull(),
    /** Empty when the site is hidden: the public table does not know what the public may not know. */
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    themeSlugs: text('theme_slugs').array().notNull(),
    principleSlug: text('principle_slug')
      .notNull()
      .references(() => principles.slug, { onUpdate: 'cascade' }),
    tipNumber: smallint('tip_number').references(() => tips.number),
    nationalStatus: nationalStatus('national_status').notNull(),
    certainty: certainty('certainty').notNull(),
    minutes: smallint('minutes').notNull(),
    /** Regions that apply it now: kept here, so that a list need not count. */
    appliedRegions: smallint('applied_regions').notNull().default(0),
    firstPublishedAt: moment('first_published_at').notNull(),
    publishedAt: moment('published_at').notNull(),
    search: tsvector('search').notNull(),
  },
  (row) => [
    foreignKey({
      name: 'published_lessons_by_decision',
      columns: [row.decisionId, row.lessonId, row.revisionId, row.decisionKind],
      foreignColumns: [lessonDecisions.id, lessonDecisions.lessonId, lessonDecisions.revisionId, lessonDecisions.kind],
    }),
    // An address leads to its own lesson and to no other.
    foreignKey({
      name: 'published_lessons_own_address',
      columns: [row.slug, row.lessonId],
      foreignColumns: [lessonSlugs.slug, lessonSlugs.lessonId],
    }),
    check('published_lessons_only_placed', sql`${row.decisionKind} = 'publish'`),
    index('published_lessons_newest').on(row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_site').on(row.siteSlug, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_region').on(row.regionCode, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_theme').using('gin', row.themeSlugs),
    index('published_lessons_by_words').using('gin', row.search),
    // For what few lessons have; what many have is found along the newest.
    index('published_lessons_by_principle').on(
      row.principleSlug,
      row.firstPublishedAt.desc().nullsFirst(),
      row.lessonId.desc().nullsFirst(),
    ),
    index('published_lessons_by_tip').on(row.tipNumber, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_kind').on(row.kind, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_status').on(row.nationalStatus, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
    index('published_lessons_by_certainty').on(row.certainty, row.firstPublishedAt.desc().nullsFirst(), row.lessonId.desc().nullsFirst()),
  ],
)
