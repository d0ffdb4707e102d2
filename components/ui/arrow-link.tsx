import type { ComponentProps, ReactNode } from 'react'
import styles from '#components/ui/arrow-link.module.css'
import { Icon } from '#components/ui/icon.tsx'

/** A link onwards that stands alone, with an arrow that moves a little and stays beside the last word. */
export function ArrowLink({ children, ...rest }: ComponentProps<'a'> & { href: string; children: ReactNode }) {
  const [, most, last] = (typeof children === 'string' && /^(.*\s)?(\S+)$/s.exec(children)) || []
  if (!last) {
    return (
      <a className={styles.link} {...rest}>
        {children} <Icon name="arrow-right" />
      </a>
    )
  }
  return (
    <a className={styles.link} {...rest}>
      <span>
        {most}
        <span className={styles.last}>
          {last}
          <Icon name="arrow-right" />
        </span>
      </span>
    </a>
  )
}
