import { sql } from 'drizzle-orm'
import { timestamp, uuid } from 'drizzle-orm/pg-core'

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
