// How the cost grows from a thousand lessons to twenty thousand. More: `npm run bench -- --only scale-large` and `scale-million`.
import type { Measurement } from '#scripts/measurements.ts'
import { compare } from './scale/measure.ts'

let lines: string[] = []

/** Growth per kind of page, plans, and what a count and a search cost beside the least and the most. */
export async function measure(): Promise<Measurement[]> {
  const result = await compare(1_000, 20_000)
  lines = result.lines
  return result.measurements
}

/** Every question by itself, of the last run. */
export const explain = async (): Promise<string[]> => Promise.resolve(lines)
