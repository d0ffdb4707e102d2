import { AskOpinionForm } from '#components/lessons/review/ask-opinion-form.tsx'
import styles from '#components/lessons/review/opinions.module.css'
import { RevokeOpinion } from '#components/lessons/review/revoke-opinion.tsx'
import { opinionCapacityWords, opinionKindWords } from '#lib/lessons/copy-desk.ts'
import type { Opinion } from '#lib/lessons/queries-desk.ts'
import { formatDate } from '#lib/platform/time.ts'

type OpinionsProps = {
  opinions: readonly Opinion[]
  /** What is asked is about this version; absent when the reader may not ask. */
  ask?: { lessonId: string; revisionId: string; dueOn: string }
}

const dayInWords = (day: string) => formatDate(new Date(`${day}T12:00:00Z`))

/** What was asked of others, what they answered, and asking somebody. */
export function Opinions({ opinions, ask }: OpinionsProps) {
  if (opinions.length === 0 && !ask) return null
  return (
    <section aria-labelledby="meelezers" className={styles.opinions}>
      <h3 id="meelezers">Meelezers</h3>
      {opinions.length > 0 && (
        <ul role="list">
          {opinions.map((opinion) => (
            <li key={opinion.id}>
              <p>
                <strong>{opinionKindWords[opinion.kind].label}</strong> {opinion.name}, {opinionCapacityWords[opinion.capacity]}
              </p>
              <p className={styles.when}>
                Gevraagd door {opinion.askedByName} over versie {opinion.revisionNumber}. {standing(opinion)}
              </p>
              <p className={styles.words}>{opinion.question}</p>
              {opinion.answer && <p className={styles.answer}>{opinion.answer}</p>}
              {ask && opinion.state === 'open' && <RevokeOpinion opinionId={opinion.id} name={opinion.name} />}
            </li>
          ))}
        </ul>
      )}
      {ask && <AskOpinionForm {...ask} />}
    </section>
  )
}

function standing(opinion: Opinion): string {
  if (opinion.answeredAt) return `Beantwoord op ${formatDate(opinion.answeredAt)}.`
  if (opinion.revokedAt) return `Ingetrokken op ${formatDate(opinion.revokedAt)}.`
  if (opinion.state === 'expired') return 'Verlopen zonder antwoord.'
  return `Antwoord gevraagd voor ${dayInWords(opinion.dueOn)}.`
}
