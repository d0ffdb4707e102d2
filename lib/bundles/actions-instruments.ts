'use server'
import { createHash } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { currentActor, requireActor } from '#lib/platform/session.ts'
import { removeFile, removeUnwritten, StorageAway, StorageFull, storeFile } from '#lib/platform/storage.ts'
import { transact } from '#lib/platform/transact.ts'
import { readUpload } from '#lib/platform/uploads.ts'
import { openInstrument, placeInstrumentFile, retireInstrument, saveInstrument } from './commands-instruments.ts'
import { askLinkChecks } from './commands-links.ts'
import { bundlesRefusals } from './copy.ts'
import { mayKeep } from './policy.ts'
import { instrumentIdInput, instrumentInput } from './schema.ts'
import { instrumentsTag } from './tags.ts'

const desk = '/redactie/instrumenten'

/** A curator adds or changes an instrument. */
export async function saveInstrumentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(desk)
  const input = parseForm(instrumentInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveInstrument(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([instrumentsTag])
  // What has no link yet waits for its file.
  redirect(input.value.url ? `${desk}?gedaan=bewaard` : `${desk}/${result.value.instrumentId}?gedaan=bewaard`)
}

/** A curator takes an instrument off the site. */
export async function retireInstrumentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(desk)
  const input = parseForm(instrumentIdInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireInstrument(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason] }
  emptyTagsHere([instrumentsTag])
  redirect(`${desk}?gedaan=weg`)
}

/** A curator has every link looked at now. */
export async function askLinkChecksAction(_previous: FormState, _form: FormData): Promise<FormState> {
  const actor = await requireActor(desk)
  const result = await transact((tx) => askLinkChecks(tx, actor))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason] }
  return { ok: true, message: 'Alle links worden nu nagekeken. Ververs deze pagina over een paar minuten.' }
}

type FileAnswer = { ok: true } | { ok: false; reason: string }

/** A curator puts a file with an instrument. Only for the route of uploads. */
export async function placeInstrumentFileAction(instrumentId: unknown, file: unknown): Promise<FileAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, reason: 'signed_out' }
  const id = z.uuid().safeParse(instrumentId)
  // Asked before the bytes are read.
  if (!id.success || !mayKeep(actor)) return { ok: false, reason: 'not_allowed' }
  if (!(file instanceof Blob)) return { ok: false, reason: 'empty' }
  const upload = await readUpload(new Uint8Array(await file.arrayBuffer()), 'name' in file ? String(file.name) : 'bestand')
  if (!upload.ok) return upload
  const { bytes, name, mediaType } = upload.value
  let key: string
  try {
    key = await storeFile(bytes)
  } catch (error) {
    if (error instanceof StorageFull) return { ok: false, reason: 'storage_full' }
    if (error instanceof StorageAway) return { ok: false, reason: 'storage_away' }
    throw error
  }
  const stored = { id: key, name, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const result = await transact((tx) => placeInstrumentFile(tx, actor, id.data, stored)).catch(async (error: unknown) => {
    await removeUnwritten(key, error)
    throw error
  })
  if (!result.ok) {
    await removeFile(key)
    return result
  }
  if (result.value.left) await removeFile(result.value.left)
  emptyTagsHere([instrumentsTag])
  return { ok: true }
}

/** Anyone opens an instrument: counted by day, without knowing who. Gives the address to go to, or null. Only for its route. */
export async function openInstrumentAction(slug: unknown): Promise<string | null> {
  const address = z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/)
    .safeParse(slug)
  if (!address.success) return null
  const result = await transact((tx) => openInstrument(tx, address.data))
  return result.ok ? result.value.url : null
}
