import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, like, ne, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { audiences, gatheringAudiences, gatheringRooms, gatherings, regions, signUps, sites } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { offerFreePlaces } from './commands-line.ts'
import { gatheringTags, lockGathering, type LockedGathering } from './commands-lock.ts'
import { indexGathering } from './commands-search.ts'
import type { GatheringRefusal } from './copy.ts'
import { mailEverybody, mailOrganisers } from './emails.ts'
import { isRoomOpen, mayManage, mayPublish, mayStartGathering, roomOpens } from './policy.ts'
import { documentOf } from './queries.ts'
import type { changeGatheringInput, createGatheringInput, GatheringFields, gatheringInput, gatheringVersionInput } from './schema.ts'
import { after } from './status.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** The site or region that a form names; neither for the national team. */
function organiserOf(named: string): { siteSlug: string | null; regionCode: string | null } {
  const [sort, key = ''] = named.split(':')
  return { siteSlug: sort === 'site' ? key : null, regionCode: sort === 'region' ? key : null }
}

/** Begins a gathering as a draft. The same form sent twice makes one. Gives its id. */
export async function createGathering(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof createGatheringInput>,
  now = new Date(),
): Outcome<{ gatheringId: string }> {
  const { formKey, ...fields } = input
  const refusal = await refuseFields(tx, actor, fields)
  if (refusal) return refuse(refusal)
  if (fields.startsAt <= now) return refuse('in_the_past')
  return done({ gatheringId: await insertGathering(tx, actor, fields, { formKey, formIndex: 0 }) })
}

/** Why these fields cannot be kept by this person; undefined when they can. */
async function refuseFields(tx: Tx, actor: Actor, fields: GatheringFields): Promise<GatheringRefusal | undefined> {
  const { siteSlug, regionCode } = organiserOf(fields.organiser)
  if (!mayStartGathering(actor, { site: siteSlug ?? undefined, region: regionCode ?? undefined })) return 'not_a_member'
  const heard = await tx.select({ slug: audiences.slug }).from(audiences).where(inArray(audiences.slug, fields.audiences))
  if (heard.length < new Set(fields.audiences).size) return 'unknown_word'
  const [place] = siteSlug
    ? await tx.select({ key: sites.slug }).from(sites).where(eq(sites.slug, siteSlug))
    : regionCode
      ? await tx.select({ key: regions.code }).from(regions).where(eq(regions.code, regionCode))
      : [{ key: 'national' }]
  return place ? undefined : 'unknown_word'
}

const columnsOf = (fields: GatheringFields) => ({
  kind: fields.kind,
  title: fields.title,
  summary: fields.summary,
  description: fields.description,
  format: fields.format,
  startsAt: fields.startsAt,
  endsAt: fields.endsAt,
  signUpClosesAt: fields.signUpClosesAt,
  place: fields.format === 'online' ? '' : fields.place,
  minimum: fields.minimum ?? null,
  maximum: fields.maximum,
  byInvitation: fields.byInvitation,
  companionsAllowed: fields.companionsAllowed,
  isClosed: fields.isClosed,
  contact: fields.contact,
  reminderDays: fields.reminderDays,
  ...organiserOf(fields.organiser),
})

/** Where a gathering comes from: the form, and the one it is a copy of or a series with. */
type Origin = { formKey: string; formIndex: number; seriesId?: string; copiedFromId?: string }

/** Inserts a draft with its audiences and room; gives the one that this form made before when it did. */
export async function insertGathering(tx: Tx, actor: Actor, fields: GatheringFields, origin: Origin): Promise<string> {
  for (const slug of await freeSlugs(tx, fields.title)) {
    const [row] = await tx
      .insert(gatherings)
      .values({ ...columnsOf(fields), ...origin, slug, createdById: actor.id })
      .onConflictDoNothing()
      .returning({ id: gatherings.id })
    if (row) {
      await writeParts(tx, row.id, fields)
      await audit(tx, { actorId: actor.id, action: 'create_gathering', objectKind: 'gathering', objectId: row.id })
      return row.id
    }
    const [made] = await tx
      .select({ id: gatherings.id })
      .from(gatherings)
      .where(and(eq(gatherings.createdById, actor.id), eq(gatherings.formKey, origin.formKey), eq(gatherings.formIndex, origin.formIndex)))
    if (made) return made.id
  }
  throw new Error('no address was free for a gathering')
}

