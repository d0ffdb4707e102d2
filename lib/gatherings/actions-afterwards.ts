'use server'
import { createHash } from 'node:crypto'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { currentActor, requireActor } from '#lib/platform/session.ts'
import { removeFile, removeUnwritten, StorageAway, StorageFull, storeFile } from '#lib/platform/storage.ts'
import { transact } from '#lib/platform/transact.ts'
import { readUpload } from '#lib/platform/uploads.ts'
import { answerFollowUp, followUpLesson } from './commands-follow-ups.ts'
import { gatheringTags } from './commands-lock.ts'
import { addLink, addMaterial, removeLink, removeMaterial, showMaterial } from './commands-materials-afterwards.ts'
import { followUpRefusals, materialRefusals, type MaterialRefusal, type UploadFault } from './copy-afterwards.ts'
import { afterwardsOf } from './queries-afterwards.ts'
import { addLinkInput, fileInput, fileVisibilityInput, followUpInput, followUpLessonInput, linkInput } from './schema-afterwards.ts'

type Deed<T> = (tx: Tx, actor: Actor, input: T) => Promise<Result<null, MaterialRefusal>>

async function onMaterial<T extends { gatheringId: string }>(
  form: FormData,
  schema: z.ZodType<T>,
  deed: Deed<T>,
  message: string,
): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => deed(tx, actor, input.value))
  if (result.ok) emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  refresh()
  return result.ok ? { ok: true, message } : { ok: false, message: materialRefusals[result.reason], values: enteredValues(form) }
}

/** Says who may fetch a file. Fields: gatheringId, fileId, isPublic (ja, nee). */
export async function showMaterialAction(_previous: FormState, form: FormData): Promise<FormState> {
  const message = form.get('isPublic') === 'ja' ? 'Iedereen kan dit bestand nu ophalen.' : 'Alleen wie meedeed kan dit bestand nu ophalen.'
  return onMaterial(form, fileVisibilityInput, showMaterial, message)
}

/** Takes a file away. Fields: gatheringId, fileId. */
export async function removeMaterialAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onMaterial(form, fileInput, removeMaterial, 'Het bestand is weg.')
}

/** Adds a link. Fields: gatheringId, label, url, isPublic (ja, nee). */
export async function addLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onMaterial(form, addLinkInput, addLink, 'De link staat erbij.')
}

/** Takes a link away. Fields: gatheringId, linkId. */
export async function removeLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onMaterial(form, linkInput, removeLink, 'De link is weg.')
}

export type UploadAnswer = { ok: true } | { ok: false; reason: UploadFault | 'signed_out' }

/** Takes an uploaded file to a gathering: checked by its bytes, images made anew, stored under a name of our own. */
export async function uploadMaterialAction(gatheringId: unknown, file: unknown, isPublic: unknown): Promise<UploadAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, reason: 'signed_out' }
  const id = z.uuid().safeParse(gatheringId)
  // Asked before the bytes are read: a stranger cannot make the server work on images.
  if (!id.success || !(await afterwardsOf(actor, id.data))) return { ok: false, reason: 'unknown_gathering' }
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
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stored = { ...rest, id: key, bytes: bytes.length, sha256, isPublic: isPublic === 'ja' }
  const result = await transact((tx) => addMaterial(tx, actor, id.data, stored)).catch(async (error: unknown) => {
    await removeUnwritten(key, error)
    throw error
  })
  if (!result.ok) {
    await removeFile(key)
    return result
  }
  emptyTagsHere(gatheringTags({ id: id.data }))
  return { ok: true }
}

/** Answers the question of six weeks later. No account is needed: the link is the key. Fields: token, answer, text. */
export async function answerFollowUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(followUpInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerFollowUp(tx, input.value))
  refresh()
  return result.ok
    ? { ok: true, message: 'Dank je wel. Je antwoord is bewaard.' }
    : { ok: false, message: followUpRefusals[result.reason], values: enteredValues(form) }
}

/** Makes a draft lesson of the own answer and leads to it. Fields: token, home. */
export async function followUpLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(followUpLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => followUpLesson(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: followUpRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/lessen/${result.value.lessonId}`)
}
