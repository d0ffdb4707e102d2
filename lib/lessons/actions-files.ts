'use server'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { documentText } from '#lib/platform/document-text.ts'
import { currentActor } from '#lib/platform/session.ts'
import { removeFile, removeUnwritten, StorageAway, StorageFull, storeFile } from '#lib/platform/storage.ts'
import { transact } from '#lib/platform/transact.ts'
import { readUpload, uploadRefusals } from '#lib/platform/uploads.ts'
import { addLessonFile, removeLessonFile } from './commands-files.ts'
import { lessonRefusals } from './copy.ts'
import { ownLesson, type LessonFileRow } from './queries-writing.ts'

export type UploadAnswer =
  | { ok: true; file: LessonFileRow & { url: string } }
  | { ok: false; status: 400 | 401 | 404 | 409 | 422 | 503 | 507; message: string }

const signedOut = {
  ok: false,
  status: 401,
  message: 'Je bent uitgelogd. Log opnieuw in en voeg het bestand dan nog een keer toe.',
} as const
const unknown = { ok: false, status: 404, message: lessonRefusals.unknown_lesson } as const

/** Takes an uploaded file into a lesson: checked by its bytes, images made anew, stored under a name of our own. */
export async function uploadFileAction(lessonId: unknown, file: unknown): Promise<UploadAnswer> {
  const actor = await currentActor()
  if (!actor) return signedOut
  const id = z.uuid().safeParse(lessonId)
  // Asked before the bytes are read: a stranger cannot make the server work on images.
  if (!id.success || !(await ownLesson(actor, id.data))) return unknown
  if (!(file instanceof Blob)) return { ok: false, status: 400, message: uploadRefusals.empty }
  const upload = await readUpload(new Uint8Array(await file.arrayBuffer()), 'name' in file ? String(file.name) : 'bestand')
  if (!upload.ok) return { ok: false, status: 422, message: uploadRefusals[upload.reason] }
  const { bytes, ...rest } = upload.value
  const text = upload.value.kind === 'document' ? await documentText(bytes, upload.value.mediaType) : undefined
  let key: string
  try {
    key = await storeFile(bytes)
  } catch (error) {
    if (error instanceof StorageFull)
      return { ok: false, status: 507, message: 'Er is geen ruimte meer voor bestanden. Je tekst is bewaard. Meld dit bij de redactie.' }
    if (error instanceof StorageAway)
      return {
        ok: false,
        status: 503,
        message: 'Bestanden bewaren lukt nu niet. Je tekst is bewaard. Probeer het over een paar minuten opnieuw.',
      }
    throw error
  }
  const stored = { ...rest, id: key, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const result = await transact((tx) => addLessonFile(tx, actor, id.data, { ...stored, text })).catch(async (error: unknown) => {
    await removeUnwritten(key, error)
    throw error
  })
  if (!result.ok) {
    await removeFile(key)
    return { ok: false, status: 409, message: lessonRefusals[result.reason] }
  }
  const { sha256: _sha256, ...held } = stored
  return { ok: true, file: { width: null, height: null, ...held, url: `/bestanden/${key}` } }
}

/** Takes a file out of the draft of a lesson. */
export async function removeFileAction(fileId: unknown): Promise<{ ok: true } | Extract<UploadAnswer, { ok: false }>> {
  const actor = await currentActor()
  if (!actor) return signedOut
  const id = z.uuid().safeParse(fileId)
  if (!id.success) return unknown
  const result = await transact((tx) => removeLessonFile(tx, actor, id.data))
  return result.ok ? { ok: true } : { ok: false, status: 409, message: lessonRefusals[result.reason] }
}
