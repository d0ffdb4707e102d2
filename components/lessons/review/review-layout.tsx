import type { ReactNode } from 'react'
import styles from '#components/lessons/review/review-layout.module.css'

type ReviewLayoutProps = { side: ReactNode; beneath?: ReactNode; children: ReactNode }

/** The text with the decision beside it, and beneath it what was said and done; on a phone the decision follows the text. */
export function ReviewLayout({ side, beneath, children }: ReviewLayoutProps) {
  return (
    <div className={styles.layout}>
      <article className={styles.text}>{children}</article>
      <div className={styles.side}>{side}</div>
      {beneath && <div className={styles.beneath}>{beneath}</div>}
    </div>
  )
}