async function writeParts(tx: Tx, gatheringId: string, fields: GatheringFields) {
  await tx.delete(gatheringAudiences).where(eq(gatheringAudiences.gatheringId, gatheringId))
  await tx.insert(gatheringAudiences).values([...new Set(fields.audiences)].map((audienceSlug) => ({ gatheringId, audienceSlug })))
  if (fields.roomUrl === '' || fields.format === 'on_site') {
    await tx.delete(gatheringRooms).where(eq(gatheringRooms.gatheringId, gatheringId))
  } else {
    await tx
      .insert(gatheringRooms)
      .values({ gatheringId, url: fields.roomUrl })
      .onConflictDoUpdate({ target: gatheringRooms.gatheringId, set: { url: fields.roomUrl } })
  }
}

/** Addresses to try for a title, free ones first to be seen: somebody may take one in another transaction. */
async function freeSlugs(tx: Tx, title: string, ownId?: string): Promise<string[]> {
  const wanted = slugOf(title)
  const rows = await tx
    .select({ slug: gatherings.slug })
    .from(gatherings)
    .where(and(or(eq(gatherings.slug, wanted), like(gatherings.slug, `${wanted}-%`)), ownId ? ne(gatherings.id, ownId) : undefined))
  const taken = new Set(rows.map((row) => row.slug))
  const names = Array.from({ length: taken.size + 20 }, (_, index) => (index === 0 ? wanted : `${wanted}-${index + 1}`))
  return names.filter((name) => !taken.has(name))
}

/**
 * Changes a gathering. Who is signed up gets a mail when time, place or the online room change; a higher maximum offers the new places
 * to the line; one below the places that are given is refused. Once it is in the agenda a member changes when, where and
 * how many, and the curators hear it; the words were approved, and stay.
 */
export async function changeGathering(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof changeGatheringInput>,
  now = new Date(),
): Outcome<{ version: number }> {
  const { gatheringId, version, changeNote, ...fields } = input
  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (!after(gathering.status, 'save')) return refuse('wrong_state')
  if (gathering.version !== version) return refuse('changed_elsewhere')
  const columns = columnsOf(fields)
  const keepsOrganiser = columns.siteSlug === gathering.siteSlug && columns.regionCode === gathering.regionCode
  const refusal = await refuseFields(tx, actor, fields)
  // Somebody else may have chosen the organiser: keeping it asks nothing new.
  if (refusal && !(refusal === 'not_a_member' && keepsOrganiser)) return refuse(refusal)
  const isPublic = gathering.status === 'published'
  if (isPublic && gathering.startsAt <= now) return refuse('has_started')
  const isTheirs = !isPublic || mayPublish(actor, gathering)
  if (!isTheirs && (await changesWords(tx, gathering, fields))) return refuse('words_are_placed')
  const moved = hasMoved(gathering, columns)
  const [roomBefore] = await tx.select({ url: gatheringRooms.url }).from(gatheringRooms).where(eq(gatheringRooms.gatheringId, gatheringId))
  const room = fields.format === 'on_site' ? '' : fields.roomUrl
  const roomChanged = tellsRoom({ before: roomBefore?.url ?? '', now: room }, columns.startsAt, now)
  if (columns.startsAt <= now) return refuse('in_the_past')
  if (columns.maximum < gathering.placesTaken) return refuse('below_present')

  const slug = gathering.publishedAt || columns.title === gathering.title ? gathering.slug : await nextSlug(tx, columns.title, gathering.id)
  await tx
    .update(gatherings)
    .set({
      ...columns,
      slug,
      version: version + 1,
      ...(isPublic && (moved || roomChanged) ? { sequence: gathering.sequence + 1, changedAt: now, changeNote } : {}),
      // Open again, so the minimum is looked at again when it closes.
      ...(columns.signUpClosesAt > now ? { minimumCheckedAt: null } : {}),
    })
    .where(eq(gatherings.id, gathering.id))
  await writeParts(tx, gathering.id, fields)
  await audit(tx, {
    actorId: actor.id,
    action: 'change_gathering',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { moved, roomChanged },
  })
  if (isPublic) {
    // A place is never kept for somebody past the start.
    await tx
      .update(signUps)
      .set({ offerExpiresAt: columns.startsAt })
      .where(
        and(
          eq(signUps.gatheringId, gathering.id),
          eq(signUps.status, 'offered'),
          sql`${signUps.offerExpiresAt} > ${columns.startsAt.toISOString()}::timestamptz`,
        ),
      )
    const told = { roomChanged, roomUrl: isRoomOpen({ ...columns, status: gathering.status }, now) ? room : '' }
    if (moved) await mailEverybody(tx, 'changed', gathering.id, told)
    else if (roomChanged) await mailEverybody(tx, 'room_changed', gathering.id, told)
    if (!isTheirs && (moved || roomChanged)) await mailOrganisers(tx, 'moved_by_member', gathering.id)
    await offerFreePlaces(tx, { id: gathering.id, startsAt: columns.startsAt }, now)
    await indexGathering(tx, gathering.id)
    await emptyTags(tx, gatheringTags(gathering))
  }
  return done({ version: version + 1 })
}

