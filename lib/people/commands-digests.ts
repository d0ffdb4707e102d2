import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { digestRewrites, outbox, subscribers, users } from '#db/schema/index.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { enqueueMails, rewriteUnsentMail } from '#lib/platform/outbox.ts'
import { isoDay } from '#lib/platform/time.ts'
import { digestKey, digestMail, digestMessage, type DigestItem } from './emails-digests.ts'
import { liveItems } from './queries-digest-sources.ts'
import { endOfPause, nextMoment } from './status-rhythms.ts'

const day = 24 * 3_600_000
// How far back a digest looks: what was new in a pause of a month is told after it. Older news is on the site.
const oldest = 31 * day
// As many people as are looked at in one transaction: what is in memory at once does not grow with how many there are.
const atOnce = 100
const newAtOnce = 500

const digestLock = sql`hashtextextended('digests', 0)`
const since = (now: Date) => new Date(now.getTime() - oldest)

/**
 * Notes what is new on the site, and wakes who follows it and wants to hear at once. Gives how much was new.
 */
export async function noteNews(tx: Tx, now: Date): Promise<number> {
  const moment = now.toISOString()
  const noted = await tx.execute<{ id: string }>(sql`
    with live as materialized (${liveItems(since(now))}),
    fresh as (
      insert into digest_items (source, object_id, arrived_at)
      select l.source, l.object_id, ${moment}::timestamptz from live l
      where not exists (select from digest_items known where known.source = l.source and known.object_id = l.object_id)
      order by l.at limit ${newAtOnce}
      on conflict do nothing returning id, source, object_id),
    woken as (
      update follow_rhythms r set next_at = ${moment}::timestamptz
      from fresh join live l on l.source = fresh.source and l.object_id = fresh.object_id
      cross join unnest(l.topics) topic
      join follows f on f.kind = split_part(topic, ':', 1)::follow_kind and f.key = split_part(topic, ':', 2)
      where r.subscriber_id = f.subscriber_id and r.kind = f.kind and r.rhythm = 'at_once' and r.next_at is null
        and f.confirmed_at < l.at)
    select id from fresh`)
  return noted.length
}

type Row = { item_id: string; outcome: DigestItem['outcome']; title: string; address: string; at: string; held_at: string | null }

const itemOf = (row: Row): DigestItem => ({
  outcome: row.outcome,
  title: row.title,
  address: row.address,
  at: new Date(row.at),
  heldAt: row.held_at === null ? null : new Date(row.held_at),
})

/**
 * Makes the digests that are due for the next people in line, and moves each of them on to the next moment: a process that
 * stops halfway goes on where it was. What somebody is told of is written down in the same statement that finds it, in the
 * transaction of the mail; the table takes a thing once for a person. Gives how many people were looked at.
 */
export async function sendDigests(tx: Tx, now: Date, most = atOnce): Promise<number> {
  const moment = now.toISOString()
  // Whoever takes something off the site waits for the batches that may tell of it, and the next batch waits for them.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${digestLock})`)
  const due = await tx
    .select({
      id: subscribers.id,
      pausedUntil: subscribers.pausedUntil,
      email: subscribers.email,
      member: users.email,
      closedAt: users.closedAt,
    })
    .from(subscribers)
    .leftJoin(users, eq(users.id, subscribers.userId))
    .where(
      sql`${subscribers.id} in (select r.subscriber_id from follow_rhythms r where r.next_at <= ${moment}::timestamptz
        order by r.next_at, r.subscriber_id limit ${most})`,
    )
    .for('update', { of: subscribers, skipLocked: true })
  if (due.length === 0) return 0
  const today = isoDay(now)
  const paused = due.filter(({ pausedUntil }) => pausedUntil !== null && pausedUntil > today)
  const digests = due
    .filter((one) => !paused.includes(one) && one.closedAt === null)
    .flatMap(({ id, member, email }) => {
      const to = member ?? email
      return to === null ? [] : [{ id: crypto.randomUUID(), subscriberId: id, to }]
    })
  const found = await claim(tx, digests, now)
  await enqueueMails(
    tx,
    digests.flatMap((digest) => {
      const items = found.get(digest.id)
      return items ? [digestMail(digest, items)] : []
    }),
  )
  await moveOn(tx, due, now)
  for (const { id, pausedUntil } of paused) {
    const until = endOfPause(pausedUntil ?? today).toISOString()
    await tx.execute(sql`update follow_rhythms set next_at = ${until}::timestamptz where subscriber_id = ${id} and rhythm <> 'never'`)
  }
  return due.length
}

