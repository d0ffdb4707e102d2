import { Icon } from '#components/ui/icon.tsx'
import styles from '#components/ui/pagination.module.css'

type PaginationProps = { label: string; newestHref?: string; newest?: string; olderHref?: string; older?: string }

/** To older and back to the newest. There is no number of pages: counting them costs more than it tells. */
export function Pagination({ label, newestHref, newest = 'Terug naar de nieuwste', olderHref, older = 'Ouder' }: PaginationProps) {
  if (!newestHref && !olderHref) return null
  return (
    <nav className={styles.pagination} aria-label={label} data-print="no">
      {newestHref ? (
        <a href={newestHref}>
          <Icon name="arrow-left" /> {newest}
        </a>
      ) : (
        <span />
      )}
      {olderHref && (
        <a href={olderHref} rel="next">
          {older} <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