const hasMoved = (before: LockedGathering, now: ReturnType<typeof columnsOf>) =>
  before.startsAt.getTime() !== now.startsAt.getTime() ||
  before.endsAt.getTime() !== now.endsAt.getTime() ||
  before.place !== now.place ||
  before.format !== now.format

/**
 * Whether the room is news: another one than people were told of, or one that is there at last when it is open already.
 * A first one that comes earlier is no news: the reminder of the last day brings it.
 */
const tellsRoom = (room: { before: string; now: string }, startsAt: Date, now: Date) =>
  room.before !== room.now && (room.before !== '' || startsAt.getTime() - now.getTime() <= roomOpens)

/** Whether a change touches what a curator approved: the words, and for whom it is. */
async function changesWords(tx: Tx, gathering: LockedGathering, fields: GatheringFields): Promise<boolean> {
  const now = columnsOf(fields)
  const fixed = ['kind', 'title', 'summary', 'byInvitation', 'isClosed', 'contact', 'siteSlug', 'regionCode'] as const
  if (fixed.some((name) => gathering[name] !== now[name])) return true
  const [placed] = await tx.select({ description: gatherings.description }).from(gatherings).where(eq(gatherings.id, gathering.id))
  if (!isDeepStrictEqual(placed && documentOf(placed.description), fields.description)) return true
  const heard = await tx
    .select({ slug: gatheringAudiences.audienceSlug })
    .from(gatheringAudiences)
    .where(eq(gatheringAudiences.gatheringId, gathering.id))
  return (
    new Set([...heard.map(({ slug }) => slug), ...fields.audiences]).size !== heard.length ||
    heard.length !== new Set(fields.audiences).size
  )
}

async function nextSlug(tx: Tx, title: string, ownId: string): Promise<string> {
  const [slug] = await freeSlugs(tx, title, ownId)
  if (!slug) throw new Error('no address was free for a gathering')
  return slug
}

/** Offers a draft to the curators. */
export async function proposeGathering(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof gatheringVersionInput>,
  now = new Date(),
): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  // Pressed twice: proposed is proposed.
  if (gathering.status === 'proposed') return done(null)
  const status = after(gathering.status, 'propose')
  if (!status) return refuse('wrong_state')
  if (gathering.version !== input.version) return refuse('changed_elsewhere')
  if (gathering.startsAt <= now) return refuse('in_the_past')
  await tx.update(gatherings).set({ status, proposedAt: now }).where(eq(gatherings.id, gathering.id))
  await audit(tx, { actorId: actor.id, action: 'propose_gathering', objectKind: 'gathering', objectId: gathering.id })
  await mailOrganisers(tx, 'proposed', gathering.id)
  return done(null)
}

/** Takes a proposal back to work on it. */
export async function takeBackGathering(tx: Tx, actor: Actor, input: z.output<typeof gatheringInput>): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  const status = after(gathering.status, 'take_back')
  if (!status) return refuse('wrong_state')
  await tx
    .update(gatherings)
    .set({ status, proposedAt: null, version: gathering.version + 1 })
    .where(eq(gatherings.id, gathering.id))
  await audit(tx, { actorId: actor.id, action: 'take_back_gathering', objectKind: 'gathering', objectId: gathering.id })
  return done(null)
}
