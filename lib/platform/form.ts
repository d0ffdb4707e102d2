import type { z } from 'zod'

/** What a form action gives back: the sentence per field, the sentence for the whole, and what was entered. */
export type FormState = {
  readonly ok: boolean
  readonly message?: string
  readonly errors?: Readonly<Record<string, string>>
  /** React empties a form after its action: the entered values come back so that nothing has to be typed twice. */
  readonly values?: Readonly<Record<string, string | string[]>>
}

type Parsed<T> = { readonly ok: true; readonly value: T } | (FormState & { readonly ok: false })

/** What was entered, as plain strings; files and the framework's own fields are left out. */
export function enteredValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$ACTION')) continue
    const all = form.getAll(key).filter((value) => typeof value === 'string')
    if (all.length > 0) values[key] = all.length === 1 ? (all[0] ?? '') : all
  }
  return values
}

/**
 * Reads a form through a schema. A name that ends in `[]` is always a list.
 * The messages of the schema are Dutch sentences that say what to do.
 */
export function parseForm<T>(schema: z.ZodType<T>, form: FormData): Parsed<T> {
  const values = enteredValues(form)
  const input: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) {
    if (key.endsWith('[]')) input[key.slice(0, -2)] = Array.isArray(value) ? value : [value]
    else input[key] = Array.isArray(value) ? value.at(-1) : value
  }
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return { ok: false, errors, values }
}
