import type { ReactNode } from 'react'
import styles from '#components/ui/highlight.module.css'

/** The yellow highlighter. One sentence on a page gets it. */
export function Highlight({ children }: { children: ReactNode }) {
  return <span className={styles.highlight}>{children}</span>
}
