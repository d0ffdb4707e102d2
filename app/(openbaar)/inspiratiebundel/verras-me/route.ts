import { surprise } from '#lib/bundles/queries-elements.ts'
import { isSlug } from '#lib/platform/slug.ts'

export const dynamic = 'force-dynamic'

/** Leads to any part of the Inspiratiebundel, but not to `niet`, where somebody comes from. */
export async function GET(request: Request) {
  const here = new URL(request.url).searchParams.get('niet') ?? ''
  const address = (await surprise(isSlug(here) ? here : '')) ?? '/inspiratiebundel'
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } })
}
