'use client'

import { useActionState } from 'react'
import styles from './organise.module.css'
import { Fold } from '#components/gatherings/fold.tsx'
import { Button, type ButtonVariant } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormState } from '#lib/platform/form.ts'

type ReasonFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  fixed: Readonly<Record<string, string>>
  /** Tells the forms of one page apart. */
  id: string
  /** What stands on the fold. */
  summary: string
  name?: string
  label: string
  hint: string
  optional?: boolean
  rows?: number
  button: string
  variant?: ButtonVariant
}

/** A deed that asks for a few words. They stay when something is wrong. */
export function ReasonForm({
  action,
  fixed,
  id,
  summary,
  name = 'reason',
  label,
  hint,
  optional,
  rows = 3,
  button,
  variant,
}: ReasonFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <Fold summary={summary} open={!state.ok || state.message !== undefined}>
      <form className={styles.form} action={send} noValidate aria-label={summary}>
        {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={{ [name]: id }} />}
        <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
        {Object.entries(fixed).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <TextArea
          name={name}
          id={id}
          label={label}
          hint={hint}
          optional={optional}
          rows={rows}
          defaultValue={state.ok ? '' : String(state.values?.[name] ?? '')}
          error={state.errors?.[name]}
        />
        <Button variant={variant}>{button}</Button>
      </form>
    </Fold>
  )
}
