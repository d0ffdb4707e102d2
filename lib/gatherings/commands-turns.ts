import { done, type Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { signUp, signUpTogether, type Attempt, type SignedUp } from './commands-sign-ups.ts'
import type { SignUpRefusal } from './copy.ts'

type Answer = Result<SignedUp, SignUpRefusal>
type Turn = Attempt & { settle: (answer: Answer | PromiseLike<Answer>) => void; fail: (error: unknown) => void }

// Beyond this the first of a batch would wait for the last of it longer than the batch saves.
const mostTogether = 200

// Per gathering who came while a batch is under way. Of this process only: between processes the row of the gathering rules.
const queues = new Map<string, Turn[]>()

/**
 * Signs up by way of the queue of the gathering in this process. Who comes alone goes at once; who comes while others are
 * being signed up goes with everybody else who waits, in one transaction, in the order in which they came. A hot
 * gathering so takes one connection of the pool instead of all of them. Answers after the commit.
 */
export function signUpInTurn(attempt: Attempt): Promise<Answer> {
  const { gatheringId } = attempt.input
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const turn: Turn = { ...attempt, settle: resolve, fail: reject }
  const queue = queues.get(gatheringId)
  if (queue) queue.push(turn)
  else {
    queues.set(gatheringId, [turn])
    void drain(gatheringId)
  }
  return promise
}

async function drain(gatheringId: string): Promise<void> {
  for (let batch = next(gatheringId); batch.length > 0; batch = next(gatheringId)) await sign(gatheringId, batch)
  queues.delete(gatheringId)
}

const next = (gatheringId: string): Turn[] => queues.get(gatheringId)?.splice(0, mostTogether) ?? []

async function sign(gatheringId: string, batch: readonly Turn[]): Promise<void> {
  try {
    const result = await transact<Answer[], never>(async (tx) => done(await signUpTogether(tx, gatheringId, batch)))
    if (!result.ok) throw new Error('a batch is never refused')
    for (const [index, turn] of batch.entries()) {
      const answer = result.value[index]
      if (answer) turn.settle(answer)
      else turn.fail(new Error('a form without an answer'))
    }
  } catch {
    // A fault of one may not be the fault of all: each alone, in the same order, and whose fault it is hears it.
    for (const { actor, input, settle, fail } of batch) {
      try {
        settle(await transact((tx) => signUp(tx, actor, input)))
      } catch (error) {
        fail(error)
      }
    }
  }
}
