import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import {
  audiences,
  gatheringAudiences,
  gatheringFiles,
  gatheringLessons,
  gatherings,
  publishedLessons,
  regions,
  siteRegions,
  sites,
} from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { addDays } from '#lib/platform/days.ts'
import { parseRichText, type RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { amsterdamMoment } from '#lib/platform/time.ts'
import { linksOf } from './queries-materials.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'
import { type GatheringFormat, type GatheringKind, limits } from './values.ts'

// No query here knows the table of the online rooms: what is public cannot show one.

/** What a list shows of a gathering. `placesTaken` counts offered places too: they are kept free for somebody. */
export type AgendaRow = {
  id: string
  slug: string
  kind: GatheringKind
  title: string
  summary: string
  status: 'published' | 'cancelled' | 'held'
  format: GatheringFormat
  startsAt: Date
  endsAt: Date
  place: string
  maximum: number
  placesTaken: number
  waiting: number
  byInvitation: boolean
  signUpClosesAt: Date
  changedAt: Date | null
  siteName: string | null
  regionName: string | null
}

/** How many people stand in the line of a gathering. */
export const waitingCount = sql<number>`(select count(*)::int from sign_ups waiting where waiting.gathering_id = gatherings.id and waiting.status = 'waiting')`
const audienceNames = sql<
  string[]
>`array(select heard.name from ${gatheringAudiences} ga join ${audiences} heard on heard.slug = ga.audience_slug
  where ga.gathering_id = gatherings.id order by heard.position)`

const agendaColumns = {
  id: gatherings.id,
  slug: gatherings.slug,
  kind: gatherings.kind,
  title: gatherings.title,
  summary: gatherings.summary,
  status: sql<AgendaRow['status']>`${gatherings.status}`,
  format: gatherings.format,
  startsAt: gatherings.startsAt,
  endsAt: gatherings.endsAt,
  place: gatherings.place,
  maximum: gatherings.maximum,
  placesTaken: gatherings.placesTaken,
  // Of what is over nobody asks who stood in line.
  waiting: sql<number>`case when ${gatherings.endsAt} > now() then ${waitingCount} else 0 end`,
  byInvitation: gatherings.byInvitation,
  signUpClosesAt: gatherings.signUpClosesAt,
  changedAt: gatherings.changedAt,
  siteName: sites.name,
  regionName: regions.name,
}

// Drafts and proposals are nobody's business; one that was called off before it was public neither.
export const isPublic = and(inArray(gatherings.status, ['published', 'cancelled', 'held']), isNotNull(gatherings.publishedAt))

function rows(where: SQL | undefined, order: SQL[], limit: number): Promise<AgendaRow[]> {
  return db
    .select(agendaColumns)
    .from(gatherings)
    .leftJoin(sites, eq(sites.slug, gatherings.siteSlug))
    .leftJoin(regions, eq(regions.code, gatherings.regionCode))
    .where(and(isPublic, where))
    .orderBy(...order)
    .limit(limit)
}

const soonest = [asc(gatherings.startsAt), asc(gatherings.id)]

/** What the agenda is asked for. */
export type AgendaFilters = { kind?: GatheringKind; audience?: string; region?: string; format?: GatheringFormat }

/** Which region and sites are meant: asked first, so that the database knows how many gatherings those have. */
async function homesOf(region: string): Promise<SQL> {
  const places = await db
    .select({ code: regions.code, site: siteRegions.siteSlug })
    .from(regions)
    .leftJoin(siteRegions, eq(siteRegions.regionCode, regions.code))
    .where(eq(regions.slug, region))
  const code = places[0]?.code
  if (code === undefined) return sql`false`
  const ofRegion = places.flatMap(({ site }) => site ?? [])
  return or(eq(gatherings.regionCode, code), ofRegion.length > 0 ? inArray(gatherings.siteSlug, ofRegion) : undefined) ?? sql`false`
}

async function matching({ kind, audience, region, format }: AgendaFilters): Promise<SQL | undefined> {
  return and(
    kind && eq(gatherings.kind, kind),
    // Who cannot come in person can join one that is both, and the other way round.
    format && (format === 'both' ? eq(gatherings.format, 'both') : inArray(gatherings.format, [format, 'both'])),
    audience === undefined
      ? undefined
      : sql`exists (select from gathering_audiences ga where ga.gathering_id = ${gatherings.id} and ga.audience_slug = ${audience})`,
    // A region has its own gatherings and those of its sites.
    region === undefined ? undefined : await homesOf(region),
  )
}

/** As many as stand beneath each other; the rest is a press away. */
const perPart = 50

/** Where the list goes on: behind this one. */
const afterOf = ({ startsAt, id }: AgendaRow) => `${startsAt.getTime()}.${id}`
function behind(after: string | undefined, past: boolean): SQL | undefined {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  if (!time || !z.uuid().safeParse(id).success) return undefined
  const place = sql`(${new Date(Number(time)).toISOString()}::timestamptz, ${id}::uuid)`
  return past ? sql`(${gatherings.startsAt}, ${gatherings.id}) < ${place}` : sql`(${gatherings.startsAt}, ${gatherings.id}) > ${place}`
}

/** A part of the agenda; `next` is where the part behind it begins, null when this is the last. */
export type AgendaPart = { gatherings: AgendaRow[]; next: string | null }

/** The agenda: what comes, soonest first, or what has been, latest first. */
export async function agenda(query: AgendaFilters & { past: boolean; after?: string }, now = new Date()): Promise<AgendaPart> {
  dependsOn(agendaTag)
  const [fits, further] = [await matching(query), behind(query.after, query.past)]
  const found = query.past
    ? await rows(and(fits, further, lt(gatherings.endsAt, now)), [desc(gatherings.startsAt), desc(gatherings.id)], perPart + 1)
    : await rows(and(fits, further, gte(gatherings.endsAt, now)), soonest, perPart + 1)
  const shown = found.slice(0, perPart)
  const last = shown.at(-1)
  return { gatherings: shown, next: found.length > perPart && last ? afterOf(last) : null }
}

/** Everything that begins in a month ('2026-12') of the Amsterdam calendar, what has been included. */
export async function agendaOfMonth(query: AgendaFilters, month: string): Promise<AgendaRow[]> {
  dependsOn(agendaTag)
  const first = `${month}-01`
  const from = amsterdamMoment(first, '00:00')
  // The day 31 days on lies in the next month, whatever the month.
  const until = from && amsterdamMoment(`${addDays(first, 31).slice(0, 7)}-01`, '00:00')
  if (!from || !until) return []
  return rows(and(await matching(query), gte(gatherings.startsAt, from), lt(gatherings.startsAt, until)), soonest, 500)
}

/** The next gatherings that are not called off, for the home page. */
export async function nextGatherings(count: number, now = new Date()): Promise<AgendaRow[]> {
  dependsOn(agendaTag)
  return rows(and(eq(gatherings.status, 'published'), gte(gatherings.startsAt, now)), soonest, count)
}

export type PublicFile = { id: string; name: string; mediaType: string; bytes: number }
export type PublicGathering = AgendaRow & {
  audienceNames: string[]
  description: RichTextDocument
  contact: string
  minimum: number | null
  companionsAllowed: number
  isClosed: boolean
  changeNote: string
  cancelReason: string
  cancelledAt: Date | null
  siteSlug: string | null
  regionSlug: string | null
  seriesId: string | null
  lessons: { slug: string; title: string }[]
  /** Only what everybody may fetch. */
  files: PublicFile[]
  /** Material elsewhere on the web, as far as it is for everybody. */
  links: { id: string; url: string; label: string }[]
  /** How many files and links there are for who took part. */
  participantFiles: number
}

const pageColumns = {
  ...agendaColumns,
  audienceNames,
  description: gatherings.description,
  contact: gatherings.contact,
  minimum: gatherings.minimum,
  companionsAllowed: gatherings.companionsAllowed,
  isClosed: gatherings.isClosed,
  changeNote: gatherings.changeNote,
  cancelReason: gatherings.cancelReason,
  cancelledAt: gatherings.cancelledAt,
  siteSlug: gatherings.siteSlug,
  regionSlug: regions.slug,
  seriesId: gatherings.seriesId,
}

/** One gathering as everybody may read it; undefined for what is not public. */
export async function gatheringBySlug(slug: string): Promise<PublicGathering | undefined> {
  if (!isSlug(slug)) return undefined
  dependsOn(gatheringAddressTag(slug))
  const [row] = await db
    .select(pageColumns)
    .from(gatherings)
    .leftJoin(sites, eq(sites.slug, gatherings.siteSlug))
    .leftJoin(regions, eq(regions.code, gatherings.regionCode))
    .where(and(isPublic, eq(gatherings.slug, slug)))
  if (!row) return undefined
  dependsOn(agendaTag, gatheringTag(row.id), 'lessons')
  const [lessons, files, links] = await Promise.all([lessonsOf(row.id), filesOf(row.id), linksOf(row.id)])
  return {
    ...row,
    description: documentOf(row.description),
    lessons,
    files: files.filter((file) => file.isPublic),
    links: links.filter((link) => link.isPublic),
    participantFiles: [...files, ...links].filter((material) => !material.isPublic).length,
  }
}

/** The stored description, which the allow-list accepted when it came in. */
export function documentOf(stored: unknown): RichTextDocument {
  const parsed = parseRichText(stored, limits.description)
  if (!parsed.ok) throw new Error(`a description cannot be read: ${parsed.reason}`)
  return parsed.value
}

/** Lessons that came out of a gathering, as far as they can be read now. */
export function lessonsOf(gatheringId: string): Promise<{ id: string; slug: string; title: string }[]> {
  return db
    .select({ id: publishedLessons.lessonId, slug: publishedLessons.slug, title: publishedLessons.title })
    .from(gatheringLessons)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, gatheringLessons.lessonId))
    .where(eq(gatheringLessons.gatheringId, gatheringId))
    .orderBy(asc(gatheringLessons.addedAt))
}

/** Materials of a gathering. The caller looks who may see which. */
export function filesOf(gatheringId: string): Promise<(PublicFile & { isPublic: boolean })[]> {
  return db
    .select({
      id: gatheringFiles.id,
      name: gatheringFiles.name,
      mediaType: gatheringFiles.mediaType,
      bytes: gatheringFiles.bytes,
      isPublic: gatheringFiles.isPublic,
    })
    .from(gatheringFiles)
    .where(and(eq(gatheringFiles.gatheringId, gatheringId), isNull(gatheringFiles.removedAt)))
    .orderBy(asc(gatheringFiles.uploadedAt))
}

/** The words that the filters of the agenda offer. */
export async function agendaWords(): Promise<{ audiences: { slug: string; name: string }[]; regions: { slug: string; name: string }[] }> {
  dependsOn(agendaTag, 'sites')
  const [heard, places] = await Promise.all([
    db
      .select({ slug: audiences.slug, name: audiences.name })
      .from(audiences)
      .where(isNull(audiences.retiredAt))
      .orderBy(asc(audiences.position)),
    db.select({ slug: regions.slug, name: regions.name }).from(regions).where(isNull(regions.mergedInto)).orderBy(asc(regions.name)),
  ])
  return { audiences: heard, regions: places }
}
