// What a measurement of bench/ is, how it is kept, and how a list of them reads in a terminal.
import fs from 'node:fs'
import path from 'node:path'

/** One line of bench/results.json. */
export type Measurement = {
  name: string
  value: number
  unit: string
  /** The value that is good enough; null where nobody promised one. */
  goal: number | null
  better: 'higher' | 'lower'
  /** Between which values the true one lies, with 95 % certainty, where the value was counted in a sample. */
  interval?: [low: number, high: number]
}

/** Whether the goal was reached; nothing when there is none. */
export function isMet({ value, goal, better }: Measurement): boolean | undefined {
  if (goal === null) return undefined
  return better === 'higher' ? value >= goal : value <= goal
}

/** The measurements as lines of a table, with a tick or a cross for each goal. */
export function table(measurements: Measurement[]): string[] {
  const rows = measurements.map((measurement) => {
    const { name, value, unit, goal, better, interval } = measurement
    const met = isMet(measurement)
    return [
      met === undefined ? '·' : met ? '✓' : '✗',
      name,
      number(value),
      interval ? `${number(interval[0])} – ${number(interval[1])}` : '',
      goal === null ? 'geen doel' : `${better === 'higher' ? '≥' : '≤'} ${number(goal)}`,
      unit,
    ]
  })
  const all = [['', 'meting', 'waarde', '95 % tussen', 'doel', 'eenheid'], ...rows]
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const number = (value: number) => value.toLocaleString('nl-NL', { maximumFractionDigits: Math.abs(value) < 10 ? 3 : 1 })

/** Keeps what one part measured, and puts it beside what the other parts measured last, in results.json. */
export function keepMeasured(folder: string, part: string, measured: Measurement[]): void {
  const parts = path.join(folder, 'results')
  fs.mkdirSync(parts, { recursive: true })
  fs.writeFileSync(path.join(parts, `${part}.json`), JSON.stringify(measured))
  const all = fs
    .readdirSync(parts)
    .sort()
    .flatMap((file) => JSON.parse(fs.readFileSync(path.join(parts, file), 'utf8')) as Measurement[])
  fs.writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(all, null, 2)}\n`)
}
