import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { digestClaims, digestItems, followRhythms, follows, outbox, subscribers, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { FollowRefusal } from './copy-follows.ts'
import { mailConfirmFollow, mailFollowsAlready, mailFollowWithAccount } from './emails-follows.ts'
import { followable } from './queries-follows.ts'
import { followOfLink, subscriberOfLink, subscriberOfStop } from './queries-links-follows.ts'
import type { ChangeFollowingInput, confirmFollowInput, FollowInput, unfollowInput, VisitorFollowInput } from './schema-follows.ts'
import { nextMoment } from './status-rhythms.ts'
import { type FollowKind, type FollowRhythm, followKinds, followLimits } from './values-follows.ts'

type Outcome<T = null> = Promise<Result<T, FollowRefusal>>
type Subscriber = typeof subscribers.$inferSelect

const day = 24 * 3_600_000

// One's own row decides who comes first when a page and the clock, or two pages, are busy with it.
async function lockSubscriber(tx: Tx, actor: Actor | null, token: string | undefined): Promise<Subscriber | undefined> {
  const linked = token === undefined ? undefined : subscriberOfLink(token)
  const whose = linked ? eq(subscribers.id, linked) : token === undefined && actor ? eq(subscribers.userId, actor.id) : undefined
  if (!whose) return undefined
  const [subscriber] = await tx.select().from(subscribers).where(whose).for('update')
  return subscriber
}

async function setRhythm(tx: Tx, subscriberId: string, kind: FollowKind, rhythm: FollowRhythm, now: Date) {
  // Who wants to hear at once from now on, hears first of what was waiting.
  const values = { rhythm, nextAt: rhythm === 'at_once' ? now : nextMoment(rhythm, now) }
  await tx
    .insert(followRhythms)
    .values({ subscriberId, kind, ...values })
    // The same choice again moves no digest that is due.
    .onConflictDoUpdate({
      target: [followRhythms.subscriberId, followRhythms.kind],
      set: values,
      setWhere: sql`${followRhythms.rhythm} <> ${rhythm}`,
    })
}

// What is followed is nobody else's business: the log knows the kind and no more.
const about = (actor: Actor | null, subscriberId: string, details?: { kind: FollowKind }) => ({
  actorId: actor?.id ?? null,
  objectKind: 'subscriber',
  objectId: subscriberId,
  details,
})

/** Somebody with an account follows something, and says how often they want to hear of its kind. */
export async function follow(tx: Tx, actor: Actor, input: FollowInput, now = new Date()): Outcome {
  const { kind, key, rhythm } = input
  if (!(await followable(tx, { kind, key }))) return refuse('unknown_thing')
  // Who followed as a visitor before there was an account goes on as one person, and is told nothing twice.
  await tx
    .update(subscribers)
    .set({ userId: actor.id, email: null })
    .where(and(eq(subscribers.email, actor.email), sql`not exists (select from subscribers mine where mine.user_id = ${actor.id})`))
  await tx.insert(subscribers).values({ userId: actor.id }).onConflictDoNothing()
  const subscriber = await lockSubscriber(tx, actor, undefined)
  if (!subscriber) throw new Error('no subscriber was made')
  if ((await tx.$count(follows, eq(follows.subscriberId, subscriber.id))) >= followLimits.follows) return refuse('too_many')
  const [added] = await tx
    .insert(follows)
    .values({ subscriberId: subscriber.id, kind, key, confirmedAt: now })
    .onConflictDoNothing()
    .returning({ id: follows.id })
  await setRhythm(tx, subscriber.id, kind, rhythm, now)
  if (added) await audit(tx, { ...about(actor, subscriber.id, { kind }), action: 'follow' })
  return done(null)
}

/** A visitor wants to follow something. The address is confirmed by mail first; what is answered is the same for every address. */
export async function followFromOutside(tx: Tx, input: VisitorFollowInput, now = new Date()): Outcome {
  const { kind, key, rhythm, email } = input
  if (!(await followable(tx, { kind, key }))) return refuse('unknown_thing')
  const [account] = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.closedAt)))
  if (account) {
    await mailFollowWithAccount(tx, account, { kind, key }, now)
    return done(null)
  }
  await tx.insert(subscribers).values({ email }).onConflictDoNothing()
  const [subscriber] = await tx.select().from(subscribers).where(eq(subscribers.email, email)).for('update')
  if (!subscriber) throw new Error('no subscriber was made')
  // Said by nobody on the page: it would tell what an address follows.
  if ((await tx.$count(follows, eq(follows.subscriberId, subscriber.id))) >= followLimits.follows) return done(null)
  await tx
    .insert(follows)
    .values({ subscriberId: subscriber.id, kind, key, createdAt: now, wishedRhythm: rhythm })
    .onConflictDoUpdate({
      target: [follows.subscriberId, follows.kind, follows.key],
      set: { createdAt: now, wishedRhythm: rhythm },
      setWhere: isNull(follows.confirmedAt),
    })
  const [wish] = await tx
    .select({ id: follows.id, confirmedAt: follows.confirmedAt })
    .from(follows)
    .where(and(eq(follows.subscriberId, subscriber.id), eq(follows.kind, kind), eq(follows.key, key)))
  if (!wish) throw new Error('no follow was made')
  if (wish.confirmedAt) await mailFollowsAlready(tx, { id: subscriber.id, email }, now)
  else await mailConfirmFollow(tx, { id: wish.id, email }, now)
  return done(null)
}

