import { MergedLesson, MergeForm } from '#components/lessons/review/merge-form.tsx'
import { ScheduledPlacing } from '#components/lessons/review/scheduled-placing.tsx'
import { WithdrawalAnswer } from '#components/lessons/review/withdrawal-answer.tsx'
import { WithdrawForm } from '#components/lessons/review/withdraw-form.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { mayWithdraw } from '#lib/lessons/policy.ts'
import { placingOf } from '#lib/lessons/queries-placing.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { withQuery } from '#lib/platform/with-query.ts'

type SideProps = { actor: Actor; lesson: ReviewedLesson; queue: string }

/** Beside the decision: what is planned, and how the lesson stands towards the site. */
export async function PlacingSide({ actor, lesson, queue }: SideProps) {
  const { scheduled, merged, unconfirmed } = await placingOf(lesson.id)
  return (
    <>
      <ScheduledPlacing lessonId={lesson.id} scheduled={scheduled} />
      {unconfirmed && (
        <WithdrawalAnswer withdrawal={unconfirmed} queue={queue} isOwn={unconfirmed.withdrawnById === actor.id} mayUndo={!lesson.isOwn} />
      )}
      {merged && <MergedLesson lessonId={lesson.id} queue={queue} merged={merged} mayUndo={!lesson.isOwn} />}
      {!lesson.isOwn && (lesson.status === 'submitted' || lesson.status === 'published') && (
        <p>
          <ArrowLink href={withQuery(`/redactie/${lesson.id}/taal`, queue)}>Stel betere woorden voor</ArrowLink>
        </p>
      )}
      {lesson.publicSlug && (
        <p>
          <ArrowLink href={withQuery(`/redactie/${lesson.id}/zekerheid`, queue)}>Hoe zeker is deze les?</ArrowLink>
        </p>
      )}
    </>
  )
}

/** Below everything: taking the lesson off the site, which is rarely needed. */
export function OffTheSite({ actor, lesson, queue }: SideProps) {
  if (!lesson.publicSlug || !mayWithdraw(actor)) return null
  return (
    <>
      <p>
        <ArrowLink href={`/noodknop/${lesson.publicSlug}`}>Noodknop: haal deze les meteen weg</ArrowLink>
      </p>
      {!lesson.isOwn && lesson.status === 'published' && <MergeForm lessonId={lesson.id} queue={queue} />}
      <WithdrawForm lessonId={lesson.id} queue={queue} />
    </>
  )
}
