'use client'

import { useActionState, type ReactNode } from 'react'
import styles from '#components/people/blocks.module.css'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import hidden from '#components/ui/visually-hidden.module.css'
import type { FormState } from '#lib/platform/form.ts'

/** What keeps machines away: a field that people do not see, and when the form was made. */
export type FormGuard = { trapName: string; stampName: string; stamp: string }

type PublicFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  guard: FormGuard
  fixed: Readonly<Record<string, string>>
  label: string
  children: (entered: (name: string) => string, errors: Readonly<Record<string, string>>) => ReactNode
}

const none = {}

/** A form that everyone may send, with and without script. */
export function PublicForm({ action, guard, fixed, label, children }: PublicFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const entered = (name: string) => String(state.values?.[name] ?? '')
  return (
    <form className={styles.form} action={send} noValidate aria-label={label}>
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries({ ...fixed, [guard.stampName]: guard.stamp }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={hidden.hidden} aria-hidden="true">
        <label htmlFor={guard.trapName}>Laat dit veld leeg</label>
        <input type="text" id={guard.trapName} name={guard.trapName} tabIndex={-1} autoComplete="off" />
      </div>
      {children(entered, state.errors ?? none)}
    </form>
  )
}
