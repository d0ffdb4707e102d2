import styles from '#components/ui/chosen-filters.module.css'
import { Icon } from '#components/ui/icon.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

export type ChosenFilter = {
  /** 'Thema', 'Proeftuin', 'Woorden' */
  facet: string
  label: string
  /** The same page without this one. */
  withoutHref: string
}

/** What of a list is chosen now, each with a way to let it go; nothing when nothing is. */
export function ChosenFilters({ chosen, clearHref }: { chosen: readonly ChosenFilter[]; clearHref: string }) {
  if (chosen.length === 0) return null
  return (
    <div className={styles.chosen}>
      <h2>Gekozen</h2>
      <ul role="list">
        {chosen.map((filter) => (
          <li key={`${filter.facet} ${filter.label}`}>
            <a href={filter.withoutHref} rel="nofollow">
              <VisuallyHidden>Haal weg: </VisuallyHidden>
              <span className={styles.facet}>{filter.facet}</span> {filter.label} <Icon name="close" />
            </a>
          </li>
        ))}
        {chosen.length > 1 && (
          <li>
            <a className={styles.clear} href={clearHref}>
              Haal alles weg
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}
