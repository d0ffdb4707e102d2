import { sql } from 'drizzle-orm'
import { check, integer, text, timestamp, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'

/** Primary key: a uuid v7, made by the database, so that keys sort by time of birth. */
export const id = () =>
  uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`)

/**
 * A moment in time, to the millisecond: what JavaScript holds comes back equal, so that keyset pages skip nothing.
 * Stored with zone; wall time in Europe/Amsterdam exists on screens only.
 */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** What is known of a stored file; made anew for each table. */
export const storedFile = () => ({
  kind: text('kind').notNull(),
  mediaType: text('media_type').notNull(),
  name: text('name').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  width: integer('width'),
  height: integer('height'),
})

/** The rules of a table with stored files: an image has a size, a document has none. */
export const storedFileChecks = (table: string, row: Record<'kind' | 'width' | 'height', AnyPgColumn>) => [
  check(`${table}_kind`, sql`${row.kind} in ('image', 'document')`),
  check(`${table}_image_has_size`, sql`(${row.kind} = 'image') = (${row.width} is not null and ${row.height} is not null)`),
]
