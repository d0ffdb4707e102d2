import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { users } from './people.ts'
import { questionThreads } from './questions.ts'

const person = (name: string) => uuid(name).references(() => users.id)
const now = sql`clock_timestamp()`

export const legalAnswerState = pgEnum('legal_answer_state', ['draft', 'proposed', 'published', 'withdrawn'])

/** A general question and answer of the legal helpdesk. Public only after a second person approved these words. */
export const legalAnswers = pgTable(
  'legal_answers',
  {
    id: id(),
    slug: text('slug').notNull(),
    state: legalAnswerState('state').notNull().default('draft'),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    subject: text('subject').notNull(),
    /** One source a line: a name, and an address behind it when there is one. */
    sources: text('sources').notNull().default(''),
    /** The last calendar day on which the answer counts as looked at. */
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    fromThreadId: uuid('from_thread_id').references(() => questionThreads.id),
    madeById: person('made_by_id').notNull(),
    /** Everybody who ever wrote on it; none of them approves. */
    writerIds: uuid('writer_ids').array().notNull(),
    /** What was decided about the passages that the privacy scan asks about. */
    privacyChecked: boolean('privacy_checked').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull().default(now),
    changedAt: moment('changed_at').notNull().default(now),
    proposedAt: moment('proposed_at'),
    approvedById: person('approved_by_id'),
    approvedAt: moment('approved_at'),
    withdrawnById: person('withdrawn_by_id'),
    withdrawnAt: moment('withdrawn_at'),
    reviewAskedAt: moment('review_asked_at'),
    /** Why the second person gave it back, until it is proposed again. */
    returnNote: text('return_note').notNull().default(''),
  },
  (row) => [
    unique('legal_answers_address').on(row.slug),
    unique('legal_answers_once_per_thread').on(row.fromThreadId),
    check('legal_answers_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('legal_answers_question_has_length', sql`length(btrim(${row.question})) between 1 and 200`),
    check('legal_answers_answer_has_length', sql`length(btrim(${row.answer})) between 1 and 8000`),
    check('legal_answers_return_note_has_length', sql`length(${row.returnNote}) <= 1000`),
    check('legal_answers_subject_shape', sql`${row.subject} ~ '^[a-z_]{1,40}$'`),
    check('legal_answers_sources_have_length', sql`length(${row.sources}) <= 4000`),
    check('legal_answers_maker_wrote', sql`${row.madeById} = any(${row.writerIds})`),
    check('legal_answers_second_person', sql`${row.approvedById} is null or not ${row.approvedById} = any(${row.writerIds})`),
    check('legal_answers_approved_whole', sql`num_nonnulls(${row.approvedById}, ${row.approvedAt}) in (0, 2)`),
    check('legal_answers_published_is_approved', sql`not ${row.state} = 'published' or ${row.approvedAt} is not null`),
    check('legal_answers_withdrawn_whole', sql`num_nonnulls(${row.withdrawnById}, ${row.withdrawnAt}) in (0, 2)`),
    check('legal_answers_withdrawn_has_moment', sql`(${row.state} = 'withdrawn') = (${row.withdrawnAt} is not null)`),
    index('legal_answers_by_state').on(row.state, row.validUntil),
  ],
)
