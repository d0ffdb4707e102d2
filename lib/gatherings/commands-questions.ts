import { and, eq, isNull, max } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { gatheringQuestions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockGathering } from './commands-lock.ts'
import type { GatheringRefusal } from './copy.ts'
import { mayManage } from './policy.ts'
import type { addQuestionInput, retireQuestionInput } from './schema.ts'
import { after } from './status.ts'
import { limits } from './values.ts'

type Outcome<T> = Promise<Result<T, GatheringRefusal>>

/** Adds a question to the form. The same question twice (a double press) is one. */
export async function addQuestion(tx: Tx, actor: Actor, input: z.output<typeof addQuestionInput>): Outcome<{ questionId: string }> {
  const { gatheringId, ...question } = input
  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  if (!after(gathering.status, 'save')) return refuse('wrong_state')
  const there = await tx
    .select({ id: gatheringQuestions.id, label: gatheringQuestions.label })
    .from(gatheringQuestions)
    .where(and(eq(gatheringQuestions.gatheringId, gathering.id), isNull(gatheringQuestions.retiredAt)))
  const same = there.find((row) => row.label === question.label)
  if (same) return done({ questionId: same.id })
  if (there.length >= limits.questions) return refuse('too_many_questions')
  const [last] = await tx
    .select({ position: max(gatheringQuestions.position) })
    .from(gatheringQuestions)
    .where(eq(gatheringQuestions.gatheringId, gathering.id))
  const [row] = await tx
    .insert(gatheringQuestions)
    .values({ ...question, gatheringId: gathering.id, position: (last?.position ?? 0) + 1 })
    .returning({ id: gatheringQuestions.id })
  if (!row) throw new Error('no question was inserted')
  await audit(tx, { actorId: actor.id, action: 'add_question', objectKind: 'gathering', objectId: gathering.id })
  return done({ questionId: row.id })
}

/** Takes a question off the form. Answers that were given keep their question until they are wiped. */
export async function retireQuestion(tx: Tx, actor: Actor, input: z.output<typeof retireQuestionInput>, now = new Date()): Outcome<null> {
  const gathering = await lockGathering(tx, input.gatheringId)
  if (!gathering || !mayManage(actor, gathering)) return refuse('unknown_gathering')
  const [row] = await tx
    .update(gatheringQuestions)
    .set({ retiredAt: now })
    .where(
      and(
        eq(gatheringQuestions.id, input.questionId),
        eq(gatheringQuestions.gatheringId, gathering.id),
        isNull(gatheringQuestions.retiredAt),
      ),
    )
    .returning({ id: gatheringQuestions.id })
  if (!row) return refuse('unknown_question')
  await audit(tx, { actorId: actor.id, action: 'retire_question', objectKind: 'gathering', objectId: gathering.id })
  return done(null)
}
