import { liveStream } from '#lib/platform/live.ts'
import { threadOfVisitor } from '#lib/questions/queries.ts'
import { threadTopic } from '#lib/questions/tags.ts'
import { liveAnswer } from '../../live-answer.ts'

export const dynamic = 'force-dynamic'

/** Says when the question of a visitor changed, to who holds its link. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  const thread = await threadOfVisitor(token)
  return liveAnswer(thread ? liveStream(threadTopic(thread.id), `question ${thread.id}`) : 404)
}
