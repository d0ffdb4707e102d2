import styles from '#components/ui/filters.module.css'

export type FilterTab = { label: string; href: string; count?: number; current?: boolean }

/** Views of one list, as links beside each other; the current one has a line under it. */
export function Filters({ label, tabs }: { label: string; tabs: readonly FilterTab[] }) {
  return (
    <nav aria-label={label} className={styles.filters}>
      <ul role="list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && ` (${tab.count})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
