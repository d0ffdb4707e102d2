import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import {
  lessonAuthors,
  lessonExpectedDays,
  lessonRevisions,
  lessons,
  publishedLessons,
  regions,
  scheduledPlacings,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayReview } from './policy.ts'
import { titleOnDesk } from './queries-placing.ts'
import { revisionDocuments } from './queries.ts'
import { lessonStates } from './queries-totals.ts'
import { lessonDecisionsOf, type LessonDecisionRow } from './queries-writing.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import type { QueueFilter } from './schema-desk.ts'
import type { LessonStatus } from './status.ts'
import type { Kind } from './values.ts'

export const deskTabs = ['te-lezen', 'bij-schrijver', 'klaar'] as const
export type DeskTab = (typeof deskTabs)[number]
const statusesOf: Record<DeskTab, LessonStatus[]> = {
  'te-lezen': ['submitted'],
  'bij-schrijver': ['returned'],
  klaar: ['published', 'declined', 'withdrawn'],
}

export type QueueRow = {
  id: string
  title: string
  kind: Kind
  status: LessonStatus
  homeName: string
  /** Null when it belongs to a region. */
  siteSlug: string | null
  /** Null when it belongs to a site. */
  regionCode: string | null
  submittedAt: Date
  claimedById: string | null
  claimedByName: string | null
  claimedAt: Date | null
  /** The day in Amsterdam on which the writers may expect an answer. */
  expectedOn: string
  /** Still waiting after that day. */
  isOverdue: boolean
  /** When the clock places it; null when nothing is planned. */
  placeAt: Date | null
  /** When the version that shows now was placed; null when none shows. */
  placedAt: Date | null
  /** The actor wrote along and so never decides on it. */
  isOwn: boolean
}

const claimers = alias(users, 'claimers')

const submittedDay = sql`(${lessons.submittedAt} at time zone 'Europe/Amsterdam')::date`
/** Five working days after sending in. Public holidays count as working days: a mark comes early rather than late. */
const dayByRule = sql`(${submittedDay} + case extract(isodow from ${submittedDay}) when 6 then 6 when 7 then 5 else 7 end)`
// What was chosen holds until the lesson is sent in again.
const expectedOn = sql<string>`to_char(coalesce(case when ${lessonExpectedDays.chosenAt} >= ${lessons.submittedAt} then ${lessonExpectedDays.expectedOn} end, ${dayByRule}), 'YYYY-MM-DD')`
const today = sql`to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`
const isOverdue = sql<boolean>`(${lessons.status} = 'submitted' and ${expectedOn} < ${today})`

function filtered(actor: Actor, filter: Partial<QueueFilter>) {
  return and(
    filter.kind ? eq(lessonRevisions.kind, filter.kind) : undefined,
    filter.site ? eq(lessons.siteSlug, filter.site) : undefined,
    filter.region ? eq(lessons.regionCode, filter.region) : undefined,
    filter.claimed === 'mij' ? eq(lessons.claimedById, actor.id) : undefined,
    filter.claimed === 'niemand' ? isNull(lessons.claimedById) : undefined,
    filter.overdue ? isOverdue : undefined,
  )
}

// Word for word the condition of its index: with values in their place it would not be recognised.
const isDone = sql`${lessons.status} in ('published', 'declined', 'withdrawn')`

/** As many rows as stand beneath each other; the rest is a press away. */
const rowsPerPart = 100

/** Where the list goes on: behind this row. */
const afterOf = (row: QueueRow) => `${row.submittedAt.getTime()}.${row.id}`
function behind(tab: DeskTab, after: string | undefined) {
  const [, time, id] = /^(\d+)\.(.+)$/.exec(after ?? '') ?? []
  if (!time || !id) return undefined
  const moment = new Date(Number(time))
  const at = lessons.submittedAt
  const [notBefore, further] = tab === 'te-lezen' ? [gte(at, moment), gt(at, moment)] : [lte(at, moment), lt(at, moment)]
  // The first half is what an index begins at; the order is by moment and then by number, one down and one up.
  return and(notBefore, or(further, gt(lessons.id, id)))
}

/** A part of one tab of the review desk: what waits longest first, what is done newest first. Empty for who is no curator. */
export async function reviewQueue(actor: Actor, tab: DeskTab, filter: Partial<QueueFilter> = {}): Promise<QueueRow[]> {
  return (await reviewQueuePart(actor, tab, filter)).rows
}

/** The same; `next` is where the part behind it begins, null when this is the last. */
export async function reviewQueuePart(
  actor: Actor,
  tab: DeskTab,
  filter: Partial<QueueFilter> = {},
): Promise<{ rows: QueueRow[]; next: string | null }> {
  if (!mayReview(actor)) return { rows: [], next: null }
  const order = tab === 'te-lezen' ? asc(lessons.submittedAt) : desc(lessons.submittedAt)
  const rows = await db
    .select({
      id: lessons.id,
      title: titleOnDesk,
      kind: lessonRevisions.kind,
      status: lessons.status,
      homeName: sql<string>`coalesce(${sites.name}, ${regions.name})`,
      siteSlug: lessons.siteSlug,
      regionCode: lessons.regionCode,
      submittedAt: lessons.submittedAt,
      claimedById: lessons.claimedById,
      claimedByName: claimers.name,
      claimedAt: lessons.claimedAt,
      expectedOn,
      isOverdue,
      placeAt: scheduledPlacings.placeAt,
      placedAt: publishedLessons.publishedAt,
      isOwn: sql<boolean>`exists (select from ${lessonAuthors} where ${lessonAuthors.lessonId} = ${lessons.id} and ${lessonAuthors.userId} = ${actor.id})`,
    })
    .from(lessons)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessons.currentRevisionId))
    .leftJoin(claimers, eq(claimers.id, lessons.claimedById))
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .leftJoin(lessonExpectedDays, eq(lessonExpectedDays.lessonId, lessons.id))
    .leftJoin(scheduledPlacings, eq(scheduledPlacings.lessonId, lessons.id))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .where(and(tab === 'klaar' ? isDone : inArray(lessons.status, statusesOf[tab]), filtered(actor, filter), behind(tab, filter.after)))
    .orderBy(order, asc(lessons.id))
    .limit(rowsPerPart + 1)
  const shown = rows.slice(0, rowsPerPart).map((row) => ({ ...row, submittedAt: row.submittedAt ?? new Date(0) }))
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > rowsPerPart && last ? afterOf(last) : null }
}

