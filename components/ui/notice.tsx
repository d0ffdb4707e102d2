import type { ReactNode } from 'react'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import styles from '#components/ui/notice.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'

export type NoticeTone = 'info' | 'good' | 'warning' | 'error'

const icons: Readonly<Record<NoticeTone, IconName>> = { info: 'info', good: 'good', warning: 'warning', error: 'error' }

type NoticeProps = {
  tone?: NoticeTone
  title?: string
  /** Where the title stands among the headings of the page. */
  level?: 2 | 3
  /** 'status' is read when there is time, 'alert' at once: only for what changes while the page is open. */
  live?: 'status' | 'alert'
  children?: ReactNode
}

/** A message beside the text: what happened, or what to mind. */
export function Notice({ tone = 'info', title, level = 2, live, children }: NoticeProps) {
  const Heading = `h${level}` as const
  return (
    <div className={joinClasses(styles.notice, styles[tone])} role={live}>
      <Icon name={icons[tone]} />
      <div className={styles.body}>
        {title && <Heading>{title}</Heading>}
        {children}
      </div>
    </div>
  )
}
