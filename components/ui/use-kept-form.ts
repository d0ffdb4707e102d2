import { useActionState } from 'react'
import type { FormState } from '#lib/platform/form.ts'

/**
 * A form over something that is kept: each field shows what was just typed when the form was refused, else what is stored.
 * Gives the props of a text field and of a list of choices, with their errors.
 */
export function useKeptForm(action: (previous: FormState, form: FormData) => Promise<FormState>) {
  const [state, send] = useActionState(action, { ok: true })
  const { values, errors } = state
  const text = (name: string, stored?: string | number | null) => String((values ? values[name] : stored) ?? '')
  return {
    state,
    send,
    /** For a text field, text area or select. */
    field: (name: string, stored?: string | number | null) => ({ name, error: errors?.[name], defaultValue: text(name, stored) }),
    /** For one of a few. */
    one: (name: string, stored: string) => ({ name, error: errors?.[name], value: text(name, stored) }),
    /** For any number of a few; the name of such a group ends in []. */
    many: (name: string, stored: readonly string[] = []) => ({
      name: `${name}[]`,
      error: errors?.[name],
      values: values ? [values[`${name}[]`] ?? []].flat() : stored,
    }),
  }
}
