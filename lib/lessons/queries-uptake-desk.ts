import { asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  lessonApplications,
  lessonApplicationSteps,
  lessonAuthors,
  lessonObservations,
  lessonRevisions,
  publishedLessons,
  regions,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { countedInWords, observationWords, periodInWords, stateWords } from './copy-uptake.ts'
import { mayReview } from './policy.ts'
import { uptakeOf, type Uptake } from './queries-uptake.ts'
import { lessonContent } from './schema.ts'
import type { Certainty } from './values-uptake.ts'

export type DeskText = {
  /** The name of the field that the decision is sent with. */
  field: 'observationId' | 'stepId'
  id: string
  /** 'Bij ons ook, regio Twente' */
  head: string
  /** What was said besides the words: period and numbers. Empty for a step. */
  facts: string
  note: string
  at: Date
  lessonId: string
  lessonTitle: string
  isWaiting: boolean
  isOwn: boolean
  /** What the privacy scan asks about: the fragment and why. */
  findings: { text: string; reason: string }[]
}

const atOnce = 50
const wroteAlong = (actor: Actor) =>
  sql<boolean>`exists (select from ${lessonAuthors} a where a.lesson_id = published_lessons.lesson_id and a.user_id = ${actor.id})`

/** Words about the use of lessons for a curator: what waits, longest first; or what shows now, newest first. */
export async function deskTexts(actor: Actor, list: 'waiting' | 'placed'): Promise<DeskText[]> {
  if (!mayReview(actor)) return []
  const isWaiting = list === 'waiting'
  const order = isWaiting ? asc : desc
  const [observations, steps] = await Promise.all([
    db
      .select({
        observation: lessonObservations,
        regionName: regions.name,
        lessonTitle: publishedLessons.title,
        wrote: wroteAlong(actor),
      })
      .from(lessonObservations)
      .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonObservations.lessonId))
      .innerJoin(regions, eq(regions.code, lessonObservations.regionCode))
      .where(eq(lessonObservations.status, list))
      .orderBy(order(lessonObservations.createdAt), asc(lessonObservations.id))
      .limit(atOnce),
    db
      .select({
        step: lessonApplicationSteps,
        lessonId: publishedLessons.lessonId,
        regionName: regions.name,
        lessonTitle: publishedLessons.title,
        wrote: wroteAlong(actor),
      })
      .from(lessonApplicationSteps)
      .innerJoin(lessonApplications, eq(lessonApplications.id, lessonApplicationSteps.applicationId))
      .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonApplications.lessonId))
      .innerJoin(regions, eq(regions.code, lessonApplications.regionCode))
      .where(eq(lessonApplicationSteps.words, list))
      .orderBy(order(lessonApplicationSteps.toldAt), asc(lessonApplicationSteps.id))
      .limit(atOnce),
  ])
  const texts = [
    ...observations.map(({ observation: it, regionName, lessonTitle, wrote }) => ({
      field: 'observationId' as const,
      id: it.id,
      head: `${observationWords[it.kind].label}, regio ${regionName}`,
      facts: `${periodInWords(it.periodFrom, it.periodUntil)}, ${countedInWords(it)}`,
      note: it.note,
      at: it.createdAt,
      lessonId: it.lessonId,
      lessonTitle,
      isOwn: wrote || it.userId === actor.id,
    })),
    ...steps.map(({ step: it, lessonId, regionName, lessonTitle, wrote }) => ({
      field: 'stepId' as const,
      id: it.id,
      head: it.side === 'region' ? `Regio ${regionName}: ${stateWords[it.state].told}` : `De schrijver: ${stateWords[it.state].atHome}`,
      facts: '',
      note: it.note,
      at: it.toldAt,
      lessonId,
      lessonTitle,
      isOwn: wrote || it.toldById === actor.id,
    })),
  ]
  const sign = isWaiting ? 1 : -1
  return texts
    .toSorted((one, other) => sign * (one.at.getTime() - other.at.getTime()))
    .map((text) => ({ ...text, isWaiting, findings: scan(text.note).map(({ text: words, reason }) => ({ text: words, reason })) }))
}

/** How many texts wait, for the front of the desk. */
export async function countDeskTexts(actor: Actor): Promise<number> {
  if (!mayReview(actor)) return 0
  const [row] = await db.execute<{ count: number }>(sql`select (
    (select count(*) from lesson_observations o join published_lessons p using (lesson_id) where o.status = 'waiting')
    + (select count(*) from lesson_application_steps s join lesson_applications a on a.id = s.application_id join published_lessons p using (lesson_id) where s.words = 'waiting'))::int as count`)
  return row?.count ?? 0
}

export type ToWeigh = { lessonId: string; title: string; certainty: Certainty; also: number; not: number; applied: number; newest: Date }

/** Placed lessons about which regions said something since a curator last decided how sure they are; most said first. */
export async function lessonsToWeigh(actor: Actor): Promise<ToWeigh[]> {
  if (!mayReview(actor)) return []
  const rows = (await db.execute(sql`
    with said as (
      select lesson_id, kind::text as kind, region_code, created_at as at from lesson_observations where status = 'placed'
      union all select lesson_id, 'applied', region_code, started_at from lesson_applications)
    select p.lesson_id as "lessonId", p.title, p.certainty,
      count(*) filter (where said.kind = 'also')::int as also,
      count(*) filter (where said.kind = 'not')::int as not,
      count(distinct said.region_code) filter (where said.kind = 'applied')::int as applied,
      max(said.at) as newest
    from said join published_lessons p using (lesson_id)
    where said.at > coalesce((select max(c.decided_at) from lesson_certainty_steps c where c.lesson_id = p.lesson_id), '-infinity')
    group by p.lesson_id
    order by count(*) desc, max(said.at) desc, p.lesson_id
    limit 50`)) as unknown as (Omit<ToWeigh, 'newest'> & { newest: string })[]
  return rows.map((row) => ({ ...row, newest: new Date(row.newest) }))
}

export type Weighing = {
  lessonId: string
  slug: string
  title: string
  certainty: Certainty
  /** What the text itself says. */
  saidByWriter: Certainty
  evidenceBasis: 'impression' | 'count' | 'monitor' | 'research'
  supports: string
  contradicts: string
  isOwn: boolean
  uptake: Uptake
}

/** Everything that a curator weighs when deciding how sure a placed lesson is. */
export async function weighing(actor: Actor, lessonId: string): Promise<Weighing | undefined> {
  if (!mayReview(actor)) return undefined
  const [row] = await db
    .select({ published: publishedLessons, revision: lessonRevisions, isOwn: wroteAlong(actor) })
    .from(publishedLessons)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, publishedLessons.revisionId))
    .where(eq(publishedLessons.lessonId, lessonId))
  if (!row) return undefined
  const { published, revision, isOwn } = row
  const { evidenceSupports, evidenceContradicts } = lessonContent.parse(revision.content)
  return {
    lessonId,
    slug: published.slug,
    title: published.title,
    certainty: published.certainty,
    saidByWriter: revision.certainty,
    evidenceBasis: revision.evidenceBasis,
    supports: evidenceSupports,
    contradicts: evidenceContradicts,
    isOwn,
    uptake: await uptakeOf(lessonId),
  }
}
