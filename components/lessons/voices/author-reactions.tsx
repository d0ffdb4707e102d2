import { ReactionAnswerForm } from '#components/lessons/voices/reaction-answer-form.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { reactionWords, refusalWords } from '#lib/lessons/copy-voices.ts'
import type { ReactionToAnswer } from '#lib/lessons/queries-answers.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/** For who writes the lesson: every reaction under it, with what was answered or a field to answer in. */
export function AuthorReactions({ reactions }: { reactions: readonly ReactionToAnswer[] }) {
  if (reactions.length === 0) return <p>Onder deze les staat nu geen reactie.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reactions.map((reaction, index) => (
        <li key={reaction.id}>
          <div>
            <h2>
              {reactionWords[reaction.kind].noun} van {reaction.name || 'een lezer'}
            </h2>
            <Meta>
              <time dateTime={isoDay(reaction.createdAt)}>{formatDate(reaction.createdAt)}</time>
            </Meta>
          </div>
          <p className={styles.body}>{reaction.body}</p>
          <Answer reaction={reaction} number={index + 1} />
        </li>
      ))}
    </ol>
  )
}

function Answer({ reaction, number }: { reaction: ReactionToAnswer; number: number }) {
  const { written } = reaction
  if (written && written.status !== 'refused') {
    return (
      <div className={styles.answer}>
        <p>
          <strong>{written.status === 'placed' ? 'Jullie antwoord' : 'Jullie antwoord ligt bij de redactie'}</strong>
        </p>
        <p className={styles.body}>{written.body}</p>
      </div>
    )
  }
  return (
    <>
      {written && (
        <p>De redactie plaatste je antwoord niet. {written.reason && refusalWords[written.reason].sentence} Je kunt opnieuw antwoorden.</p>
      )}
      <ReactionAnswerForm reactionId={reaction.id} label={`Antwoord op reactie ${number}`} before={written?.body} />
    </>
  )
}
