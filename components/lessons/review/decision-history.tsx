import styles from '#components/lessons/review/decision-history.module.css'
import { withdrawalWords } from '#lib/lessons/copy.ts'
import type { WithdrawalReason } from '#lib/lessons/values.ts'
import { formatDate, formatTime, isoMoment } from '#lib/platform/time.ts'

type Decision = {
  id: string
  kind: 'publish' | 'return' | 'decline' | 'withdraw'
  message: string
  decidedAt: Date
  decidedByName: string
  revisionNumber: number
  withdrawalReason: WithdrawalReason | null
}

const words: Record<Decision['kind'], string> = {
  publish: 'Geplaatst',
  return: 'Terug naar de schrijver',
  decline: 'Niet geplaatst',
  withdraw: 'Teruggetrokken',
}

/** What was decided before, newest first, with what was written to the author. */
export function DecisionHistory({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="eerdere-besluiten">
      <h3 id="eerdere-besluiten" className={styles.heading}>
        Eerdere besluiten
      </h3>
      <ol role="list" className={styles.decisions}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <p>
              <strong>{words[decision.kind]}</strong>
              {decision.withdrawalReason && `: ${withdrawalWords[decision.withdrawalReason].label.toLowerCase()}`}
            </p>
            <p className={styles.when}>
              {decision.decidedByName}, versie {decision.revisionNumber},{' '}
              <time dateTime={isoMoment(decision.decidedAt)}>
                {formatDate(decision.decidedAt)}, {formatTime(decision.decidedAt)}
              </time>
            </p>
            {decision.message && <p className={styles.message}>{decision.message}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
