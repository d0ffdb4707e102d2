'use client'

import { useActionState, type ReactNode } from 'react'
import styles from '#components/people/blocks.module.css'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormState } from '#lib/platform/form.ts'

type ActionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What the form always sends. */
  fixed?: Readonly<Record<string, string>>
  /** Where the id of a field is not its name. */
  idOf?: Readonly<Record<string, string>>
  label: string
  children: ReactNode
}

/** A small form around fields and buttons: what happened stands above it and is read out, also when a row disappears. */
export function ActionForm({ action, fixed = {}, idOf, label, children }: ActionFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <form className={styles.form} action={send} noValidate aria-label={label}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
