import { z } from 'zod'
import { fileByLink } from '#lib/gatherings/queries-participants.ts'
import { fileAnswer, noFile } from '#lib/platform/file-answer.ts'
import { readFileStream } from '#lib/platform/storage.ts'

/** Material of a gathering for who holds the link of a mail and has no account to ask with. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string; id: string }> }) {
  const { token, id } = await params
  const file = z.uuid().safeParse(id).success ? await fileByLink(token, id) : undefined
  return file ? fileAnswer(request, file, () => readFileStream(file.id)) : noFile()
}
