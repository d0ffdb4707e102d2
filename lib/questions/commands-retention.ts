import { and, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { conversations } from '#db/schema/index.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { removeFile } from '#lib/platform/storage.ts'
import { conversationDays, goneReach } from './values.ts'

const atOnce = 50
const hour = 3_600_000

/**
 * Forgets questions two years after their end: the words, the files and who asked. The database itself looks whether it is
 * time, and leaves a row that says that there was a question and how long the answer took. Gives how many.
 */
export async function forgetQuestions(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ question_id: string; file_id: string | null }>(sql`select * from forget_questions(${atOnce})`)
  const questions = rows.filter(({ file_id: file }) => file === null)
  for (const { question_id: id } of questions)
    await audit(tx, { actorId: null, action: 'forget_question', objectKind: 'question', objectId: id })
  for (const { file_id: file } of rows) if (file) await removeFile(file)
  return questions.length
}

/** Forgets how to reach who asked for a conversation, some time after the yes or the end. Gives how many. */
export async function forgetReach(tx: Tx, now: Date): Promise<number> {
  const ended = sql`coalesce(${conversations.endedAt}, ${conversations.acceptedAt})`
  const until = new Date(now.getTime() - conversationDays.reach * 24 * hour).toISOString()
  const gone = await tx
    .update(conversations)
    .set({ reach: goneReach })
    .where(
      and(
        inArray(conversations.status, ['accepted', 'closed', 'withdrawn']),
        ne(conversations.reach, goneReach),
        sql`${ended} < ${until}::timestamptz`,
      ),
    )
    .returning({ id: conversations.id })
  return gone.length
}

/** Forgets requests for a conversation, with who was asked and how it was, a year after the yes or the end. Gives how many. */
export async function forgetConversations(tx: Tx): Promise<number> {
  const [gone] = await tx.execute<{ count: number }>(sql`select forget_conversations(${atOnce}) as count`)
  return gone?.count ?? 0
}

/** What is forgotten by the clock, besides the address of a visitor. */
export const forgettingJobs: readonly Job[] = [
  { name: 'forget questions of two years ago', every: hour, run: forgetQuestions },
  { name: 'forget how to reach who asked', every: hour, run: forgetReach },
  { name: 'forget conversations of a year ago', every: hour, run: forgetConversations },
]
