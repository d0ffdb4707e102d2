import { TrayDecision, TrayFindings } from '#components/lessons/voices/tray-decision.tsx'
import { TraySince } from '#components/lessons/voices/tray-since.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { decideAnswerAction } from '#lib/lessons/actions-voices.ts'
import { voicesRefusals } from '#lib/lessons/copy-voices.ts'
import type { DeskAnswer } from '#lib/lessons/queries-answers.ts'

/** What writers answered to reactions, each with what can be done with it. Nothing gives nothing. */
export function DeskAnswers({ answers, now }: { answers: readonly DeskAnswer[]; now: Date }) {
  if (answers.length === 0) return null
  return (
    <ol role="list" className={styles.tray}>
      {answers.map((answer, index) => (
        <li key={answer.id}>
          <div>
            <h2>Antwoord van een schrijver bij ‘{answer.lessonTitle}’</h2>
            <Meta>
              <TraySince since={answer.writtenAt} placedAt={answer.decidedAt} now={now} />
              <a href={`/redactie/${answer.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <figure className={styles.ofReader}>
            <figcaption>Een lezer schreef</figcaption>
            <blockquote className={styles.body}>{answer.reactionBody}</blockquote>
          </figure>
          <figure className={styles.ofWriter}>
            <figcaption>De schrijver antwoordt</figcaption>
            <p className={styles.body}>{answer.body}</p>
          </figure>
          <TrayFindings findings={answer.findings} />
          {answer.isOwn ? (
            <p>{voicesRefusals.own_work}</p>
          ) : (
            <TrayDecision
              action={decideAnswerAction}
              fixed={{ answerId: answer.id }}
              isWaiting={answer.status === 'waiting'}
              subject={`Antwoord ${index + 1}`}
              place="Plaats dit antwoord"
              hint="De schrijver leest deze reden in een mail."
            />
          )}
        </li>
      ))}
    </ol>
  )
}
