import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { db, type Reader } from '#db/client.ts'
import {
  gatheringInvitations,
  gatheringQuestions,
  gatheringRooms,
  gatherings,
  signUpAnswers,
  signUpNeeds,
  signUps,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { namelessWords } from './copy-attendance.ts'
import { mayEnterRoom, maySignUp } from './policy.ts'
import { waitingAhead } from './queries-line.ts'
import { invitationOfLink, signUpOfLink } from './queries-links.ts'
import { liveStatuses, type GatheringStatus, type SignUpStatus } from './status.ts'
import type { GatheringFormat, GatheringKind, QuestionKind } from './values.ts'

export type SignUpGathering = {
  id: string
  slug: string
  kind: GatheringKind
  title: string
  status: GatheringStatus
  startsAt: Date
  endsAt: Date
  format: GatheringFormat
  place: string
  cancelReason: string
}
export type OwnSignUp = {
  id: string
  status: SignUpStatus
  companions: number
  /** Only of who waits: 1 is next. */
  placeInLine: number | null
  offerExpiresAt: Date | null
  /** Only for who has a place, from 24 hours before the start. */
  roomUrl: string | null
  gathering: SignUpGathering
}

const gatheringColumns = {
  id: gatherings.id,
  slug: gatherings.slug,
  kind: gatherings.kind,
  title: gatherings.title,
  status: gatherings.status,
  startsAt: gatherings.startsAt,
  endsAt: gatherings.endsAt,
  format: gatherings.format,
  place: gatherings.place,
  cancelReason: gatherings.cancelReason,
}
const signUpColumns = {
  id: signUps.id,
  status: signUps.status,
  companions: signUps.companions,
  ahead: waitingAhead,
  offerExpiresAt: signUps.offerExpiresAt,
  gathering: gatheringColumns,
}

type Row = Omit<OwnSignUp, 'placeInLine' | 'roomUrl'> & { ahead: number }

/** The view of a sign-up; asks for the online room only when it may be entered now. */
async function viewOf({ ahead, ...row }: Row, now: Date): Promise<OwnSignUp> {
  const room = mayEnterRoom(row, row.gathering, now) ? await roomOf(row.gathering.id) : null
  return { ...row, placeInLine: row.status === 'waiting' ? ahead + 1 : null, roomUrl: room }
}

async function roomOf(gatheringId: string): Promise<string | null> {
  const [room] = await db.select({ url: gatheringRooms.url }).from(gatheringRooms).where(eq(gatheringRooms.gatheringId, gatheringId))
  return room?.url ?? null
}

/** Every sign-up of the actor, soonest gathering first; who signed up again sees the last one. */
export async function ownSignUps(actor: Actor, now = new Date()): Promise<OwnSignUp[]> {
  const rows = await db
    .select(signUpColumns)
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .where(
      and(
        eq(signUps.userId, actor.id),
        sql`not exists (select from sign_ups later where later.gathering_id = sign_ups.gathering_id and later.user_id = sign_ups.user_id and later.id > sign_ups.id)`,
      ),
    )
    .orderBy(asc(gatherings.startsAt), asc(signUps.id))
    .limit(300)
  return Promise.all(rows.map((row) => viewOf(row, now)))
}

/** One sign-up of the actor; undefined for that of anybody else. */
export async function ownSignUp(actor: Actor, signUpId: string, now = new Date()): Promise<OwnSignUp | undefined> {
  const [row] = await db
    .select(signUpColumns)
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .where(and(eq(signUps.id, signUpId), eq(signUps.userId, actor.id)))
  return row && viewOf(row, now)
}

/** The colleagues whom the actor signed up on the same form. */
export async function ownGroup(actor: Actor, signUpId: string): Promise<{ name: string; status: SignUpStatus }[]> {
  return db
    .select({ name: personName, status: signUps.status })
    .from(signUps)
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(
      and(
        eq(signUps.signedUpById, actor.id),
        ne(signUps.id, signUpId),
        sql`${signUps.groupId} = (select own.group_id from sign_ups own where own.id = ${signUpId} and own.user_id = ${actor.id})`,
      ),
    )
    .orderBy(asc(signUps.formIndex))
}

export const personName = sql<string>`coalesce(${signUps.name}, ${users.name}, ${namelessWords})`

/** What a link shows. `asks`: the questions to somebody whom a colleague signed up; nothing for everybody else. */
export type LinkedSignUp = OwnSignUp & {
  name: string
  formKey: string
  hasAccount: boolean
  asks: { questions: FormQuestion[]; values: Record<string, string> } | undefined
}

/** A sign-up by the secret of the link in a mail. Looks only. Undefined when the link was not made here. */
export async function signUpByLink(token: string, now = new Date()): Promise<LinkedSignUp | undefined> {
  const signUpId = signUpOfLink(token)
  if (!signUpId) return undefined
  const [row] = await db
    .select({
      ...signUpColumns,
      name: personName,
      formKey: signUps.formKey,
      userId: signUps.userId,
      shown: signUps.shownToParticipants,
      byColleague: signedUpByColleague,
    })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(eq(signUps.id, signUpId))
  if (!row) return undefined
  const { userId, name, formKey, shown, byColleague, ...rest } = row
  const asks = byColleague ? await askedOf(row.id, row.gathering.id, shown) : undefined
  return { ...(await viewOf(rest, now)), name, formKey, hasAccount: userId !== null, asks }
}

/** Whether somebody else filled in the form: nobody answers for a colleague what they eat or need. */
export const signedUpByColleague = sql<boolean>`(${signUps.signedUpById} is not null and ${signUps.signedUpById} is distinct from ${signUps.userId})`

/** The questions to somebody, with what they answered so far under the names of the form. */
async function askedOf(signUpId: string, gatheringId: string, shown: boolean) {
  const [questions, [needs], answers] = await Promise.all([
    questionsOf(db, gatheringId),
    db.select().from(signUpNeeds).where(eq(signUpNeeds.signUpId, signUpId)),
    db.select().from(signUpAnswers).where(eq(signUpAnswers.signUpId, signUpId)),
  ])
  const values = {
    diet: needs?.diet ?? '',
    accessibility: needs?.accessibility ?? '',
    ...(shown ? { shownToParticipants: 'ja' } : {}),
    ...Object.fromEntries(answers.map(({ questionId, value }) => [`answers.${questionId}`, value])),
  }
  return { questions, values }
}

export type FormQuestion = { id: string; kind: QuestionKind; label: string; options: string[]; compulsory: boolean; keepDays: number }

/** The questions of the organiser that are on the form now. */
export function questionsOf(reader: Reader, gatheringId: string): Promise<FormQuestion[]> {
  return reader
    .select({
      id: gatheringQuestions.id,
      kind: gatheringQuestions.kind,
      label: gatheringQuestions.label,
      options: gatheringQuestions.options,
      compulsory: gatheringQuestions.compulsory,
      keepDays: gatheringQuestions.keepDays,
    })
    .from(gatheringQuestions)
    .where(and(eq(gatheringQuestions.gatheringId, gatheringId), isNull(gatheringQuestions.retiredAt)))
    .orderBy(asc(gatheringQuestions.position))
}

/** What the form asks, and whether this person can use it. `ownSignUpId` is the live sign-up they have already. */
export type SignUpForm = { questions: FormQuestion[]; maySignUp: boolean; ownSignUpId: string | null }

/** The form of a gathering for somebody with an account. */
export async function signUpForm(actor: Actor, gatheringId: string): Promise<SignUpForm | undefined> {
  const [gathering] = await db
    .select({ status: gatherings.status, createdById: gatherings.createdById, byInvitation: gatherings.byInvitation })
    .from(gatherings)
    .where(eq(gatherings.id, gatheringId))
  if (!gathering || gathering.status === 'draft' || gathering.status === 'proposed') return undefined
  const [questions, [own], [invited]] = await Promise.all([
    questionsOf(db, gatheringId),
    db
      .select({ id: signUps.id })
      .from(signUps)
      .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.userId, actor.id), inArray(signUps.status, [...liveStatuses]))),
    db
      .select({ id: gatheringInvitations.id })
      .from(gatheringInvitations)
      .where(
        and(
          eq(gatheringInvitations.gatheringId, gatheringId),
          eq(gatheringInvitations.email, actor.email),
          isNull(gatheringInvitations.withdrawnAt),
        ),
      ),
  ])
  return { questions, maySignUp: maySignUp(actor, { ...gathering, isInvited: invited !== undefined }), ownSignUpId: own?.id ?? null }
}

