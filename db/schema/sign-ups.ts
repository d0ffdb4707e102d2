import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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
import { id, moment } from './columns.ts'
import { gatheringQuestions, gatherings } from './gatherings.ts'
import { users } from './people.ts'

const person = (name: string) => uuid(name).references(() => users.id)
const ofGathering = () =>
  uuid('gathering_id')
    .notNull()
    .references(() => gatherings.id)

/** Who was invited. The link is derived from the id with the key of the installation, so nothing here opens it. */
export const gatheringInvitations = pgTable(
  'gathering_invitations',
  {
    id: id(),
    gatheringId: ofGathering(),
    email: text('email').notNull(),
    invitedById: person('invited_by_id').notNull(),
    invitedAt: moment('invited_at').notNull().defaultNow(),
    usedAt: moment('used_at'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (row) => [
    unique('gathering_invitations_one_per_address').on(row.gatheringId, row.email),
    unique('gathering_invitations_of_gathering').on(row.id, row.gatheringId),
    check('gathering_invitations_email_is_lower_case', sql`${row.email} = lower(${row.email}) and length(${row.email}) <= 254`),
  ],
)

export const signUpStatus = pgEnum('sign_up_status', ['unconfirmed', 'signed_up', 'waiting', 'offered', 'cancelled', 'declined', 'expired'])

/**
 * Somebody who signed up: a person with an account, or an outsider by name and address. The place in line is never
 * stored: it follows from `position`, which the database hands out and never twice.
 */
export const signUps = pgTable(
  'sign_ups',
  {
    id: id(),
    gatheringId: ofGathering(),
    userId: person('user_id'),
    /** Only of an outsider. */
    email: text('email'),
    name: text('name'),
    status: signUpStatus('status').notNull(),
    position: integer('position').notNull().generatedAlwaysAsIdentity(),
    companions: smallint('companions').notNull().default(0),
    /** What this sign-up takes of the places: an offered place is kept free, an unconfirmed one is not. */
    placesHeld: smallint('places_held')
      .notNull()
      .generatedAlwaysAs(sql`case when status in ('signed_up', 'offered') and not walk_in then 1 + companions else 0 end`),
    /** Colleagues who were signed up together. */
    groupId: uuid('group_id'),
    /** Who filled in the form, when that was somebody with an account. */
    signedUpById: person('signed_up_by_id'),
    /** The invitation that an outsider came by. */
    invitationId: uuid('invitation_id'),
    /** Key of the form: a double press counts once. The index tells the people of one form apart. */
    formKey: uuid('form_key').notNull(),
    formIndex: smallint('form_index').notNull().default(0),
    /** Whether the other participants may see the name. */
    shownToParticipants: boolean('shown_to_participants').notNull().default(false),
    signedUpAt: moment('signed_up_at').notNull().defaultNow(),
    confirmedAt: moment('confirmed_at'),
    offeredAt: moment('offered_at'),
    offerExpiresAt: moment('offer_expires_at'),
    endedAt: moment('ended_at'),
    givenOutOfTurnById: person('given_out_of_turn_by_id'),
    outOfTurnReason: text('out_of_turn_reason'),
    attendedAt: moment('attended_at'),
    attendanceById: person('attendance_by_id'),
    /** Came without having signed up. Takes no place: at the door the organiser counts chairs, not we. */
    walkIn: boolean('walk_in').notNull().default(false),
    /** When the name went: a year after the gathering only the count is left. */
    namelessAt: moment('nameless_at'),
  },
  (row) => [
    check(
      'sign_ups_person_or_outsider',
      sql`num_nonnulls(${row.userId}, ${row.email}) = (case when ${row.namelessAt} is null then 1 else 0 end) and (${row.email} is null) = (${row.name} is null)`,
    ),
    check('sign_ups_email_is_lower_case', sql`${row.email} = lower(${row.email}) and length(${row.email}) <= 254`),
    check('sign_ups_name_has_length', sql`length(btrim(${row.name})) between 1 and 120`),
    check('sign_ups_companions', sql`${row.companions} between 0 and 5`),
    check(
      'sign_ups_offer_has_deadline',
      sql`(${row.status} = 'offered') <= (${row.offeredAt} is not null and ${row.offerExpiresAt} is not null)`,
    ),
    check('sign_ups_ended_has_moment', sql`(${row.status} in ('cancelled', 'declined', 'expired')) = (${row.endedAt} is not null)`),
    check(
      'sign_ups_out_of_turn_says_why',
      sql`num_nonnulls(${row.givenOutOfTurnById}, ${row.outOfTurnReason}) in (0, 2) and (${row.outOfTurnReason} is null or length(btrim(${row.outOfTurnReason})) > 0)`,
    ),
    check('sign_ups_walk_in_was_there', sql`not ${row.walkIn} or ${row.attendedAt} is not null`),
    // Somebody came by an invitation for this gathering, not by one for another.
    foreignKey({
      name: 'sign_ups_own_invitation',
      columns: [row.invitationId, row.gatheringId],
      foreignColumns: [gatheringInvitations.id, gatheringInvitations.gatheringId],
    }),
    unique('sign_ups_once_per_form').on(row.gatheringId, row.formKey, row.formIndex),
    uniqueIndex('sign_ups_one_per_person')
      .on(row.gatheringId, row.userId)
      .where(sql`${row.status} in ('unconfirmed', 'signed_up', 'waiting', 'offered') and ${row.userId} is not null`),
    uniqueIndex('sign_ups_one_per_address')
      .on(row.gatheringId, row.email)
      .where(sql`${row.status} in ('unconfirmed', 'signed_up', 'waiting', 'offered') and ${row.email} is not null`),
    index('sign_ups_line').on(row.gatheringId, row.status, row.position),
    index('sign_ups_by_user').on(row.userId, row.gatheringId),
    index('sign_ups_offers')
      .on(row.offerExpiresAt)
      .where(sql`${row.status} = 'offered'`),
  ],
)

/** Diet and accessibility, apart: they vanish seven days after the gathering. */
export const signUpNeeds = pgTable(
  'sign_up_needs',
  {
    signUpId: uuid('sign_up_id')
      .primaryKey()
      .references(() => signUps.id, { onDelete: 'cascade' }),
    diet: text('diet').notNull().default(''),
    accessibility: text('accessibility').notNull().default(''),
  },
  (row) => [check('sign_up_needs_length', sql`length(${row.diet}) <= 500 and length(${row.accessibility}) <= 500`)],
)

/** Answers to the questions of the organiser, apart: each question says how long its answers are kept. */
export const signUpAnswers = pgTable(
  'sign_up_answers',
  {
    signUpId: uuid('sign_up_id')
      .notNull()
      .references(() => signUps.id, { onDelete: 'cascade' }),
    questionId: uuid('question_id')
      .notNull()
      .references(() => gatheringQuestions.id),
    value: text('value').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.signUpId, row.questionId] }),
    index('sign_up_answers_by_question').on(row.questionId),
    check('sign_up_answers_length', sql`length(${row.value}) between 1 and 1000`),
  ],
)
