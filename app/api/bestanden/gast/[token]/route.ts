import { redirect } from 'next/navigation'
import { uploadVisitorFileAction } from '#lib/questions/actions-files.ts'

/** Upload of a file to the question of a visitor, from a form that works without script: fields `file`, `formKey`. Leads back to it. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<never> {
  const { token } = await params
  const form = await request.formData().catch(() => undefined)
  const answer = await uploadVisitorFileAction(token, form?.get('file'), form?.get('formKey'))
  redirect(`/vraag/${encodeURIComponent(token)}?${answer.ok ? 'gedaan=bestand' : `fout=${answer.reason}`}`)
}
