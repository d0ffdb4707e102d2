import { and, asc, eq, lte, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatherings, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { endSignUp, freePlaces, moveSignUp, offerFreePlaces } from './commands-line.ts'
import { gatheringTags, lockGathering, lockSignUp, type LockedGathering, type LockedSignUp } from './commands-lock.ts'
import type { SignUpRefusal } from './copy.ts'
import { mailSignUps } from './emails.ts'
import { mayManage } from './policy.ts'
import { signUpOfLink } from './queries-links.ts'
import type { answerOfferInput, outOfTurnInput, ownOfferInput, ownSignUpInput, signUpLinkInput } from './schema.ts'
import { isLive, signUpAfter } from './status.ts'

type Outcome<T> = Promise<Result<T, SignUpRefusal>>
type Found = { gathering: LockedGathering; signUp: LockedSignUp }

/** Says yes or no to an offered place, by the link of the mail. */
export async function answerOffer(
  tx: Tx,
  input: z.output<typeof answerOfferInput>,
  now = new Date(),
): Outcome<{ status: 'signed_up' | 'declined' }> {
  const signUpId = signUpOfLink(input.token)
  const found = signUpId ? await lockSignUp(tx, signUpId) : undefined
  return found ? answer(tx, null, found, input.answer, now) : refuse('unknown_link')
}

/** Says yes or no to an offered place, signed in. */
export async function answerOwnOffer(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof ownOfferInput>,
  now = new Date(),
): Outcome<{ status: 'signed_up' | 'declined' }> {
  const found = await lockSignUp(tx, input.signUpId)
  return found && found.signUp.userId === actor.id ? answer(tx, actor, found, input.answer, now) : refuse('unknown_sign_up')
}

async function answer(
  tx: Tx,
  actor: Actor | null,
  { gathering, signUp }: Found,
  said: 'accept' | 'decline',
  now: Date,
): Outcome<{ status: 'signed_up' | 'declined' }> {
  const status = said === 'accept' ? 'signed_up' : 'declined'
  // Pressed twice, or a link opened again: what was said stands.
  if (signUp.status === status && signUp.offeredAt) return done({ status })
  if (signUp.status === 'expired') return refuse('offer_expired')
  if (!signUpAfter(signUp.status, said)) return refuse('not_offered')
  if (gathering.status === 'cancelled') return refuse('cancelled')
  if (gathering.startsAt <= now) return refuse('has_started')
  // The clock's job may come later than the deadline; the deadline counts.
  if (!signUp.offerExpiresAt || signUp.offerExpiresAt <= now) return refuse('offer_expired')
  if (said === 'accept') await moveSignUp(tx, signUp, 'accept')
  else await endSignUp(tx, signUp, 'decline', now)
  await audit(tx, {
    actorId: actor?.id ?? null,
    action: `${said}_offer`,
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: signUp.id },
  })
  await mailSignUps(tx, said === 'accept' ? 'accepted' : 'declined', [signUp.id])
  if (said === 'decline') await offerFreePlaces(tx, gathering, now)
  await emptyTags(tx, gatheringTags(gathering))
  return done({ status })
}

/** Cancels a sign-up by the link of a mail, until the start. */
export async function cancelByLink(tx: Tx, input: z.output<typeof signUpLinkInput>, now = new Date()): Outcome<null> {
  const signUpId = signUpOfLink(input.token)
  const found = signUpId ? await lockSignUp(tx, signUpId) : undefined
  return found ? cancel(tx, null, found, now) : refuse('unknown_link')
}

/** Cancels the own sign-up, or, for who organises, that of somebody else, until the start. */
export async function cancelSignUp(tx: Tx, actor: Actor, input: z.output<typeof ownSignUpInput>, now = new Date()): Outcome<null> {
  const found = await lockSignUp(tx, input.signUpId)
  if (!found || !(found.signUp.userId === actor.id || mayManage(actor, found.gathering))) return refuse('unknown_sign_up')
  return cancel(tx, actor, found, now)
}

