import { Wrap } from '#components/layout/sections.tsx'
import { nationalStatusWords } from '#lib/lessons/copy.ts'
import type { FacetValue } from '#lib/lessons/queries-feed.ts'
import { countedLessons } from './counted.ts'
import styles from './home.module.css'

const hints = new Map(Object.values(nationalStatusWords).map((word) => [word.slug, word.hint]))

/**
 * Two ways in below the newest lessons: can we do this already (what nearly every region asks), and by subject.
 */
export function ThemeBand({ themes, statuses }: { themes: readonly FacetValue[]; statuses: readonly FacetValue[] }) {
  if (themes.length === 0) return null
  return (
    <div className={styles.band}>
      <Wrap>
        <div className={styles.bandRow}>
          <nav aria-labelledby="kan-dit-al">
            <h2 id="kan-dit-al">Wat kan nu al?</h2>
            <ul role="list" className={styles.statuses}>
              {statuses.map((status) => (
                <li key={status.slug}>
                  <a href={`/lessen?status=${status.slug}`}>{status.name}</a>
                  <span>
                    {hints.get(status.slug)} {countedLessons(status.count)}
                  </span>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-labelledby="per-thema">
            <h2 id="per-thema">Lessen per thema</h2>
            <ul role="list" className={styles.themes}>
              {themes.map((theme) => (
                <li key={theme.slug}>
                  <a href={`/lessen?thema=${theme.slug}`}>{theme.name}</a>
                  <span>{countedLessons(theme.count)}</span>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </Wrap>
    </div>
  )
}
