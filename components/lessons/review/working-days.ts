import { isoDay } from '#lib/platform/time.ts'

const day = 24 * 60 * 60 * 1000

/**
 * How many working days lie between two moments, in Amsterdam: the days after the first, up to and with the last.
 * Saturdays and Sundays do not count; public holidays do, so a flag comes a day early rather than late.
 */
export function workingDaysBetween(since: Date, now: Date): number {
  const first = Date.parse(isoDay(since))
  const last = Date.parse(isoDay(now))
  const days = Math.max(0, Math.round((last - first) / day))
  const weekday = new Date(first).getUTCDay()
  let count = Math.floor(days / 7) * 5
  for (let step = 1; step <= days % 7; step++) if ((weekday + step) % 7 !== 0 && (weekday + step) % 7 !== 6) count++
  return count
}
