import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, pgEnum, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessonRevisions, lessons } from './lessons.ts'
import { users } from './people.ts'

export const opinionKind = pgEnum('opinion_kind', ['fact_check', 'second_opinion'])
/** In which quality somebody is asked to read along. It is no role: it opens nothing else. */
export const opinionCapacity = pgEnum('opinion_capacity', ['colleague', 'legal', 'lived_experience', 'expert'])

const person = (name: string) => uuid(name).references(() => users.id)
const now = sql`clock_timestamp()`

/** The day on which an answer is expected, where a curator chose another one than the rule gives. */
export const lessonExpectedDays = pgTable('lesson_expected_days', {
  lessonId: uuid('lesson_id')
    .primaryKey()
    .references(() => lessons.id),
  /** A calendar day in Europe/Amsterdam. */
  expectedOn: date('expected_on', { mode: 'string' }).notNull(),
  chosenById: person('chosen_by_id').notNull(),
  /** A lesson that is sent in again after this moment gets a day by the rule again. */
  chosenAt: moment('chosen_at').notNull().default(now),
})

/**
 * Notes of curators in the margin. Each holds the words it is about with what stood around them, so that it is found
 * again in a later text. Only whether it was dealt with changes.
 */
export const lessonNotes = pgTable(
  'lesson_notes',
  {
    id: id(),
    lessonId: uuid('lesson_id').notNull(),
    /** The revision that was read. */
    revisionId: uuid('revision_id').notNull(),
    field: text('field').notNull(),
    /** The passage; empty for a note about the whole field. */
    quote: text('quote').notNull().default(''),
    before: text('before').notNull().default(''),
    after: text('after').notNull().default(''),
    body: text('body').notNull(),
    writtenById: person('written_by_id').notNull(),
    writtenAt: moment('written_at').notNull().default(now),
    resolvedById: person('resolved_by_id'),
    resolvedAt: moment('resolved_at'),
  },
  (row) => [
    foreignKey({
      name: 'lesson_notes_on_revision',
      columns: [row.revisionId, row.lessonId],
      foreignColumns: [lessonRevisions.id, lessonRevisions.lessonId],
    }),
    index('lesson_notes_by_lesson').on(row.lessonId, row.writtenAt),
    check('lesson_notes_body_has_length', sql`length(btrim(${row.body})) between 1 and 2000`),
    check(
      'lesson_notes_passage_has_length',
      sql`length(${row.quote}) <= 500 and length(${row.before}) <= 80 and length(${row.after}) <= 80`,
    ),
    check('lesson_notes_resolved_whole', sql`num_nonnulls(${row.resolvedById}, ${row.resolvedAt}) in (0, 2)`),
  ],
)

/** Answers under a note, of writers and curators. Append-only. */
export const lessonNoteReplies = pgTable(
  'lesson_note_replies',
  {
    id: id(),
    noteId: uuid('note_id')
      .notNull()
      .references(() => lessonNotes.id),
    body: text('body').notNull(),
    writtenById: person('written_by_id').notNull(),
    writtenAt: moment('written_at').notNull().default(now),
  },
  (row) => [
    index('lesson_note_replies_by_note').on(row.noteId, row.writtenAt),
    check('lesson_note_replies_body_has_length', sql`length(btrim(${row.body})) between 1 and 2000`),
  ],
)

/**
 * Somebody is asked to check facts or to give an opinion on one revision: a person with an account, or somebody outside
 * with a secret link, of which only the hash is kept. Only the end of it changes: answered, reminded or taken back.
 */
export const lessonOpinions = pgTable(
  'lesson_opinions',
  {
    id: id(),
    lessonId: uuid('lesson_id').notNull(),
    revisionId: uuid('revision_id').notNull(),
    kind: opinionKind('kind').notNull(),
    capacity: opinionCapacity('capacity').notNull(),
    question: text('question').notNull(),
    /** Who is asked, when they have an account. */
    personId: person('person_id'),
    /** Name or function of who is asked, as the curator wrote it. */
    name: text('name').notNull(),
    /** Of somebody outside, until it is answered or taken back. */
    email: text('email'),
    tokenHash: text('token_hash').unique(),
    expiresAt: moment('expires_at').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    askedById: person('asked_by_id').notNull(),
    askedAt: moment('asked_at').notNull().default(now),
    remindedAt: moment('reminded_at'),
    revokedById: person('revoked_by_id'),
    revokedAt: moment('revoked_at'),
    answer: text('answer'),
    answeredAt: moment('answered_at'),
  },
  (row) => [
    foreignKey({
      name: 'lesson_opinions_on_revision',
      columns: [row.revisionId, row.lessonId],
      foreignColumns: [lessonRevisions.id, lessonRevisions.lessonId],
    }),
    index('lesson_opinions_by_lesson').on(row.lessonId, row.askedAt),
    index('lesson_opinions_due')
      .on(row.dueOn)
      .where(sql`${row.answeredAt} is null and ${row.revokedAt} is null and ${row.remindedAt} is null`),
    index('lesson_opinions_of_person').on(row.personId),
    check('lesson_opinions_question_has_length', sql`length(btrim(${row.question})) between 1 and 2000`),
    check('lesson_opinions_name_has_length', sql`length(btrim(${row.name})) between 1 and 120`),
    check('lesson_opinions_answer_has_length', sql`${row.answer} is null or length(btrim(${row.answer})) between 1 and 4000`),
    check('lesson_opinions_answered_whole', sql`num_nonnulls(${row.answer}, ${row.answeredAt}) in (0, 2)`),
    check('lesson_opinions_revoked_whole', sql`num_nonnulls(${row.revokedById}, ${row.revokedAt}) in (0, 2)`),
    check('lesson_opinions_one_end', sql`num_nonnulls(${row.answeredAt}, ${row.revokedAt}) < 2`),
    check('lesson_opinions_account_or_link', sql`num_nonnulls(${row.personId}, ${row.tokenHash}) = 1`),
    // An address is kept no longer than a reminder may need it.
    check(
      'lesson_opinions_address_goes',
      sql`${row.email} is null or (${row.personId} is null and ${row.answeredAt} is null and ${row.revokedAt} is null)`,
    ),
  ],
)

export const reasonUse = pgEnum('review_reason_use', ['return', 'decline', 'publish'])

/** Texts that curators use again: a beginning that is edited before it is sent. */
export const reviewReasons = pgTable(
  'review_reasons',
  {
    id: id(),
    use: reasonUse('use').notNull(),
    label: text('label').notNull(),
    text: text('text').notNull(),
    position: smallint('position').notNull().default(0),
    changedById: person('changed_by_id'),
    changedAt: moment('changed_at').notNull().default(now),
    /** No longer offered. */
    retiredAt: moment('retired_at'),
  },
  (row) => [
    check('review_reasons_label_has_length', sql`length(btrim(${row.label})) between 1 and 80`),
    check('review_reasons_text_has_length', sql`length(btrim(${row.text})) between 1 and 2000`),
  ],
)
