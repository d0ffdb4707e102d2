import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { answersTo, questionsToAnswer, writeAnswers } from './commands-answers.ts'
import { lockSignUp } from './commands-lock.ts'
import type { SignUpRefusal } from './copy.ts'
import { signUpOfLink } from './queries-links.ts'
import type { completeSignUpInput } from './schema.ts'
import { isLive } from './status.ts'

/**
 * Answers the questions of the form after all, by the link of a mail: for who was signed up by a colleague, who could not
 * and should not answer for them. What was answered before is replaced. Until the start.
 */
export async function completeSignUp(
  tx: Tx,
  input: z.output<typeof completeSignUpInput>,
  now = new Date(),
): Promise<Result<null, SignUpRefusal>> {
  const signUpId = signUpOfLink(input.token)
  const found = signUpId ? await lockSignUp(tx, signUpId) : undefined
  if (!found) return refuse('unknown_link')
  const { gathering, signUp } = found
  if (gathering.status === 'cancelled') return refuse('cancelled')
  if (!isLive(signUp.status)) return refuse('already_ended')
  if (signUp.signedUpById === null || signUp.signedUpById === signUp.userId) return refuse('not_allowed')
  if (gathering.startsAt <= now) return refuse('has_started')
  const answers = answersTo(await questionsToAnswer(tx, gathering.id), input.answers)
  if (!answers.ok) return answers
  await tx.delete(signUpNeeds).where(eq(signUpNeeds.signUpId, signUp.id))
  await tx.delete(signUpAnswers).where(eq(signUpAnswers.signUpId, signUp.id))
  await writeAnswers(tx, [{ ...input, answers: answers.value, signUpId: signUp.id }])
  await tx.update(signUps).set({ shownToParticipants: input.shownToParticipants }).where(eq(signUps.id, signUp.id))
  await audit(tx, {
    actorId: null,
    action: 'complete_sign_up',
    objectKind: 'gathering',
    objectId: gathering.id,
    details: { signUp: signUp.id },
  })
  return done(null)
}
