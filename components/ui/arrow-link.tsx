import type { ComponentProps, ReactNode } from 'react'
import styles from '#components/ui/arrow-link.module.css'
import { Icon } from '#components/ui/icon.tsx'

/** A link onwards that stands alone, with an arrow that moves a little. */
export function ArrowLink({ children, ...rest }: ComponentProps<'a'> & { href: string; children: ReactNode }) {
  return (
    <a className={styles.link} {...rest}>
      {children} <Icon name="arrow-right" />
    </a>
  )
}
