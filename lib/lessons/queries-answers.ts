import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lessonAuthors, lessonReactionAnswers, lessonReactions, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { mayReview } from './policy.ts'
import type { PlacedReaction } from './queries-voices.ts'
import type { RefusalReason } from './values-voices.ts'

export type ReactionToAnswer = PlacedReaction & {
  /** The last answer of a writer; null when nobody answered, or when what was placed was taken away again. */
  written: { body: string; status: 'waiting' | 'placed' | 'refused'; reason: RefusalReason | null } | null
}

/** The reactions under a lesson of the actor, newest first, with what was answered. None for who does not write at it. */
export async function reactionsToAnswer(actor: Actor, lessonId: string): Promise<ReactionToAnswer[]> {
  const rows = await db
    .select({
      id: lessonReactions.id,
      kind: lessonReactions.kind,
      body: lessonReactions.body,
      name: lessonReactions.name,
      createdAt: lessonReactions.createdAt,
    })
    .from(lessonReactions)
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReactions.lessonId))
    .where(
      and(
        eq(lessonReactions.lessonId, lessonId),
        eq(lessonReactions.status, 'placed'),
        sql`exists (select from ${lessonAuthors} a where a.lesson_id = ${lessonReactions.lessonId} and a.user_id = ${actor.id} and a.left_at is null)`,
      ),
    )
    .orderBy(desc(lessonReactions.createdAt), asc(lessonReactions.id))
    .limit(200)
  const ids = rows.map(({ id }) => id)
  const answers = ids.length
    ? await db
        .select()
        .from(lessonReactionAnswers)
        .where(inArray(lessonReactionAnswers.reactionId, ids))
        .orderBy(asc(lessonReactionAnswers.writtenAt))
    : []
  return rows.map((row) => {
    const last = answers.findLast((answer) => answer.reactionId === row.id)
    const written =
      last && last.status !== 'removed'
        ? { body: last.body, status: last.status, reason: (last.reason || null) as RefusalReason | null }
        : null
    return { ...row, answer: last?.status === 'placed' ? last.body : null, written }
  })
}

export type DeskAnswer = {
  id: string
  body: string
  reactionBody: string
  writtenAt: Date
  /** When a curator placed it; null as long as it waits. */
  decidedAt: Date | null
  lessonId: string
  lessonTitle: string
  status: 'waiting' | 'placed'
  /** The curator wrote along at the lesson: another one decides. */
  isOwn: boolean
  /** What the privacy scan asks about: the fragment and why. */
  findings: { text: string; reason: string }[]
}

/** Answers of writers for a curator: what waits, longest first; or what shows now, newest first. */
export async function deskAnswers(actor: Actor, status: 'waiting' | 'placed'): Promise<DeskAnswer[]> {
  if (!mayReview(actor)) return []
  const rows = await db
    .select({
      id: lessonReactionAnswers.id,
      body: lessonReactionAnswers.body,
      reactionBody: lessonReactions.body,
      writtenAt: lessonReactionAnswers.writtenAt,
      decidedAt: lessonReactionAnswers.decidedAt,
      lessonId: lessonReactions.lessonId,
      lessonTitle: publishedLessons.title,
      isOwn: sql<boolean>`(${lessonReactionAnswers.writtenById} = ${actor.id}::uuid or exists (select from ${lessonAuthors} a where a.lesson_id = ${lessonReactions.lessonId} and a.user_id = ${actor.id}))`,
    })
    .from(lessonReactionAnswers)
    .innerJoin(lessonReactions, and(eq(lessonReactions.id, lessonReactionAnswers.reactionId), eq(lessonReactions.status, 'placed')))
    .innerJoin(publishedLessons, eq(publishedLessons.lessonId, lessonReactions.lessonId))
    .where(eq(lessonReactionAnswers.status, status))
    .orderBy(
      status === 'waiting' ? asc(lessonReactionAnswers.writtenAt) : desc(lessonReactionAnswers.writtenAt),
      asc(lessonReactionAnswers.id),
    )
    .limit(50)
  return rows.map((row) => ({ ...row, status, findings: scan(row.body).map(({ text, reason }) => ({ text, reason })) }))
}
