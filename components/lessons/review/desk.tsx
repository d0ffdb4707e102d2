import type { ReactNode } from 'react'
import { DeskKeys } from '#components/lessons/review/desk-keys.tsx'
import { ReviewQueue, type QueueRowProps } from '#components/lessons/review/review-queue.tsx'
import styles from '#components/lessons/review/desk.module.css'
import { Filters, type FilterTab } from '#components/ui/filters.tsx'

type DeskProps = {
  tabs: readonly FilterTab[]
  rows: readonly QueueRowProps[]
  /** The lesson that lies open; on a narrow screen the others then step aside. */
  openId?: string
  /** Address of the queue that is shown. */
  queueHref: string
  /** What is asked of the queue, to take along to a lesson. */
  query: string
  /** Where the list begins, when this is a later part of it. */
  startHref?: string
  /** Where the list goes on. */
  furtherHref?: string
  /** What cannot wait, above the list. */
  urgent?: ReactNode
  /** Narrowing the list. */
  filters: ReactNode
  now: Date
  children?: ReactNode
}

/** The review desk: the queue at the side, beside it what is being read. */
export function Desk({ tabs, urgent, filters, now, children, ...queue }: DeskProps) {
  return (
    <div className={styles.desk}>
      <section className={styles.queue} aria-labelledby="redactietafel">
        <div className={styles.queueBody}>
          <div className={styles.queueHead}>
            <h1 id="redactietafel">Redactietafel</h1>
            <Filters label="Lijsten" tabs={tabs} />
            {filters}
            <DeskKeys />
            {queue.openId === undefined && (
              <p className={styles.toTrays}>
                <a href="#bakjes">Ook op je tafel</a>
              </p>
            )}
          </div>
          {urgent}
          <ReviewQueue {...queue} now={now} />
        </div>
      </section>
      <div className={styles.reading}>{children}</div>
    </div>
  )
}
