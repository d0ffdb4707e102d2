import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringQuestions, signUpAnswers, signUpNeeds } from '#db/schema/index.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { SignUpRefusal } from './copy.ts'

export type Answer = { questionId: string; value: string }
export type LiveQuestion = typeof gatheringQuestions.$inferSelect

/** The questions that are on the form now. */
export const questionsToAnswer = (tx: Tx, gatheringId: string): Promise<LiveQuestion[]> =>
  tx
    .select()
    .from(gatheringQuestions)
    .where(and(eq(gatheringQuestions.gatheringId, gatheringId), isNull(gatheringQuestions.retiredAt)))
    .execute()

/** Holds the answers of a form against the questions. Empty ones are left out. */
export function answersTo(questions: readonly LiveQuestion[], given: Readonly<Record<string, string>>): Result<Answer[], SignUpRefusal> {
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

type Written = { signUpId: string; diet: string; accessibility: string; answers: readonly Answer[] }

/** Keeps the answers, and what people eat and need, each in the table with its own end. */
export async function writeAnswers(tx: Tx, forms: readonly Written[]): Promise<void> {
  const needs = forms.filter(({ diet, accessibility }) => diet || accessibility)
  const answers = forms.flatMap((form) => form.answers.map((answer) => ({ ...answer, signUpId: form.signUpId })))
  if (needs.length > 0)
    await tx.insert(signUpNeeds).values(needs.map(({ signUpId, diet, accessibility }) => ({ signUpId, diet, accessibility })))
  if (answers.length > 0) await tx.insert(signUpAnswers).values(answers)
}
