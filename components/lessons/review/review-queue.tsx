import type { ReactNode } from 'react'
import { LessonKindLabel, type LessonKind } from '#components/lessons/lesson-kind.tsx'
import styles from '#components/lessons/review/review-queue.module.css'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import { Meta } from '#components/ui/meta.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { statusWords } from '#lib/lessons/copy.ts'
import type { LessonStatus } from '#lib/lessons/status.ts'
import { formatDate, formatDayAndTime, formatShortDate, formatWaiting, isoDay, isoMoment } from '#lib/platform/time.ts'

export type QueueRowProps = {
  id: string
  title: string
  kind: LessonKind
  status: LessonStatus
  homeName: string
  submittedAt: Date
  /** A calendar day: when the writers may expect an answer. */
  expectedOn: string
  isOverdue: boolean
  /** When the clock places it, where a curator planned that. */
  placeAt: Date | null
  /** When the version that shows now was placed. */
  placedAt: Date | null
  claimedByName: string | null
  /** The reader of the queue took this one. */
  claimedByMe: boolean
  /** The reader of the queue wrote along and leaves the decision to another. */
  isOwn: boolean
  /** What can be recognised and nobody decided about; undefined when that is not known. */
  undecided: number | undefined
  openNotes: number
}

type ReviewQueueProps = {
  rows: readonly QueueRowProps[]
  openId?: string
  queueHref: string
  /** '?soort=vraag': goes along to a lesson, so that the list beside it stays as it was asked for. */
  query: string
  startHref?: string
  furtherHref?: string
  now: Date
}

/** The lessons of one list of the desk. */
export function ReviewQueue({ rows, openId, queueHref, query, startHref, furtherHref, now }: ReviewQueueProps) {
  if (rows.length === 0) return <p className={styles.empty}>{query ? 'Hier ligt niets wat bij deze filters past.' : 'Hier ligt niets.'}</p>
  return (
    <>
      <ul role="list" data-queue="" className={joinClasses(styles.rows, openId !== undefined && styles.besideOpen)}>
        {rows.map((row) => (
          <li key={row.id} className={joinClasses(row.id === openId && styles.open)}>
            <a href={`/redactie/${row.id}${query}`} aria-current={row.id === openId ? 'page' : undefined}>
              {row.title}
            </a>
            <Meta>
              <LessonKindLabel kind={row.kind} />
              {row.homeName}
              <When row={row} now={now} />
            </Meta>
            <Signals row={row} now={now} />
          </li>
        ))}
      </ul>
      <div className={joinClasses(styles.parts, openId !== undefined && styles.partsBesideOpen)}>
        <Pagination label="Delen van de lijst" newestHref={startHref} newest="Naar het begin" olderHref={furtherHref} older="Verder" />
      </div>
      {openId !== undefined && rows.length > 1 && (
        <p className={styles.toQueue}>
          <a href={queueHref}>
            <Icon name="arrow-left" /> Terug naar de lijst ({rows.length})
          </a>
        </p>
      )}
    </>
  )
}

function When({ row, now }: { row: QueueRowProps; now: Date }) {
  if (row.status === 'published' && row.placedAt)
    return (
      <span>
        Geplaatst op <time dateTime={isoDay(row.placedAt)}>{formatDate(row.placedAt)}</time>
      </span>
    )
  // What is planned waits for the clock and not for a reader; the line below says when it is placed.
  if (row.status !== 'submitted' || row.placeAt)
    return (
      <span>
        Ingestuurd op <time dateTime={isoDay(row.submittedAt)}>{formatDate(row.submittedAt)}</time>
      </span>
    )
  const waiting = formatWaiting(row.submittedAt, now)
  return <time dateTime={isoMoment(row.submittedAt)}>{waiting.charAt(0).toUpperCase() + waiting.slice(1)}</time>
}

function Signals({ row, now }: { row: QueueRowProps; now: Date }) {
  const expected = formatShortDate(new Date(`${row.expectedOn}T12:00:00Z`), now)
  if (row.status === 'returned') return <OpenNotes count={row.openNotes} />
  // Placed and not in the feed: whoever opens it comes to the lesson that it was merged with.
  if (row.status === 'published' && !row.placedAt) return <Signal icon="info">Samengevoegd</Signal>
  if (row.status !== 'submitted')
    return <Signal icon={row.status === 'published' ? 'good' : 'info'}>{statusWords[row.status].label}</Signal>
  return (
    <>
      {(row.undecided ?? 0) > 0 && (
        <Signal icon="warning" urgent>
          {row.undecided === 1 ? 'Over 1 ding is nog niets besloten' : `Over ${row.undecided} dingen is nog niets besloten`}
        </Signal>
      )}
      <OpenNotes count={row.openNotes} />
      {row.isOwn && <Signal icon="people">Je schreef zelf mee</Signal>}
      {row.claimedByMe && <Signal icon="eye">Jij leest deze les</Signal>}
      {row.claimedByName && !row.claimedByMe && <Signal icon="eye">{row.claimedByName} leest deze les</Signal>}
      {row.placeAt ? (
        <Signal icon="calendar">
          Wordt geplaatst op <time dateTime={isoMoment(row.placeAt)}>{formatDayAndTime(row.placeAt)}</time>
        </Signal>
      ) : row.isOverdue ? (
        <Signal icon="warning" urgent>
          Te laat: antwoord verwacht op {expected}
        </Signal>
      ) : (
        <Signal icon="calendar" quiet>
          Antwoord verwacht op {expected}
        </Signal>
      )}
    </>
  )
}

function OpenNotes({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Signal icon="chat" quiet>
      {count === 1 ? '1 open notitie' : `${count} open notities`}
    </Signal>
  )
}

type SignalProps = { icon: IconName; urgent?: boolean; quiet?: boolean; children: ReactNode }

function Signal({ icon, urgent = false, quiet = false, children }: SignalProps) {
  return (
    <p className={joinClasses(styles.signal, urgent && styles.urgent, quiet && styles.quiet)}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
