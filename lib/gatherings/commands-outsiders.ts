import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringInvitations, signUps, users } from '#db/schema/index.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { answersTo, questionsToAnswer, writeAnswers } from './commands-answers.ts'
import { accountsOf, attendeeOf, signedUpBefore } from './commands-attendees.ts'
import { gatheringTags, lockGathering, lockSignUp, type LockedGathering } from './commands-lock.ts'
import { placeFor, refuseSigningUp } from './commands-sign-ups.ts'
import type { SignUpRefusal } from './copy.ts'
import { mailSignUps } from './emails.ts'
import { invitationOfLink, signUpOfLink } from './queries-links.ts'
import type { outsiderSignUpInput, signUpLinkInput } from './schema.ts'
import { signUpAfter } from './status.ts'

type Outcome<T> = Promise<Result<T, SignUpRefusal>>
export type OutsiderSignedUp = { signUpId: string; status: 'unconfirmed' | 'signed_up' | 'waiting' }

// With one invitation somebody may mistype an address, but not write to the whole world.
const mostUnconfirmed = 3

/**
 * Signs up who came by the link of an invitation. The invited address has proved itself by that link; any other one is
 * confirmed by a mail first, and holds no place until then.
 */
export async function signUpByInvitation(tx: Tx, input: z.output<typeof outsiderSignUpInput>, now = new Date()): Outcome<OutsiderSignedUp> {
  const invitationId = invitationOfLink(input.token)
  const [asked] = invitationId ? await tx.select().from(gatheringInvitations).where(eq(gatheringInvitations.id, invitationId)) : []
  const gathering = asked && (await lockGathering(tx, asked.gatheringId))
  if (!gathering) return refuse('unknown_invitation')
  const [invitation] = await tx.select().from(gatheringInvitations).where(eq(gatheringInvitations.id, asked.id))
  if (!invitation || invitation.withdrawnAt) return refuse('unknown_invitation')
  const attendee = attendeeOf(await accountsOf(tx, [input.email]), input.name, input.email)
  const known = await signedUpBefore(tx, gathering.id, [input.formKey], [attendee])
  const [sent] = known.forms
  if (sent)
    return done({ signUpId: sent.id, status: sent.status === 'signed_up' || sent.status === 'waiting' ? sent.status : 'unconfirmed' })
  const refusal = refuseSigningUp(gathering, now)
  if (refusal) return refuse(refusal)
  if (input.companions > gathering.companionsAllowed) return refuse('too_many_companions')
  if (1 + input.companions > gathering.maximum) return refuse('group_too_large')
  if (await isUsed(tx, invitation)) return refuse('invitation_used')
  if (known.live.length > 0) return refuse('already_signed_up')
  const isProved = input.email === invitation.email
  if (!isProved && (await unconfirmedOf(tx, invitation.id)) >= mostUnconfirmed) return refuse('too_many_addresses')
  const answers = answersTo(await questionsToAnswer(tx, gathering.id), input.answers)
  if (!answers.ok) return answers

  const placed = placeFor(gathering, 1 + input.companions, known.someoneWaits)
  const status = isProved ? placed : 'unconfirmed'
  const { userId, email, name } = attendee
  const [row] = await tx
    .insert(signUps)
    .values({
      gatheringId: gathering.id,
      userId,
      email,
      name,
      status,
      companions: input.companions,
      shownToParticipants: input.shownToParticipants,
      invitationId: invitation.id,
      formKey: input.formKey,
      signedUpAt: now,
      confirmedAt: isProved ? now : null,
    })
    .returning({ id: signUps.id })
  if (!row) throw new Error('nobody was signed up')
  await writeAnswers(tx, [{ ...input, answers: answers.value, signUpId: row.id }])
  await audit(tx, {
    actorId: null,
    action: 'sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: row.id, status, people: 1 + input.companions },
  })
  if (isProved) await comeBy(tx, gathering, invitation.id, now)
  await mailSignUps(tx, isProved ? placed : 'confirm', [row.id])
  return done({ signUpId: row.id, status })
}

/** Confirms the address of an outsider: only now there is a place, or a place in the line. */
export async function confirmSignUp(
  tx: Tx,
  input: z.output<typeof signUpLinkInput>,
  now = new Date(),
): Outcome<{ status: 'signed_up' | 'waiting' }> {
  const signUpId = signUpOfLink(input.token)
  const found = signUpId ? await lockSignUp(tx, signUpId) : undefined
  if (!found) return refuse('unknown_link')
  const { gathering, signUp } = found
  // Pressed twice, or opened again: confirmed is confirmed.
  if (signUp.status === 'signed_up' || signUp.status === 'waiting') return done({ status: signUp.status })
  if (!signUpAfter(signUp.status, 'place')) return refuse(signUp.status === 'offered' ? 'already_confirmed' : 'already_ended')
  const refusal = refuseSigningUp(gathering, now)
  if (refusal) return refuse(refusal)
  const [invitation] = signUp.invitationId
    ? await tx.select().from(gatheringInvitations).where(eq(gatheringInvitations.id, signUp.invitationId))
    : []
  if (!invitation || invitation.withdrawnAt) return refuse('unknown_invitation')
  if (await isUsed(tx, invitation, signUp.id)) return refuse('invitation_used')
  const { someoneWaits } = await signedUpBefore(tx, gathering.id, [signUp.formKey], [])
  const status = placeFor(gathering, 1 + signUp.companions, someoneWaits)
  // A new place in the order: whoever joined the line before this confirmation goes first.
  await tx.execute(
    sql`update sign_ups set status = ${status}::sign_up_status, position = default, confirmed_at = ${now.toISOString()}::timestamptz where id = ${signUp.id}`,
  )
  await comeBy(tx, gathering, invitation.id, now)
  await audit(tx, {
    actorId: null,
    action: 'confirm_sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: signUp.id, status },
  })
  await mailSignUps(tx, status, [signUp.id])
  return done({ status })
}

async function comeBy(tx: Tx, gathering: LockedGathering, invitationId: string, now: Date) {
  await tx.update(gatheringInvitations).set({ usedAt: now }).where(eq(gatheringInvitations.id, invitationId))
  await emptyTags(tx, gatheringTags(gathering))
}

/**
 * Whether somebody came by this invitation: through its link, or with an account on the invited address. Who cancelled
 * may use it again.
 */
async function isUsed(tx: Tx, invitation: { id: string; gatheringId: string; email: string }, exceptId?: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(
      and(
        eq(signUps.gatheringId, invitation.gatheringId),
        inArray(signUps.status, ['signed_up', 'waiting', 'offered']),
        sql`(${signUps.invitationId} = ${invitation.id} or ${signUps.email} = ${invitation.email} or ${users.email} = ${invitation.email})`,
        exceptId ? ne(signUps.id, exceptId) : undefined,
      ),
    )
    .limit(1)
  return row !== undefined
}

async function unconfirmedOf(tx: Tx, invitationId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(signUps)
    .where(and(eq(signUps.invitationId, invitationId), inArray(signUps.status, ['unconfirmed', 'expired'])))
  return row?.count ?? 0
}
