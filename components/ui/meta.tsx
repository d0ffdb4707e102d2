import { Children, type ReactNode } from 'react'
import styles from '#components/ui/meta.module.css'

/** Small facts in a row: kind, place, date. Each child is one fact; what is absent takes no room. */
export function Meta({ children }: { children: ReactNode }) {
  return (
    <p className={styles.meta}>
      {Children.toArray(children).map((fact, index) => (
        <span key={index} className={styles.fact}>
          {/* Without styles, or read aloud, the facts must not run together. */}
          {fact}{' '}
        </span>
      ))}
    </p>
  )
}
