import { sql } from 'drizzle-orm'
import { check, date, pgEnum, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'

export const siteStatus = pgEnum('site_status', ['active', 'ended'])

/** Regions are a dated edition, never a constant: a merged region points at its successor and keeps its rows. */
export const regions = pgTable('regions', {
  code: text('code').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  edition: smallint('edition').notNull(),
  mergedInto: text('merged_into'),
})

export const sites = pgTable(
  'sites',
  {
    slug: text('slug').primaryKey(),
    name: text('name').notNull().unique(),
    motto: text('motto'),
    tranche: smallint('tranche').notNull(),
    status: siteStatus('status').notNull().default('active'),
    startedOn: date('started_on'),
    endedOn: date('ended_on'),
    assignments: text('assignments').array().notNull().default([]),
    subAreas: text('sub_areas'),
    position: smallint('position').notNull(),
  },
  (site) => [
    check('sites_slug_shape', sql`${site.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('sites_dates_in_order', sql`${site.endedOn} is null or ${site.startedOn} is null or ${site.endedOn} >= ${site.startedOn}`),
  ],
)

export const siteRegions = pgTable(
  'site_regions',
  {
    siteSlug: text('site_slug')
      .notNull()
      .references(() => sites.slug, { onUpdate: 'cascade' }),
    regionCode: text('region_code')
      .notNull()
      .references(() => regions.code, { onUpdate: 'cascade' }),
  },
  (row) => [primaryKey({ columns: [row.siteSlug, row.regionCode] })],
)
