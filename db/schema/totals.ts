import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'

/**
 * How many lessons can be read, of each value of each filter, and of each two together; and how many lessons are in which
 * state. A trigger adds a row for what changed and touches no other, so that two who place a lesson at the same time never
 * wait for each other; the clock folds them. What is counted is the sum of all rows of one key.
 */
export const lessonTotals = pgTable(
  'lesson_totals',
  {
    /** 'thema', 'home' (a site or a region), 'principe' …; empty: all lessons. 'state' counts lessons and not placed ones. */
    facet: text('facet').notNull(),
    value: text('value').notNull(),
    /** Only lessons that have this too; empty: all. */
    withFacet: text('with_facet').notNull(),
    withValue: text('with_value').notNull(),
    count: integer('count').notNull(),
    /** The folded row of its key; the others are changes since. */
    kept: boolean('kept').notNull().default(false),
  },
  (row) => [
    index('lesson_totals_under').on(row.withFacet, row.withValue, row.facet),
    uniqueIndex('lesson_totals_kept')
      .on(row.facet, row.value, row.withFacet, row.withValue)
      .where(sql`${row.kept}`),
  ],
)
