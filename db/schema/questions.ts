import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, moment, storedFile, storedFileChecks } from './columns.ts'
import { lessons } from './lessons.ts'
import { users } from './people.ts'
import { regions, sites } from './sites.ts'
import { themes } from './vocabulary.ts'

/** What answers: not a person but a function, with people behind it who can be replaced. */
export const routeFunction = pgEnum('question_route_function', ['regional_team', 'legal_helpdesk', 'curators'])
export const threadKind = pgEnum('question_thread_kind', ['question', 'legal', 'experience', 'other'])
export const threadStatus = pgEnum('question_thread_status', [
  'unconfirmed',
  'new',
  'picked_up',
  'waiting',
  'answered',
  'closed',
  'reopened',
])

const person = (name: string) => uuid(name).references(() => users.id)
const theme = (name: string) => text(name).references(() => themes.slug, { onUpdate: 'cascade' })
const region = (name: string) => text(name).references(() => regions.code, { onUpdate: 'cascade' })
const now = sql`clock_timestamp()`

/** Where a question goes: to a function, for some regions or all, for one theme or all. */
export const questionRoutes = pgTable(
  'question_routes',
  {
    id: id(),
    function: routeFunction('function').notNull(),
    name: text('name').notNull(),
    /** Only questions about this theme; of every theme when empty. */
    themeSlug: theme('theme_slug'),
    dueWorkingDays: smallint('due_working_days').notNull().default(5),
    /** Of the function, never of a person. Shown to everybody. */
    phone: text('phone').notNull().default(''),
    mailbox: text('mailbox').notNull().default(''),
    createdAt: moment('created_at').notNull().default(now),
    retiredAt: moment('retired_at'),
  },
  (row) => [
    check('question_routes_name_has_length', sql`length(btrim(${row.name})) between 1 and 120`),
    check('question_routes_due_days', sql`${row.dueWorkingDays} between 1 and 30`),
    check('question_routes_phone_has_length', sql`length(${row.phone}) <= 40`),
    check('question_routes_mailbox_is_lower_case', sql`${row.mailbox} = lower(${row.mailbox}) and length(${row.mailbox}) <= 254`),
  ],
)

/** The regions of a route; a route without regions is for all of them. */
export const questionRouteRegions = pgTable(
  'question_route_regions',
  {
    routeId: uuid('route_id')
      .notNull()
      .references(() => questionRoutes.id, { onDelete: 'cascade' }),
    regionCode: region('region_code').notNull(),
  },
  (row) => [primaryKey({ columns: [row.routeId, row.regionCode] }), index('question_route_regions_by_region').on(row.regionCode)],
)

/** Who answers for a route, when they are away, and who does it then. */
export const questionRoutePeople = pgTable(
  'question_route_people',
  {
    id: id(),
    routeId: uuid('route_id')
      .notNull()
      .references(() => questionRoutes.id),
    userId: person('user_id').notNull(),
    /** Calendar days in Europe/Amsterdam, both included. */
    absentFrom: date('absent_from', { mode: 'string' }),
    absentUntil: date('absent_until', { mode: 'string' }),
    standInId: person('stand_in_id'),
    joinedAt: moment('joined_at').notNull().default(now),
    leftAt: moment('left_at'),
  },
  (row) => [
    uniqueIndex('question_route_people_one_open')
      .on(row.routeId, row.userId)
      .where(sql`${row.leftAt} is null`),
    index('question_route_people_of_person').on(row.userId),
    check('question_route_people_absence_whole', sql`num_nonnulls(${row.absentFrom}, ${row.absentUntil}) in (0, 2)`),
    check('question_route_people_absence_in_order', sql`${row.absentFrom} is null or ${row.absentFrom} <= ${row.absentUntil}`),
    check('question_route_people_stand_in_is_other', sql`${row.standInId} is null or not ${row.standInId} = ${row.userId}`),
  ],
)

/**
 * One question with its answers. Who may see a row stands in the rules of the database: one of the legal helpdesk only
 * who asked it and the jurists.
 */
