import styles from '#components/lessons/review/queue-filters.module.css'

export type FilterLink = { label: string; href: string; current: boolean }
export type FilterGroup = { name: string; links: readonly FilterLink[] }

/** Narrows the queue by plain links, folded away until one is used. */
export function QueueFilters({ groups, active, clearHref }: { groups: readonly FilterGroup[]; active: number; clearHref: string }) {
  return (
    <details className={styles.filters} open={active > 0}>
      <summary>{active === 0 ? 'Filters' : `Filters (${active} aan)`}</summary>
      <nav aria-label="Filters van de lijst">
        {groups
          .filter((group) => group.links.length > 0)
          .map((group) => (
            <div key={group.name}>
              <p id={`filter-${group.name}`}>{group.name}</p>
              <ul role="list" aria-labelledby={`filter-${group.name}`}>
                {group.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href} aria-current={link.current ? 'true' : undefined}>
                      {link.label}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        {active > 0 && <a href={clearHref}>Haal alle filters weg</a>}
      </nav>
    </details>
  )
}
