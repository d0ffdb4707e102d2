import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatherings, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import { indexGathering } from './commands-search.ts'
import type { GatheringRefusal } from './copy.ts'
import { mailEverybody, mailOrganisers } from './emails.ts'
import { mayManage, mayPublish } from './policy.ts'
import type { cancelGatheringInput, gatheringInput, gatheringVersionInput } from './schema.ts'
import { after } from './status.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** Puts a gathering in the agenda, as it was read: a proposal is approved by this too. Gives its address. */
export async function publishGathering(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof gatheringVersionInput>,
  now = new Date(),
): Outcome<{ slug: string }> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (!mayPublish(actor, gathering)) return refuse('not_allowed')
  // Pressed twice: what is in the agenda is in the agenda.
  if (gathering.status === 'published' && gathering.version === input.version) return done({ slug: gathering.slug })
  if (!after(gathering.status, 'publish')) return refuse('wrong_state')
  if (gathering.version !== input.version) return refuse('changed_elsewhere')
  const refusal = refuseMoments(gathering, now)
  if (refusal) return refuse(refusal)
  await publish(tx, actor, gathering, now)
  return done({ slug: gathering.slug })
}

const refuseMoments = (gathering: LockedGathering, now: Date): GatheringRefusal | undefined => {
  if (gathering.startsAt <= now) return 'in_the_past'
  return gathering.signUpClosesAt <= now ? 'closes_in_the_past' : undefined
}

async function publish(tx: Tx, actor: Actor, gathering: LockedGathering, now: Date) {
  await tx.update(gatherings).set({ status: 'published', publishedAt: now, publishedById: actor.id }).where(eq(gatherings.id, gathering.id))
  await audit(tx, { actorId: actor.id, action: 'publish_gathering', objectKind: 'gathering', objectId: gathering.id })
  if (gathering.createdById !== actor.id) await mailOrganisers(tx, 'approved', gathering.id)
  await indexGathering(tx, gathering.id)
  await emptyTags(tx, gatheringTags(gathering))
}

/** Puts everything of a series in the agenda that is not there yet and still comes. Gives how many that were. */
export async function publishSeries(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof gatheringInput>,
  now = new Date(),
): Outcome<{ published: number }> {
  const first = await lockGathering(tx, input.gatheringId)
  if (!first || !mayManage(actor, first)) return refuse('unknown_gathering')
  if (!first.seriesId) return refuse('wrong_state')
  // One order for all: two who press at once do not wait for each other in a ring.
  const waiting = await tx
    .select()
    .from(gatherings)
    .where(and(eq(gatherings.seriesId, first.seriesId), inArray(gatherings.status, ['draft', 'proposed'])))
    .orderBy(asc(gatherings.id))
    .for('no key update')
  let published = 0
  for (const gathering of waiting) {
    if (!mayPublish(actor, gathering)) return refuse('not_allowed')
    if (refuseMoments(gathering, now)) continue
    await publish(tx, actor, gathering, now)
    published++
  }
  return done({ published })
}

/** Calls a gathering off, with the reason. Everybody who is signed up, waits or was offered a place gets a mail. */
export async function cancelGathering(tx: Tx, actor: Actor, input: z.output<typeof cancelGatheringInput>, now = new Date()): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (gathering.status === 'cancelled') return done(null)
  const status = after(gathering.status, 'cancel')
  if (!status) return refuse('wrong_state')
  const wasPublic = gathering.status === 'published'
  if (wasPublic && gathering.startsAt <= now) return refuse('has_started')
  await tx
    .update(gatherings)
    .set({
      status,
      cancelledAt: now,
      cancelReason: input.reason,
      sequence: gathering.sequence + 1,
      version: gathering.version + 1,
    })
    .where(eq(gatherings.id, gathering.id))
  await audit(tx, { actorId: actor.id, action: 'cancel_gathering', objectKind: 'gathering', objectId: gathering.id })
  if (gathering.createdById !== actor.id) await mailOrganisers(tx, 'turned_down', gathering.id)
  if (wasPublic) {
    await mailEverybody(tx, 'gathering_cancelled', gathering.id)
    await indexGathering(tx, gathering.id)
    await emptyTags(tx, gatheringTags(gathering))
  }
  return done(null)
}

/** Marks what is over as held, so that the agenda shows it with the past. One batch; gives how many. */
export async function holdGatherings(tx: Tx, now: Date): Promise<number> {
  const over = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(and(eq(gatherings.status, 'published'), lte(gatherings.endsAt, now)))
    .orderBy(asc(gatherings.id))
    .limit(20)
    .for('no key update')
  for (const { id } of over) {
    await tx.update(gatherings).set({ status: 'held' }).where(eq(gatherings.id, id))
    await emptyTags(tx, gatheringTags({ id }))
  }
  return over.length
}

/**
 * Tells the organiser when signing up closed with fewer people than the minimum. Each closing date is looked at once.
 * One batch; gives how many gatherings were looked at.
 */
export async function checkMinimums(tx: Tx, now: Date): Promise<number> {
  const closed = await tx
    .select({ id: gatherings.id, minimum: gatherings.minimum })
    .from(gatherings)
    .where(
      and(
        eq(gatherings.status, 'published'),
        isNotNull(gatherings.minimum),
        isNull(gatherings.minimumCheckedAt),
        lte(gatherings.signUpClosesAt, now),
        sql`${gatherings.startsAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(gatherings.id))
    .limit(20)
    .for('no key update')
  for (const { id, minimum } of closed) {
    // Somebody who was offered a place has not said to come.
    const [coming] = await tx
      .select({ count: sql<number>`coalesce(sum(${signUps.placesHeld}), 0)::int` })
      .from(signUps)
      .where(and(eq(signUps.gatheringId, id), eq(signUps.status, 'signed_up')))
    await tx.update(gatherings).set({ minimumCheckedAt: now }).where(eq(gatherings.id, id))
    if ((coming?.count ?? 0) < (minimum ?? 0)) await mailOrganisers(tx, 'minimum_missed', id)
  }
  return closed.length
}
