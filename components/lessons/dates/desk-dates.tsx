import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { WithdrawForm } from '#components/lessons/review/withdraw-form.tsx'
import { moveReviewDateAction, putReviewAsideAction } from '#lib/lessons/actions-dates.ts'
import { datesRefusals } from '#lib/lessons/copy-dates.ts'
import type { UnansweredReview, WithdrawalAsked } from '#lib/lessons/queries-dates.ts'
import { formatAge, formatDate, isoDay } from '#lib/platform/time.ts'

/** Lessons whose writers were asked whether they still hold and did not answer. */
export function UnansweredReviews({ reviews, now }: { reviews: readonly UnansweredReview[]; now: Date }) {
  if (reviews.length === 0) return <p>Alle vragen zijn beantwoord.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reviews.map((review) => (
        <li key={review.lessonId}>
          <div>
            <h3>{review.title}</h3>
            <Meta>
              {`gevraagd: ${formatAge(review.askedAt, now)} geleden`}
              {review.remindedAt && `herinnerd op ${formatDate(review.remindedAt)}`}
              {review.hasNoWriter && <strong>Er schrijft niemand meer aan deze les</strong>}
              <a href={`/redactie/${review.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <ActionForm
            action={moveReviewDateAction}
            fixed={{ lessonId: review.lessonId }}
            idOf={{ reviewOn: `dag-${review.lessonId}` }}
            label={`Nieuwe dag voor ${review.title}`}
          >
            <TextField
              name="reviewOn"
              id={`dag-${review.lessonId}`}
              type="date"
              label="Vraag het opnieuw op"
              hint="De schrijver krijgt dan weer een mail."
            />
            <ButtonRow>
              <Button variant="line" small icon="calendar">
                Noteer deze dag
              </Button>
            </ButtonRow>
          </ActionForm>
        </li>
      ))}
    </ol>
  )
}

/** Lessons that their writers want off the site. */
export function WithdrawalsAsked({ asked }: { asked: readonly WithdrawalAsked[] }) {
  if (asked.length === 0) return <p>Niemand vraagt om een les weg te halen.</p>
  return (
    <ol role="list" className={styles.tray}>
      {asked.map((one) => (
        <li key={one.lessonId}>
          <div>
            <h3>{one.title}</h3>
            <Meta>
              {one.askedByName}
              <time dateTime={isoDay(one.askedAt)}>{formatDate(one.askedAt)}</time>
              <a href={`/redactie/${one.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <p className={styles.body}>{one.note}</p>
          {one.isOwn ? <p>{datesRefusals.own_lesson}</p> : <Wish asked={one} />}
        </li>
      ))}
    </ol>
  )
}

/** Doing what the writer asks, or leaving the lesson where it is with a reason. */
function Wish({ asked }: { asked: WithdrawalAsked }) {
  const reason = `waarom-${asked.answerId}`
  return (
    <div className={styles.wish}>
      <WithdrawForm lessonId={asked.lessonId} ids={asked.answerId} />
      <details>
        <summary>Laat de les staan</summary>
        <ActionForm
          action={putReviewAsideAction}
          fixed={{ answerId: asked.answerId }}
          idOf={{ reason }}
          label={`${asked.title} laten staan`}
        >
          <TextArea
            name="reason"
            id={reason}
            label="Waarom blijft de les staan?"
            hint="De schrijver leest dit. Over een jaar vragen we weer of de les klopt."
            rows={3}
            maxLength={1000}
          />
          <ButtonRow>
            <Button variant="line">Ja, de les blijft staan</Button>
          </ButtonRow>
        </ActionForm>
      </details>
    </div>
  )
}
