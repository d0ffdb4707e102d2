import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonCertaintySteps, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson } from './commands-lock.ts'
import { isStopped } from './commands-observations.ts'
import { certaintyWords } from './copy.ts'
import type { UptakeRefusal } from './copy-uptake.ts'
import { mailWeighed } from './emails-uptake.ts'
import { mayDecide, mayReview } from './policy.ts'
import type { moveCertaintyInput } from './schema-uptake.ts'
import { feedTags } from './tags.ts'
import { certainties } from './values.ts'

/**
 * A curator who did not write along says that a placed lesson is surer, or less sure, and why. It is a row of its own
 * that readers see, and it holds for later versions of the text too.
 */
export async function moveCertainty(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof moveCertaintyInput>,
): Promise<Result<{ lessonId: string }, UptakeRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayDecide(actor, lesson)) return refuse('four_eyes')
  const [placed] = await tx
    .select({ certainty: publishedLessons.certainty })
    .from(publishedLessons)
    .where(eq(publishedLessons.lessonId, lesson.id))
  if (!placed || !lesson.publishedRevisionId) return refuse('unknown_lesson')
  // Weighed is what was on the screen, not what a colleague made of it since.
  if (placed.certainty !== input.from) return refuse('weighed_meanwhile')
  if (isStopped(input.reason)) return refuse('hard_stop')
  const earlier = await tx.$count(lessonCertaintySteps, eq(lessonCertaintySteps.lessonId, lesson.id))
  const [step] = await tx
    .insert(lessonCertaintySteps)
    .values({
      lessonId: lesson.id,
      revisionId: lesson.publishedRevisionId,
      number: earlier + 1,
      fromCertainty: input.from,
      toCertainty: input.to,
      reason: input.reason,
      decidedById: actor.id,
    })
    .returning({ id: lessonCertaintySteps.id })
  if (!step) throw new Error('no step was inserted')
  await tx.update(publishedLessons).set({ certainty: input.to }).where(eq(publishedLessons.lessonId, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: certainties.indexOf(input.to) > certainties.indexOf(input.from) ? 'raise_certainty' : 'lower_certainty',
    objectKind: 'lesson',
    objectId: lesson.id,
    reason: input.reason,
    details: { wasCertainty: certaintyWords[input.from].slug, isCertainty: certaintyWords[input.to].slug },
  })
  await mailWeighed(tx, { stepId: step.id, lessonId: lesson.id, authorIds: lesson.authorIds })
  await emptyTags(tx, feedTags(lesson.id))
  return done({ lessonId: lesson.id })
}
