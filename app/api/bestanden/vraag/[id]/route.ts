import { redirect } from 'next/navigation'
import { uploadQuestionFileAction } from '#lib/questions/actions-files.ts'

/** Upload of a file to a question, from a form that works without script: fields `file`, `inner`, `formKey`. Leads back to it. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<never> {
  const { id } = await params
  const page = `/vragen/${encodeURIComponent(id)}`
  const form = await request.formData().catch(() => undefined)
  const answer = await uploadQuestionFileAction(id, form?.get('file'), form?.get('inner'), form?.get('formKey'))
  if (answer.ok) redirect(`${page}?gedaan=bestand`)
  redirect(answer.reason === 'signed_out' ? `/inloggen?terug=${encodeURIComponent(page)}` : `${page}?fout=${answer.reason}`)
}