/** How many lessons stand on each tab. */
export async function reviewCounts(actor: Actor): Promise<Record<DeskTab, number>> {
  const counts: Record<DeskTab, number> = { 'te-lezen': 0, 'bij-schrijver': 0, klaar: 0 }
  if (!mayReview(actor)) return counts
  const states = await lessonStates()
  for (const tab of deskTabs) counts[tab] = statusesOf[tab].reduce((sum, status) => sum + (states.get(status) ?? 0), 0)
  return counts
}

export type ReviewRevision = { id: string; number: number; createdAt: Date; createdByName: string; content: LessonContent }
export type ReviewedLesson = {
  id: string
  status: LessonStatus
  homeName: string
  siteSlug: string | null
  submittedAt: Date
  claimedById: string | null
  claimedByName: string | null
  claimedAt: Date | null
  expectedOn: string
  isOverdue: boolean
  publicSlug: string | null
  isOwn: boolean
  revision: ReviewRevision
  /** The version that was decided on or sent before this one. */
  previous: ReviewRevision | null
  authors: { id: string; name: string }[]
  decisions: LessonDecisionRow[]
  documents: { id: string; name: string; mediaType: string; bytes: number }[]
}

/** A lesson as it lies on the desk. Undefined for who is no curator, and for drafts. */
export async function reviewedLesson(actor: Actor, lessonId: string): Promise<ReviewedLesson | undefined> {
  if (!mayReview(actor)) return undefined
  const [lesson] = await db
    .select({
      id: lessons.id,
      status: lessons.status,
      homeName: sql<string>`coalesce(${sites.name}, ${regions.name})`,
      siteSlug: lessons.siteSlug,
      submittedAt: lessons.submittedAt,
      claimedById: lessons.claimedById,
      claimedByName: claimers.name,
      claimedAt: lessons.claimedAt,
      expectedOn,
      isOverdue,
      publicSlug: publishedLessons.slug,
      currentRevisionId: lessons.currentRevisionId,
    })
    .from(lessons)
    .leftJoin(claimers, eq(claimers.id, lessons.claimedById))
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .leftJoin(lessonExpectedDays, eq(lessonExpectedDays.lessonId, lessons.id))
    .where(eq(lessons.id, lessonId))
  if (!lesson?.currentRevisionId || !lesson.submittedAt) return undefined
  const [revision] = await revisions(eq(lessonRevisions.id, lesson.currentRevisionId))
  if (!revision) throw new Error(`revision ${lesson.currentRevisionId} is gone`)
  const [[previous], authors, decisions, documents] = await Promise.all([
    revisions(and(eq(lessonRevisions.lessonId, lessonId), lt(lessonRevisions.number, revision.number))),
    db
      .select({ id: users.id, name: users.name, leftAt: lessonAuthors.leftAt })
      .from(lessonAuthors)
      .innerJoin(users, eq(users.id, lessonAuthors.userId))
      .where(eq(lessonAuthors.lessonId, lessonId))
      .orderBy(asc(lessonAuthors.addedAt)),
    lessonDecisionsOf(lessonId),
    revisionDocuments(db, revision.id),
  ])
  return {
    ...lesson,
    submittedAt: lesson.submittedAt,
    isOwn: authors.some((author) => author.id === actor.id),
    revision,
    previous: previous ?? null,
    authors: authors.filter((author) => author.leftAt === null),
    decisions,
    documents,
  }
}

/** The numbers of every version that was sent in, with when and by whom, oldest first. */
export async function lessonVersions(actor: Actor, lessonId: string): Promise<Omit<ReviewRevision, 'content'>[]> {
  if (!mayReview(actor)) return []
  return db
    .select({ id: lessonRevisions.id, number: lessonRevisions.number, createdAt: lessonRevisions.createdAt, createdByName: users.name })
    .from(lessonRevisions)
    .innerJoin(users, eq(users.id, lessonRevisions.createdById))
    .where(eq(lessonRevisions.lessonId, lessonId))
    .orderBy(asc(lessonRevisions.number))
}

/** One version by its number, for laying two beside each other. */
export async function lessonVersion(actor: Actor, lessonId: string, number: number): Promise<ReviewRevision | undefined> {
  if (!mayReview(actor)) return undefined
  const [revision] = await revisions(and(eq(lessonRevisions.lessonId, lessonId), eq(lessonRevisions.number, number)))
  return revision
}

async function revisions(where: ReturnType<typeof and>): Promise<ReviewRevision[]> {
  const rows = await db
    .select({
      id: lessonRevisions.id,
      number: lessonRevisions.number,
      createdAt: lessonRevisions.createdAt,
      createdByName: users.name,
      content: lessonRevisions.content,
    })
    .from(lessonRevisions)
    .innerJoin(users, eq(users.id, lessonRevisions.createdById))
    .where(where)
    .orderBy(desc(lessonRevisions.number))
    .limit(1)
  return rows.map((row) => ({ ...row, content: lessonContent.parse(row.content) }))
}
