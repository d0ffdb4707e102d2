import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'
import { questionThreads } from './questions.ts'
import { regions, sites } from './sites.ts'
import { themes } from './vocabulary.ts'

const person = (name: string) => uuid(name).references(() => users.id)
const now = sql`clock_timestamp()`

export const openQuestionState = pgEnum('open_question_state', ['open', 'answered', 'closed'])

/** A question that a region still has for everybody: it waits for a lesson. */
export const openQuestions = pgTable(
  'open_questions',
  {
    id: id(),
    state: openQuestionState('state').notNull().default('open'),
    title: text('title').notNull(),
    explanation: text('explanation').notNull().default(''),
    regionCode: text('region_code').references(() => regions.code, { onUpdate: 'cascade' }),
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    themeSlug: text('theme_slug').references(() => themes.slug, { onUpdate: 'cascade' }),
    registeredById: person('registered_by_id').notNull(),
    formKey: uuid('form_key').notNull(),
    createdAt: moment('created_at').notNull().default(now),
    fromThreadId: uuid('from_thread_id').references(() => questionThreads.id),
    /** What who asks would like; a curator makes it so. */
    wantsPublic: boolean('wants_public').notNull().default(false),
    madePublicById: person('made_public_by_id'),
    madePublicAt: moment('made_public_at'),
    answeredByLessonId: uuid('answered_by_lesson_id').references(() => lessons.id),
    endedAt: moment('ended_at'),
  },
  (row) => [
    unique('open_questions_once_per_form').on(row.formKey),
    check('open_questions_title_has_length', sql`length(btrim(${row.title})) between 1 and 160`),
    check('open_questions_explanation_has_length', sql`length(${row.explanation}) <= 3000`),
    check('open_questions_one_place', sql`num_nonnulls(${row.regionCode}, ${row.siteSlug}) <= 1`),
    check('open_questions_public_whole', sql`num_nonnulls(${row.madePublicById}, ${row.madePublicAt}) in (0, 2)`),
    check('open_questions_answered_by_lesson', sql`(${row.state} = 'answered') = (${row.answeredByLessonId} is not null)`),
    check('open_questions_ended_has_moment', sql`(${row.state} = 'open') = (${row.endedAt} is null)`),
    index('open_questions_by_state').on(row.state, row.createdAt),
  ],
)
