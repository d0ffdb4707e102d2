import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'
import { regions } from './sites.ts'
import { tips } from './vocabulary.ts'

export const linkState = pgEnum('link_state', ['works', 'doubtful', 'broken'])
export const stepState = pgEnum('step_state', ['not_begun', 'busy', 'in_place'])

/** What somebody can take and use: a file that lies here, or a link. Kept by curators. */
export const instruments = pgTable(
  'instruments',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    /** What it is for, and for whom. */
    purpose: text('purpose').notNull(),
    /** The organisation that made it. */
    source: text('source').notNull(),
    version: text('version').notNull().default(''),
    /** A calendar day in Europe/Amsterdam; after it the page warns. */
    validUntil: date('valid_until', { mode: 'string' }),
    /** Empty when the instrument is a file that lies here. */
    url: text('url'),
    fileId: uuid('file_id').unique(),
    fileName: text('file_name'),
    fileMediaType: text('file_media_type'),
    fileBytes: integer('file_bytes'),
    fileSha256: text('file_sha256'),
    tipNumbers: smallint('tip_numbers').array().notNull().default([]),
    themeSlugs: text('theme_slugs').array().notNull().default([]),
    /** Empty until the address was looked at. */
    linkState: linkState('link_state'),
    checkedAt: moment('checked_at'),
    changedById: uuid('changed_by_id')
      .notNull()
      .references(() => users.id),
    changedAt: moment('changed_at').notNull(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    /** No longer on the site. Its address says so. */
    retiredAt: moment('retired_at'),
  },
  (row) => [
    check('instruments_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('instruments_title_has_length', sql`length(btrim(${row.title})) between 1 and 120`),
    check('instruments_purpose_has_length', sql`length(btrim(${row.purpose})) between 1 and 600`),
    check('instruments_not_both', sql`${row.url} is null or ${row.fileId} is null`),
    check('instruments_url_is_web', sql`${row.url} ~ '^https?://' and length(${row.url}) <= 1000`),
    check(
      'instruments_file_whole',
      sql`num_nonnulls(${row.fileId}, ${row.fileName}, ${row.fileMediaType}, ${row.fileBytes}, ${row.fileSha256}) in (0, 5)`,
    ),
    check('instruments_only_links_are_checked', sql`${row.url} is not null or num_nonnulls(${row.linkState}, ${row.checkedAt}) = 0`),
    index('instruments_due').on(row.checkedAt),
  ],
)

/** How often an instrument was opened on a day. Who did it is nowhere. */
export const instrumentOpenings = pgTable(
  'instrument_openings',
  {
    instrumentId: uuid('instrument_id')
      .notNull()
      .references(() => instruments.id),
    day: date('day', { mode: 'string' }).notNull(),
    count: integer('count').notNull(),
  },
  (row) => [primaryKey({ columns: [row.instrumentId, row.day] }), check('instrument_openings_counts', sql`${row.count} > 0`)],
)

/** How far a region says it is with a tip. Append-only: the newest row holds, the others are how it went. */
export const regionSteps = pgTable(
  'region_steps',
  {
    id: id(),
    regionCode: text('region_code')
      .notNull()
      .references(() => regions.code, { onUpdate: 'cascade' }),
    tipNumber: smallint('tip_number')
      .notNull()
      .references(() => tips.number),
    /** The how manieth answer of this region about this tip. */
    number: integer('number').notNull(),
    state: stepState('state').notNull(),
    note: text('note').notNull().default(''),
    setById: uuid('set_by_id')
      .notNull()
      .references(() => users.id),
    setAt: moment('set_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    unique('region_steps_number').on(row.regionCode, row.tipNumber, row.number),
    check('region_steps_note_has_length', sql`length(${row.note}) <= 500`),
  ],
)
