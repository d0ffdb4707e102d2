import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { moveReviewDateAction } from '#lib/lessons/actions-dates.ts'
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
              <a href={`/redactie/${one.lessonId}`}>Open de les en haal hem weg</a>
            </Meta>
          </div>
          <p className={styles.body}>{one.note}</p>
        </li>
      ))}
    </ol>
  )
}
