import { DecisionHistory } from '#components/lessons/review/decision-history.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'

/** Beneath the text: one block per line. */
export function ReviewBeneath({ lesson }: { lesson: ReviewedLesson }) {
  return (
    <>
      <DecisionHistory decisions={lesson.decisions} />
      <p>
        <ArrowLink href={`/redactie/logboek?les=${lesson.id}`}>Logboek van deze les</ArrowLink>
      </p>
    </>
  )
}
