import { redirect } from 'next/navigation'
import { uploadMaterialAction } from '#lib/gatherings/actions-afterwards.ts'

/** Upload of material for a gathering, from a form that works without script: fields `file` and `isPublic`. Leads back to its page. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<never> {
  const { id } = await params
  const page = `/mijn/bijeenkomsten/${encodeURIComponent(id)}/naderhand`
  const form = await request.formData().catch(() => undefined)
  const answer = await uploadMaterialAction(id, form?.get('file'), form?.get('isPublic'))
  if (answer.ok) redirect(`${page}?gedaan=bestand`)
  redirect(answer.reason === 'signed_out' ? `/inloggen?terug=${encodeURIComponent(page)}` : `${page}?fout=${answer.reason}`)
}
