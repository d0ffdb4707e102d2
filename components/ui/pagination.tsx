import { Icon } from '#components/ui/icon.tsx'
import styles from '#components/ui/pagination.module.css'

/** To older and back to the newest. There is no number of pages: counting them costs more than it tells. */
export function Pagination({ label, newestHref, olderHref }: { label: string; newestHref?: string; olderHref?: string }) {
  if (!newestHref && !olderHref) return null
  return (
    <nav className={styles.pagination} aria-label={label} data-print="no">
      {newestHref ? (
        <a href={newestHref}>
          <Icon name="arrow-left" /> Terug naar de nieuwste
        </a>
      ) : (
        <span />
      )}
      {olderHref && (
        <a href={olderHref} rel="next">
          Ouder <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
