// As scale.ts, up to a hundred thousand lessons: takes some minutes and 2 GB, so only when it is asked for by name.
import type { Measurement } from '#scripts/measurements.ts'
import { compare } from './scale/measure.ts'

/** Left out of a run of everything. */
export const long = true

let lines: string[] = []

/** Growth from a thousand lessons to a hundred thousand. */
export async function measure(): Promise<Measurement[]> {
  const result = await compare(1_000, 100_000)
  lines = result.lines
  return result.measurements
}

/** Every question by itself, of the last run. */
export const explain = async (): Promise<string[]> => Promise.resolve(lines)
