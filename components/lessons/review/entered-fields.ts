import type { FormState } from '#lib/platform/form.ts'

/** What every field of a form needs: its name and id, what is wrong with it, and what was typed or stood there before. */
export const enteredFields =
  <Name extends string>(state: FormState, idOf: Readonly<Record<Name, string>>, before: Partial<Record<NoInfer<Name>, string>> = {}) =>
  (name: Name) => ({
    name,
    id: idOf[name],
    error: state.errors?.[name],
    defaultValue: String(state.values?.[name] ?? before[name] ?? ''),
  })
