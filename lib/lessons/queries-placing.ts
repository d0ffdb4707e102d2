import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Reader } from '#db/client.ts'
import {
  lessonAuthors,
  lessonChanges,
  lessonDecisions,
  lessonMerges,
  lessonRevisions,
  lessons,
  lessonWithdrawals,
  publishedLessons,
  regions,
  scheduledPlacings,
  sites,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayReview, mayWithdrawAtOnce } from './policy.ts'
import type { WithdrawalReason } from './values.ts'

export type LessonChange = { note: string; isMinor: boolean; at: Date }

/** What readers are told of the changes of a lesson, newest first. What was changed before it was taken away is past. */
export function lessonChangesOf(reader: Reader, lessonId: string): Promise<LessonChange[]> {
  const lastTakenAway = sql`coalesce((select max(w.withdrawn_at) from ${lessonWithdrawals} w where w.lesson_id = ${lessonId} and w.undone_at is null), '-infinity')`
  return reader
    .select({ note: lessonChanges.note, isMinor: lessonChanges.isMinor, at: lessonChanges.changedAt })
    .from(lessonChanges)
    .where(and(eq(lessonChanges.lessonId, lessonId), gt(lessonChanges.changedAt, lastTakenAway)))
    .orderBy(desc(lessonChanges.changedAt))
}

/** Where readers of a lesson end up, itself first: each lesson leads to the next. More than itself when it was merged. */
export async function waysOn(reader: Reader, lessonId: string): Promise<string[]> {
  const rows = await reader.execute<{ id: string }>(sql`
    with recursive way(id, step) as (
      select ${lessonId}::uuid, 0
      union all
      select m.into_lesson_id, step + 1 from way join ${lessonMerges} m on m.lesson_id = way.id and m.undone_at is null where step < 20
    ) select id from way order by step`)
  return rows.map(({ id }) => id)
}

/** The sites and regions whose lesson was merged into this one, as far as they were shown. */
export async function mergedFrom(reader: Reader, lessonId: string): Promise<{ name: string; href: string }[]> {
  const rows = await reader
    .selectDistinct({
      siteName: sites.name,
      siteSlug: sites.slug,
      regionName: regions.name,
      regionSlug: regions.slug,
    })
    .from(lessonMerges)
    .innerJoin(lessons, eq(lessons.id, lessonMerges.lessonId))
    .innerJoin(lessonDecisions, eq(lessonDecisions.id, lessonMerges.placingDecisionId))
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonDecisions.revisionId))
    .leftJoin(sites, eq(sites.slug, lessons.siteSlug))
    .leftJoin(regions, eq(regions.code, lessons.regionCode))
    .where(and(eq(lessonMerges.intoLessonId, lessonId), isNull(lessonMerges.undoneAt), eq(lessonRevisions.siteShown, true)))
  return rows.flatMap(({ siteName, siteSlug, regionName, regionSlug }) => {
    if (siteName && siteSlug) return [{ name: `Proeftuin ${siteName}`, href: `/proeftuinen/${siteSlug}` }]
    return regionName && regionSlug ? [{ name: `Regio ${regionName}`, href: `/regios/${regionSlug}` }] : []
  })
}

const confirmers = alias(users, 'confirmers')
const undoers = alias(users, 'undoers')

export type WithdrawalRow = {
  decisionId: string
  lessonId: string
  withdrawnById: string
  withdrawnByName: string
  withdrawnAt: Date
  isEmergency: boolean
  message: string
  reason: WithdrawalReason | null
  confirmedByName: string | null
  undoneByName: string | null
}

const withdrawalRows = () =>
  db
    .select({
      decisionId: lessonWithdrawals.decisionId,
      lessonId: lessonWithdrawals.lessonId,
      withdrawnById: lessonWithdrawals.withdrawnById,
      withdrawnByName: users.name,
      withdrawnAt: lessonWithdrawals.withdrawnAt,
      isEmergency: lessonWithdrawals.isEmergency,
      message: lessonDecisions.message,
      reason: lessonDecisions.withdrawalReason,
      confirmedByName: confirmers.name,
      undoneByName: undoers.name,
    })
    .from(lessonWithdrawals)
    .innerJoin(lessonDecisions, eq(lessonDecisions.id, lessonWithdrawals.decisionId))
    .innerJoin(users, eq(users.id, lessonWithdrawals.withdrawnById))
    .leftJoin(confirmers, eq(confirmers.id, lessonWithdrawals.confirmedById))
    .leftJoin(undoers, eq(undoers.id, lessonWithdrawals.undoneById))

