import { sql } from 'drizzle-orm'
import { check, pgEnum, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** The four principles of the scenario, and those of the Inspiratiebundel for acting. */
export const principleFamily = pgEnum('principle_family', ['scenario', 'bundle'])

// Made anew for each table: drizzle names constraints on the builders themselves.
const word = () => ({
  slug: text('slug').primaryKey(),
  name: text('name').notNull().unique(),
  position: smallint('position').notNull(),
  /** A retired word stays on what carries it and is no longer offered. */
  retiredAt: moment('retired_at'),
})

export const themes = pgTable('themes', word(), (row) => [check('themes_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)])

export const audiences = pgTable('audiences', word())

export const principles = pgTable('principles', { ...word(), family: principleFamily('family').notNull() })

export const tips = pgTable('tips', {
  number: smallint('number').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
})
