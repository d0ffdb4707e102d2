import { AgendaList } from '#components/gatherings/agenda-list.tsx'
import styles from '#components/gatherings/month-view.module.css'
import type { AgendaItem } from '#components/gatherings/gathering-view.ts'
import { Icon } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import { kindWords } from '#lib/gatherings/copy.ts'
import { formatTime, isoDay } from '#lib/platform/time.ts'
import { formatMonth, monthBeside, weeksOf } from '#lib/platform/wall-clock.ts'

const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']

type MonthViewProps = {
  /** '2026-12' */
  month: string
  gatherings: readonly AgendaItem[]
  now: Date
  hrefOf: (month: string) => string
}

/** A month as a table of days; on a phone the same gatherings stand under each other. */
export function MonthView({ month, gatherings, now, hrefOf }: MonthViewProps) {
  return (
    <div>
      <nav className={styles.months} aria-label="Andere maand" data-print="no">
        <a href={hrefOf(monthBeside(month, -1))} rel="nofollow">
          <Icon name="arrow-left" /> {formatMonth(monthBeside(month, -1))}
        </a>
        <a href={hrefOf(monthBeside(month, 1))} rel="nofollow">
          {formatMonth(monthBeside(month, 1))} <Icon name="arrow-right" />
        </a>
      </nav>
      <table className={styles.month}>
        <caption>Bijeenkomsten in {formatMonth(month)}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, place) => (
                <Day key={weekdays[place]} day={day} today={day === isoDay(now)} gatherings={gatherings} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.narrow}>
        <h2>Bijeenkomsten in {formatMonth(month)}</h2>
        <AgendaList gatherings={gatherings} now={now} level={3} empty={<p>In deze maand staat niets gepland.</p>} />
      </div>
      {gatherings.length === 0 && <p className={styles.none}>In deze maand staat niets gepland.</p>}
    </div>
  )
}

function Day({ day, today, gatherings }: { day: string | null; today: boolean; gatherings: readonly AgendaItem[] }) {
  if (!day) return <td className={styles.outside}>&nbsp;</td>
  const here = gatherings.filter((gathering) => isoDay(gathering.startsAt) === day)
  return (
    <td className={joinClasses(today && styles.today)}>
      <time dateTime={day} aria-current={today ? 'date' : undefined}>
        {Number(day.slice(8))}
      </time>
      {here.length > 0 && (
        <ul role="list">
          {here.map((gathering) => (
            <li key={gathering.slug} className={joinClasses(gathering.status === 'cancelled' && styles.cancelled)}>
              <a href={`/bijeenkomsten/${gathering.slug}`}>{gathering.title}</a>
              <span>
                {gathering.status === 'cancelled'
                  ? 'Gaat niet door'
                  : `${formatTime(gathering.startsAt)}, ${kindWords[gathering.kind].label}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}
