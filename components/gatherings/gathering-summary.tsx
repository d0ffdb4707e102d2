import type { ReactNode } from 'react'
import { DateTile } from '#components/gatherings/date-tile.tsx'
import styles from '#components/gatherings/gathering-summary.module.css'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { whereWords, type AgendaItem } from '#components/gatherings/gathering-view.ts'

type GatheringSummaryProps = {
  gathering: Pick<AgendaItem, 'slug' | 'title' | 'startsAt' | 'endsAt' | 'format' | 'place'>
  /** The last line: how many places are left, or where one stands. */
  children?: ReactNode
  /** A way to the page with everything about it. */
  withLink?: boolean
}

/** Which gathering this page is about, in four lines. */
export function GatheringSummary({ gathering, children, withLink = false }: GatheringSummaryProps) {
  return (
    <div className={styles.summary}>
      <DateTile at={gathering.startsAt} />
      <div>
        <strong>{gathering.title}</strong>
        <p>
          <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
        </p>
        <p>
          {whereWords(gathering)}. {children}
        </p>
        {withLink && (
          <p>
            <a href={`/bijeenkomsten/${gathering.slug}`}>Alles over deze bijeenkomst</a>
          </p>
        )}
      </div>
    </div>
  )
}