/** What each of these people has not been told of yet, written down as told. By the digest that tells of it. */
async function claim(tx: Tx, digests: readonly { id: string; subscriberId: string }[], now: Date): Promise<Map<string, DigestItem[]>> {
  const found = new Map<string, DigestItem[]>()
  if (digests.length === 0) return found
  const news = await tx.execute<
    Row & { topics: string[] }
  >(sql`select i.id as item_id, l.outcome, l.title, l.address, l.at, l.held_at, l.topics
    from (${liveItems(since(now))}) l join digest_items i on i.source = l.source and i.object_id = l.object_id`)
  const items = new Map(news.map((row) => [row.item_id, itemOf(row)]))
  const topics = news.flatMap((row) =>
    row.topics.map((topic) => {
      const [kind, key] = topic.split(':')
      return { item: row.item_id, kind, key, at: row.at }
    }),
  )
  const people = digests.map(({ id, subscriberId }) => ({ id, person: subscriberId }))
  // Step by step: the planner knows nothing of a document, and would lay everybody beside everything.
  // What they were told before is found by the index that refuses it, and not by reading all that anybody was ever told.
  const rows = await tx.execute<{ digest_id: string; item_id: string }>(sql`
    with people as materialized (select * from json_to_recordset(${JSON.stringify(people)}::text::json) as person(id uuid, person uuid)),
    topics as materialized (
      select * from json_to_recordset(${JSON.stringify(topics)}::text::json) as topic(item uuid, kind follow_kind, key text, at timestamptz)),
    followed as materialized (
      select people.id, people.person, f.kind, f.key, f.confirmed_at from people
      join follow_rhythms r on r.subscriber_id = people.person and r.next_at <= ${now.toISOString()}::timestamptz
      join follows f on f.subscriber_id = people.person and f.kind = r.kind and f.confirmed_at is not null)
    insert into digest_claims (subscriber_id, item_id, digest_id)
    select distinct f.person, t.item, f.id from followed f join topics t on t.kind = f.kind and t.key = f.key and t.at > f.confirmed_at
    on conflict do nothing returning digest_id, item_id`)
  for (const row of rows) {
    const item = items.get(row.item_id)
    if (!item) throw new Error(`told of what is no news: ${row.item_id}`)
    const list = found.get(row.digest_id)
    if (list) list.push(item)
    else found.set(row.digest_id, [item])
  }
  return found
}

async function moveOn(tx: Tx, people: readonly { id: string }[], now: Date): Promise<void> {
  const ids = JSON.stringify(people.map(({ id }) => id))
  await tx.execute(sql`update follow_rhythms set next_at = case rhythm
      when 'daily' then ${nextMoment('daily', now)?.toISOString()}::timestamptz
      when 'weekly' then ${nextMoment('weekly', now)?.toISOString()}::timestamptz end
    where next_at <= ${now.toISOString()}::timestamptz
      and subscriber_id in (select value::uuid from json_array_elements_text(${ids}::text::json))`)
}

/**
 * Something was taken off the site: digests that tell of it and have not left are held back, and written anew without it
 * by the clock. One statement, however many there are: who presses the emergency button does not wait for the mail.
 * With a lesson go the regions that apply it.
 */
export async function holdDigestsOf(tx: Tx, source: string, objectId: string): Promise<void> {
  const applications = sql`select a.id::text from lesson_applications a where a.lesson_id::text = ${objectId}`
  const along = source === 'lesson' ? sql`or (i.source = 'application' and i.object_id in (${applications}))` : sql``
  await hold(tx, sql`((i.source = ${source} and i.object_id = ${objectId}) ${along})`)
}

