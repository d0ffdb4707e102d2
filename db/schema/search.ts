import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'
import { tsvector } from './tsvector.ts'

/** What the public can find. A domain puts its own in with `putDocument` and takes it out with `takeDocument`. */
export const documentKind = pgEnum('document_kind', [
  'lesson',
  'gathering',
  'instrument',
  'legal_answer',
  'tip',
  'bundle',
  'principle',
  'open_question',
])

/** Everything that the public can search, one row each, written in the transaction that places it or takes it away. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    kind: documentKind('kind').notNull(),
    /** The key of the thing in its own domain. */
    documentId: text('document_id').notNull(),
    /** The public path: '/lessen/eerst-de-huur'. */
    address: text('address').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    /** Plain text. The best passage for a question is cut from it. */
    body: text('body').notNull().default(''),
    themeSlugs: text('theme_slugs').array().notNull(),
    at: moment('at').notNull(),
    search: tsvector('search').notNull(),
    /** The different words as they are written, for spelling and for the part of a longer word. */
    words: text('words').array().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.kind, row.documentId] }),
    index('search_documents_by_words').using('gin', row.search),
    index('search_documents_newest').on(row.at.desc().nullsFirst(), row.documentId),
    check('search_documents_address_is_path', sql`${row.address} like '/%'`),
  ],
)

/** Every word that occurs in what the public can search. A word of something that was taken away is gone from here too. */
export const searchWords = pgTable(
  'search_words',
  {
    word: text('word').primaryKey(),
    lexeme: text('lexeme').notNull(),
    /** In how many documents about: a job counts. */
    documents: integer('documents').notNull().default(1),
  },
  (row) => [
    index('search_words_by_beginning').on(sql`${row.word} text_pattern_ops`),
    index('search_words_by_lexeme').on(sql`${row.lexeme} text_pattern_ops`),
    index('search_words_by_ending').on(sql`reverse(${row.lexeme}) text_pattern_ops`),
    index('search_words_alike').using('gin', sql`${row.word} gin_trgm_ops`),
  ],
)

/** Words that mean the same, kept by curators: 'RVT' and 'regionaal veiligheidsteam'. */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    id: id(),
    words: text('words').array().notNull(),
    changedById: uuid('changed_by_id').references(() => users.id),
    changedAt: moment('changed_at').notNull().defaultNow(),
    retiredAt: moment('retired_at'),
  },
  (row) => [check('search_synonyms_more_than_one', sql`cardinality(${row.words}) between 2 and 12`)],
)

/**
 * Searches that found nothing. Until the same words were looked for on three days, only a keyed hash of them stands
 * here: what one person typed once cannot be read back.
 */
export const searchMisses = pgTable(
  'search_misses',
  {
    fingerprint: text('fingerprint').primaryKey(),
    /** Empty until the words were asked often enough. */
    words: text('words'),
    days: integer('days').notNull().default(1),
    lastDay: date('last_day', { mode: 'string' }).notNull(),
    /** A curator dealt with it. */
    handledAt: moment('handled_at'),
  },
  (row) => [
    index('search_misses_most').on(row.days.desc().nullsFirst()),
    check('search_misses_words_when_often', sql`${row.words} is null or ${row.days} >= 3`),
  ],
)