/** The visitor says that the address is theirs: from now on it counts. Gives whose page to show. */
export async function confirmFollow(
  tx: Tx,
  input: z.output<typeof confirmFollowInput>,
  now = new Date(),
): Outcome<{ subscriberId: string }> {
  const followId = followOfLink(input.token)
  if (!followId) return refuse('unknown_link')
  const [wish] = await tx.select().from(follows).where(eq(follows.id, followId)).for('update')
  if (!wish) return refuse('link_gone')
  if (wish.confirmedAt) return done({ subscriberId: wish.subscriberId })
  if (wish.createdAt.getTime() < now.getTime() - followLimits.confirmDays * day) return refuse('link_gone')
  await tx.update(follows).set({ confirmedAt: now, wishedRhythm: null }).where(eq(follows.id, followId))
  await setRhythm(tx, wish.subscriberId, wish.kind, wish.wishedRhythm ?? 'weekly', now)
  await audit(tx, { ...about(null, wish.subscriberId, { kind: wish.kind }), action: 'confirm_follow' })
  return done({ subscriberId: wish.subscriberId })
}

/** How often per kind, and a pause. For who is signed in, or who holds the link. */
export async function changeFollowing(tx: Tx, actor: Actor | null, input: ChangeFollowingInput, now = new Date()): Outcome {
  const subscriber = await lockSubscriber(tx, actor, input.token)
  if (!subscriber) return refuse(input.token ? 'unknown_link' : 'nothing_followed')
  const followed = await tx
    .selectDistinct({ kind: follows.kind })
    .from(follows)
    .where(and(eq(follows.subscriberId, subscriber.id), isNotNull(follows.confirmedAt)))
  for (const kind of followKinds) {
    const rhythm = input[kind]
    if (rhythm && followed.some((row) => row.kind === kind)) await setRhythm(tx, subscriber.id, kind, rhythm, now)
  }
  if (subscriber.pausedUntil !== input.pausedUntil) {
    await tx.update(subscribers).set({ pausedUntil: input.pausedUntil }).where(eq(subscribers.id, subscriber.id))
    // A shorter pause brings the next digest nearer; the clock moves it away again while there is one.
    await tx.execute(sql`update follow_rhythms set next_at = case rhythm when 'at_once' then ${now.toISOString()}::timestamptz
      when 'daily' then ${nextMoment('daily', now)?.toISOString()}::timestamptz
      else ${nextMoment('weekly', now)?.toISOString()}::timestamptz end
      where subscriber_id = ${subscriber.id} and rhythm <> 'never'`)
  }
  await audit(tx, { ...about(actor, subscriber.id), action: 'change_following' })
  return done(null)
}

