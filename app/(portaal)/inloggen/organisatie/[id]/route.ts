import { leaveForOrganisation } from '#lib/platform/organisation-visit.ts'

export const dynamic = 'force-dynamic'

/** Leads to the sign-in page of an organisation. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const address = await leaveForOrganisation((await params).id, new URL(request.url).searchParams)
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'private, no-store' } })
}

/** Who only asks whether it is there begins nothing. */
export const HEAD = () => new Response(null, { status: 200 })
