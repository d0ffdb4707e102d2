import styles from '#components/lessons/voices/voices.module.css'
import type { DeskTrayCounts } from '#lib/lessons/queries-dates.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/** What waits beside the queue: reports first, because somebody may be recognised. */
export function TrayList({ trays }: { trays: DeskTrayCounts }) {
  const { reports, urgentReports, reactions, uses, unanswered, withdrawals, secondLooks } = trays
  return (
    <section aria-labelledby="bakjes" className={styles.besides}>
      <h2 id="bakjes">Ook op je tafel</h2>
      <ul className={styles.trays}>
        <li>
          <a href="/redactie/meldingen">Meldingen ({reports})</a>
          {urgentReports > 0 && <strong className={styles.urgent}> Bij {urgentReports} is misschien iemand te herkennen.</strong>}
        </li>
        <li>
          <a href="/redactie/reacties">Reacties van lezers ({reactions})</a>
        </li>
        <li>
          <a href="/redactie/gebruik">Gebruik van lessen ({uses})</a>
        </li>
        <li>
          <a href="/redactie/nakijken">
            Nakijken: niet beantwoord ({unanswered}), kan weg ({withdrawals})
          </a>
        </li>
        {secondLooks.map((look) => (
          <li key={look.lessonId}>
            <a href={`/redactie/${look.lessonId}`}>
              Tweede blik gevraagd op <time dateTime={isoDay(look.askedAt)}>{formatDate(look.askedAt)}</time>
            </a>
            {look.isFirstDecider && ' (jij besloot eerst, dus een ander kijkt)'}
          </li>
        ))}
        <li>
          <a href="/redactie/logboek">Logboek</a>
        </li>
      </ul>
    </section>
  )
}
