import type { UploadImage } from '#components/rich-text/image-dialog.tsx'
import type { LessonFileRow } from '#lib/lessons/queries-writing.ts'

type Uploaded = LessonFileRow & { url: string }

const tooLarge = 'Dit bestand is te groot. Kies een bestand van hoogstens 10 MB.'
const notAnImage =
  'Dit is geen afbeelding die we kunnen lezen. Kies een jpg, png of webp. Een document voeg je toe als bijlage, bij stap 4.'
const noConnection = 'Het bestand is niet aangekomen. Controleer je verbinding en probeer het opnieuw.'

// As lib/platform/uploads.ts has it, which reads the bytes and is not for the browser.
const uploadLimit = 10_000_000
const imageTypes = new Set(['image/jpeg', 'image/png', 'image/webp'])

async function said(response: Response): Promise<string> {
  if (response.status === 413) return tooLarge
  const body = (await response.json().catch(() => ({}))) as { message?: string }
  return body.message ?? noConnection
}

/** Adds a file to a lesson; gives what it became there, or the sentence why not. */
export async function uploadFile(lessonId: string, file: File): Promise<Uploaded | { error: string }> {
  // Said at once: on a slow line sending it first takes minutes.
  if (file.size > uploadLimit) return { error: tooLarge }
  const form = new FormData()
  form.set('file', file)
  const response = await fetch(`/api/bestanden?les=${lessonId}`, { method: 'POST', body: form }).catch(() => undefined)
  if (!response) return { error: noConnection }
  return response.status === 201 ? ((await response.json()) as Uploaded) : { error: await said(response) }
}

/** Takes a file out of a lesson; gives the sentence why not when that fails. */
export async function removeFile(fileId: string): Promise<string | undefined> {
  const response = await fetch(`/api/bestanden?bestand=${fileId}`, { method: 'DELETE' }).catch(() => undefined)
  if (response?.ok) return undefined
  return response ? said(response) : 'Het bestand is nog niet weg. Controleer je verbinding en probeer het opnieuw.'
}

/** The same for an image in the text. */
export const uploadImageTo =
  (lessonId: string): UploadImage =>
  async (file) => {
    if (!imageTypes.has(file.type)) return { error: notAnImage }
    const uploaded = await uploadFile(lessonId, file)
    if ('error' in uploaded) return uploaded
    if (uploaded.kind !== 'image') {
      // A document that went by a wrong name does not stay behind as an attachment.
      await removeFile(uploaded.id)
      return { error: notAnImage }
    }
    return { file: uploaded.id, width: uploaded.width ?? 1, height: uploaded.height ?? 1, url: uploaded.url }
  }
