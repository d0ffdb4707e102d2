'use client'

import { useActionState, useState, type ReactNode } from 'react'
import styles from '#components/people/blocks.module.css'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import type { FormState } from '#lib/platform/form.ts'

type QuestionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What the form always sends, as it was when the form was made: a key stays the same however often the page is read again. */
  fixed: Readonly<Record<string, string>>
  label: string
  idOf?: Readonly<Record<string, string>>
  children: (entered: (name: string) => string, errors: Readonly<Record<string, string>>) => ReactNode
}

const none = {}

/** A form whose words come back when something is missing. */
export function QuestionForm({ action, fixed, label, idOf, children }: QuestionFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const [held] = useState(fixed)
  return (
    <form className={styles.form} action={send} noValidate aria-label={label}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />}
      {Object.entries(held).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children((name) => String(state.values?.[name] ?? ''), state.errors ?? none)}
    </form>
  )
}
