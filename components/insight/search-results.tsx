import styles from '#components/insight/search-results.module.css'
import { MarkedText } from '#components/ui/marked-text.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { formatDate, isoDay } from '#lib/platform/time.ts'

type Part = { text: string; marked: boolean }

export type SearchResult = { address: string; kind: string; title: readonly Part[]; passage: readonly Part[]; at: Date }

/** What was found, the best first: the title is the link, and under it the piece that answers. */
export function SearchResults({ results }: { results: readonly SearchResult[] }) {
  return (
    <ol className={styles.list} role="list">
      {results.map((result) => (
        <li key={result.address}>
          <article>
            <Meta>
              {result.kind}
              <time dateTime={isoDay(result.at)}>{formatDate(result.at)}</time>
            </Meta>
            <h2 className={styles.title}>
              <a href={result.address}>
                <MarkedText parts={result.title} />
              </a>
            </h2>
            {result.passage.length > 0 && (
              <p className={styles.passage}>
                <MarkedText parts={result.passage} />
              </p>
            )}
          </article>
        </li>
      ))}
    </ol>
  )
}

/** `isAtLeast`: not all were counted. */
export type KindLink = { label: string; href: string; count?: number; isAtLeast?: boolean; current: boolean }

/** What there is of each kind, as links. */
export function KindLinks({ links }: { links: readonly KindLink[] }) {
  if (links.length < 3) return null
  return (
    <nav aria-label="Soort">
      <ul className={styles.kinds} role="list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? 'true' : undefined} rel="nofollow">
              {link.label} {link.count !== undefined && <KindCount count={link.count} isAtLeast={link.isAtLeast} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function KindCount({ count, isAtLeast }: { count: number; isAtLeast?: boolean }) {
  return (
    <span className={styles.count}>
      {isAtLeast && <VisuallyHidden>minstens </VisuallyHidden>}
      {count}
      {isAtLeast && <span aria-hidden="true">+</span>}
    </span>
  )
}

/** How words were read that nobody writes so. */
export function Corrections({ corrections }: { corrections: readonly { from: string; to: string }[] }) {
  if (corrections.length === 0) return null
  return (
    <p>
      {corrections.map(({ from, to }, index) => (
        <span key={from}>
          {index > 0 && ' '}‘{from}’ staat nergens. We zochten op <strong>{to}</strong>.
        </span>
      ))}
    </p>
  )
}
