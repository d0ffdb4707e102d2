import { and, asc, desc, eq, gt, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  lessonAuthors,
  lessonReactionAnswers,
  lessonReactions,
  lessonReports,
  lessonReviewAnswers,
  lessonReviewAsides,
  lessonReviewDates,
  lessons,
  lessonSecondLooks,
  publishedLessons,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { mayReview } from './policy.ts'
import { countDeskTexts } from './queries-uptake-desk.ts'
import { lessonTag } from './tags.ts'

/** When a writer last said that the text that stands there still holds; undefined when nobody did since it was placed. */
export async function checkedOn(lesson: { lessonId: string; publishedAt: Date }): Promise<Date | undefined> {
  dependsOn(lessonTag(lesson.lessonId))
  const [row] = await db
    .select({ at: max(lessonReviewAnswers.answeredAt) })
    .from(lessonReviewAnswers)
    .where(
      and(
        eq(lessonReviewAnswers.lessonId, lesson.lessonId),
        eq(lessonReviewAnswers.answer, 'still_true'),
        gt(lessonReviewAnswers.answeredAt, lesson.publishedAt),
      ),
    )
  return row?.at ?? undefined
}

export type ReviewQuestion = { lessonId: string; title: string; slug: string; publishedAt: Date; reviewOn: string; askedAt: Date | null }

/** A placed lesson of the actor, to say whether it still holds. Undefined for who does not write at it. */
export async function reviewQuestion(actor: Actor, lessonId: string): Promise<ReviewQuestion | undefined> {
  const [question] = await questions(and(eq(publishedLessons.lessonId, lessonId), writes(actor)))
  return question
}

/** The lessons of the actor about which an answer is awaited. */
export const reviewQuestions = (actor: Actor): Promise<ReviewQuestion[]> =>
  questions(and(isNotNull(lessonReviewDates.askedAt), writes(actor)))

export type WishPutAside = { reason: string; decidedAt: Date }

/** Why a curator left a lesson of the actor on the site, when that was the last thing said about its going. */
export async function wishPutAside(actor: Actor, lessonId: string): Promise<WishPutAside | undefined> {
  const [last] = await db
    .select({ reason: lessonReviewAsides.reason, decidedAt: lessonReviewAsides.decidedAt })
    .from(lessonReviewAnswers)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReviewAnswers.lessonId))
    .leftJoin(lessonReviewAsides, eq(lessonReviewAsides.answerId, lessonReviewAnswers.id))
    .where(and(eq(lessonReviewAnswers.lessonId, lessonId), writes(actor)))
    .orderBy(desc(lessonReviewAnswers.answeredAt))
    .limit(1)
  return last?.reason && last.decidedAt ? { reason: last.reason, decidedAt: last.decidedAt } : undefined
}

const writes = (actor: Actor) =>
  sql`exists (select from ${lessonAuthors} a where a.lesson_id = ${publishedLessons.lessonId} and a.user_id = ${actor.id} and a.left_at is null)`

function questions(where: ReturnType<typeof and>): Promise<ReviewQuestion[]> {
  return db
    .select({
      lessonId: publishedLessons.lessonId,
      title: publishedLessons.title,
      slug: publishedLessons.slug,
      publishedAt: publishedLessons.publishedAt,
      reviewOn: lessonReviewDates.reviewOn,
      askedAt: lessonReviewDates.askedAt,
    })
    .from(publishedLessons)
    .innerJoin(lessonReviewDates, eq(lessonReviewDates.lessonId, publishedLessons.lessonId))
    .where(where)
    .orderBy(asc(lessonReviewDates.reviewOn))
    .limit(50)
}

export type UnansweredReview = {
  lessonId: string
  title: string
  askedAt: Date
  remindedAt: Date | null
  /** Nobody with an open account writes at it any more: waiting does not help. */
  hasNoWriter: boolean
}
export type WithdrawalAsked = {
  answerId: string
  lessonId: string
  title: string
  note: string
  askedByName: string
  askedAt: Date
  isOwn: boolean
}

/** Placed lessons whose writers were asked and did not answer, longest first. */
export async function unansweredReviews(actor: Actor): Promise<UnansweredReview[]> {
  if (!mayReview(actor)) return []
  const rows = await db
    .select({
      lessonId: publishedLessons.lessonId,
      title: publishedLessons.title,
      askedAt: lessonReviewDates.askedAt,
      remindedAt: lessonReviewDates.remindedAt,
      hasNoWriter: sql<boolean>`not exists (select from ${lessonAuthors} a join ${users} u on u.id = a.user_id where a.lesson_id = ${publishedLessons.lessonId} and a.left_at is null and u.closed_at is null)`,
    })
    .from(lessonReviewDates)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReviewDates.lessonId))
    .where(isNotNull(lessonReviewDates.askedAt))
    .orderBy(asc(lessonReviewDates.askedAt), asc(lessonReviewDates.lessonId))
    .limit(100)
  return rows.flatMap(({ askedAt, ...row }) => (askedAt ? [{ ...row, askedAt }] : []))
}

