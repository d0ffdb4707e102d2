import type { ReactNode } from 'react'
import styles from '#components/ui/visually-hidden.module.css'

/** Words for who listens, where the eye already knows. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}
