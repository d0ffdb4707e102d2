import { customType } from 'drizzle-orm/pg-core'

/** PostgreSQL's text search vector; written and compared in SQL only. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