export type InvitationView = {
  /** 'used' when somebody with a live sign-up came by it. */
  state: 'usable' | 'used' | 'withdrawn'
  email: string
  gathering: SignUpGathering & { companionsAllowed: number; signUpClosesAt: Date; maximum: number; placesTaken: number; waiting: number }
  questions: FormQuestion[]
}

/** What the link of an invitation leads to. Looks only. Undefined when the link was not made here. */
export async function invitationByLink(token: string): Promise<InvitationView | undefined> {
  const invitationId = invitationOfLink(token)
  if (!invitationId) return undefined
  const [row] = await db
    .select({
      email: gatheringInvitations.email,
      withdrawnAt: gatheringInvitations.withdrawnAt,
      isUsed: sql<boolean>`exists (select from sign_ups came left join users person on person.id = came.user_id
        where came.gathering_id = ${gatheringInvitations.gatheringId} and came.status in ('signed_up', 'waiting', 'offered')
        and (came.invitation_id = ${gatheringInvitations.id} or came.email = ${gatheringInvitations.email} or person.email = ${gatheringInvitations.email}))`,
      gathering: {
        ...gatheringColumns,
        companionsAllowed: gatherings.companionsAllowed,
        signUpClosesAt: gatherings.signUpClosesAt,
        maximum: gatherings.maximum,
        placesTaken: gatherings.placesTaken,
        waiting: sql<number>`(select count(*)::int from sign_ups waiting where waiting.gathering_id = ${gatherings.id} and waiting.status = 'waiting')`,
      },
    })
    .from(gatheringInvitations)
    .innerJoin(gatherings, eq(gatherings.id, gatheringInvitations.gatheringId))
    .where(eq(gatheringInvitations.id, invitationId))
  if (!row) return undefined
  const state = row.withdrawnAt ? 'withdrawn' : row.isUsed ? 'used' : 'usable'
  return { state, email: row.email, gathering: row.gathering, questions: await questionsOf(db, row.gathering.id) }
}
