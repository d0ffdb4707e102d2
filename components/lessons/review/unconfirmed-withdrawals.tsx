import { Notice } from '#components/ui/notice.tsx'
import { formatRecent, isoMoment } from '#lib/platform/time.ts'

type Unconfirmed = { decisionId: string; lessonId: string; withdrawnByName: string; withdrawnAt: Date }

/** Lessons that one person took away with the emergency button; each waits for a second curator. Without titles. */
export function UnconfirmedWithdrawals({ withdrawals, now }: { withdrawals: readonly Unconfirmed[]; now: Date }) {
  if (withdrawals.length === 0) return null
  return (
    <Notice
      tone="warning"
      title={withdrawals.length === 1 ? 'Een les is met spoed weggehaald' : `${withdrawals.length} lessen zijn met spoed weggehaald`}
    >
      <p>Een tweede redacteur bevestigt dat, of zet de les terug.</p>
      <ul>
        {withdrawals.map(({ decisionId, lessonId, withdrawnByName, withdrawnAt }) => (
          <li key={decisionId}>
            <a href={`/redactie/${lessonId}`}>
              Weggehaald door {withdrawnByName}, <time dateTime={isoMoment(withdrawnAt)}>{formatRecent(withdrawnAt, now)}</time>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
