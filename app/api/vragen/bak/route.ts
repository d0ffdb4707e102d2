import { liveStream } from '#lib/platform/live.ts'
import { currentActor } from '#lib/platform/session.ts'
import { mayOpenTray } from '#lib/questions/policy.ts'
import { trayTopic } from '#lib/questions/tags.ts'
import { liveAnswer } from '../live-answer.ts'

export const dynamic = 'force-dynamic'

/** Says when something came into a tray or went on, to who has one. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return liveAnswer(401)
  return liveAnswer(mayOpenTray(actor) ? liveStream(trayTopic, actor.id) : 404)
}
