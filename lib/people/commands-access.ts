import { eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { accessRequests, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { openMembership, openRole, placesExist } from './commands.ts'
import type { PeopleRefusal } from './copy.ts'
import { mailAccessDecision, mailAlreadyMember, mailRequestReceived, mailRequestWaits } from './emails.ts'
import { mayDecideAccess } from './policy.ts'
import { placeOf, type AccessRequestInput, type LetInInput } from './schema.ts'

type Outcome = Promise<Result<null, PeopleRefusal>>

/**
 * Writes a request for access of somebody without an account. The screen says the same whatever happens here; only the
 * mail, which the owner of the address reads, tells that there is an account already.
 */
export async function requestAccess(tx: Tx, input: AccessRequestInput): Outcome {
  const place = input.place ? placeOf(input.place) : undefined
  if (place && !(await placesExist(tx, [place]))) return refuse('unknown_place')
  const [known] = await tx
    .select({ id: users.id, email: users.email, closedAt: users.closedAt })
    .from(users)
    .where(eq(users.email, input.email))
  if (known && !known.closedAt) {
    await mailAlreadyMember(tx, known)
    return done(null)
  }
  const { email, name, organisation, motivation } = input
  const [request] = await tx
    .insert(accessRequests)
    .values({ email, name, organisation, motivation, ...place })
    .onConflictDoNothing({ target: accessRequests.email, where: isNull(accessRequests.decision) })
    .returning({ id: accessRequests.id, email: accessRequests.email })
  // One open request per address: asking again changes nothing.
  if (!request) return done(null)
  await mailRequestReceived(tx, request)
  // Those who decide hear of the first that waits, not of each: a flood of requests is no flood of mails.
  if ((await tx.$count(accessRequests, isNull(accessRequests.decision))) === 1) await mailRequestWaits(tx, request.id)
  await audit(tx, { actorId: null, action: 'request_access', objectKind: 'access_request', objectId: request.id })
  return done(null)
}

async function lockRequest(tx: Tx, id: string) {
  const [request] = await tx.select().from(accessRequests).where(eq(accessRequests.id, id)).for('update')
  return request
}

/** Lets somebody in: an account, the role of member and a place, and the mail that says so. */
export async function letIn(tx: Tx, actor: Actor, input: LetInInput): Outcome {
  if (!mayDecideAccess(actor)) return refuse('not_allowed')
  const request = await lockRequest(tx, input.requestId)
  if (!request) return refuse('unknown_request')
  if (request.decision) return refuse('already_decided')
  const asked = request.siteSlug ? `site:${request.siteSlug}` : request.regionCode ? `region:${request.regionCode}` : undefined
  const chosen = input.place ?? asked
  if (!chosen) return refuse('place_missing')
  const place = placeOf(chosen)
  if (!(await placesExist(tx, [place]))) return refuse('unknown_place')

  await tx
    .insert(users)
    .values({ email: request.email, name: request.name, invitedById: actor.id })
    .onConflictDoNothing({ target: users.email })
  const [person] = await tx
    .select({ id: users.id, closedAt: users.closedAt })
    .from(users)
    .where(eq(users.email, request.email))
    .for('no key update')
  if (!person || person.closedAt) return refuse('account_closed')
  await openRole(tx, person.id, 'member', actor.id)
  await openMembership(tx, person.id, place)
  await decide(tx, actor, request, 'let_in')
  await audit(tx, {
    actorId: actor.id,
    action: 'let_in',
    objectKind: 'user',
    objectId: person.id,
    details: { request: request.id, place: chosen },
  })
  return done(null)
}

/** Does not let somebody in, and mails a neutral sentence. They may ask again. */
export async function refuseAccess(tx: Tx, actor: Actor, input: { requestId: string }): Outcome {
  if (!mayDecideAccess(actor)) return refuse('not_allowed')
  const request = await lockRequest(tx, input.requestId)
  if (!request) return refuse('unknown_request')
  if (request.decision) return refuse('already_decided')
  await decide(tx, actor, request, 'refused')
  await audit(tx, { actorId: actor.id, action: 'refuse_access', objectKind: 'access_request', objectId: request.id })
  return done(null)
}

async function decide(tx: Tx, actor: Actor, request: { id: string; email: string }, decision: 'let_in' | 'refused') {
  await tx
    .update(accessRequests)
    .set({ decision, decidedById: actor.id, decidedAt: sql`now()` })
    .where(eq(accessRequests.id, request.id))
  await mailAccessDecision(tx, request, decision)
}
