import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import popover from '#components/ui/popover.module.css'
import styles from '#components/ui/filter-panel.module.css'

/** The filters of a list, in their place; on a narrow screen behind a button, in a native popover: it works without script. */
export function FilterPanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <span className={styles.opener}>
        <Button type="button" variant="line" icon="filter" popoverTarget="filters">
          {title}
        </Button>
      </span>
      <div className={joinClasses(popover.inPlace, styles.panel)} id="filters" popover="auto">
        <div className={styles.panelHead}>
          <h2>{title}</h2>
          <Button type="button" variant="quiet" small icon="close" popoverTarget="filters" popoverTargetAction="hide">
            Sluit
          </Button>
        </div>
        {children}
      </div>
    </>
  )
}
