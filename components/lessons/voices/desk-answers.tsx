import { TrayDecision, TrayFindings } from '#components/lessons/voices/tray-decision.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { decideAnswerAction } from '#lib/lessons/actions-voices.ts'
import { voicesRefusals } from '#lib/lessons/copy-voices.ts'
import type { DeskAnswer } from '#lib/lessons/queries-answers.ts'
import { formatWaiting } from '#lib/platform/time.ts'

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
              {formatWaiting(answer.writtenAt, now)}
              <a href={`/redactie/${answer.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <blockquote className={styles.body}>{answer.reactionBody}</blockquote>
          <p className={styles.body}>{answer.body}</p>
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
