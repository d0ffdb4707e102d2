import { and, eq, lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { questionFiles, questionMessages, questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { removeFile } from '#lib/platform/storage.ts'
import { addWords, changeThread, lockThread, type LockedThread } from './commands-lock.ts'
import { peopleOfThread } from './commands-routing.ts'
import { confirmHours, freshTerm } from './commands.ts'
import type { QuestionRefusal } from './copy.ts'
import { mailAsker, mailTeam } from './emails.ts'
import { isAsker, mayAnswer } from './policy.ts'
import { threadOfLink } from './queries-links.ts'
import { after } from './status.ts'
import { limits } from './values.ts'

type Outcome = Promise<Result<{ isNew: boolean }, QuestionRefusal>>

export type QuestionUpload = {
  id: string
  kind: 'image' | 'document'
  mediaType: string
  name: string
  bytes: number
  sha256: string
  width?: number
  height?: number
}

/** Adds a file to a thread, as words of their own: seen by who sees those words. */
export async function addQuestionFile(
  tx: Tx,
  actor: Actor,
  input: { threadId: string; formKey: string; inner: boolean },
  upload: QuestionUpload,
  now = new Date(),
): Outcome {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  const own = thread !== undefined && isAsker(actor, thread)
  if (!thread || (!own && !mayAnswer(actor, thread)) || thread.status === 'unconfirmed') return refuse('unknown_thread')
  return add(tx, thread, { authorId: actor.id, fromAsker: own, inner: !own && input.inner, formKey: input.formKey }, upload, now)
}

/**
 * The same by the signed link of a visitor, also before the question is confirmed: then nobody else sees the file, and it
 * goes with the question when the question is not confirmed.
 */
export async function addVisitorFile(tx: Tx, input: { token: string; formKey: string }, upload: QuestionUpload, now = new Date()): Outcome {
  const threadId = threadOfLink(input.token)
  if (!threadId) return refuse('unknown_link')
  await rowsFor(tx, { threadId })
  const thread = await lockThread(tx, threadId)
  if (!thread?.askerEmail) return refuse('unknown_link')
  return add(tx, thread, { authorId: null, fromAsker: true, inner: false, formKey: input.formKey }, upload, now)
}

type By = { authorId: string | null; fromAsker: boolean; inner: boolean; formKey: string }

async function add(tx: Tx, thread: LockedThread, by: By, upload: QuestionUpload, now: Date): Outcome {
  if (thread.mergedIntoId) return refuse('merged_away')
  const isUnconfirmed = thread.status === 'unconfirmed'
  const status = by.fromAsker && !isUnconfirmed ? after(thread.status, 'ask_on') : thread.status
  if (!status) return refuse('wrong_state')
  const held = await tx
    .select({ id: questionFiles.id })
    .from(questionFiles)
    .innerJoin(questionMessages, eq(questionMessages.id, questionFiles.messageId))
    .where(eq(questionMessages.threadId, thread.id))
  if (held.length >= limits.files) return refuse('too_many_files')
  const messageId = await addWords(tx, { threadId: thread.id, ...by, body: `Bijlage: ${upload.name}`, createdAt: now })
  if (!messageId) return done({ isNew: false })
  await tx.insert(questionFiles).values({ ...upload, messageId })
  const isReopened = status === 'reopened' && thread.status !== 'reopened'
  await changeThread(tx, thread.id, by.fromAsker ? { status, closedAt: null, ...(isReopened ? freshTerm(thread, now) : {}) } : {})
  await audit(tx, {
    actorId: by.authorId,
    action: 'add_question_file',
    objectKind: 'question',
    objectId: thread.id,
    details: { kind: upload.kind },
  })
  if (by.fromAsker && !isUnconfirmed) await mailTeam(tx, 'said', thread, await peopleOfThread(tx, thread, now), messageId)
  if (!by.fromAsker && !by.inner) await mailAsker(tx, 'said', thread, messageId)
  return done({ isNew: true })
}

const batch = 50
const hour = 3_600_000

/** Removes what nobody confirmed, with the files that were added to it. Gives how many questions. */
export async function dropUnconfirmed(tx: Tx, now: Date): Promise<number> {
  await rowsFor(tx, 'clock')
  const stale = await tx
    .select({ id: questionThreads.id })
    .from(questionThreads)
    .where(and(eq(questionThreads.status, 'unconfirmed'), lt(questionThreads.askedAt, new Date(now.getTime() - confirmHours * hour))))
    .limit(batch)
    .for('update', { skipLocked: true })
  for (const { id } of stale) {
    // The clock reads no words and no files; of this one thread it has to know which bytes to throw away.
    await rowsFor(tx, { threadId: id })
    const files = await tx
      .select({ id: questionFiles.id })
      .from(questionFiles)
      .innerJoin(questionMessages, eq(questionMessages.id, questionFiles.messageId))
      .where(eq(questionMessages.threadId, id))
    await tx.delete(questionThreads).where(eq(questionThreads.id, id))
    for (const file of files) await removeFile(file.id)
  }
  return stale.length
}
