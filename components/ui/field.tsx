import type { ComponentProps, ReactNode } from 'react'
import styles from '#components/ui/field.module.css'
import { Icon } from '#components/ui/icon.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'

export type FieldProps = {
  name: string
  label: string
  /** Where the name is not unique on the page; error summaries link to it. */
  id?: string
  hint?: ReactNode
  /** The sentence that says what to do; the field shows it and the error summary repeats it. */
  error?: string
  /** Says '(niet verplicht)' behind the label. Everything else has to be filled in. */
  optional?: boolean
}

/** The ids of hint and error, for aria-describedby; absent when there is nothing to describe. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return joinClasses(Boolean(hint) && `${id}-uitleg`, Boolean(error) && `${id}-fout`)
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p className={styles.error} id={`${id}-fout`}>
      <Icon name="error" />
      {error}
    </p>
  )
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null
  return (
    <div className={styles.hint} id={`${id}-uitleg`}>
      {hint}
    </div>
  )
}

/** Label, hint and error around any control that carries the id. */
function Field({ name, id = name, label, hint, error, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={joinClasses(styles.field, Boolean(error) && styles.wrong)}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}> (niet verplicht)</span>}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children}
    </div>
  )
}

function controlProps({ name, id = name, hint, error, optional }: FieldProps) {
  return {
    id,
    name,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? true : undefined,
    'aria-required': optional ? undefined : true,
  } as const
}

type Own<Tag extends 'input' | 'textarea' | 'select'> = FieldProps & Omit<ComponentProps<Tag>, keyof FieldProps>

/** One line of text: a name, an address, a number. Dates and times are the browser's own inputs. */
export function TextField({ name, id, label, hint, error, optional, type = 'text', className, ...rest }: Own<'input'>) {
  const field = { name, id, label, hint, error, optional }
  return (
    <Field {...field}>
      <input type={type} className={joinClasses(styles.control, className)} {...controlProps(field)} {...rest} />
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({ name, id, label, hint, error, optional, rows = 4, className, ...rest }: Own<'textarea'>) {
  const field = { name, id, label, hint, error, optional }
  return (
    <Field {...field}>
      <textarea rows={rows} className={joinClasses(styles.control, className)} {...controlProps(field)} {...rest} />
    </Field>
  )
}

export type Choice = { value: string; label: string; hint?: string }

type SelectProps = Own<'select'> & { choices: readonly Choice[]; empty?: string }

/** One of a long list. Without a value it asks: nothing is chosen for the reader. */
export function SelectField({ name, id, label, hint, error, optional, choices, empty = 'Kies', className, ...rest }: SelectProps) {
  const field = { name, id, label, hint, error, optional }
  return (
    <Field {...field}>
      <select className={joinClasses(styles.control, styles.select, className)} {...controlProps(field)} {...rest}>
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** The sentence above every form. */
export function FormIntro() {
  return <p>Vul alle velden in. Is een veld niet verplicht? Dan staat dat erbij.</p>
}
