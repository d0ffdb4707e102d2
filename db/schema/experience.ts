import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'
import { lessons } from './lessons.ts'
import { openQuestions } from './open-questions.ts'
import { users } from './people.ts'
import { themes, tips } from './vocabulary.ts'

export const conversationStatus = pgEnum('conversation_status', ['searching', 'asked', 'with_team', 'accepted', 'closed', 'withdrawn'])
/** 'lapsed': nobody answered in time, or the one who asked no longer needs it. */
export const conversationAnswer = pgEnum('conversation_answer', ['accepted', 'declined', 'lapsed'])
export const conversationHelped = pgEnum('conversation_helped', ['yes', 'partly', 'no'])
export const conversationLesson = pgEnum('conversation_lesson', ['yes', 'maybe', 'no'])

const person = (name: string) => uuid(name).references(() => users.id)
const now = sql`clock_timestamp()`

/** What somebody with experience tells about it, for who wants to speak to them. Shown only while it is on. */
export const experienceProfiles = pgTable(
  'experience_profiles',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id),
    slug: text('slug').notNull().unique(),
    isFindable: boolean('is_findable').notNull().default(false),
    intro: text('intro').notNull().default(''),
    themeSlugs: text('theme_slugs').array().notNull().default([]),
    tipNumbers: smallint('tip_numbers').array().notNull().default([]),
    /** In which kinds of work the experience was gained: words of the audiences. */
    audienceSlugs: text('audience_slugs').array().notNull().default([]),
    /** How many conversations in a calendar month of Amsterdam. */
    perMonth: smallint('per_month').notNull().default(1),
    /** How to reach this person; told only to who has a conversation with them. */
    reach: text('reach').notNull().default(''),
    createdAt: moment('created_at').notNull().default(now),
    changedAt: moment('changed_at').notNull().default(now),
  },
  (row) => [
    check('experience_profiles_slug_shape', sql`${row.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${row.slug}) <= 100`),
    check('experience_profiles_intro_has_length', sql`length(${row.intro}) <= 600`),
    check('experience_profiles_reach_has_length', sql`length(${row.reach}) <= 200`),
    check('experience_profiles_per_month', sql`${row.perMonth} between 1 and 20`),
    // Who can be found can be reached, and says what about.
    check(
      'experience_profiles_findable_is_whole',
      sql`not ${row.isFindable} or (length(btrim(${row.reach})) > 0 and cardinality(${row.themeSlugs}) + cardinality(${row.tipNumbers}) > 0)`,
    ),
    index('experience_profiles_by_theme').using('gin', row.themeSlugs),
  ],
)

/** Somebody asks to speak to who did this before. */
export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    status: conversationStatus('status').notNull(),
    askerId: person('asker_id').notNull(),
    themeSlug: text('theme_slug').references(() => themes.slug, { onUpdate: 'cascade' }),
    tipNumber: smallint('tip_number').references(() => tips.number),
    purpose: text('purpose').notNull(),
    /** How to reach who asks; told only to who accepts. */
    reach: text('reach').notNull(),
    formKey: uuid('form_key').notNull(),
    askedAt: moment('asked_at').notNull().default(now),
    /** When the regional team takes over, unless somebody accepted. */
    dueAt: moment('due_at').notNull(),
    /** Since when the regional team looks along; stays when it asks somebody. */
    teamSince: moment('team_since'),
    acceptedAt: moment('accepted_at'),
    endedAt: moment('ended_at'),
    /** What the regional team answered, when it closed the request. */
    outcome: text('outcome').notNull().default(''),
    closedById: person('closed_by_id'),
    /** When both were asked how it was. */
    followedUpAt: moment('followed_up_at'),
  },
  (row) => [
    unique('conversations_once_per_form').on(row.askerId, row.formKey),
    check('conversations_about_something', sql`num_nonnulls(${row.themeSlug}, ${row.tipNumber}) > 0`),
    check('conversations_purpose_has_length', sql`length(btrim(${row.purpose})) between 1 and 1500`),
    check('conversations_reach_has_length', sql`length(btrim(${row.reach})) between 1 and 200`),
    check('conversations_outcome_has_length', sql`length(${row.outcome}) <= 1500`),
    check('conversations_accepted_has_moment', sql`(${row.status} = 'accepted') = (${row.acceptedAt} is not null)`),
    check('conversations_ended_has_moment', sql`(${row.status} in ('closed', 'withdrawn')) = (${row.endedAt} is not null)`),
    check('conversations_team_has_moment', sql`not ${row.status} = 'with_team' or ${row.teamSince} is not null`),
    check(
      'conversations_closed_says_what',
      sql`(${row.status} = 'closed') = (${row.closedById} is not null and length(btrim(${row.outcome})) > 0)`,
    ),
    index('conversations_of_asker').on(row.askerId, row.askedAt),
    index('conversations_open')
      .on(row.dueAt)
      .where(sql`${row.status} in ('searching', 'asked', 'with_team')`),
    index('conversations_to_follow_up')
      .on(row.acceptedAt)
      .where(sql`${row.acceptedAt} is not null and ${row.followedUpAt} is null`),
  ],
)

/** Who was asked for a conversation, and the answer. Nobody is asked twice for the same one, and no reason is kept. */
export const conversationInvitations = pgTable(
  'conversation_invitations',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    personId: person('person_id').notNull(),
    askedById: person('asked_by_id').notNull(),
    askedAt: moment('asked_at').notNull().default(now),
    answer: conversationAnswer('answer'),
    answeredAt: moment('answered_at'),
  },
  (row) => [
    unique('conversation_invitations_once').on(row.conversationId, row.personId),
    uniqueIndex('conversation_invitations_one_at_a_time')
      .on(row.conversationId)
      .where(sql`${row.answer} is null or ${row.answer} = 'accepted'`),
    check('conversation_invitations_answered_whole', sql`num_nonnulls(${row.answer}, ${row.answeredAt}) in (0, 2)`),
    index('conversation_invitations_of_person').on(row.personId, row.askedAt),
  ],
)

/** Two weeks later: did it help, and did a lesson come out of it? One row for each of the two. */
export const conversationFollowUps = pgTable(
  'conversation_follow_ups',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    personId: person('person_id').notNull(),
    askedAt: moment('asked_at').notNull(),
    helped: conversationHelped('helped'),
    lesson: conversationLesson('lesson'),
    answeredAt: moment('answered_at'),
  },
  (row) => [
    unique('conversation_follow_ups_once').on(row.conversationId, row.personId),
    check('conversation_follow_ups_answered_whole', sql`num_nonnulls(${row.helped}, ${row.lesson}, ${row.answeredAt}) in (0, 3)`),
  ],
)

/** A lesson that may answer an open question: somebody said so, or the theme is the same. */
export const openQuestionLessons = pgTable(
  'open_question_lessons',
  {
    questionId: uuid('question_id')
      .notNull()
      .references(() => openQuestions.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id),
    /** A writer or a curator; empty when only the theme is the same. */
    saidById: person('said_by_id'),
    saidAt: moment('said_at'),
    /** When who asked heard that the lesson can be read. */
    toldAt: moment('told_at'),
  },
  (row) => [
    primaryKey({ columns: [row.questionId, row.lessonId] }),
    index('open_question_lessons_by_lesson').on(row.lessonId),
    check('open_question_lessons_said_whole', sql`num_nonnulls(${row.saidById}, ${row.saidAt}) in (0, 2)`),
  ],
)
