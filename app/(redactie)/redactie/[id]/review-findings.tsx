import { cache } from 'react'
import { Findings } from '#components/lessons/review/findings.tsx'
import { reviewedFindings } from '#lib/lessons/queries-findings.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { Actor } from '#lib/platform/actor.ts'

/** Asked once a page: the list shows them, and the text marks them. */
export const findingsOnDesk = cache(reviewedFindings)

/** What the privacy scan finds in the version on the desk. */
export async function ReviewFindings({ actor, lesson }: { actor: Actor; lesson: ReviewedLesson }) {
  const { findings, fileNames } = await findingsOnDesk(actor, lesson.id, lesson.revision.id)
  const canAnswer = lesson.status === 'submitted' && !lesson.isOwn
  return <Findings lessonId={lesson.id} findings={findings} fileNames={fileNames} canAnswer={canAnswer} />
}