export const questionThreads = pgTable(
  'question_threads',
  {
    id: id(),
    kind: threadKind('kind').notNull(),
    status: threadStatus('status').notNull(),
    title: text('title').notNull(),
    /** Who asked: an account, or somebody outside by name and address. The address goes some time after closing. */
    askerId: person('asker_id'),
    askerEmail: text('asker_email'),
    askerName: text('asker_name').notNull().default(''),
    regionCode: region('region_code'),
    siteSlug: text('site_slug').references(() => sites.slug, { onUpdate: 'cascade' }),
    themeSlug: theme('theme_slug'),
    /** Empty: no rule fits, so it lies in the common tray. */
    routeId: uuid('route_id').references(() => questionRoutes.id),
    ownerId: person('owner_id'),
    formKey: uuid('form_key').notNull(),
    askedAt: moment('asked_at').notNull().default(now),
    /** The end of the working day on which an answer is promised; it stands still while the asker is waited for. */
    dueAt: moment('due_at'),
    firstAnsweredAt: moment('first_answered_at'),
    closedAt: moment('closed_at'),
    /** Rises with each change that somebody else may be looking at. */
    version: integer('version').notNull().default(1),
    /** The same question, sent twice by the same person. */
    mergedIntoId: uuid('merged_into_id'),
    /** Threads of different people who ask the same share one of these. Only who answers sees it. */
    sameQuestionId: uuid('same_question_id'),
    remindedBeforeAt: moment('reminded_before_at'),
    remindedLateAt: moment('reminded_late_at'),
    teamRemindedAt: moment('team_reminded_at'),
    /** What came of it: a lesson, with the asker named or not as they chose. Empty: they did not say. */
    lessonId: uuid('lesson_id').references(() => lessons.id),
    askerCredited: boolean('asker_credited'),
    /** When the words went, and with them who asked. What is left is counted. */
    forgottenAt: moment('forgotten_at'),
  },
  (row) => [
    check('question_threads_title_has_length', sql`length(btrim(${row.title})) between 1 and 160`),
    check('question_threads_one_asker', sql`num_nonnulls(${row.askerId}, ${row.askerEmail}) <= 1`),
    check('question_threads_asker_known', sql`num_nonnulls(${row.askerId}, ${row.askerEmail}) = 1 or ${row.status} = 'closed'`),
    check(
      'question_threads_forgotten_whole',
      sql`${row.forgottenAt} is null or (${row.status} = 'closed' and num_nonnulls(${row.askerId}, ${row.askerEmail}) = 0)`,
    ),
    check('question_threads_email_is_lower_case', sql`${row.askerEmail} = lower(${row.askerEmail}) and length(${row.askerEmail}) <= 254`),
    check('question_threads_asker_name_has_length', sql`length(${row.askerName}) <= 120`),
    check('question_threads_unconfirmed_is_outside', sql`not ${row.status} = 'unconfirmed' or ${row.askerEmail} is not null`),
    check('question_threads_closed_has_moment', sql`(${row.status} = 'closed') = (${row.closedAt} is not null)`),
    check('question_threads_picked_up_has_owner', sql`not ${row.status} = 'picked_up' or ${row.ownerId} is not null`),
    check(
      'question_threads_merged_is_closed',
      sql`${row.mergedIntoId} is null or (${row.status} = 'closed' and not ${row.mergedIntoId} = ${row.id})`,
    ),
    foreignKey({ name: 'question_threads_merged_into', columns: [row.mergedIntoId], foreignColumns: [row.id] }),
    unique('question_threads_once_per_form').on(row.formKey),
    index('question_threads_of_asker').on(row.askerId, row.askedAt),
    index('question_threads_tray').on(row.routeId, row.status, row.dueAt),
    index('question_threads_merged')
      .on(row.mergedIntoId)
      .where(sql`${row.mergedIntoId} is not null`),
    index('question_threads_same')
      .on(row.sameQuestionId)
      .where(sql`${row.sameQuestionId} is not null`),
    index('question_threads_to_forget')
      .on(row.closedAt)
      .where(sql`${row.status} = 'closed' and ${row.forgottenAt} is null`),
    // All but what is closed is little; what is closed is read newest first.
    index('question_threads_alive')
      .on(row.status)
      .where(sql`not ${row.status} = 'closed'`),
    index('question_threads_closed')
      .on(row.closedAt.desc().nullsFirst(), row.id)
      .where(sql`${row.status} = 'closed'`),
    index('question_threads_due')
      .on(row.dueAt)
      .where(sql`${row.status} in ('new', 'picked_up', 'reopened')`),
  ],
)

/** What was said. Append-only: words that somebody has read stay what they were. */
export const questionMessages = pgTable(
  'question_messages',
  {
    id: id(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => questionThreads.id, { onDelete: 'cascade' }),
    /** Empty for who asks from outside. */
    authorId: person('author_id'),
    fromAsker: boolean('from_asker').notNull(),
    /** A note among those who answer; the asker never sees it, by a rule of the database. */
    inner: boolean('is_inner').notNull().default(false),
    body: text('body').notNull(),
    /** Key of the form: a double press says it once. */
    formKey: uuid('form_key').notNull(),
    createdAt: moment('created_at').notNull().default(now),
  },
  (row) => [
    check('question_messages_body_has_length', sql`length(btrim(${row.body})) between 1 and 8000`),
    check('question_messages_asker_hides_nothing', sql`not (${row.inner} and ${row.fromAsker})`),
    check('question_messages_known_author', sql`${row.fromAsker} or ${row.authorId} is not null`),
    unique('question_messages_once_per_form').on(row.threadId, row.formKey),
    index('question_messages_by_thread').on(row.threadId, row.createdAt),
  ],
)

/** Images and documents that go with a message, and are seen by who sees that message. */
export const questionFiles = pgTable(
  'question_files',
  {
    id: id(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => questionMessages.id, { onDelete: 'cascade' }),
    uploadedAt: moment('uploaded_at').notNull().default(now),
    ...storedFile(),
  },
  (row) => [...storedFileChecks('question_files', row), index('question_files_by_message').on(row.messageId)],
)

/** What happened with a thread: picked up, handed over with a reason, closed. Append-only. */
export const questionEvents = pgTable(
  'question_events',
  {
    id: id(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => questionThreads.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    actorId: person('actor_id'),
    /** Among those who answer; the asker is not shown it. */
    reason: text('reason').notNull().default(''),
    at: moment('at').notNull().default(now),
  },
  (row) => [
    check('question_events_kind_shape', sql`${row.kind} ~ '^[a-z_]{1,40}$'`),
    check('question_events_reason_has_length', sql`length(${row.reason}) <= 1000`),
    index('question_events_by_thread').on(row.threadId, row.at),
  ],
)

/** Texts to begin an answer with, edited before they are sent. */
export const cannedAnswers = pgTable(
  'canned_answers',
  {
    id: id(),
    /** Offered to one function only; to all when empty. */
    function: routeFunction('function'),
    label: text('label').notNull(),
    text: text('text').notNull(),
    changedById: person('changed_by_id'),
    changedAt: moment('changed_at').notNull().default(now),
    retiredAt: moment('retired_at'),
  },
  (row) => [
    check('canned_answers_label_has_length', sql`length(btrim(${row.label})) between 1 and 80`),
    check('canned_answers_text_has_length', sql`length(btrim(${row.text})) between 1 and 4000`),
  ],
)
