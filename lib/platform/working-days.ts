import { addDays } from './days.ts'
import { amsterdamMoment, isoDay } from './time.ts'

/** Easter Sunday of a year in the Gregorian calendar, as a calendar day (the method of Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const isSunday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0

/** The days on which nobody has to answer: those of article 3 of the Algemene termijnenwet, so 5 May each year and Good Friday too. */
export function holidaysOf(year: number): ReadonlySet<string> {
  const easter = easterOf(year)
  const kingsDay = isSunday(`${year}-04-27`) ? `${year}-04-26` : `${year}-04-27`
  const moving = [-2, 0, 1, 39, 49, 50].map((days) => addDays(easter, days))
  return new Set([`${year}-01-01`, ...moving, kingsDay, `${year}-05-05`, `${year}-12-25`, `${year}-12-26`])
}

/** Whether somebody may be expected to work on a calendar day. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The calendar day so many working days after a day; the day itself does not count. */
export function addWorkingDays(day: string, count: number): string {
  let reached = day
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached)) left--
  }
  return reached
}

/** How many working days lie after the first calendar day, up to and with the second. */
export function workingDaysBetween(from: string, until: string): number {
  let count = 0
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}

/** The end of the working day (17.00 uur in Amsterdam) on which something is due that was asked at a moment. */
export function dueAfter(asked: Date, workingDays: number): Date {
  const due = amsterdamMoment(addWorkingDays(isoDay(asked), workingDays), '17:00')
  if (!due) throw new Error('no end of a working day')
  return due
}
