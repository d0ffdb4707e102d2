// An input that a schema takes, found by asking it: what it says is wrong with a field tells what to try next.
import type { z } from 'zod'

type Entered = Record<string, string>

const sentence = 'Een zin die lang genoeg is om iets te zeggen, en kort genoeg voor elk veld.'
const emptyDocument = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: sentence }] }] })
const nextMonth = () => new Date(Date.now() + 40 * 24 * 3_600_000).toISOString().slice(0, 10)

/** What a field may want, the commonest first. */
const guesses = (absent: string): string[] => [
  absent,
  sentence,
  '1',
  'nee',
  'no',
  'on',
  nextMonth(),
  '13:30',
  'iemand@voorbeeld.example',
  'https://www.voorbeeld.example/pad',
  'friesland',
  'site:friesland',
  'JZ14',
  'A'.repeat(43),
  'doe-mee',
  '123456',
  'Kort woord',
  '2',
  emptyDocument,
  '[]',
  '{}',
  '',
]

// `issue.values` are the choices of a list: the first is as good as any.
function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(choicesOf)
  return []
}

/** The way parseForm reads what was entered. */
function asInput(entered: Entered): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entered).map(([name, value]) => (name.endsWith('[]') ? [name.slice(0, -2), [value]] : [name, value])),
  )
}

/**
 * Fields that the schema takes, with `absent` for every id; undefined when none was found.
 * @param start fields that are known already
 */
export function filled(schema: z.ZodType, absent: string, start: Entered = {}): Entered | undefined {
  const entered: Entered = { ...start }
  const tried = new Map<string, number>()
  for (let turn = 0; turn < 400; turn++) {
    const parsed = schema.safeParse(asInput(entered))
    if (parsed.success) return entered
    const issue = parsed.error.issues.find(({ path }) => path.length === 0 || !(String(path[0]) in start)) ?? parsed.error.issues[0]
    if (!issue) return undefined
    const field = String(issue.path[0] ?? '')
    if (field === '') return undefined
    const isList = issue.code === 'invalid_type' && issue.expected === 'array'
    const name = isList || `${field}[]` in entered ? `${field}[]` : field
    if (isList) delete entered[field]
    const options = [...choicesOf(issue), ...guesses(absent)]
    const next = tried.get(name) ?? 0
    if (next >= options.length) return undefined
    entered[name] = options[next] ?? ''
    tried.set(name, next + 1)
  }
  return undefined
}
