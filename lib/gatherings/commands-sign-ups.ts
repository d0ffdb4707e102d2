import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { readAnswers, writeAnswers } from './commands-answers.ts'
import { offerFreePlaces } from './commands-line.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import type { SignUpRefusal } from './copy.ts'
import { mailSignUps } from './emails.ts'
import { mayManage, maySignUp } from './policy.ts'
import type { signUpInput } from './schema.ts'
import type { SignUpStatus } from './status.ts'

type Outcome<T> = Promise<Result<T, SignUpRefusal>>
/** What became of a form: everybody on it has a place, or everybody stands in the line. */
export type SignedUp = { signUpId: string; status: 'signed_up' | 'waiting'; people: number }

/** Why nobody can sign up now; undefined when signing up is open. */
export function refuseSigningUp(gathering: LockedGathering, now: Date): SignUpRefusal | undefined {
  if (gathering.status === 'cancelled' && gathering.publishedAt) return 'cancelled'
  if (gathering.status === 'held' || (gathering.status === 'published' && gathering.startsAt <= now)) return 'has_started'
  if (gathering.status !== 'published') return 'unknown_gathering'
  return gathering.signUpClosesAt <= now ? 'closed' : undefined
}

/** A place when there are enough and nobody waits: also a place that the first in line finds too small is not for others. */
export const placeFor = (gathering: LockedGathering, people: number, someoneWaits: boolean): 'signed_up' | 'waiting' =>
  someoneWaits || gathering.placesTaken + people > gathering.maximum ? 'waiting' : 'signed_up'

type Attendee = { userId: string | null; email: string | null; name: string | null; address: string }

/**
 * Signs up somebody with an account, and the colleagues on the same form: all of them get a place, or all of them stand
 * in the line, each in a place of their own, and are offered one by one. The same form sent twice counts once.
 */
export async function signUp(tx: Tx, actor: Actor, input: z.output<typeof signUpInput>, now = new Date()): Outcome<SignedUp> {
  // What no sign-up changes is read before the gathering is taken: in a storm the others wait for as little as can be.
  const attendees = await attendeesOf(tx, actor, input.colleagues)
  const addresses = attendees.map((attendee) => attendee.address)
  const invited = await invitedAddresses(tx, input.gatheringId, addresses)
  const answers = await readAnswers(tx, input.gatheringId, input.answers)

  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering) return refuse('unknown_gathering')
  const known = await signedUpBefore(tx, gathering.id, input.formKey, attendees)
  if (known.form.length > 0) return known.form[0]?.signedUpById === actor.id ? done(outcomeOf(known.form)) : refuse('form_used')
  const refusal = refuseSigningUp(gathering, now)
  if (refusal) return refuse(refusal)
  if (input.companions > gathering.companionsAllowed) return refuse('too_many_companions')
  if (input.colleagues.some((colleague) => colleague.email === actor.email)) return refuse('colleague_is_you')
  if (!maySignUp(actor, { ...gathering, isInvited: invited.has(actor.email) })) return refuse('by_invitation')
  const mayBringAnyone = !gathering.byInvitation || mayManage(actor, gathering)
  if (!mayBringAnyone && addresses.some((address) => !invited.has(address))) return refuse('colleague_not_invited')
  if (known.live.includes(actor.id) || known.live.includes(actor.email)) return refuse('already_signed_up')
  if (known.live.length > 0) return refuse('colleague_signed_up')
  const people = attendees.length + input.companions
  if (people > gathering.maximum) return refuse('group_too_large')
  if (!answers.ok) return answers

  const status: SignedUp['status'] = placeFor(gathering, people, known.someoneWaits)
  const rows = await tx
    .insert(signUps)
    .values(
      attendees.map(({ userId, email, name }, formIndex) => ({
        gatheringId: gathering.id,
        userId,
        email,
        name,
        status,
        companions: formIndex === 0 ? input.companions : 0,
        // Consent is personal: nobody gives it for a colleague.
        shownToParticipants: formIndex === 0 && input.shownToParticipants,
        groupId: attendees.length > 1 ? input.formKey : null,
        signedUpById: actor.id,
        formKey: input.formKey,
        formIndex,
        signedUpAt: now,
        confirmedAt: now,
      })),
    )
    .returning({ id: signUps.id, status: signUps.status, formIndex: signUps.formIndex })
  const own = rows.find((row) => row.formIndex === 0)
  if (!own) throw new Error('nobody was signed up')
  await writeAnswers(tx, own.id, { ...input, answers: answers.value })
  if (invited.size > 0) await markInvitationsUsed(tx, gathering.id, addresses, now)
  await audit(tx, {
    actorId: actor.id,
    action: 'sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: own.id, status, people },
  })
  // A group that is too large for the places that are free waits as a whole; its first may be next in line at once.
  const offered = status === 'waiting' && rows.length > 1 ? await offerFreePlaces(tx, gathering, now) : []
  await mailSignUps(
    tx,
    status,
    rows.flatMap((row) => (offered.includes(row.id) ? [] : [row.id])),
  )
  await emptyTags(tx, gatheringTags(gathering))
  return done({ signUpId: own.id, status, people: attendees.length })
}

