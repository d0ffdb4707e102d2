import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { fullTitle, organiserName } from '#components/gatherings/gathering-view.ts'
import styles from './own-gatherings.module.css'
import { DateTile } from '#components/gatherings/date-tile.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { statusWords } from '#lib/gatherings/copy.ts'
import type { OrganisedRow } from '#lib/gatherings/queries-organise.ts'

const week = 7 * 24 * 3_600_000

/** Fewer people than needed, and the closing date is near. */
export const belowMinimum = (gathering: OrganisedRow, now: Date): boolean =>
  gathering.status === 'published' &&
  gathering.minimum !== null &&
  gathering.placesTaken < gathering.minimum &&
  gathering.startsAt > now &&
  gathering.signUpClosesAt.getTime() - now.getTime() < week

type OwnGatheringsProps = { gatherings: readonly OrganisedRow[]; now: Date; mayApprove: boolean }

/** What somebody organises, with what waits for a decision first. */
export function OwnGatherings({ gatherings, now, mayApprove }: OwnGatheringsProps) {
  const over = (one: OrganisedRow) => one.status === 'held' || one.status === 'cancelled' || one.endsAt <= now
  const soonest = gatherings.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const groups = [
    {
      id: 'voorgesteld',
      title: mayApprove ? 'Voorgesteld: kijk of het klopt' : 'Bij de redactie',
      rows: soonest.filter((one) => one.status === 'proposed'),
    },
    { id: 'agenda', title: 'In de agenda', rows: soonest.filter((one) => one.status === 'published' && !over(one)) },
    { id: 'concepten', title: 'Concepten', rows: soonest.filter((one) => one.status === 'draft') },
    {
      id: 'geweest',
      title: 'Geweest of niet doorgegaan',
      rows: soonest.filter((one) => one.status !== 'draft' && one.status !== 'proposed' && over(one)).toReversed(),
    },
  ].filter((group) => group.rows.length > 0)
  if (groups.length === 0) return <p>Je organiseert nog niets.</p>
  return groups.map((group) => (
    <section key={group.id} aria-labelledby={group.id}>
      <h2 id={group.id} className={styles.heading}>
        {group.title}
      </h2>
      <ul role="list" className={styles.list}>
        {group.rows.map((gathering) => (
          <GatheringRow key={gathering.id} gathering={gathering} now={now} />
        ))}
      </ul>
    </section>
  ))
}

function GatheringRow({ gathering, now }: { gathering: OrganisedRow; now: Date }) {
  return (
    <li className={styles.row}>
      <DateTile at={gathering.startsAt} past={gathering.endsAt <= now || gathering.status === 'cancelled'} />
      <div className={styles.text}>
        <h3>
          <a href={`/mijn/bijeenkomsten/${gathering.id}`}>{fullTitle(gathering)}</a>
        </h3>
        <p>
          <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
        </p>
        <Meta>
          {statusWords[gathering.status].label}
          {organiserName(gathering)}
          {(gathering.status === 'published' || gathering.status === 'held') && takenWords(gathering)}
        </Meta>
        {belowMinimum(gathering, now) && (
          <p className={styles.warning}>
            <Icon name="warning" /> Nog geen {gathering.minimum} aanmeldingen, en aanmelden sluit bijna.
          </p>
        )}
      </div>
    </li>
  )
}

/** '12 van 40 plaatsen bezet, 3 op de wachtlijst' */
export function takenWords({ placesTaken, maximum, waiting }: Pick<OrganisedRow, 'placesTaken' | 'maximum' | 'waiting'>): string {
  const taken = `${placesTaken} van ${maximum} plaatsen bezet`
  return waiting > 0 ? `${taken}, ${waiting} op de wachtlijst` : taken
}
