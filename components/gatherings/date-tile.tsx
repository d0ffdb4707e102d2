import styles from '#components/gatherings/date-tile.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'
import { dayTile } from '#lib/platform/wall-clock.ts'

/** The day as a leaf of a calendar. The date stands in words beside it, so a reader skips this. */
export function DateTile({ at, past = false }: { at: Date; past?: boolean }) {
  const { day, month } = dayTile(at)
  return (
    <span className={joinClasses(styles.tile, past && styles.past)} aria-hidden="true">
      <b>{day}</b>
      <span>{month}</span>
    </span>
  )
}
