import type { z } from 'zod'
import { enteredValues } from '#lib/platform/form.ts'

/**
 * The entries of a sign-up form as its schema wants them: `answers.<question>` becomes an answer, `colleagues.0.name`
 * and `colleagues.0.email` become a colleague. Rows that were left empty are no colleagues; `rows` says which row of the
 * form each colleague came from.
 */
export function signUpEntries(form: FormData): { entries: Record<string, unknown>; rows: number[] } {
  const answers: Record<string, string> = {}
  const filled = new Map<number, { name: string; email: string }>()
  const entries: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(enteredValues(form))) {
    const last = (Array.isArray(value) ? value.at(-1) : value) ?? ''
    const [, row = '', part = ''] = /^colleagues\.(\d{1,2})\.(name|email)$/.exec(name) ?? []
    if (name.startsWith('answers.')) answers[name.slice('answers.'.length)] = last
    else if (row === '') entries[name] = last
    else if (last.trim() !== '') filled.set(Number(row), { ...(filled.get(Number(row)) ?? { name: '', email: '' }), [part]: last })
  }
  const rows = [...filled.keys()].sort((a, b) => a - b)
  return { entries: { ...entries, answers, colleagues: rows.map((row) => filled.get(row)) }, rows }
}

/** The first sentence per field, under the name that the field has in the form. */
export function signUpErrors(error: z.ZodError, rows: readonly number[] = []): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const [field, index, ...rest] = issue.path
    const path = field === 'colleagues' && typeof index === 'number' ? [field, rows[index] ?? index, ...rest] : issue.path
    errors[path.join('.')] ??= issue.message
  }
  return errors
}
