import { and, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonReactionAnswers, lessonReactions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { lockLesson } from './commands-lock.ts'
import type { VoicesRefusal } from './copy-voices.ts'
import { mailAnswerDecided, mailAnswerWaits } from './emails-voices.ts'
import { mayReview } from './policy.ts'
import { mayAnswerReaction, mayJudgeReaction } from './policy-voices.ts'
import type { answerReactionInput, decideAnswerInput } from './schema-voices.ts'
import { lessonTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, VoicesRefusal>>

/** A writer of the lesson answers a reaction that shows under it. A curator reads the answer before it shows too. */
export async function answerReaction(tx: Tx, actor: Actor, input: z.output<typeof answerReactionInput>): Outcome<{ lessonId: string }> {
  const [found] = await tx
    .select({ lessonId: lessonReactions.lessonId })
    .from(lessonReactions)
    .where(eq(lessonReactions.id, input.reactionId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  if (!lesson || !mayAnswerReaction(actor, lesson)) return refuse('unknown_reaction')
  const [reaction] = await tx.select().from(lessonReactions).where(eq(lessonReactions.id, input.reactionId))
  if (reaction?.status !== 'placed' || !lesson.publishedRevisionId) return refuse('unknown_reaction')
  if (scan(input.body).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  const open = and(eq(lessonReactionAnswers.reactionId, reaction.id), inArray(lessonReactionAnswers.status, ['waiting', 'placed']))
  if ((await tx.$count(lessonReactionAnswers, open)) > 0) return refuse('already_answered')
  const [answer] = await tx
    .insert(lessonReactionAnswers)
    .values({ reactionId: reaction.id, body: input.body, writtenById: actor.id })
    .returning({ id: lessonReactionAnswers.id })
  if (!answer) throw new Error('no answer was inserted')
  await audit(tx, {
    actorId: actor.id,
    action: 'answer_reaction',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { reaction: reaction.id, answer: answer.id },
  })
  await mailAnswerWaits(tx, { id: answer.id, exceptIds: lesson.everAuthorIds })
  return done({ lessonId: lesson.id })
}

/** A curator places an answer, leaves it out, or takes a placed one away. */
export async function decideAnswer(tx: Tx, actor: Actor, input: z.output<typeof decideAnswerInput>): Outcome<{ lessonId: string }> {
  if (!mayReview(actor)) return refuse('not_allowed')
  const [found] = await tx
    .select({ lessonId: lessonReactions.lessonId, readerId: lessonReactions.userId })
    .from(lessonReactionAnswers)
    .innerJoin(lessonReactions, eq(lessonReactions.id, lessonReactionAnswers.reactionId))
    .where(eq(lessonReactionAnswers.id, input.answerId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  if (!lesson) return refuse('unknown_answer')
  const [answer] = await tx.select().from(lessonReactionAnswers).where(eq(lessonReactionAnswers.id, input.answerId)).for('update')
  if (!answer) return refuse('unknown_answer')
  if (!mayJudgeReaction(actor, lesson, answer.writtenById)) return refuse('own_work')
  if (answer.status !== (input.decision === 'remove' ? 'placed' : 'waiting')) return refuse('already_decided')
  if (input.decision === 'place' && !lesson.publishedRevisionId) return refuse('unknown_lesson')
  const status = { place: 'placed', refuse: 'refused', remove: 'removed' } as const
  const reason = input.decision === 'place' ? undefined : input.reason
  await tx
    .update(lessonReactionAnswers)
    .set({ status: status[input.decision], decidedById: actor.id, decidedAt: sql`clock_timestamp()`, reason: reason ?? '' })
    .where(eq(lessonReactionAnswers.id, answer.id))
  await audit(tx, {
    actorId: actor.id,
    action: { place: 'place_answer', refuse: 'refuse_answer', remove: 'remove_answer' }[input.decision],
    objectKind: 'lesson',
    objectId: lesson.id,
    reason,
    details: { reaction: answer.reactionId, answer: answer.id },
  })
  if (input.decision !== 'remove') {
    const { id, writtenById } = answer
    await mailAnswerDecided(tx, { id, writtenById, lessonId: lesson.id, readerId: found.readerId }, reason)
  }
  if (input.decision !== 'refuse') await emptyTags(tx, [lessonTag(lesson.id)])
  return done({ lessonId: lesson.id })
}
