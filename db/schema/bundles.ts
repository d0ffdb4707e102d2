import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { gatherings } from './gatherings.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'
import { instruments } from './tips.ts'
import { principles } from './vocabulary.ts'

export const elementKind = pgEnum('element_kind', ['explanation', 'words', 'example', 'story', 'exercise'])
export const bundleStatus = pgEnum('bundle_status', ['private', 'offered', 'curated', 'retired'])
export const bundleItemKind = pgEnum('bundle_item_kind', ['lesson', 'gathering', 'instrument', 'quote'])

const person = (name: string) => uuid(name).references(() => users.id)

/** One part of a principle in the Inspiratiebundel: it can be read alone. Kept by curators. */
export const principleElements = pgTable(
  'principle_elements',
  {
    id: id(),
    principleSlug: text('principle_slug')
      .notNull()
      .references(() => principles.slug, { onUpdate: 'cascade' }),
    slug: text('slug').notNull(),
    kind: elementKind('kind').notNull(),
    title: text('title').notNull(),
    /** Plain text: an empty line begins a paragraph, lines that begin with a hyphen are a list. */
    body: text('body').notNull(),
    /** Whose words these are, as a function and never a name. */
    saidBy: text('said_by').notNull().default(''),
    /** How long an exercise takes. */
    minutes: smallint('minutes'),
    position: smallint('position').notNull(),
    /** Empty for what the portal began with. */
    changedById: person('changed_by_id'),
    changedAt: moment('changed_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    retiredAt: moment('retired_at'),
  },
  (row) => [
    unique('principle_elements_address').on(row.principleSlug, row.slug),
    check('principle_elements_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('principle_elements_title_has_length', sql`length(btrim(${row.title})) between 1 and 120`),
    check('principle_elements_body_has_length', sql`length(btrim(${row.body})) between 1 and 6000`),
    check('principle_elements_minutes', sql`${row.minutes} is null or (${row.minutes} between 1 and 240 and ${row.kind} = 'exercise')`),
  ],
)

/** A choice of lessons, quotes, instruments and gatherings in an order, with words beside them. */
export const bundles = pgTable(
  'bundles',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    status: bundleStatus('status').notNull(),
    title: text('title').notNull(),
    intro: text('intro').notNull().default(''),
    /** Who began it. Curators work together on what is curated. */
    ownerId: person('owner_id').notNull(),
    /** Rises with every change, so that nobody overwrites what they did not see. */
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    changedAt: moment('changed_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    offeredAt: moment('offered_at'),
    /** What a curator answered when it was offered and not taken over. */
    answer: text('answer').notNull().default(''),
  },
  (row) => [
    check('bundles_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('bundles_title_has_length', sql`length(btrim(${row.title})) between 1 and 120`),
    check('bundles_intro_has_length', sql`length(${row.intro}) <= 1500`),
    check('bundles_offered_whole', sql`${row.status} != 'offered' or ${row.offeredAt} is not null`),
    index('bundles_by_owner').on(row.ownerId),
  ],
)

/** Who works on a bundle besides who began it, as long as they did not leave. */
export const bundleAuthors = pgTable(
  'bundle_authors',
  {
    bundleId: uuid('bundle_id')
      .notNull()
      .references(() => bundles.id),
    userId: person('user_id').notNull(),
    addedById: person('added_by_id').notNull(),
    addedAt: moment('added_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [primaryKey({ columns: [row.bundleId, row.userId] }), index('bundle_authors_of_person').on(row.userId)],
)

/** What stands in a bundle while it is worked on. */
export const bundleItems = pgTable(
  'bundle_items',
  {
    id: id(),
    bundleId: uuid('bundle_id')
      .notNull()
      .references(() => bundles.id),
    kind: bundleItemKind('kind').notNull(),
    lessonId: uuid('lesson_id').references(() => lessons.id),
    gatheringId: uuid('gathering_id').references(() => gatherings.id),
    instrumentId: uuid('instrument_id').references(() => instruments.id),
    quote: text('quote').notNull().default(''),
    quoteBy: text('quote_by').notNull().default(''),
    /** Why this stands here, in the words of who chose it. */
    annotation: text('annotation').notNull().default(''),
    position: integer('position').notNull(),
  },
  (row) => [
    index('bundle_items_by_bundle').on(row.bundleId, row.position),
    unique('bundle_items_lesson_once').on(row.bundleId, row.lessonId),
    unique('bundle_items_gathering_once').on(row.bundleId, row.gatheringId),
    unique('bundle_items_instrument_once').on(row.bundleId, row.instrumentId),
    check(
      'bundle_items_one_thing',
      sql`(${row.kind} = 'lesson') = (${row.lessonId} is not null) and (${row.kind} = 'gathering') = (${row.gatheringId} is not null) and (${row.kind} = 'instrument') = (${row.instrumentId} is not null) and (${row.kind} = 'quote') = (${row.quote} != '')`,
    ),
    check('bundle_items_words', sql`length(${row.annotation}) <= 800 and length(${row.quote}) <= 800 and length(${row.quoteBy}) <= 120`),
  ],
)

/** What was placed on the site, as it was then: which things, in which order, with which words. Append-only. */
export const bundleVersions = pgTable(
  'bundle_versions',
  {
    id: id(),
    bundleId: uuid('bundle_id')
      .notNull()
      .references(() => bundles.id),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    intro: text('intro').notNull(),
    items: jsonb('items').$type<unknown>().notNull(),
    /** What changed since the one before, for readers. */
    note: text('note').notNull().default(''),
    placedById: person('placed_by_id').notNull(),
    placedAt: moment('placed_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    unique('bundle_versions_number').on(row.bundleId, row.number),
    check('bundle_versions_say_what_changed', sql`${row.number} = 1 or length(btrim(${row.note})) > 0`),
  ],
)
