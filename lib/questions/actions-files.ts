'use server'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db, type Tx } from '#db/client.ts'
import { countUse, type Limit } from '#lib/platform/limits.ts'
import type { Result } from '#lib/platform/result.ts'
import { currentActor } from '#lib/platform/session.ts'
import { removeFile, removeUnwritten, StorageAway, StorageFull, storeFile } from '#lib/platform/storage.ts'
import { transact } from '#lib/platform/transact.ts'
import { readUpload, type UploadRefusal } from '#lib/platform/uploads.ts'
import { addQuestionFile, addVisitorFile, type QuestionUpload } from './commands-files.ts'
import type { QuestionRefusal } from './copy.ts'
import { mayFollowThread, threadOfVisitor } from './queries.ts'
import { tokenInput } from './schema.ts'

export type QuestionUploadAnswer =
  | { ok: true }
  | { ok: false; reason: UploadRefusal | QuestionRefusal | 'signed_out' | 'no_file' | 'no_room' | 'storage_away' | 'too_often' }

// A file is read and made anew: that is work, so a link that went round cannot ask it without end.
const filesOfLink: Limit = { name: 'visitor-file', most: 20, seconds: 3_600 }

/** Takes an uploaded file to a question: checked by its bytes, images made anew, stored under a name of our own. */
export async function uploadQuestionFileAction(
  threadId: unknown,
  file: unknown,
  inner: unknown,
  formKey: unknown,
): Promise<QuestionUploadAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, reason: 'signed_out' }
  const input = z.object({ threadId: z.uuid(), formKey: z.uuid() }).safeParse({ threadId, formKey })
  // Asked before the bytes are read: a stranger cannot make the server work on images.
  if (!input.success || !(await mayFollowThread(actor, input.data.threadId))) return { ok: false, reason: 'unknown_thread' }
  return store(file, (tx, stored) => addQuestionFile(tx, actor, { ...input.data, inner: inner === 'ja' }, stored))
}

/** The same for a visitor, who shows the link of the mail: nobody uploads anything without an address that gets mail. */
export async function uploadVisitorFileAction(token: unknown, file: unknown, formKey: unknown): Promise<QuestionUploadAnswer> {
  const input = tokenInput.extend({ formKey: z.uuid() }).safeParse({ token, formKey })
  if (!input.success || !(await threadOfVisitor(input.data.token))) return { ok: false, reason: 'unknown_link' }
  if (!(await countUse(db, filesOfLink, input.data.token)).allowed) return { ok: false, reason: 'too_often' }
  return store(file, (tx, stored) => addVisitorFile(tx, input.data, stored))
}

type Added = Result<{ isNew: boolean }, QuestionRefusal>

async function store(file: unknown, add: (tx: Tx, stored: QuestionUpload) => Promise<Added>): Promise<QuestionUploadAnswer> {
  if (!(file instanceof Blob) || file.size === 0) return { ok: false, reason: 'no_file' }
  const upload = await readUpload(new Uint8Array(await file.arrayBuffer()), 'name' in file ? String(file.name) : 'bestand')
  if (!upload.ok) return upload
  const { bytes, ...rest } = upload.value
  let key: string
  try {
    key = await storeFile(bytes)
  } catch (error) {
    if (error instanceof StorageFull) return { ok: false, reason: 'no_room' }
    if (error instanceof StorageAway) return { ok: false, reason: 'storage_away' }
    throw error
  }
  const stored = { ...rest, id: key, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const result = await transact((tx) => add(tx, stored)).catch(async (error: unknown) => {
    await removeUnwritten(key, error)
    throw error
  })
  if (!result.ok || !result.value.isNew) await removeFile(key)
  return result.ok ? { ok: true } : result
}
