import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { questionFiles, questionMessages } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { isAsker, mayAnswer } from './policy.ts'
import { threadOfVisitor, threadRow } from './queries.ts'

async function fileRow(tx: Tx, fileId: string) {
  const [file] = await tx
    .select({
      id: questionFiles.id,
      kind: questionFiles.kind,
      mediaType: questionFiles.mediaType,
      name: questionFiles.name,
      bytes: questionFiles.bytes,
      sha256: questionFiles.sha256,
      threadId: questionMessages.threadId,
      inner: questionMessages.inner,
    })
    .from(questionFiles)
    .innerJoin(questionMessages, eq(questionMessages.id, questionFiles.messageId))
    .where(eq(questionFiles.id, fileId))
  return file && { ...file, isPublic: false }
}

/** A file of a thread that this person may fetch now. What was not confirmed is nobody's yet. */
export async function fetchableQuestionFile(actor: Actor | null, fileId: string) {
  if (!actor) return undefined
  return readFor(actor, async (tx) => {
    const file = await fileRow(tx, fileId)
    const row = file && (await threadRow(tx, file.threadId))
    if (!row || row.status === 'unconfirmed') return undefined
    return mayAnswer(actor, row) || (isAsker(actor, row) && !file.inner) ? file : undefined
  })
}

/** A file that the holder of a signed link sees among the words of the question. */
export async function fetchableVisitorFile(token: unknown, fileId: string) {
  const thread = await threadOfVisitor(token)
  const shown = thread?.words.some(({ files }) => files.some(({ id }) => id === fileId))
  if (!thread || !shown) return undefined
  // A double that was merged has its files in a thread of its own; who may see them was asked above.
  return readFor({ threadId: thread.id }, (tx) => fileRow(tx, fileId))
}
