import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { id, moment, storedFile, storedFileChecks } from './columns.ts'
import { lessonRevisions, lessons } from './lessons.ts'
import { users } from './people.ts'

/** Images and documents of a lesson. Who may fetch one follows the state of the lesson. */
export const lessonFiles = pgTable(
  'lesson_files',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    uploadedById: uuid('uploaded_by_id')
      .notNull()
      .references(() => users.id),
    uploadedAt: moment('uploaded_at').notNull().defaultNow(),
    ...storedFile(),
    /** Taken out of the draft. A revision that was sent in with it keeps it. */
    removedAt: moment('removed_at'),
  },
  (row) => [...storedFileChecks('lesson_files', row), index('lesson_files_by_lesson').on(row.lessonId)],
)

/** The images and documents that were there when a revision was sent in. Immutable like the revision. */
export const lessonRevisionFiles = pgTable(
  'lesson_revision_files',
  {
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => lessonRevisions.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => lessonFiles.id),
  },
  (row) => [primaryKey({ columns: [row.revisionId, row.fileId] }), index('lesson_revision_files_by_file').on(row.fileId)],
)
