import { mayFollowBoard } from '#lib/gatherings/queries-reflection.ts'
import { boardTopic } from '#lib/gatherings/tags-reflection.ts'
import { liveStream } from '#lib/platform/live.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'

const noStore = { 'Cache-Control': 'private, no-store, no-transform' }
const refused = { draining: 503, too_many: 429 } as const

/**
 * Says when the board of a gathering changed, for who takes part in it, and nothing of what is on it. The browser comes
 * back when the line ends, and is asked anew who it is.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401, headers: noStore })
  const { id } = await params
  if (!(await mayFollowBoard(actor, id))) return new Response(null, { status: 404, headers: noStore })
  const line = liveStream(boardTopic(id), actor.id)
  if (typeof line === 'string') return new Response(null, { status: refused[line], headers: { ...noStore, 'Retry-After': '2' } })
  return new Response(line, { headers: { ...noStore, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' } })
}
