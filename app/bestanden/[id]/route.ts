import { z } from 'zod'
import { fetchableFile } from '#lib/lessons/queries-files.ts'
import { fileAnswer, noFile } from '#lib/platform/file-answer.ts'
import { currentActor } from '#lib/platform/session.ts'
import { readFileStream } from '#lib/platform/storage.ts'

/** An image or document of a lesson, for who may see it at this moment. Asked again at every use: a withdrawn one is gone at once. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id)
  const file = id.success ? await fetchableFile(await currentActor(), id.data) : undefined
  return file ? fileAnswer(request, file, () => readFileStream(file.id)) : noFile()
}
