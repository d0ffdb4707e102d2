import { SecondLookNotice } from '#components/lessons/dates/second-look-notice.tsx'
import { secondLookOf } from '#lib/lessons/queries-dates.ts'
import type { Actor } from '#lib/platform/actor.ts'

/** When a writer asked for another look: why, and who leaves it to another. */
export async function SecondLookBlock({ actor, lessonId }: { actor: Actor; lessonId: string }) {
  return <SecondLookNotice look={await secondLookOf(actor, lessonId)} readerId={actor.id} />
}
