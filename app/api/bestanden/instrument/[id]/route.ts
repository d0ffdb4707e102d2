import { redirect } from 'next/navigation'
import { placeInstrumentFileAction } from '#lib/bundles/actions-instruments.ts'

/** Upload of the file of an instrument, from a form that works without script: field `file`. Leads back to its page. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<never> {
  const { id } = await params
  const page = `/redactie/instrumenten/${encodeURIComponent(id)}`
  const form = await request.formData().catch(() => undefined)
  const answer = await placeInstrumentFileAction(id, form?.get('file'))
  if (answer.ok) redirect(`${page}?gedaan=bestand`)
  redirect(answer.reason === 'signed_out' ? `/inloggen?terug=${encodeURIComponent(page)}` : `${page}?fout=${answer.reason}`)
}