// The last answer counts, as long as the lesson was not placed anew since.
const asksToGo = sql`(select a.id from lesson_review_answers a where a.lesson_id = ${publishedLessons.lessonId} and a.answered_at > ${publishedLessons.publishedAt} order by a.answered_at desc limit 1)`

/** Placed lessons that their writers want off the site, and that nobody left standing on purpose; longest first. */
export async function withdrawalsAsked(actor: Actor): Promise<WithdrawalAsked[]> {
  if (!mayReview(actor)) return []
  return db
    .select({
      answerId: lessonReviewAnswers.id,
      lessonId: publishedLessons.lessonId,
      title: publishedLessons.title,
      isOwn: sql<boolean>`exists (select from ${lessonAuthors} a where a.lesson_id = ${publishedLessons.lessonId} and a.user_id = ${actor.id})`,
      note: lessonReviewAnswers.note,
      askedByName: users.name,
      askedAt: lessonReviewAnswers.answeredAt,
    })
    .from(publishedLessons)
    .innerJoin(lessonReviewAnswers, sql`${lessonReviewAnswers.id} = ${asksToGo}`)
    .innerJoin(users, eq(users.id, lessonReviewAnswers.answeredById))
    .leftJoin(lessonReviewAsides, eq(lessonReviewAsides.answerId, lessonReviewAnswers.id))
    .where(and(eq(lessonReviewAnswers.answer, 'withdraw'), isNull(lessonReviewAsides.answerId)))
    .orderBy(asc(lessonReviewAnswers.answeredAt))
    .limit(100)
}

export type SecondLook = {
  lessonId: string
  why: string
  askedByName: string
  askedAt: Date
  firstDeciderId: string
  firstDeciderName: string
}

/** The second look that lies open for a lesson, for its page on the desk. */
export async function secondLookOf(actor: Actor, lessonId: string): Promise<SecondLook | undefined> {
  if (!mayReview(actor)) return undefined
  const [look] = await openLooks(eq(lessons.id, lessonId))
  return look
}

const deciders = sql`first_deciders`

function openLooks(where?: ReturnType<typeof and>) {
  return db
    .select({
      lessonId: lessonSecondLooks.lessonId,
      why: lessonSecondLooks.why,
      askedByName: users.name,
      askedAt: lessonSecondLooks.askedAt,
      firstDeciderId: lessonSecondLooks.firstDeciderId,
      firstDeciderName: sql<string>`(select ${deciders}.name from users ${deciders} where ${deciders}.id = ${lessonSecondLooks.firstDeciderId})`,
    })
    .from(lessonSecondLooks)
    .innerJoin(lessons, and(eq(lessons.currentRevisionId, lessonSecondLooks.revisionId), eq(lessons.status, 'submitted')))
    .innerJoin(users, eq(users.id, lessonSecondLooks.askedById))
    .where(where)
    .orderBy(asc(lessonSecondLooks.askedAt))
    .limit(100)
}

export type DeskTrayCounts = Record<'reports' | 'urgentReports' | 'reactions' | 'uses' | 'unanswered' | 'withdrawals', number> & {
  /** Each is a lesson on the desk. */
  secondLooks: { lessonId: string; askedAt: Date; isFirstDecider: boolean }[]
}

/** What waits beside the queue, for the front of the desk. */
export async function deskTrays(actor: Actor): Promise<DeskTrayCounts> {
  if (!mayReview(actor)) return { reports: 0, urgentReports: 0, reactions: 0, uses: 0, unanswered: 0, withdrawals: 0, secondLooks: [] }
  const isOpen = sql`${lessonReports.handledAt} is null`
  const [reports, urgentReports, reactions, answers, uses, unanswered, withdrawals, looks] = await Promise.all([
    db.$count(lessonReports, isOpen),
    db.$count(lessonReports, and(isOpen, eq(lessonReports.reason, 'recognisable'))),
    db.$count(
      lessonReactions,
      sql`${lessonReactions.status} = 'waiting' and exists (select from published_lessons p where p.lesson_id = ${lessonReactions.lessonId})`,
    ),
    db.$count(
      lessonReactionAnswers,
      sql`${lessonReactionAnswers.status} = 'waiting' and exists (select from lesson_reactions r join published_lessons p using (lesson_id) where r.id = ${lessonReactionAnswers.reactionId} and r.status = 'placed')`,
    ),
    countDeskTexts(actor),
    unansweredReviews(actor),
    withdrawalsAsked(actor),
    openLooks(),
  ])
  const secondLooks = looks.map(({ lessonId, askedAt, firstDeciderId }) => ({
    lessonId,
    askedAt,
    isFirstDecider: firstDeciderId === actor.id,
  }))
  return {
    reports,
    urgentReports,
    reactions: reactions + answers,
    uses,
    unanswered: unanswered.length,
    withdrawals: withdrawals.length,
    secondLooks,
  }
}
