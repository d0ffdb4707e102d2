import { returnFromOrganisation } from '#lib/platform/organisation-visit.ts'

export const dynamic = 'force-dynamic'

/** Where an organisation sends somebody back to, with a code that is worth one sign-in in the browser that began it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const address = await returnFromOrganisation((await params).id, new URL(request.url).search)
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'private, no-store' } })
}

/** Who only asks whether it is there uses nothing up. */
export const HEAD = () => new Response(null, { status: 200 })