async function cancel(tx: Tx, actor: Actor | null, { gathering, signUp }: Found, now: Date): Outcome<null> {
  if (signUp.status === 'cancelled') return done(null)
  if (!isLive(signUp.status)) return refuse('already_ended')
  if (gathering.status === 'cancelled') return refuse('cancelled')
  if (gathering.startsAt <= now) return refuse('has_started')
  await endSignUp(tx, signUp, 'cancel', now)
  await audit(tx, {
    actorId: actor?.id ?? null,
    action: 'cancel_sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: signUp.id, was: signUp.status },
  })
  await mailSignUps(tx, 'cancelled', [signUp.id])
  await offerFreePlaces(tx, gathering, now)
  await emptyTags(tx, gatheringTags(gathering))
  return done(null)
}

/**
 * Lets somebody on the waiting list go first, with the reason. A free place is theirs at once; when there is none they
 * are offered the next one.
 */
export async function giveOutOfTurn(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof outOfTurnInput>,
  now = new Date(),
): Outcome<{ status: 'signed_up' | 'waiting' }> {
  const found = await lockSignUp(tx, input.signUpId)
  if (!found || !mayManage(actor, found.gathering)) return refuse('unknown_sign_up')
  const { gathering, signUp } = found
  const given = { givenOutOfTurnById: actor.id, outOfTurnReason: input.reason }
  if (signUp.status === 'signed_up' && signUp.givenOutOfTurnById) return done({ status: 'signed_up' })
  if (signUp.status !== 'waiting') return refuse('not_waiting')
  if (gathering.status === 'cancelled') return refuse('cancelled')
  if (gathering.startsAt <= now) return refuse('has_started')
  const fits = (await freePlaces(tx, gathering.id)) >= 1 + signUp.companions
  if (fits) await moveSignUp(tx, signUp, 'give', given)
  else await tx.update(signUps).set(given).where(eq(signUps.id, signUp.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'give_out_of_turn',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: signUp.id, placed: fits },
  })
  if (fits) await mailSignUps(tx, 'given', [signUp.id])
  await emptyTags(tx, gatheringTags(gathering))
  return done({ status: fits ? 'signed_up' : 'waiting' })
}

// An address that nobody confirmed in two days was mistyped, or not meant.
const unconfirmedFor = "interval '48 hours'"

/**
 * Ends offers whose deadline passed and sign-ups that nobody confirmed, and offers the free places to the next in line.
 * One gathering at a time; gives how many ended.
 */
export async function expireOffers(tx: Tx, now: Date): Promise<number> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const due = or(
    and(eq(signUps.status, 'offered'), lte(signUps.offerExpiresAt, now)),
    and(eq(signUps.status, 'unconfirmed'), sql`${signUps.signedUpAt} <= ${moment} - ${sql.raw(unconfirmedFor)}`),
  )
  const [first] = await tx
    .select({ gatheringId: signUps.gatheringId })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .where(and(due, sql`${gatherings.status} in ('published', 'held')`))
    .orderBy(asc(signUps.gatheringId))
    .limit(1)
  const gathering = first && (await lockGathering(tx, first.gatheringId))
  if (!gathering) return 0
  // Read again under the lock: somebody may have said yes while we waited.
  const late = await tx
    .select({ id: signUps.id, status: signUps.status })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gathering.id), due))
    .orderBy(signUps.position)
  for (const signUp of late) await endSignUp(tx, signUp, 'expire', now)
  const offers = late.filter((signUp) => signUp.status === 'offered').map((signUp) => signUp.id)
  await mailSignUps(tx, 'expired', offers)
  await offerFreePlaces(tx, gathering, now)
  await audit(tx, {
    actorId: null,
    action: 'expire_offers',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { offers: offers.length, unconfirmed: late.length - offers.length },
  })
  await emptyTags(tx, gatheringTags(gathering))
  return late.length
}
