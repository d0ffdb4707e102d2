import type { ReactNode } from 'react'
import styles from '#components/gatherings/agenda-list.module.css'
import { DateTile } from '#components/gatherings/date-tile.tsx'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { availabilityWords, fullTitle, organiserName, whereWords, type AgendaItem } from '#components/gatherings/gathering-view.ts'
import { joinClasses } from '#components/ui/join-classes.ts'
import linkedRow from '#components/ui/linked-row.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { kindWords } from '#lib/gatherings/copy.ts'

type AgendaListProps = {
  gatherings: readonly AgendaItem[]
  now: Date
  level?: 2 | 3
  /** What stands there when there are none: a way onwards. */
  empty?: ReactNode
}

/** Gatherings under each other, with the day as a leaf of a calendar before each. The whole row can be pressed. */
export function AgendaList({ gatherings, now, level = 2, empty }: AgendaListProps) {
  if (gatherings.length === 0) return <div className={styles.empty}>{empty ?? <p>Er staan hier nog geen bijeenkomsten.</p>}</div>
  return (
    <ul role="list" className={styles.list}>
      {gatherings.map((gathering) => (
        <li key={gathering.slug}>
          <AgendaRow gathering={gathering} now={now} level={level} />
        </li>
      ))}
    </ul>
  )
}

function AgendaRow({ gathering, now, level }: { gathering: AgendaItem; now: Date; level: 2 | 3 }) {
  const Title = `h${level}` as const
  const cancelled = gathering.status === 'cancelled'
  return (
    <article className={joinClasses(linkedRow.row, styles.row, cancelled && styles.cancelled)}>
      <DateTile at={gathering.startsAt} past={gathering.endsAt <= now || cancelled} />
      <div className={styles.text}>
        <Meta>
          <span className={styles.kind}>{kindWords[gathering.kind].label}</span>
          {organiserName(gathering)}
          {gathering.byInvitation && 'Op uitnodiging'}
          {!cancelled && gathering.changedAt !== null && gathering.endsAt > now && <strong>Gewijzigd</strong>}
        </Meta>
        <Title className={joinClasses(linkedRow.title, styles.title)}>
          <a href={`/bijeenkomsten/${gathering.slug}`}>{gathering.title}</a>
        </Title>
        <p className={styles.when}>
          <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
          <br />
          {whereWords(gathering)}
        </p>
        <p>{gathering.summary}</p>
        <p className={styles.places}>{availabilityWords({ ...gathering, byInvitation: false }, now)}</p>
      </div>
    </article>
  )
}

/** The next few, short: beside other content. */
export function AgendaShort({ gatherings, now }: { gatherings: readonly AgendaItem[]; now: Date }) {
  return (
    <ul role="list" className={styles.short}>
      {gatherings.map((gathering) => (
        <li key={gathering.slug}>
          <DateTile at={gathering.startsAt} />
          <div>
            <a href={`/bijeenkomsten/${gathering.slug}`}>{fullTitle(gathering)}</a>
            <p>
              <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
            </p>
            <p>
              {whereWords(gathering)}. {availabilityWords(gathering, now)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