/** One thing less. Who follows nothing any more is forgotten. */
export async function unfollow(tx: Tx, actor: Actor | null, input: z.output<typeof unfollowInput>): Outcome<{ isLast: boolean }> {
  const subscriber = await lockSubscriber(tx, actor, input.token)
  if (!subscriber) return refuse(input.token ? 'unknown_link' : 'nothing_followed')
  const [gone] = await tx
    .delete(follows)
    .where(and(eq(follows.id, input.followId), eq(follows.subscriberId, subscriber.id)))
    .returning({ kind: follows.kind })
  if (gone) await audit(tx, { ...about(actor, subscriber.id, { kind: gone.kind }), action: 'unfollow' })
  const left = await tx.$count(follows, and(eq(follows.subscriberId, subscriber.id), isNotNull(follows.confirmedAt)))
  if (left === 0) await forget(tx, [subscriber.id])
  return done({ isLast: left === 0 })
}

/** No mails any more, and nothing kept: also of what was due. Done already is done. */
export async function stopFollowing(tx: Tx, actor: Actor | null, input: { token?: string | undefined }): Outcome {
  const subscriber = await lockSubscriber(tx, actor, input.token)
  // The link of somebody who stopped leads to nobody: what was asked is so.
  if (!subscriber) return input.token !== undefined && !subscriberOfLink(input.token) ? refuse('unknown_link') : done(null)
  await audit(tx, { ...about(actor, subscriber.id), action: 'stop_following' })
  await forget(tx, [subscriber.id])
  return done(null)
}

/** The same for a mail program that ends the mails for its reader, without a session. */
export async function stopByMailProgram(tx: Tx, token: string): Outcome {
  const id = subscriberOfStop(token)
  if (!id) return refuse('unknown_link')
  const [subscriber] = await tx.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.id, id)).for('update')
  if (!subscriber) return done(null)
  await audit(tx, { ...about(null, subscriber.id), action: 'stop_following' })
  await forget(tx, [subscriber.id])
  return done(null)
}

async function forget(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.delete(outbox).where(
    and(
      isNull(outbox.sentAt),
      inArray(
        outbox.key,
        tx
          .select({ key: sql`'digest:' || ${digestClaims.digestId}` })
          .from(digestClaims)
          .where(inArray(digestClaims.subscriberId, ids)),
      ),
    ),
  )
  // Follows, rhythms and what was told go with it.
  await tx.delete(subscribers).where(inArray(subscribers.id, ids))
}

const atOnce = 200
const hour = 3_600_000

/** Removes what nobody confirmed, who has closed their account, and what was told so long ago that it cannot come again. */
export async function tidyFollows(tx: Tx, now: Date): Promise<number> {
  const [unconfirmedSince, toldSince] = [new Date(now.getTime() - followLimits.confirmDays * day), new Date(now.getTime() - 90 * day)]
  await tx.delete(follows).where(and(isNull(follows.confirmedAt), lt(follows.createdAt, unconfirmedSince)))
  const gone = await tx
    .select({ id: subscribers.id })
    .from(subscribers)
    .leftJoin(users, eq(users.id, subscribers.userId))
    .where(
      sql`${users.closedAt} is not null or (${subscribers.createdAt} < ${unconfirmedSince.toISOString()}::timestamptz
        and not exists (select from ${follows} f where f.subscriber_id = ${subscribers.id}))`,
    )
    .limit(atOnce)
    .for('update', { of: subscribers, skipLocked: true })
  await forget(
    tx,
    gone.map(({ id }) => id),
  )
  await tx.delete(digestItems).where(lt(digestItems.arrivedAt, toldSince))
  return gone.length
}

export const followTidying: Job = { name: 'tidy what is followed', every: hour, run: tidyFollows }
