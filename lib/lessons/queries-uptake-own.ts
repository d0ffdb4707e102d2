import { and, asc, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  lessonApplicationAsks,
  lessonApplications,
  lessonApplicationSteps,
  lessonAuthors,
  lessonObservations,
  publishedLessons,
  regions,
} from '#db/schema/index.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { journeyOf, type JourneyStop, type Observation } from './queries-uptake.ts'
import type { ApplicationSide, ApplicationState } from './values-uptake.ts'
import type { RefusalReason } from './values-voices.ts'

/** The regions that somebody speaks for: their own, and those of their sites. */
const isOwnRegion = (actor: Actor): SQL =>
  or(
    actor.regions.length > 0 ? inArray(regions.code, [...actor.regions]) : undefined,
    actor.sites.length > 0
      ? sql`exists (select from site_regions sr where sr.region_code = regions.code and sr.site_slug in ${[...actor.sites]})`
      : undefined,
  ) ?? sql`false`

// The names are written out: in a query on one table a column stands there without its table, and a subquery takes it for its own.
const wrote = (actor: Actor, now: boolean) =>
  sql<boolean>`exists (select from ${lessonAuthors} a where a.lesson_id = published_lessons.lesson_id and a.user_id = ${actor.id} ${now ? sql`and a.left_at is null` : sql``})`

export type LessonToUse = {
  lessonId: string
  slug: string
  title: string
  /** The actor wrote along: somebody else says whether it is seen or used elsewhere. */
  isOwn: boolean
  regions: { code: string; name: string; runningId: string | null; observed: boolean }[]
}

/** The lesson that can be read at an address, and the regions for which the actor may say something about it. */
export async function lessonToUse(actor: Actor, slug: string): Promise<LessonToUse | undefined> {
  if (!isSlug(slug)) return undefined
  const [lesson] = await db
    .select({ lessonId: publishedLessons.lessonId, slug: publishedLessons.slug, title: publishedLessons.title, isOwn: wrote(actor, false) })
    .from(publishedLessons)
    .where(eq(publishedLessons.slug, slug))
  if (!lesson) return undefined
  const own = await db
    .select({
      code: regions.code,
      name: regions.name,
      runningId: sql<
        string | null
      >`(select a.id from lesson_applications a where a.lesson_id = ${lesson.lessonId} and a.region_code = regions.code and a.ended_at is null)`,
      observed: sql<boolean>`exists (select from lesson_observations o where o.lesson_id = ${lesson.lessonId} and o.region_code = regions.code and o.user_id = ${actor.id} and o.status in ('waiting', 'placed'))`,
    })
    .from(regions)
    .where(and(isNull(regions.mergedInto), isOwnRegion(actor)))
    .orderBy(asc(regions.name))
  return { ...lesson, regions: own }
}

/**
 * What a lesson may be called for who used it: as the public reads it now, or the lesson that it was merged into. One
 * that was taken away has no name here, as it has none elsewhere.
 */
const readable = (lessonId: SQL) => ({
  title: sql<string | null>`coalesce(
    (select p.title from published_lessons p where p.lesson_id = ${lessonId}),
    (select p.title from lesson_merges m join published_lessons p on p.lesson_id = m.into_lesson_id where m.lesson_id = ${lessonId} and m.undone_at is null))`,
  slug: sql<string | null>`coalesce(
    (select p.slug from published_lessons p where p.lesson_id = ${lessonId}),
    (select p.slug from lesson_merges m join published_lessons p on p.lesson_id = m.into_lesson_id where m.lesson_id = ${lessonId} and m.undone_at is null))`,
})

export type OwnApplication = {
  id: string
  title: string | null
  slug: string | null
  regionName: string
  state: ApplicationState
  startedAt: Date
  endedAt: Date | null
  isMine: boolean
  /** The question of after three months lies open. */
  isAsked: boolean
}

const isAsked = (side: ApplicationSide) =>
  sql<boolean>`exists (select from ${lessonApplicationAsks} k where k.application_id = lesson_applications.id and k.side = ${side}::application_side and k.step_id is null)`

const applications = (actor: Actor, where: SQL | undefined) =>
  db
    .select({
      id: lessonApplications.id,
      ...readable(sql`${lessonApplications.lessonId}`),
      regionName: regions.name,
      state: lessonApplications.state,
      startedAt: lessonApplications.startedAt,
      endedAt: lessonApplications.endedAt,
      isMine: sql<boolean>`${lessonApplications.startedById} = ${actor.id}::uuid`,
      isAsked: isAsked('region'),
    })
    .from(lessonApplications)
    .innerJoin(regions, eq(regions.code, lessonApplications.regionCode))
    .where(and(where, isOwnRegion(actor)))
    .orderBy(desc(lessonApplications.startedAt), desc(lessonApplications.id))
    .limit(200)

/** What the regions of somebody apply, newest first: also what a colleague began. */
export const ownApplications = (actor: Actor): Promise<OwnApplication[]> => applications(actor, undefined)

export type OwnStep = {
  number: number
  side: ApplicationSide
  state: ApplicationState
  note: string
  words: 'none' | 'waiting' | 'placed' | 'refused' | 'removed'
  reason: RefusalReason | null
  toldAt: Date
}

