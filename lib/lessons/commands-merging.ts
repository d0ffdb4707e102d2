import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonMerges, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { dropUnsentMail } from '#lib/platform/outbox.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { putBackInFeed, takeOutOfFeed } from './commands-feed.ts'
import { lockLesson, lockLessons } from './commands-lock.ts'
import type { LessonRefusal } from './copy.ts'
import { publicMailKey } from './emails.ts'
import { mailMerged } from './emails-placing.ts'
import { mayDecide, mayReview } from './policy.ts'
import type { lessonInput } from './schema.ts'
import type { mergeLessonsInput } from './schema-placing.ts'
import { feedTags } from './tags.ts'

/**
 * Two lessons say the same: the addresses of this one lead to the other from now on. The text, its writers and its
 * history stay, and it can be undone. Gives the other lesson.
 */
export async function mergeLessons(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof mergeLessonsInput>,
): Promise<Result<{ intoLessonId: string }, LessonRefusal>> {
  if (!mayReview(actor)) return refuse('unknown_lesson')
  const [target] = await tx.select({ id: publishedLessons.lessonId }).from(publishedLessons).where(eq(publishedLessons.slug, input.into))
  if (!target) return refuse('not_found_there')
  if (target.id === input.lessonId) return refuse('same_lesson')
  const [lesson, into] = await lockLessons(tx, input.lessonId, target.id)
  if (!lesson || !into) return refuse('unknown_lesson')
  // Which of the two stays is a decision about both.
  if (!mayDecide(actor, lesson) || !mayDecide(actor, into)) return refuse('four_eyes')
  if (lesson.mergedIntoId) return refuse('merged')
  if (!into.publishedRevisionId) return refuse('not_found_there')
  if (!lesson.publishedRevisionId) return refuse('not_public')
  if (lesson.status !== 'published') return refuse('finish_desk_first')
  const placed = await takeOutOfFeed(tx, lesson.id)
  if (!placed) throw new Error(`lesson ${lesson.id} was public a moment ago`)
  const [merge] = await tx
    .insert(lessonMerges)
    .values({
      lessonId: lesson.id,
      intoLessonId: into.id,
      mergedById: actor.id,
      placingDecisionId: placed.decisionId,
      firstPublishedAt: placed.firstPublishedAt,
      publishedAt: placed.publishedAt,
    })
    .returning({ id: lessonMerges.id })
  if (!merge) throw new Error('no merge was inserted')
  await audit(tx, { actorId: actor.id, action: 'merge_lesson', objectKind: 'lesson', objectId: lesson.id, details: { into: into.id } })
  await dropUnsentMail(tx, publicMailKey(lesson.id))
  await mailMerged(tx, { mergeId: merge.id, lessonId: lesson.id, authorIds: lesson.authorIds, undone: false })
  await emptyTags(tx, [...feedTags(lesson.id, placed.slug), ...feedTags(into.id)])
  return done({ intoLessonId: into.id })
}

/** The merged lesson stands on its own again, with the dates it had. */
export async function undoMerge(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof lessonInput>,
): Promise<Result<{ slug: string; intoLessonId: string }, LessonRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  const [merge] = await tx
    .update(lessonMerges)
    .set({ undoneById: actor.id, undoneAt: new Date() })
    .where(and(eq(lessonMerges.lessonId, lesson.id), isNull(lessonMerges.undoneAt)))
    .returning()
  if (!merge) return refuse('not_merged')
  const { slug } = await putBackInFeed(tx, lesson, merge)
  await audit(tx, {
    actorId: actor.id,
    action: 'undo_merge',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { into: merge.intoLessonId },
  })
  await mailMerged(tx, { mergeId: merge.id, lessonId: lesson.id, authorIds: lesson.authorIds, undone: true })
  await emptyTags(tx, [...feedTags(lesson.id, slug), ...feedTags(merge.intoLessonId)])
  return done({ slug, intoLessonId: merge.intoLessonId })
}
