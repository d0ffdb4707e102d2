import type { ReactNode } from 'react'
import { LessonKindLabel, type LessonKind } from '#components/lessons/lesson-kind.tsx'
import styles from '#components/lessons/review/review-queue.module.css'
import { workingDaysBetween } from '#components/lessons/review/working-days.ts'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import { Meta } from '#components/ui/meta.tsx'
import { statusWords } from '#lib/lessons/copy.ts'
import type { LessonStatus } from '#lib/lessons/status.ts'
import { formatDate, formatWaiting, isoDay, isoMoment } from '#lib/platform/time.ts'

export type QueueRowProps = {
  id: string
  title: string
  kind: LessonKind
  status: LessonStatus
  homeName: string
  submittedAt: Date
  claimedByName: string | null
  /** The reader of the queue took this one. */
  claimedByMe: boolean
  /** The reader of the queue wrote along and leaves the decision to another. */
  isOwn: boolean
}

// After this many working days a writer may expect an answer.
const longWait = 5

type ReviewQueueProps = { rows: readonly QueueRowProps[]; openId?: string; queueHref: string; now: Date }

/** The lessons of one list of the desk. */
export function ReviewQueue({ rows, openId, queueHref, now }: ReviewQueueProps) {
  if (rows.length === 0) return <p className={styles.empty}>Hier ligt niets.</p>
  return (
    <>
      <ul role="list" className={joinClasses(styles.rows, openId !== undefined && styles.besideOpen)}>
        {rows.map((row) => (
          <li key={row.id} className={joinClasses(row.id === openId && styles.open)}>
            <a href={`/redactie/${row.id}`} aria-current={row.id === openId ? 'page' : undefined}>
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
  if (row.status !== 'submitted') return <time dateTime={isoDay(row.submittedAt)}>{formatDate(row.submittedAt)}</time>
  const waiting = formatWaiting(row.submittedAt, now)
  return <time dateTime={isoMoment(row.submittedAt)}>{waiting.charAt(0).toUpperCase() + waiting.slice(1)}</time>
}

function Signals({ row, now }: { row: QueueRowProps; now: Date }) {
  if (row.status !== 'submitted')
    return row.status === 'returned' ? null : (
      <Signal icon={row.status === 'published' ? 'good' : 'info'}>{statusWords[row.status].label}</Signal>
    )
  return (
    <>
      {row.isOwn && <Signal icon="people">Je schreef zelf mee</Signal>}
      {row.claimedByMe && <Signal icon="eye">Jij leest deze les</Signal>}
      {row.claimedByName && !row.claimedByMe && <Signal icon="eye">{row.claimedByName} leest deze les</Signal>}
      {workingDaysBetween(row.submittedAt, now) > longWait && (
        <Signal icon="warning" urgent>
          Wacht al meer dan {longWait} werkdagen
        </Signal>
      )}
    </>
  )
}

function Signal({ icon, urgent = false, children }: { icon: IconName; urgent?: boolean; children: ReactNode }) {
  return (
    <p className={joinClasses(styles.signal, urgent && styles.urgent)}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