const unanswered = and(eq(lessonWithdrawals.isEmergency, true), isNull(lessonWithdrawals.confirmedAt), isNull(lessonWithdrawals.undoneAt))

/** Emergency withdrawals that no second curator looked at yet, oldest first. Empty for who is no curator. */
export async function unconfirmedWithdrawals(actor: Actor): Promise<WithdrawalRow[]> {
  if (!mayReview(actor)) return []
  return withdrawalRows().where(unanswered).orderBy(asc(lessonWithdrawals.withdrawnAt)).limit(50)
}

/**
 * The title as a list of the desk shows it. Of a lesson that was taken away because somebody could be recognised not even
 * that: who needs it opens the lesson and asks for its text.
 */
export const titleOnDesk = sql<string>`case when ${lessons.status} in ('withdrawn', 'declined')
    and not exists (select from ${publishedLessons} p where p.lesson_id = ${lessons.id})
    and (select d.withdrawal_reason from ${lessonDecisions} d where d.lesson_id = ${lessons.id} and d.kind in ('withdraw', 'publish')
      order by d.decided_at desc, d.id desc limit 1) = 'recognisable'
  then 'Teruggetrokken les' else ${lessonRevisions.title} end`

export type LessonPlacing = {
  scheduled: { placeAt: Date; byName: string } | null
  merged: { intoSlug: string | null; byName: string; at: Date } | null
  /** The emergency withdrawal that waits for a second curator. */
  unconfirmed: WithdrawalRow | null
  /** Readers could read it once, so that placing it again says what changed. */
  wasPlaced: boolean
}

/** How a lesson stands towards the site beside its state. The caller has checked who asks. */
export async function placingOf(lessonId: string): Promise<LessonPlacing> {
  const [[scheduled], [merged], [unconfirmed], [placed]] = await Promise.all([
    db
      .select({ placeAt: scheduledPlacings.placeAt, byName: users.name })
      .from(scheduledPlacings)
      .innerJoin(users, eq(users.id, scheduledPlacings.scheduledById))
      .where(eq(scheduledPlacings.lessonId, lessonId)),
    db
      .select({ intoSlug: publishedLessons.slug, byName: users.name, at: lessonMerges.mergedAt })
      .from(lessonMerges)
      .innerJoin(users, eq(users.id, lessonMerges.mergedById))
      .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessonMerges.intoLessonId))
      .where(and(eq(lessonMerges.lessonId, lessonId), isNull(lessonMerges.undoneAt))),
    withdrawalRows()
      .where(and(eq(lessonWithdrawals.lessonId, lessonId), unanswered))
      .limit(1),
    db
      .select({ id: lessonDecisions.id })
      .from(lessonDecisions)
      .where(and(eq(lessonDecisions.lessonId, lessonId), eq(lessonDecisions.kind, 'publish')))
      .limit(1),
  ])
  return { scheduled: scheduled ?? null, merged: merged ?? null, unconfirmed: unconfirmed ?? null, wasPlaced: placed !== undefined }
}

/** A lesson that this person may take away at once, by its public address. Undefined when there is none, or they may not. */
export async function lessonForEmergency(actor: Actor, slug: string): Promise<{ id: string; title: string } | undefined> {
  const [row] = await db
    .select({
      id: lessons.id,
      title: publishedLessons.title,
      status: lessons.status,
      authorIds: sql<
        string[]
      >`array(select ${lessonAuthors.userId} from ${lessonAuthors} where ${lessonAuthors.lessonId} = ${lessons.id} and ${lessonAuthors.leftAt} is null)`,
    })
    .from(publishedLessons)
    .innerJoin(lessons, eq(lessons.id, publishedLessons.lessonId))
    .where(eq(publishedLessons.slug, slug))
  return row && mayWithdrawAtOnce(actor, { ...row, everAuthorIds: row.authorIds }) ? { id: row.id, title: row.title } : undefined
}
