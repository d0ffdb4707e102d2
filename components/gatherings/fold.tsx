'use client'

import type { ReactNode } from 'react'
import styles from '#components/gatherings/fold.module.css'

/** Folds a rare deed away. After an answer it stands open, so that nobody misses what was said: also without script. */
export function Fold({ summary, open, children }: { summary: string; open: boolean; children: ReactNode }) {
  return (
    <details className={styles.fold} open={open || undefined}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
