// As scale.ts, up to a million lessons: takes an hour and some 20 GB, so only when it is asked for by name. What was filled stays in
// the folder SCALE_DIR when that is given; a smaller portal fits in by SCALE_LESSONS.
import type { Measurement } from '#scripts/measurements.ts'
import { compare } from './scale/measure.ts'

/** Left out of a run of everything. */
export const long = true

let lines: string[] = []

/** Growth from a thousand lessons to a million, or to what SCALE_LESSONS says. */
export async function measure(): Promise<Measurement[]> {
  const result = await compare(1_000, Number(process.env.SCALE_LESSONS ?? 1_000_000))
  lines = result.lines
  return result.measurements
}

/** Every question by itself, of the last run. */
export const explain = async (): Promise<string[]> => Promise.resolve(lines)
