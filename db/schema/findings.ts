import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessonFiles } from './lesson-files.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'

/** The words of an attached document. Empty when they could not be read: then a person has to look. Insert-only. */
export const lessonFileTexts = pgTable('lesson_file_texts', {
  fileId: uuid('file_id')
    .primaryKey()
    .references(() => lessonFiles.id),
  text: text('text'),
  readAt: moment('read_at').notNull().defaultNow(),
})

/**
 * What a person decided about a passage that the privacy scan asked about. It belongs to kind, field and fragment, so
 * that it stands when the text around it changes. Append-only: the newest counts. A passage that was rewritten has no
 * row, because the row would keep what was just taken out.
 */
export const privacyDecisions = pgTable(
  'privacy_decisions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    field: text('field').notNull(),
    kind: text('kind').notNull(),
    fragmentHash: text('fragment_hash').notNull(),
    fragment: text('fragment').notNull(),
    decision: text('decision').notNull(),
    reason: text('reason').notNull(),
    asCurator: boolean('as_curator').notNull(),
    decidedById: uuid('decided_by_id')
      .notNull()
      .references(() => users.id),
    decidedAt: moment('decided_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (row) => [
    index('privacy_decisions_of_lesson').on(row.lessonId, row.decidedAt),
    check('privacy_decisions_known', sql`${row.decision} in ('not_a_person', 'allowed_function', 'looked_at', 'other', 'reopened')`),
    check('privacy_decisions_reopened_by_curator', sql`${row.decision} <> 'reopened' or ${row.asCurator}`),
    check('privacy_decisions_have_reason', sql`length(btrim(${row.reason})) between 1 and 500`),
    // What stops cannot be decided away, so its text is never kept here.
    check('privacy_decisions_no_stops', sql`${row.kind} not in ('bsn', 'iban') or ${row.decision} in ('not_a_person', 'reopened')`),
  ],
)
