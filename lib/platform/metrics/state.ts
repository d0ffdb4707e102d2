/** What an answer was: finished bytes from memory, a page, a part of a page, a form, an interface or a file of the build. */
export type AnswerKind = 'kept' | 'page' | 'form' | 'api' | 'static'

/** Upper ends in seconds; the last one has none. */
export const durationSteps = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export type Durations = { counts: number[]; sum: number; count: number }

export type JobTurn = {
  /** Milliseconds between two looks. */
  every: number
  /** When the last look ended; undefined when there was none yet. */
  endedAt: number | undefined
  tookMs: number
  /** How much was due in the last look that found something, and when that was. */
  lastCount: number
  lastFoundAt: number | undefined
  failed: boolean
  failures: number
}

export type SlowQuery = { text: string; times: number; longestMs: number; lastAt: number }

/** Connections of all instances to this database, as they were at the last look. */
export type Connections = { active: number; idle: number; inTransaction: number }

type State = {
  startedAt: number
  /** Its own field: the hot path of the front door adds one to a number and does nothing else. */
  kept: number
  open: number
  answers: Map<string, number>
  durations: Map<AnswerKind, Durations>
  jobs: Map<string, JobTurn>
  mails: { sent: number; retried: number; givenUp: number }
  slow: Map<string, SlowQuery>
  connections: Connections | undefined
}

// Next bundles its own copy of this file and the front door runs another one: what they share hangs on globalThis.
const key = Symbol.for('portal.metrics')
const slot = globalThis as { [key]?: State }

/** What this process counted since it started. No addresses, names or texts of people. */
export const metrics: State = (slot[key] ??= {
  startedAt: Date.now(),
  kept: 0,
  open: 0,
  answers: new Map(),
  durations: new Map(),
  jobs: new Map(),
  mails: { sent: 0, retried: 0, givenUp: 0 },
  slow: new Map(),
  connections: undefined,
})

/** Counts an answer of so many seconds. `status` is the code, or 0 when the reader left before the end. */
export function countAnswer(kind: AnswerKind, status: number, seconds: number): void {
  const group = status === 0 ? 'left' : `${Math.floor(status / 100)}xx`
  const name = `${kind} ${group}`
  metrics.answers.set(name, (metrics.answers.get(name) ?? 0) + 1)
  let durations = metrics.durations.get(kind)
  if (!durations) metrics.durations.set(kind, (durations = { counts: durationSteps.map(() => 0).concat(0), sum: 0, count: 0 }))
  const step = durationSteps.findIndex((most) => seconds <= most)
  const index = step === -1 ? durationSteps.length : step
  durations.counts[index] = (durations.counts[index] ?? 0) + 1
  durations.sum += seconds
  durations.count += 1
}

/** Notes a look of a job at what is due. */
export function countJob(name: string, every: number, turn: { tookMs: number; count?: number; failed?: boolean }): void {
  const before = metrics.jobs.get(name)
  const now = Date.now()
  const found = (turn.count ?? 0) > 0
  metrics.jobs.set(name, {
    every,
    endedAt: now,
    tookMs: turn.tookMs,
    lastCount: found ? (turn.count ?? 0) : (before?.lastCount ?? 0),
    lastFoundAt: found ? now : before?.lastFoundAt,
    failed: turn.failed === true,
    failures: (before?.failures ?? 0) + (turn.failed ? 1 : 0),
  })
}

const mostSlow = 50

/** The words of a query without what was written in it: queries are made with places for values, this is for the rest. */
const withoutValues = (text: string): string =>
  text
    .replace(/'(?:[^']|'')*'/g, "'…'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400)

/** Notes a query that took long; of the same words the longest is kept. */
export function countSlow(query: string, ms: number, first: boolean): void {
  const text = withoutValues(query)
  const known = metrics.slow.get(text)
  metrics.slow.delete(text)
  metrics.slow.set(text, {
    text,
    times: (known?.times ?? 0) + (first ? 1 : 0),
    longestMs: Math.max(known?.longestMs ?? 0, Math.round(ms)),
    lastAt: Date.now(),
  })
  // The one that was not seen for the longest time goes.
  for (const oldest of metrics.slow.keys()) if (metrics.slow.size > mostSlow) metrics.slow.delete(oldest)
}
