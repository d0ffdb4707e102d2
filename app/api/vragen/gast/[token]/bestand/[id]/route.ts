import { z } from 'zod'
import { fileAnswer, noFile } from '#lib/platform/file-answer.ts'
import { readFileStream } from '#lib/platform/storage.ts'
import { fetchableVisitorFile } from '#lib/questions/queries-files.ts'

type Props = { params: Promise<{ token: string; id: string }> }

/** A file of the question of a visitor, for who holds its link. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { token, id } = await params
  const file = z.uuid().safeParse(id).success ? await fetchableVisitorFile(token, id) : undefined
  return file ? fileAnswer(request, file, () => readFileStream(file.id)) : noFile()
}