/** One application with what was told, for who speaks for its region; the words of a writer only when they show. */
export async function ownApplication(actor: Actor, id: string): Promise<(OwnApplication & { steps: OwnStep[] }) | undefined> {
  const [application] = await applications(actor, eq(lessonApplications.id, id))
  if (!application) return undefined
  const rows = await db
    .select()
    .from(lessonApplicationSteps)
    .where(eq(lessonApplicationSteps.applicationId, id))
    .orderBy(asc(lessonApplicationSteps.number))
  const steps = rows.map(({ number, side, state, note, words, reason, toldAt }) => ({
    number,
    side,
    state,
    note: side === 'writer' && words !== 'placed' ? '' : note,
    words,
    reason: (reason || null) as RefusalReason | null,
    toldAt,
  }))
  return { ...application, steps }
}

export type OwnObservation = Omit<Observation, 'createdAt'> & {
  title: string | null
  slug: string | null
  status: 'waiting' | 'placed' | 'refused' | 'removed'
  reason: RefusalReason | null
}

/** What somebody saw of lessons of others, newest first; what was taken back is gone. */
export async function ownObservations(actor: Actor): Promise<OwnObservation[]> {
  const rows = await db
    .select({
      id: lessonObservations.id,
      ...readable(sql`${lessonObservations.lessonId}`),
      kind: lessonObservations.kind,
      regionName: regions.name,
      periodFrom: lessonObservations.periodFrom,
      periodUntil: lessonObservations.periodUntil,
      seen: lessonObservations.seen,
      total: lessonObservations.total,
      unit: lessonObservations.unit,
      note: lessonObservations.note,
      status: lessonObservations.status,
      reason: lessonObservations.reason,
    })
    .from(lessonObservations)
    .innerJoin(regions, eq(regions.code, lessonObservations.regionCode))
    .where(eq(lessonObservations.userId, actor.id))
    .orderBy(desc(lessonObservations.createdAt))
    .limit(200)
  return rows.flatMap(({ status, reason, ...row }) =>
    status === 'taken_back' ? [] : [{ ...row, status, reason: (reason || null) as RefusalReason | null }],
  )
}

export type UsedElsewhere = { stops: (JourneyStop & { isAsked: boolean; lastNumber: number })[] }

/** Where a lesson is used, for who writes it; with the questions that lie open for a writer. Nobody else gets anything. */
export async function useOfOwnLesson(actor: Actor, lessonId: string): Promise<UsedElsewhere> {
  const [author] = await db
    .select({ userId: lessonAuthors.userId })
    .from(lessonAuthors)
    .where(and(eq(lessonAuthors.lessonId, lessonId), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt)))
  if (!author) return { stops: [] }
  const [stops, marks] = await Promise.all([
    journeyOf(db, lessonId),
    db
      .select({
        id: lessonApplications.id,
        isAsked: isAsked('writer'),
        lastNumber: sql<number>`(select max(s.number) from lesson_application_steps s where s.application_id = lesson_applications.id)`,
      })
      .from(lessonApplications)
      .where(eq(lessonApplications.lessonId, lessonId)),
  ])
  return {
    stops: stops.map((stop) => {
      const mark = marks.find(({ id }) => id === stop.applicationId)
      return { ...stop, isAsked: mark?.isAsked ?? false, lastNumber: mark?.lastNumber ?? 1 }
    }),
  }
}

export type UptakeQuestion = { href: string; title: string; side: ApplicationSide }

/** The questions of after three months that lie open for somebody, as the one who began or as a writer. */
export async function uptakeQuestions(actor: Actor): Promise<UptakeQuestion[]> {
  const rows = await db
    .select({
      applicationId: lessonApplicationAsks.applicationId,
      side: lessonApplicationAsks.side,
      lessonId: publishedLessons.lessonId,
      title: publishedLessons.title,
    })
    .from(lessonApplicationAsks)
    .innerJoin(lessonApplications, eq(lessonApplications.id, lessonApplicationAsks.applicationId))
    .innerJoin(regions, eq(regions.code, lessonApplications.regionCode))
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonApplications.lessonId))
    .where(
      and(
        isNull(lessonApplicationAsks.stepId),
        isNull(lessonApplications.endedAt),
        sql`case ${lessonApplicationAsks.side} when 'region' then ${lessonApplications.startedById} = ${actor.id}::uuid and ${isOwnRegion(actor)} else ${wrote(actor, true)} end`,
      ),
    )
    .orderBy(asc(lessonApplicationAsks.askedAt))
    .limit(20)
  return rows.map(({ applicationId, side, lessonId, title }) => ({
    side,
    title,
    href: side === 'region' ? `/mijn/toegepast/${applicationId}` : `/mijn/lessen/${lessonId}/gebruik`,
  }))
}

export type RegionUse = { slug: string; name: string; running: number; stopped: number }

/** How many lessons each region applies and stopped with, for who connects regions. */
export async function useByRegion(actor: Actor): Promise<RegionUse[]> {
  if (!hasRole(actor, 'regional_team', 'curator')) return []
  return db
    .select({
      slug: regions.slug,
      name: regions.name,
      running: sql<number>`(count(*) filter (where ${lessonApplications.endedAt} is null))::int`,
      stopped: sql<number>`(count(*) filter (where ${lessonApplications.endedAt} is not null))::int`,
    })
    .from(lessonApplications)
    .innerJoin(regions, eq(regions.code, lessonApplications.regionCode))
    .groupBy(regions.slug, regions.name)
    .orderBy(asc(regions.name))
}
