'use client'

import { useActionState, type ComponentProps } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { FormState } from '#lib/platform/form.ts'

type OneFieldFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Where who comes through goes on to. */
  returnTo: string
  field: Omit<ComponentProps<typeof TextField>, 'error' | 'defaultValue'> & { name: string }
  /** Whether what was filled in stands there again after a mistake; a code is better typed anew. */
  keepsValue?: boolean
  button: string
  icon: ComponentProps<typeof Button>['icon']
}

/** A step of signing in: one question and one button. */
export function OneFieldForm({ action, returnTo, field, keepsValue = false, button, icon }: OneFieldFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  return (
    <form className={styles.form} action={send} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="terug" value={returnTo} />
      <TextField
        {...field}
        error={state.errors?.[field.name]}
        {...(keepsValue ? { defaultValue: String(state.values?.[field.name] ?? '') } : {})}
      />
      <ButtonRow>
        <Button icon={icon}>{button}</Button>
      </ButtonRow>
    </form>
  )
}
