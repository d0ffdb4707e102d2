import { SecondLookNotice } from '#components/lessons/dates/second-look-notice.tsx'
import { ClaimForm } from '#components/lessons/review/claim-form.tsx'
import { DecisionForm } from '#components/lessons/review/decision-form.tsx'
import { ExpectedDay } from '#components/lessons/review/expected-day.tsx'
import { WhoWaits } from '#components/questions/open/open-forms.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { lessonRefusals } from '#lib/lessons/copy.ts'
import { secondLookOf } from '#lib/lessons/queries-dates.ts'
import { placingOf } from '#lib/lessons/queries-placing.ts'
import { reviewReasonsFor } from '#lib/lessons/queries-desk.ts'
import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { whoWaitsFor } from '#lib/questions/queries-open.ts'
import { formatDay, formatRecent } from '#lib/platform/time.ts'
import { OffTheSite, PlacingSide } from './placing-side.tsx'

type ReviewSideProps = {
  actor: Actor
  lesson: ReviewedLesson
  /** The text that the address asks to put in the message. */
  reasonId?: string | string[]
  /** The list that was read from, as '?soort=vraag'. */
  queue: string
}

/** Beside the text: what can be done with it. */
export async function ReviewSide({ actor, lesson, reasonId, queue }: ReviewSideProps) {
  const [{ scheduled, merged, wasPlaced }, reasons, whoWaits, look] = await Promise.all([
    placingOf(lesson.id),
    reviewReasonsFor(actor),
    lesson.status === 'submitted' ? whoWaitsFor(actor, lesson.id) : [],
    secondLookOf(actor, lesson.id),
  ])
  const waiting = lesson.status === 'submitted' && !scheduled
  // Who decided about this text before, and who wrote along, leaves it to another.
  const mayDecide = !lesson.isOwn && look?.firstDeciderId !== actor.id
  const claimedByOther = lesson.claimedById !== null && lesson.claimedById !== actor.id
  return (
    <>
      <SecondLookNotice look={look} readerId={actor.id} />
      {lesson.status !== 'submitted' && lesson.status !== 'draft' && !merged && (
        <Notice title={standing[lesson.status].title} level={3}>
          <p>{standing[lesson.status].text}</p>
        </Notice>
      )}
      {waiting && lesson.isOwn && (
        <Notice tone="warning" title="Je schreef zelf mee" level={3}>
          <p>{lessonRefusals.four_eyes}</p>
        </Notice>
      )}
      {waiting && mayDecide && <ClaimForm lessonId={lesson.id} claimedBy={claimedBy(actor, lesson)} />}
      <DecisionForm
        lessonId={lesson.id}
        revisionId={lesson.revision.id}
        isPublic={lesson.publicSlug !== null}
        wasPlaced={wasPlaced}
        reasons={reasons}
        queue={queue}
        chosen={reasons.find((reason) => reason.id === reasonId)}
        open={waiting && mayDecide && !claimedByOther}
      />
      {waiting && (
        <ExpectedDay
          lessonId={lesson.id}
          expectedOn={lesson.expectedOn}
          inWords={formatDay(new Date(`${lesson.expectedOn}T12:00:00Z`))}
          isOverdue={lesson.isOverdue}
        />
      )}
      <PlacingSide actor={actor} lesson={lesson} queue={queue} />
      <WhoWaits lessonId={lesson.id} questions={whoWaits} />
      {lesson.publicSlug && (
        <div>
          <ArrowLink href={`/lessen/${lesson.publicSlug}`}>Bekijk de les op de site</ArrowLink>
          <OffTheSite actor={actor} lesson={lesson} queue={queue} />
        </div>
      )}
    </>
  )
}

function claimedBy(actor: Actor, { claimedById, claimedByName, claimedAt }: ReviewedLesson) {
  if (!claimedById || !claimedAt) return null
  return { id: claimedById, name: claimedByName ?? '', isMe: claimedById === actor.id, since: formatRecent(claimedAt, new Date()) }
}

// statusWords speaks to the writer; these speak to the curator.
const standing = {
  returned: { title: 'Bij de schrijver', text: 'De schrijver past de les aan en stuurt hem opnieuw in.' },
  declined: { title: 'Niet geplaatst', text: 'De schrijver kan de uitleg lezen.' },
  published: { title: 'Geplaatst', text: 'Iedereen kan deze les lezen.' },
  withdrawn: { title: 'Teruggetrokken', text: 'Bezoekers zien deze les niet meer.' },
} as const
