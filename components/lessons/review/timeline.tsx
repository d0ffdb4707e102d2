import styles from '#components/lessons/review/decision-history.module.css'
import { formatDate, formatTime, isoMoment } from '#lib/platform/time.ts'

export type TimelineEntry = {
  key: string
  at: Date
  what: string
  /** Null when the clock did it. */
  who: string | null
  version?: number
  /** What was written with it, word for word. */
  text?: string
}

/** Who did what with a lesson and when, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="tijdlijn">
      <h3 id="tijdlijn" className={styles.heading}>
        Tijdlijn
      </h3>
      <ol role="list" className={styles.decisions}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <p>
              <strong>{entry.what}</strong>
            </p>
            <p className={styles.when}>
              {[entry.who ?? 'Vanzelf', entry.version === undefined ? undefined : `versie ${entry.version}`].filter(Boolean).join(', ')},{' '}
              <time dateTime={isoMoment(entry.at)}>
                {formatDate(entry.at)}, {formatTime(entry.at)}
              </time>
            </p>
            {entry.text && <p className={styles.message}>{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
