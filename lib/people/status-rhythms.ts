import { addDays } from '#lib/platform/days.ts'
import { amsterdamMoment, isoDay } from '#lib/platform/time.ts'
import type { FollowRhythm } from './values-follows.ts'

const at = (day: string): Date => {
  const moment = amsterdamMoment(day, '07:00')
  // The clock is only moved between two and three.
  if (!moment) throw new Error(`no seven o'clock on ${day}`)
  return moment
}

const isMonday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

/** When the next digest of a rhythm is due: seven in the morning in Amsterdam, weekly on Monday. Null when no clock says it. */
export function nextMoment(rhythm: FollowRhythm, now: Date): Date | null {
  if (rhythm === 'at_once' || rhythm === 'never') return null
  let day = isoDay(now)
  while (at(day) <= now || (rhythm === 'weekly' && !isMonday(day))) day = addDays(day, 1)
  return at(day)
}

/** Seven in the morning of the day on which a pause ends. */
export const endOfPause = (pausedUntil: string): Date => at(pausedUntil)
