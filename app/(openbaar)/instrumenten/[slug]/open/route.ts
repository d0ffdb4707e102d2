import { openInstrumentAction } from '#lib/bundles/actions-instruments.ts'
import { noFile } from '#lib/platform/file-answer.ts'

export const dynamic = 'force-dynamic'

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' }

/** Leads to the file or the site of an instrument, and counts that somebody went. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const url = await openInstrumentAction((await params).slug)
  return url ? new Response(null, { status: 303, headers: { ...headers, Location: url } }) : noFile()
}

/** Who only asks whether it is there is not counted. */
export const HEAD = () => new Response(null, { status: 200, headers })
