import type { ReactNode } from 'react'
import styles from '#components/lessons/review/review-layout.module.css'

/** The text with the decision beside it. */
export function ReviewLayout({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.layout}>
      <article className={styles.text}>{children}</article>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
