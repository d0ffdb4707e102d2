import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringQuestions, signUpAnswers, signUpNeeds } from '#db/schema/index.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { SignUpRefusal } from './copy.ts'

type Answer = { questionId: string; value: string }

/** Holds the answers of a form against the questions as they are now. Empty ones are left out. */
export async function readAnswers(
  tx: Tx,
  gatheringId: string,
  given: Readonly<Record<string, string>>,
): Promise<Result<Answer[], SignUpRefusal>> {
  const questions = await tx
    .select()
    .from(gatheringQuestions)
    .where(and(eq(gatheringQuestions.gatheringId, gatheringId), isNull(gatheringQuestions.retiredAt)))
  const answers: Answer[] = []
  for (const question of questions) {
    const value = given[question.id] ?? ''
    if (value === '' && question.compulsory) return refuse('answer_missing')
    if (value === '') continue
    const fits = { text: true, choice: question.options.includes(value), yes_no: value === 'ja' || value === 'nee' }
    if (!fits[question.kind]) return refuse('answer_unknown')
    answers.push({ questionId: question.id, value })
  }
  return done(answers)
}

/** Keeps the answers, and what somebody eats and needs, each in the table with its own end. */
export async function writeAnswers(
  tx: Tx,
  signUpId: string,
  { diet, accessibility, answers }: { diet: string; accessibility: string; answers: readonly Answer[] },
): Promise<void> {
  if (diet || accessibility) await tx.insert(signUpNeeds).values({ signUpId, diet, accessibility })
  if (answers.length > 0) await tx.insert(signUpAnswers).values(answers.map((answer) => ({ ...answer, signUpId })))
}
