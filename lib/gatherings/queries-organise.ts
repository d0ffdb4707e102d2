import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  gatheringAudiences,
  gatheringInvitations,
  gatheringRooms,
  gatherings,
  publishedLessons,
  regions,
  signUps,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { hasRole } from '#lib/platform/actor.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { mayManage, mayOrganise, mayPublish } from './policy.ts'
import { documentOf, filesOf, lessonsOf, waitingCount, type PublicFile } from './queries.ts'
import { lineOrder } from './queries-line.ts'
import { personName, questionsOf, type FormQuestion } from './queries-sign-ups.ts'
import type { GatheringStatus } from './status.ts'
import type { GatheringFormat, GatheringKind } from './values.ts'

export type OrganisedRow = {
  id: string
  kind: GatheringKind
  title: string
  slug: string
  status: GatheringStatus
  startsAt: Date
  endsAt: Date
  minimum: number | null
  maximum: number
  placesTaken: number
  waiting: number
  signUpClosesAt: Date
  siteName: string | null
  regionName: string | null
}

const rowColumns = {
  id: gatherings.id,
  kind: gatherings.kind,
  title: gatherings.title,
  slug: gatherings.slug,
  status: gatherings.status,
  startsAt: gatherings.startsAt,
  endsAt: gatherings.endsAt,
  minimum: gatherings.minimum,
  maximum: gatherings.maximum,
  placesTaken: gatherings.placesTaken,
  waiting: waitingCount,
  signUpClosesAt: gatherings.signUpClosesAt,
  siteName: sites.name,
  regionName: regions.name,
}

/** What the actor organises: all of them for the teams that organise, but drafts of others; else the own ones. Latest first. */
export function organisedGatherings(actor: Actor): Promise<OrganisedRow[]> {
  const own = eq(gatherings.createdById, actor.id)
  const scope = mayOrganise(actor) ? or(own, sql`${gatherings.status} <> 'draft'`) : own
  return db
    .select(rowColumns)
    .from(gatherings)
    .leftJoin(sites, eq(sites.slug, gatherings.siteSlug))
    .leftJoin(regions, eq(regions.code, gatherings.regionCode))
    .where(scope)
    .orderBy(desc(gatherings.startsAt), desc(gatherings.id))
    .limit(300)
}

// Word for word the condition of its index: with a value in its place it would not be recognised.
const isProposed = sql`${gatherings.status} = 'proposed'`

/** Proposals that wait for a curator, the longest waiting first. Empty for who does not approve. */
export async function proposedGatherings(actor: Actor): Promise<OrganisedRow[]> {
  if (!hasRole(actor, 'curator')) return []
  return db
    .select(rowColumns)
    .from(gatherings)
    .leftJoin(sites, eq(sites.slug, gatherings.siteSlug))
    .leftJoin(regions, eq(regions.code, gatherings.regionCode))
    .where(isProposed)
    .orderBy(asc(gatherings.proposedAt), asc(gatherings.id))
    .limit(100)
}

export type LineRow = {
  id: string
  name: string
  companions: number
  status: 'waiting' | 'offered'
  signedUpAt: Date
  offerExpiresAt: Date | null
  outOfTurnReason: string | null
}
export type InvitationRow = { id: string; email: string; invitedAt: Date; usedAt: Date | null; withdrawnAt: Date | null }
export type ManagedGathering = OrganisedRow & {
  version: number
  summary: string
  description: RichTextDocument
  format: GatheringFormat
  place: string
  roomUrl: string
  byInvitation: boolean
  companionsAllowed: number
  isClosed: boolean
  contact: string
  reminderDays: number[]
  siteSlug: string | null
  regionCode: string | null
  audiences: string[]
  seriesId: string | null
  changedAt: Date | null
  changeNote: string
  cancelledAt: Date | null
  cancelReason: string
  proposedAt: Date | null
  publishedAt: Date | null
  createdByName: string
  /** People with a place, those they bring along included; without the places that are only offered. */
  coming: number
  /** The minimum was not reached when signing up closed. */
  isBelowMinimum: boolean
  mayPublish: boolean
  questions: FormQuestion[]
  line: LineRow[]
  invitations: InvitationRow[]
  lessons: { id: string; slug: string; title: string }[]
  files: (PublicFile & { isPublic: boolean })[]
  series: { id: string; startsAt: Date; status: GatheringStatus }[]
}

