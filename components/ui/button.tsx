import type { ComponentProps, ReactNode } from 'react'
import styles from '#components/ui/button.module.css'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'

export type ButtonVariant = 'primary' | 'line' | 'quiet' | 'danger'

type Look = { variant?: ButtonVariant; small?: boolean; icon?: IconName; children: ReactNode }

const look = ({ variant = 'primary', small = false }: Pick<Look, 'variant' | 'small'>) =>
  joinClasses(styles.button, styles[variant], small && styles.small)

/** A button that does something. Never disabled while a form can be sent: the server answers what is missing. */
export function Button({ variant, small, icon, children, type = 'submit', className, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={joinClasses(look({ variant, small }), className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button, because it is the next step. */
export function LinkButton({ variant, small, icon, children, className, ...rest }: Look & ComponentProps<'a'> & { href: string }) {
  return (
    <a className={joinClasses(look({ variant, small }), className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Buttons and links beside each other, under each other where there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
