import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, signUps, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { readAnswers, writeAnswers } from './commands-answers.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import type { SignUpRefusal } from './copy.ts'
import { mailSignUps } from './emails.ts'
import { mayManage, maySignUp } from './policy.ts'
import type { signUpInput } from './schema.ts'
import { liveStatuses } from './status.ts'

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

/**
 * Whether so many people get a place now. Whoever waits goes first: also when a place is free that the first in line
 * finds too small. Ask it only while the gathering is taken.
 */
export async function hasPlaceFor(tx: Tx, gathering: LockedGathering, people: number): Promise<boolean> {
  if (gathering.placesTaken + people > gathering.maximum) return false
  const [first] = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gathering.id), eq(signUps.status, 'waiting')))
    .limit(1)
  return !first
}

type Attendee = { userId: string | null; email: string | null; name: string | null; address: string }

/**
 * Signs up somebody with an account, and the colleagues on the same form: all of them get a place, or all of them stand
 * in the line, each in a place of their own. The same form sent twice counts once.
 */
export async function signUp(tx: Tx, actor: Actor, input: z.output<typeof signUpInput>, now = new Date()): Outcome<SignedUp> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering) return refuse('unknown_gathering')
  const before = await signUpsOfForm(tx, gathering.id, input.formKey)
  const [sent] = before
  if (sent) return sent.signedUpById === actor.id ? done(outcomeOf(before)) : refuse('form_used')
  const refusal = refuseSigningUp(gathering, now)
  if (refusal) return refuse(refusal)
  if (input.companions > gathering.companionsAllowed) return refuse('too_many_companions')
  if (input.colleagues.some((colleague) => colleague.email === actor.email)) return refuse('colleague_is_you')

  const attendees = await attendeesOf(tx, actor, input.colleagues)
  const addresses = attendees.map((attendee) => attendee.address)
  const invited = await invitedAddresses(tx, gathering.id, addresses)
  if (!maySignUp(actor, { ...gathering, isInvited: invited.has(actor.email) })) return refuse('by_invitation')
  const mayBringAnyone = !gathering.byInvitation || mayManage(actor, gathering)
  if (!mayBringAnyone && addresses.some((address) => !invited.has(address))) return refuse('colleague_not_invited')
  const known = await liveAddresses(tx, gathering.id, addresses)
  if (known.has(actor.email)) return refuse('already_signed_up')
  if (known.size > 0) return refuse('colleague_signed_up')
  const people = attendees.length + input.companions
  if (people > gathering.maximum) return refuse('group_too_large')
  const answers = await readAnswers(tx, gathering.id, input.answers)
  if (!answers.ok) return answers

  const status: SignedUp['status'] = (await hasPlaceFor(tx, gathering, people)) ? 'signed_up' : 'waiting'
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
  await markInvitationsUsed(tx, gathering.id, addresses, now)
  await audit(tx, {
    actorId: actor.id,
    action: 'sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: own.id, status, people },
  })
  await mailSignUps(
    tx,
    status,
    rows.map((row) => row.id),
  )
  await emptyTags(tx, gatheringTags(gathering))
  return done({ signUpId: own.id, status, people: attendees.length })
}

type FormRow = { id: string; status: (typeof signUps.$inferSelect)['status']; formIndex: number; signedUpById: string | null }

/** The sign-ups that a form made before, the own one first. */
export async function signUpsOfForm(tx: Tx, gatheringId: string, formKey: string): Promise<FormRow[]> {
  return tx
    .select({ id: signUps.id, status: signUps.status, formIndex: signUps.formIndex, signedUpById: signUps.signedUpById })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.formKey, formKey)))
    .orderBy(signUps.formIndex)
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

/** Which of these addresses have a live sign-up, as an account or as an outsider. */
export async function liveAddresses(tx: Tx, gatheringId: string, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ address: sql<string>`coalesce(${signUps.email}, ${users.email})` })
    .from(signUps)
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(
      and(
        eq(signUps.gatheringId, gatheringId),
        inArray(signUps.status, [...liveStatuses]),
        or(inArray(signUps.email, [...addresses]), inArray(users.email, [...addresses])),
      ),
    )
  return new Set(rows.map((row) => row.address))
}

/** Notes that who was invited has come by. */
export async function markInvitationsUsed(tx: Tx, gatheringId: string, addresses: readonly string[], now: Date) {
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