/** Everything of a gathering for who organises it; undefined for anybody else. */
export async function managedGathering(actor: Actor, gatheringId: string, now = new Date()): Promise<ManagedGathering | undefined> {
  const [row] = await db
    .select({
      ...rowColumns,
      version: gatherings.version,
      createdById: gatherings.createdById,
      summary: gatherings.summary,
      description: gatherings.description,
      format: gatherings.format,
      place: gatherings.place,
      byInvitation: gatherings.byInvitation,
      companionsAllowed: gatherings.companionsAllowed,
      isClosed: gatherings.isClosed,
      contact: gatherings.contact,
      reminderDays: gatherings.reminderDays,
      siteSlug: gatherings.siteSlug,
      regionCode: gatherings.regionCode,
      seriesId: gatherings.seriesId,
      changedAt: gatherings.changedAt,
      changeNote: gatherings.changeNote,
      cancelledAt: gatherings.cancelledAt,
      cancelReason: gatherings.cancelReason,
      proposedAt: gatherings.proposedAt,
      publishedAt: gatherings.publishedAt,
      createdByName: users.name,
      coming: sql<number>`(select coalesce(sum(coming.places_held), 0)::int from sign_ups coming where coming.gathering_id = ${gatherings.id} and coming.status = 'signed_up')`,
    })
    .from(gatherings)
    .innerJoin(users, eq(users.id, gatherings.createdById))
    .leftJoin(sites, eq(sites.slug, gatherings.siteSlug))
    .leftJoin(regions, eq(regions.code, gatherings.regionCode))
    .where(eq(gatherings.id, gatheringId))
  if (!row || !mayManage(actor, row)) return undefined
  const { createdById, ...rest } = row
  const [audiences, [room], questions, line, invitations, lessons, files, series] = await Promise.all([
    db.select({ slug: gatheringAudiences.audienceSlug }).from(gatheringAudiences).where(eq(gatheringAudiences.gatheringId, row.id)),
    db.select({ url: gatheringRooms.url }).from(gatheringRooms).where(eq(gatheringRooms.gatheringId, row.id)),
    questionsOf(db, row.id),
    lineOf(row.id),
    invitationsOf(row.id),
    lessonsOf(row.id),
    filesOf(row.id),
    row.seriesId ? seriesOf(row.seriesId) : [],
  ])
  return {
    ...rest,
    description: documentOf(row.description),
    roomUrl: room?.url ?? '',
    audiences: audiences.map((audience) => audience.slug),
    isBelowMinimum: row.minimum !== null && row.status === 'published' && row.signUpClosesAt <= now && row.coming < row.minimum,
    mayPublish: mayPublish(actor, { createdById, status: row.status }),
    questions,
    line,
    invitations,
    lessons,
    files,
    series,
  }
}

/** Who was offered a place, then who waits, in the order in which places are offered. */
async function lineOf(gatheringId: string): Promise<LineRow[]> {
  const rows = await db
    .select({
      id: signUps.id,
      name: personName,
      companions: signUps.companions,
      status: sql<LineRow['status']>`${signUps.status}`,
      signedUpAt: signUps.signedUpAt,
      offerExpiresAt: signUps.offerExpiresAt,
      outOfTurnReason: signUps.outOfTurnReason,
    })
    .from(signUps)
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(and(eq(signUps.gatheringId, gatheringId), inArray(signUps.status, ['waiting', 'offered'])))
    .orderBy(sql`${signUps.status} = 'waiting'`, ...lineOrder)
  return rows
}

function invitationsOf(gatheringId: string): Promise<InvitationRow[]> {
  return db
    .select({
      id: gatheringInvitations.id,
      email: gatheringInvitations.email,
      invitedAt: gatheringInvitations.invitedAt,
      usedAt: gatheringInvitations.usedAt,
      withdrawnAt: gatheringInvitations.withdrawnAt,
    })
    .from(gatheringInvitations)
    .where(eq(gatheringInvitations.gatheringId, gatheringId))
    .orderBy(asc(gatheringInvitations.email))
}

function seriesOf(seriesId: string): Promise<ManagedGathering['series']> {
  return db
    .select({ id: gatherings.id, startsAt: gatherings.startsAt, status: gatherings.status })
    .from(gatherings)
    .where(eq(gatherings.seriesId, seriesId))
    .orderBy(asc(gatherings.startsAt))
}

/** Placed lessons to link, those whose title holds the words; the newest first. */
export async function lessonsToLink(words: string): Promise<{ id: string; title: string }[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return db
    .select({ id: publishedLessons.lessonId, title: publishedLessons.title })
    .from(publishedLessons)
    .where(words ? sql`${publishedLessons.title} ilike ${pattern}` : undefined)
    .orderBy(desc(publishedLessons.firstPublishedAt))
    .limit(50)
}
