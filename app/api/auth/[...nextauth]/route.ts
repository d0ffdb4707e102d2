import { currentActor } from '#lib/platform/session.ts'

/**
 * All that is open of the addresses that the sign-in library would have: the question who is signed in, answered in the
 * library's shape. Signing in goes through our own pages, which call the library from inside.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const { nextauth } = await params
  const headers = { 'cache-control': 'private, no-store' }
  if (nextauth.join('/') !== 'session') return new Response(null, { status: 404, headers })
  const actor = await currentActor()
  return Response.json(actor ? { user: { name: actor.name, roles: actor.roles } } : {}, { headers })
}
