import styles from '#components/sites/site-list.module.css'
import type { SiteOnMap } from '#components/sites/site-map.tsx'
import { plots } from '#components/sites/map-shape.ts'

/** Numbers proeftuinen from north to south, as the map is read; those without a place on the map come last. */
export function numberFromNorth<T extends { slug: string; name: string }>(sites: readonly T[]): (T & { number: number })[] {
  const depth = (site: T) => plots[site.slug]?.centre[1] ?? Number.POSITIVE_INFINITY
  return [...sites]
    .sort((a, b) => (depth(a) === depth(b) ? a.name.localeCompare(b.name, 'nl') : depth(a) - depth(b)))
    .map((site, index) => ({ ...site, number: index + 1 }))
}

/** The proeftuinen as numbered links; the same numbers stand on the map. */
export function SiteList({ sites }: { sites: readonly SiteOnMap[] }) {
  return (
    <ol className={styles.list} role="list">
      {sites.map(({ slug, name, number }) => (
        <li key={slug} value={number}>
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
          <a href={`/proeftuinen/${slug}`}>{name}</a>
        </li>
      ))}
    </ol>
  )
}
