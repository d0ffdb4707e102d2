import { liveStream } from '#lib/platform/live.ts'
import { currentActor } from '#lib/platform/session.ts'
import { mayFollowThread } from '#lib/questions/queries.ts'
import { threadTopic } from '#lib/questions/tags.ts'
import { liveAnswer } from '../../live-answer.ts'

export const dynamic = 'force-dynamic'

/** Says when a question changed, to who asked it or answers it, and nothing of what was said. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return liveAnswer(401)
  const { id } = await params
  return liveAnswer((await mayFollowThread(actor, id)) ? liveStream(threadTopic(id), actor.id) : 404)
}
