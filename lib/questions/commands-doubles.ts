import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { changeThread, lockThread, note, type LockedThread } from './commands-lock.ts'
import { answerThread, lockForAnswer } from './commands-threads.ts'
import type { QuestionRefusal } from './copy.ts'
import { mayJoin } from './policy.ts'
import type { AnswerInput, mergeInput, sameInput, threadInput } from './schema.ts'
import { owedStatuses } from './status.ts'

type Outcome<T = null> = Promise<Result<T, QuestionRefusal>>

/** Takes two threads that the actor answers, always in the same order: two who do this crosswise do not wait for each other. */
async function lockBoth(tx: Tx, actor: Actor, one: string, other: string): Promise<[LockedThread, LockedThread] | QuestionRefusal> {
  if (one === other) return 'merge_into_itself'
  await rowsFor(tx, actor)
  for (const id of [one, other].toSorted()) await lockThread(tx, id)
  const first = await lockForAnswer(tx, actor, one)
  if (typeof first === 'string') return first
  const second = await lockForAnswer(tx, actor, other)
  return typeof second === 'string' ? second : [first, second]
}

const isSameAsker = (one: LockedThread, other: LockedThread) =>
  one.askerId ? one.askerId === other.askerId : one.askerEmail !== null && one.askerEmail === other.askerEmail

/**
 * Joins a question that somebody sent twice to the other one, of whatever kind. Different askers never come together, and
 * no words come before people who could not read them where they were.
 */
export async function mergeThreads(tx: Tx, actor: Actor, input: z.output<typeof mergeInput>, now = new Date()): Outcome<{ into: string }> {
  const both = await lockBoth(tx, actor, input.threadId, input.into)
  if (typeof both === 'string') return refuse(both)
  const [double, main] = both
  if (!isSameAsker(double, main)) return refuse('different_askers')
  if (!mayJoin(double, main)) return refuse('wider_readers')
  await changeThread(tx, double.id, { status: 'closed', closedAt: double.closedAt ?? now, mergedIntoId: main.id, sameQuestionId: null })
  // What was merged into the double goes along, so that every way ends at one thread.
  await tx.update(questionThreads).set({ mergedIntoId: main.id }).where(eq(questionThreads.mergedIntoId, double.id))
  await changeThread(tx, main.id, { sameQuestionId: main.sameQuestionId ?? double.sameQuestionId })
  await note(tx, double.id, 'merged', actor.id, now)
  await note(tx, main.id, 'merged_here', actor.id, now)
  await audit(tx, { actorId: actor.id, action: 'merge_questions', objectKind: 'question', objectId: double.id, details: { into: main.id } })
  return done({ into: main.id })
}

/** Says that somebody else asks the same. Only who answers sees it; both threads stay what they are. */
export async function linkSame(tx: Tx, actor: Actor, input: z.output<typeof sameInput>, now = new Date()): Outcome {
  const both = await lockBoth(tx, actor, input.threadId, input.same)
  if (typeof both === 'string') return refuse(both)
  const [one, other] = both
  if (isSameAsker(one, other)) return refuse('same_asker')
  if ((one.kind === 'legal') !== (other.kind === 'legal')) return refuse('wider_readers')
  if (one.sameQuestionId && one.sameQuestionId === other.sameQuestionId) return done(null)
  const group = other.sameQuestionId ?? one.sameQuestionId ?? randomUUID()
  // Whoever was the same as the one is the same as the other.
  if (one.sameQuestionId && one.sameQuestionId !== group)
    await tx.update(questionThreads).set({ sameQuestionId: group }).where(eq(questionThreads.sameQuestionId, one.sameQuestionId))
  for (const { id } of both) {
    await changeThread(tx, id, { sameQuestionId: group })
    await note(tx, id, 'linked', actor.id, now)
  }
  await audit(tx, { actorId: actor.id, action: 'link_questions', objectKind: 'question', objectId: one.id, details: { same: other.id } })
  return done(null)
}

/** Takes a question out of those that ask the same. */
export async function unlinkSame(tx: Tx, actor: Actor, input: z.output<typeof threadInput>, now = new Date()): Outcome {
  const thread = await lockForAnswer(tx, actor, input.threadId)
  if (typeof thread === 'string') return refuse(thread)
  if (!thread.sameQuestionId) return done(null)
  await changeThread(tx, thread.id, { sameQuestionId: null })
  await note(tx, thread.id, 'unlinked', actor.id, now)
  await audit(tx, { actorId: actor.id, action: 'unlink_question', objectKind: 'question', objectId: thread.id })
  return done(null)
}

/**
 * Answers a question and, when the actor wishes so, with the same words those that ask the same and still wait. Each asker
 * gets words of their own in their own thread, and sees nothing of the others. Gives how many more were answered.
 */
export async function answerTogether(
  tx: Tx,
  actor: Actor,
  input: AnswerInput,
  now = new Date(),
): Outcome<{ messageId: string | null; more: number }> {
  await rowsFor(tx, actor)
  const others = input.together && input.meaning === 'answer' ? await waitingSame(tx, input.threadId) : []
  for (const id of [input.threadId, ...others].toSorted()) await lockThread(tx, id)
  const first = await answerThread(tx, actor, input, now)
  if (!first.ok) return first
  // Looked at again under the lock: a colleague may have answered them while we waited for it.
  const stillWaiting = new Set(others.length > 0 && first.value.messageId ? await waitingSame(tx, input.threadId) : [])
  let more = 0
  for (const threadId of others.filter((id) => stillWaiting.has(id))) {
    // What lies with others to answer is left as it is.
    const also = await answerThread(tx, actor, { ...input, threadId }, now)
    if (also.ok && also.value.messageId) more++
  }
  return done({ messageId: first.value.messageId, more })
}

async function waitingSame(tx: Tx, threadId: string): Promise<string[]> {
  const [thread] = await tx.select({ group: questionThreads.sameQuestionId }).from(questionThreads).where(eq(questionThreads.id, threadId))
  if (!thread?.group) return []
  const rows = await tx
    .select({ id: questionThreads.id })
    .from(questionThreads)
    .where(
      and(
        eq(questionThreads.sameQuestionId, thread.group),
        ne(questionThreads.id, threadId),
        isNull(questionThreads.mergedIntoId),
        inArray(questionThreads.status, [...owedStatuses, 'waiting']),
      ),
    )
  return rows.map(({ id }) => id)
}
