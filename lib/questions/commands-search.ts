import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { legalAnswers, openQuestions } from '#db/schema/index.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'
import { isoDay } from '#lib/platform/time.ts'
import { legalAnswersTag } from './tags.ts'

/** Lets search find a legal answer as it stands now, or find it no longer: withdrawn, in other words, or past its date. */
export async function searchLegalAnswer(tx: Tx, answerId: string, now = new Date()): Promise<void> {
  const [answer] = await tx.select().from(legalAnswers).where(eq(legalAnswers.id, answerId))
  if (answer?.state !== 'published' || !answer.approvedAt || answer.validUntil < isoDay(now)) {
    return takeDocument(tx, 'legal_answer', answerId)
  }
  await putDocument(tx, {
    kind: 'legal_answer',
    id: answer.id,
    address: `/juridisch/${answer.slug}`,
    title: answer.question,
    body: answer.answer,
    at: answer.approvedAt,
  })
}

/** The same for an open question: found while everybody may read it and it is not closed. */
export async function searchOpenQuestion(tx: Tx, questionId: string): Promise<void> {
  const [question] = await tx.select().from(openQuestions).where(eq(openQuestions.id, questionId))
  if (!question?.madePublicAt || question.state === 'closed') return takeDocument(tx, 'open_question', questionId)
  await putDocument(tx, {
    kind: 'open_question',
    id: question.id,
    address: `/open-vragen#vraag-${question.id}`,
    title: question.title,
    summary: question.explanation.slice(0, 300),
    body: question.explanation,
    themeSlugs: question.themeSlug ? [question.themeSlug] : [],
    at: question.madePublicAt,
  })
}

const atOnce = 50

/**
 * What the clock has to do for search: answers whose date has passed are not found any more, and what was placed before
 * search knew of it is found from now on. Gives how many.
 */
export async function tidySearchOfQuestions(tx: Tx, now: Date): Promise<number> {
  const today = isoDay(now)
  const answers = await tx.execute<{ id: string }>(sql`
    select a.id from legal_answers a
    where a.state = 'published' and (a.valid_until >= ${today}::date) is distinct from exists (
      select from search_documents d where d.kind = 'legal_answer' and d.document_id = a.id::text)
    limit ${atOnce} for update of a skip locked`)
  for (const { id } of answers) await searchLegalAnswer(tx, id, now)
  const questions = await tx.execute<{ id: string }>(sql`
    select q.id from open_questions q
    where q.made_public_at is not null and q.state <> 'closed' and not exists (
      select from search_documents d where d.kind = 'open_question' and d.document_id = q.id::text)
    limit ${atOnce} for update of q skip locked`)
  for (const { id } of questions) await searchOpenQuestion(tx, id)
  // The page says itself that an answer is being looked at again.
  if (answers.length > 0) await emptyTags(tx, [legalAnswersTag])
  return answers.length + questions.length
}

export const questionIndexing: Job = { name: 'tidy search of questions', every: 60 * 60_000, run: tidySearchOfQuestions }
