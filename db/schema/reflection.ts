import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { gatherings } from './gatherings.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'

/** The four questions of a board, in the order in which people look back. */
export const reflectionPrompt = pgEnum('reflection_prompt', ['expected', 'happened', 'why', 'next'])

const person = (name: string) => uuid(name).references(() => users.id)
const ofBoard = () =>
  uuid('gathering_id')
    .notNull()
    .references(() => reflectionBoards.gatheringId)

/** The shared board of a gathering: one, opened by its facilitator. When it closes by itself follows from the gathering. */
export const reflectionBoards = pgTable('reflection_boards', {
  gatheringId: uuid('gathering_id')
    .primaryKey()
    .references(() => gatherings.id),
  openedById: person('opened_by_id').notNull(),
  openedAt: moment('opened_at').notNull().defaultNow(),
  /** Empty while it is open, and when it closed by itself. */
  closedAt: moment('closed_at'),
  closedById: person('closed_by_id'),
  /** When the notes vanished. */
  wipedAt: moment('wiped_at'),
})

/** Draft lessons that were gathered from a board. Kept after the notes have vanished: where a lesson came from stays true. */
export const reflectionLessons = pgTable(
  'reflection_lessons',
  {
    lessonId: uuid('lesson_id')
      .primaryKey()
      .references(() => lessons.id),
    gatheringId: ofBoard(),
    gatheredById: person('gathered_by_id').notNull(),
    gatheredAt: moment('gathered_at').notNull().defaultNow(),
    /** Key of the form: a double press gathers once. */
    formKey: uuid('form_key').notNull(),
  },
  (row) => [unique('reflection_lessons_once_per_form').on(row.gatheringId, row.formKey)],
)

/** What somebody wrote on the board. Shown without a name; who wrote it may change it, and is asked to write along. */
export const reflectionNotes = pgTable(
  'reflection_notes',
  {
    id: id(),
    gatheringId: ofBoard(),
    prompt: reflectionPrompt('prompt').notNull(),
    text: text('text').notNull(),
    writtenById: person('written_by_id').notNull(),
    writtenAt: moment('written_at').notNull().defaultNow(),
    editedAt: moment('edited_at'),
    hiddenAt: moment('hidden_at'),
    hiddenById: person('hidden_by_id'),
    /** The draft it was gathered into: a note goes into one. */
    lessonId: uuid('lesson_id').references(() => reflectionLessons.lessonId),
    formKey: uuid('form_key').notNull(),
  },
  (row) => [
    check('reflection_notes_text_has_length', sql`length(btrim(${row.text})) between 1 and 500`),
    check('reflection_notes_hidden_whole', sql`num_nonnulls(${row.hiddenAt}, ${row.hiddenById}) in (0, 2)`),
    unique('reflection_notes_once_per_form').on(row.writtenById, row.formKey),
    index('reflection_notes_by_board').on(row.gatheringId, row.id),
  ],
)

/** Whether somebody whose note went into a draft wants to write along. Nobody becomes an author before agreeing. */
export const reflectionProposals = pgTable(
  'reflection_proposals',
  {
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => reflectionLessons.lessonId),
    userId: person('user_id').notNull(),
    proposedById: person('proposed_by_id').notNull(),
    proposedAt: moment('proposed_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    agreed: boolean('agreed'),
  },
  (row) => [
    primaryKey({ columns: [row.lessonId, row.userId] }),
    check('reflection_proposals_answered_whole', sql`num_nonnulls(${row.answeredAt}, ${row.agreed}) in (0, 2)`),
    index('reflection_proposals_by_user').on(row.userId),
  ],
)
