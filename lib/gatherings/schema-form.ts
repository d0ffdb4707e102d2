import type { z } from 'zod'
import { enteredValues } from '#lib/platform/form.ts'

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())

/**
 * The entries of a sign-up form as its schema wants them: `answer.<question>` becomes an answer, `colleagueName[]` and
 * `colleagueEmail[]` side by side become colleagues. Rows that were left empty are no colleagues.
 */
export function signUpEntries(form: FormData): Record<string, unknown> {
  const values = enteredValues(form)
  const answers: Record<string, string> = {}
  const entries: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const last = listed(value).at(-1) ?? ''
    if (name.startsWith('answer.')) answers[name.slice('answer.'.length)] = last
    else if (!name.endsWith('[]')) entries[name] = last
  }
  const emails = listed(values['colleagueEmail[]'])
  const colleagues = listed(values['colleagueName[]'])
    .map((name, index) => ({ name, email: emails[index] ?? '' }))
    .filter(({ name, email }) => name.trim() !== '' || email.trim() !== '')
  return { ...entries, answers, colleagues }
}

/** The first sentence per field: 'diet', `answer.<question>`, 'colleagues'. */
export function signUpErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const [field, key] = issue.path
    const name = field === 'answers' ? `answer.${String(key)}` : String(field ?? '')
    errors[name] ??= issue.message
  }
  return errors
}