/** The same for whatever else is gone since, of any source: a gathering that was called off, an answer that was withdrawn. */
async function holdDigestsOfGone(tx: Tx, now: Date): Promise<number> {
  const live = liveItems(new Date(now.getTime() - 2 * oldest))
  return hold(tx, sql`not exists (select from (${live}) live where live.source = i.source and live.object_id = i.object_id)`)
}

async function hold(tx: Tx, gone: SQL): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${digestLock})`)
  const held = await tx.execute(sql`
    with held as (
      update outbox o set due_at = greatest(o.due_at, clock_timestamp() + interval '1 day')
      from digest_items i join digest_claims c on c.item_id = i.id
      where o.key = 'digest:' || c.digest_id and o.sent_at is null and o.failed_at is null and ${gone}
      returning c.digest_id, c.subscriber_id)
    insert into digest_rewrites (digest_id, subscriber_id) select distinct digest_id, subscriber_id from held
    on conflict do nothing returning digest_id`)
  return held.length
}

/** Writes held digests anew with what can still be read; one of which nothing is left is thrown away. Gives how many. */
export async function rewriteDigests(tx: Tx, now: Date): Promise<number> {
  const held = await tx.select().from(digestRewrites).limit(atOnce).for('update', { skipLocked: true })
  if (held.length === 0) return 0
  const ids = held.map(({ digestId }) => digestId)
  const chosen = sql`c.digest_id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::text::json))`
  const rows = await tx.execute<{ digest_id: string; item_id: string } & Partial<Row>>(sql`
    with live as (${liveItems(new Date(now.getTime() - 2 * oldest))})
    select c.digest_id, c.item_id, l.outcome, l.title, l.address, l.at, l.held_at from digest_claims c
    join digest_items i on i.id = c.item_id
    left join live l on l.source = i.source and l.object_id = i.object_id
    where ${chosen}`)
  const isLive = (row: (typeof rows)[number]): row is Row & { digest_id: string } => row.title != null
  // Never tried, so never told: when it is put back, they still hear of it. Tried once, it may have arrived: it stays told.
  const gone = JSON.stringify([...new Set(rows.filter((row) => !isLive(row)).map(({ item_id }) => item_id))])
  const ofGone = sql`${chosen} and c.item_id in (select value::uuid from json_array_elements_text(${gone}::text::json))`
  const tried = sql`exists (select from outbox o where o.key = 'digest:' || c.digest_id and o.attempts > 0)`
  await tx.execute(sql`delete from digest_claims c where ${ofGone} and not ${tried}`)
  await tx.execute(sql`update digest_claims c set digest_id = gen_random_uuid() where ${ofGone} and ${tried}`)
  for (const { digestId, subscriberId } of held) {
    const items = rows
      .filter((row) => row.digest_id === digestId)
      .filter(isLive)
      .map(itemOf)
    const key = digestKey(digestId)
    if (items.length > 0) await rewriteUnsentMail(tx, key, digestMessage(subscriberId, items))
    else await tx.delete(outbox).where(and(eq(outbox.key, key), isNull(outbox.sentAt)))
  }
  await tx.delete(digestRewrites).where(inArray(digestRewrites.digestId, ids))
  return held.length
}

const quarterMinute = 15_000

/**
 * Looks often, and goes on until nobody is left. News is noted in the same transaction and under the same lock as the
 * digests are made: noted beside it, who hears at once could be moved on just as they are woken.
 */
export const digestJobs: readonly Job[] = [
  { name: 'write held digests anew', every: quarterMinute, run: rewriteDigests },
  // One look is the whole of it: what was held is not counted again.
  { name: 'hold digests of what is gone', every: 20 * quarterMinute, run: async (tx, now) => (await holdDigestsOfGone(tx, now), 0) },
  { name: 'send digests', every: quarterMinute, run: async (tx, now) => (await noteNews(tx, now)) + (await sendDigests(tx, now)) },
]
