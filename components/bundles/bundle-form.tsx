'use client'

import { useActionState, type ReactNode } from 'react'
import styles from '#components/bundles/forms.module.css'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import type { FormState } from '#lib/platform/form.ts'

export type BundleField = {
  name: string
  label: string
  hint?: string
  optional?: boolean
  /** How many lines; one when left out. */
  rows?: number
  value?: string
}

type BundleFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What the form always sends. */
  fixed: Readonly<Record<string, string | number>>
  fields: readonly BundleField[]
  /** Tells the forms of a page apart, for eyes, ears and ids. */
  mark: string
  label: string
  children: ReactNode
}

/** A small form about a bundle: what was typed comes back when it is refused. */
export function BundleForm({ action, fixed, fields, mark, label, children }: BundleFormProps) {
  const [state, send] = useActionState(action, { ok: true })
  const idOf = Object.fromEntries(fields.map(({ name }) => [name, `${mark}-${name}`]))
  return (
    <form action={send} noValidate className={styles.form} aria-label={label}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} idOf={idOf} />}
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, rows, value, ...words }) => {
        const entered = String(state.values?.[name] ?? value ?? '')
        const field = { ...words, name, id: idOf[name], error: state.errors?.[name], defaultValue: entered }
        return rows ? <TextArea key={name} {...field} rows={rows} /> : <TextField key={name} {...field} />
      })}
      {children}
    </form>
  )
}
