/** The middle one; robust against one strange round. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** A unit with the rounds in it, but for the strangest: how busy the machine was. */
export function withSpread(unit: string, values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other)
  const told = [sorted[Math.floor(sorted.length * 0.1)], sorted[Math.ceil(sorted.length * 0.9) - 1]].map((value) =>
    (value ?? 0).toLocaleString('nl-NL', { maximumFractionDigits: 2 }),
  )
  return `${unit}, rounds ${told.join(' – ')}`
}

/** How long something takes, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}
