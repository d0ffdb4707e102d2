import { ownFollowing } from '#lib/people/queries-follows.ts'
import { requireActor } from '#lib/platform/session.ts'

/** Everything that is kept about what somebody follows, to take along. */
export async function GET() {
  const actor = await requireActor('/mijn/volgen')
  const following = await ownFollowing(actor)
  return new Response(`${JSON.stringify(following ?? { follows: [], rhythms: [], pausedUntil: null }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="volgen.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
