import { DecisionHistory } from '#components/lessons/review/decision-history.tsx'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'

/** Beneath the text: one block per line. */
export function ReviewBeneath({ lesson }: { lesson: ReviewedLesson }) {
  return <DecisionHistory decisions={lesson.decisions} />
}
