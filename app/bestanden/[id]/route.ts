import { z } from 'zod'
import { fetchableInstrumentFile } from '#lib/bundles/queries-instruments.ts'
import { fetchableGatheringFile } from '#lib/gatherings/queries-files.ts'
import { fetchableFile } from '#lib/lessons/queries-files.ts'
import { fileAnswer, noFile } from '#lib/platform/file-answer.ts'
import { currentActor } from '#lib/platform/session.ts'
import { readFileStream } from '#lib/platform/storage.ts'
import { fetchableQuestionFile } from '#lib/questions/queries-files.ts'

/** A file of a lesson, a gathering, an instrument or a question, for who may see it at this moment. Asked again at every use: a withdrawn one is gone at once. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) return noFile()
  const actor = await currentActor()
  const file =
    (await fetchableFile(actor, id.data)) ??
    (await fetchableGatheringFile(actor, id.data)) ??
    (await fetchableInstrumentFile(actor, id.data)) ??
    (await fetchableQuestionFile(actor, id.data))
  return file ? fileAnswer(request, file, () => readFileStream(file.id)) : noFile()
}
