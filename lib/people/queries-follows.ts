import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { db, type Reader } from '#db/client.ts'
import { followRhythms, follows, subscribers } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { followOfLink, subscriberOfLink } from './queries-links-follows.ts'
import type { FollowKind, FollowRhythm, FollowTopic } from './values-follows.ts'

/** Everything that can be followed now: what everybody can see. */
const things = sql`(
  select 'theme' as kind, slug as key, 'Thema ' || name as name, '/lessen?thema=' || slug as href from themes where retired_at is null
  union all select 'tip', number::text, 'Tip ' || number || ': ' || name, '/aan-de-slag/' || slug from tips
  union all select 'site', slug, 'Proeftuin ' || name, '/proeftuinen/' || slug from sites
  union all select 'region', code, 'Regio ' || name, '/regios/' || slug from regions where merged_into is null
  union all select 'bundle', b.id::text, 'Bundel ' || v.title, '/bundels/' || b.slug from bundles b
    join lateral (select title from bundle_versions where bundle_id = b.id order by number desc limit 1) v on true
    where b.status = 'curated'
  union all select 'open_question', q.id::text, 'Open vraag: ' || q.title, '/open-vragen#vraag-' || q.id from open_questions q
    where q.made_public_at is not null and q.state <> 'closed'
)`

export type Followable = FollowTopic & { name: string; href: string }

/** Something that can be followed; undefined when it is not there or not public. */
export async function followable(reader: Reader, { kind, key }: FollowTopic): Promise<Followable | undefined> {
  const [found] = await reader.execute<Followable>(
    sql`select kind, key, name, href from ${things} thing where thing.kind = ${kind} and thing.key = ${key}`,
  )
  return found
}

/** The same for a page. */
export const thingToFollow = (topic: FollowTopic) => followable(db, topic)

export type OwnFollow = {
  id: string
  kind: FollowKind
  /** Null when it is not there any more. */
  name: string | null
  href: string | null
  followedAt: Date
}
export type OwnFollowing = {
  follows: OwnFollow[]
  rhythms: { kind: FollowKind; rhythm: FollowRhythm }[]
  /** A calendar day on which mails come again. */
  pausedUntil: string | null
}

async function followingOf(subscriber: { id: string; pausedUntil: string | null } | undefined): Promise<OwnFollowing | undefined> {
  if (!subscriber) return undefined
  const [rows, rhythms] = await Promise.all([
    db.execute<Omit<OwnFollow, 'followedAt'> & { followedAt: string }>(sql`
      select f.id, f.kind, thing.name, thing.href, f.confirmed_at as "followedAt" from follows f
      left join ${things} thing on thing.kind = f.kind::text and thing.key = f.key
      where f.subscriber_id = ${subscriber.id} and f.confirmed_at is not null order by f.kind, thing.name, f.id`),
    db
      .select({ kind: followRhythms.kind, rhythm: followRhythms.rhythm })
      .from(followRhythms)
      .where(eq(followRhythms.subscriberId, subscriber.id))
      .orderBy(followRhythms.kind),
  ])
  if (rows.length === 0) return undefined
  const followed = rows.map((row) => ({ ...row, followedAt: new Date(row.followedAt) }))
  const used = new Set(followed.map(({ kind }) => kind))
  return { follows: followed, rhythms: rhythms.filter(({ kind }) => used.has(kind)), pausedUntil: subscriber.pausedUntil }
}

const columns = { id: subscribers.id, pausedUntil: subscribers.pausedUntil }

/** What somebody with an account follows; undefined when that is nothing. */
export async function ownFollowing(actor: Actor): Promise<OwnFollowing | undefined> {
  const [row] = await db.select(columns).from(subscribers).where(eq(subscribers.userId, actor.id))
  return followingOf(row)
}

/** The same for who holds the link of a mail. */
export async function followingByLink(token: unknown): Promise<OwnFollowing | undefined> {
  const id = subscriberOfLink(token)
  if (!id) return undefined
  const [row] = await db.select(columns).from(subscribers).where(eq(subscribers.id, id))
  return followingOf(row)
}

/** Whether somebody follows this already, and how often they hear of its kind. */
export async function followStateOf(actor: Actor, { kind, key }: FollowTopic): Promise<{ follows: boolean; rhythm: FollowRhythm | null }> {
  const [row] = await db
    .select({ id: follows.id, rhythm: followRhythms.rhythm })
    .from(subscribers)
    .leftJoin(follows, and(eq(follows.subscriberId, subscribers.id), eq(follows.kind, kind), eq(follows.key, key)))
    .leftJoin(followRhythms, and(eq(followRhythms.subscriberId, subscribers.id), eq(followRhythms.kind, kind)))
    .where(eq(subscribers.userId, actor.id))
  return { follows: row?.id != null, rhythm: row?.rhythm ?? null }
}

export type FollowToConfirm = { name: string; rhythm: FollowRhythm; isConfirmed: boolean }

/** What the link of a mail asks to confirm, as far as it is still there. */
export async function followToConfirm(token: unknown): Promise<FollowToConfirm | undefined> {
  const id = followOfLink(token)
  if (!id) return undefined
  const [row] = await db
    .select({ kind: follows.kind, key: follows.key, rhythm: follows.wishedRhythm, confirmedAt: follows.confirmedAt })
    .from(follows)
    .innerJoin(subscribers, and(eq(subscribers.id, follows.subscriberId), isNotNull(subscribers.email)))
    .where(eq(follows.id, id))
  const thing = row && (await followable(db, row))
  return thing && { name: thing.name, rhythm: row.rhythm ?? 'weekly', isConfirmed: row.confirmedAt !== null }
}
