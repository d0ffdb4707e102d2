import { recogniseAction } from '#lib/lessons/actions-voices.ts'

/** 'Dit herken ik', from the plain form under a lesson: counts, and leads to the page that says so. */
export async function POST(request: Request) {
  const form = await request.formData().catch(() => new FormData())
  const address = await recogniseAction(form)
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'private, no-store' } })
}
