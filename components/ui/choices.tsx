import type { ReactNode } from 'react'
import { describedBy, FieldError, FieldHint, type Choice, type FieldProps } from '#components/ui/field.tsx'
import styles from '#components/ui/field.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'

type GroupProps = FieldProps & {
  choices: readonly Choice[]
  /** Two beside each other where there is room: for long lists of short words. */
  columns?: boolean
}

function Group({ name, id = name, label, hint, error, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <fieldset className={joinClasses(styles.field, Boolean(error) && styles.wrong)} aria-describedby={describedBy(id, hint, error)}>
      <legend className={styles.label}>
        {label}
        {optional && <span className={styles.optional}> (niet verplicht)</span>}
      </legend>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  )
}

type GroupChange = (value: string, checked: boolean) => void

/** One of a few. The first choice carries the id of the field, so that the error summary leads to it. */
export function RadioGroup({
  choices,
  columns = false,
  value,
  onChange,
  ...field
}: GroupProps & { value?: string; onChange?: GroupChange }) {
  const id = field.id ?? field.name
  return (
    <Group {...field}>
      <div className={joinClasses(styles.choices, columns && styles.columns)}>
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            type="radio"
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={field.name}
            choice={choice}
            chosen={choice.value === value}
            onChange={onChange}
          />
        ))}
      </div>
    </Group>
  )
}

/** Any number of a few. Names end in [] so that the form always gives a list. */
export function CheckboxGroup({
  choices,
  columns = false,
  values = [],
  onChange,
  ...field
}: GroupProps & { values?: readonly string[]; onChange?: GroupChange }) {
  const id = field.id ?? field.name.replace('[]', '')
  return (
    <Group {...field} id={id}>
      <div className={joinClasses(styles.choices, columns && styles.columns)}>
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            type="checkbox"
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={field.name}
            choice={choice}
            chosen={values.includes(choice.value)}
            onChange={onChange}
          />
        ))}
      </div>
    </Group>
  )
}

type LineProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  choice: Choice
  chosen: boolean
  onChange?: GroupChange
  invalid?: boolean
  description?: string
}

/** Controlled when somebody listens, else the browser keeps the choice. */
function ChoiceLine({ type, id, name, choice, chosen, onChange, invalid, description }: LineProps) {
  const state = onChange
    ? { checked: chosen, onChange: (event: { currentTarget: HTMLInputElement }) => onChange(choice.value, event.currentTarget.checked) }
    : { defaultChecked: chosen }
  return (
    <label className={styles.choice} htmlFor={id}>
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={joinClasses(Boolean(choice.hint) && `${id}-bij`, description)}
        {...state}
      />
      <span>{choice.label}</span>
      {choice.hint && <small id={`${id}-bij`}>{choice.hint}</small>}
    </label>
  )
}