type FormRow = { id: string; status: SignUpStatus; signedUpById: string | null }
export type Before = {
  /** The sign-ups that this form made before, the own one first. */
  form: FormRow[]
  /** Which of the people have a live sign-up: accounts by id, outsiders by address. */
  live: string[]
  someoneWaits: boolean
}

/** What a new sign-up has to know of the others, in one question. Ask it only while the gathering is taken. */
export async function signedUpBefore(
  tx: Tx,
  gatheringId: string,
  formKey: string,
  people: readonly Pick<Attendee, 'userId' | 'address'>[],
): Promise<Before> {
  const userIds = sql.param(people.flatMap(({ userId }) => (userId ? [userId] : [])))
  const addresses = sql.param(people.map(({ address }) => address))
  const live = sql`status in ('unconfirmed', 'signed_up', 'waiting', 'offered')`
  const [row] = await tx.execute<Before>(sql`select
    (select coalesce(json_agg(json_build_object('id', id, 'status', status, 'signedUpById', signed_up_by_id) order by form_index), '[]')
      from sign_ups where gathering_id = ${gatheringId} and form_key = ${formKey}) as form,
    array(select user_id::text from sign_ups where gathering_id = ${gatheringId} and user_id = any(${userIds}::uuid[]) and ${live}
      union all select email from sign_ups where gathering_id = ${gatheringId} and email = any(${addresses}::text[]) and ${live}) as live,
    exists (select from sign_ups where gathering_id = ${gatheringId} and status = 'waiting') as "someoneWaits"`)
  if (!row) throw new Error('a question without an answer')
  return row
}

function outcomeOf(rows: FormRow[]): SignedUp {
  const [own] = rows
  if (!own) throw new Error('this form made nothing')
  return { signUpId: own.id, status: own.status === 'signed_up' ? 'signed_up' : 'waiting', people: rows.length }
}

/** Who comes: with an account when the address has one that is open, else by name and address. */
async function attendeesOf(tx: Tx, actor: Actor, colleagues: readonly { name: string; email: string }[]): Promise<Attendee[]> {
  const own: Attendee = { userId: actor.id, email: null, name: null, address: actor.email }
  if (colleagues.length === 0) return [own]
  const accounts = await accountsOf(
    tx,
    colleagues.map((colleague) => colleague.email),
  )
  return [own, ...colleagues.map(({ name, email }) => attendeeOf(accounts, name, email))]
}

/** Open accounts by address. */
export async function accountsOf(tx: Tx, addresses: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.email, [...addresses]), isNull(users.closedAt)))
  return new Map(rows.map((row) => [row.email, row.id]))
}

/** Somebody by account when there is one, else by name and address. */
export function attendeeOf(accounts: Map<string, string>, name: string, email: string): Attendee {
  const userId = accounts.get(email)
  return userId ? { userId, email: null, name: null, address: email } : { userId: null, email, name, address: email }
}

/** Which of these addresses are invited. */
async function invitedAddresses(tx: Tx, gatheringId: string, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ email: gatheringInvitations.email })
    .from(gatheringInvitations)
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        inArray(gatheringInvitations.email, [...addresses]),
        isNull(gatheringInvitations.withdrawnAt),
      ),
    )
  return new Set(rows.map((row) => row.email))
}

/** Notes that who was invited has come by. */
async function markInvitationsUsed(tx: Tx, gatheringId: string, addresses: readonly string[], now: Date) {
  await tx
    .update(gatheringInvitations)
    .set({ usedAt: now })
    .where(
      and(
        eq(gatheringInvitations.gatheringId, gatheringId),
        inArray(gatheringInvitations.email, [...addresses]),
        isNull(gatheringInvitations.usedAt),
      ),
    )
}
