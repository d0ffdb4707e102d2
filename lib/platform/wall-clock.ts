import { formatDay, formatTime, isoDay } from './time.ts'

// Amsterdam days and hours for agendas: what stands on a tile and in a month.
const monthFormat = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', month: 'long', year: 'numeric' })

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const dayLength = 24 * 3_600_000

/** 'van 13.30 tot 15.30 uur'; over midnight: 'van 20.00 uur tot vrijdag 4 december 2026, 9.00 uur'. */
export function formatHours(start: Date, end: Date): string {
  if (isoDay(start) !== isoDay(end)) return `van ${formatTime(start)} tot ${formatDay(end)}, ${formatTime(end)}`
  return `van ${formatTime(start).replace(' uur', '')} tot ${formatTime(end)}`
}

/** The day as it stands on a tile: '3' and 'dec'. */
export function dayTile(moment: Date): { day: string; month: string } {
  const [, month = '', day = ''] = isoDay(moment).split('-')
  return { day: String(Number(day)), month: months[Number(month) - 1] ?? '' }
}

/** Whether this is a month as addresses name it: '2026-12'. */
export const isMonth = (value: string): boolean => /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(value)

/** '2026-12' for a moment in Amsterdam. */
export const monthOf = (moment: Date): string => isoDay(moment).slice(0, 7)

/** 'december 2026' for '2026-12'. */
export const formatMonth = (month: string): string => monthFormat.format(new Date(`${month}-01T00:00:00Z`))

/** The month that lies so many after this one; negative: before it. */
export function monthBeside(month: string, steps: number): string {
  const [year = '', number = ''] = month.split('-')
  return new Date(Date.UTC(Number(year), Number(number) - 1 + steps, 1)).toISOString().slice(0, 7)
}

/** The weeks of a month, Monday first, as calendar days; null where a week reaches into another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const lead = (new Date(first).getUTCDay() + 6) % 7
  const weeks: (string | null)[][] = []
  for (let start = first - lead * dayLength; ; start += 7 * dayLength) {
    const week = Array.from({ length: 7 }, (_, index) => new Date(start + index * dayLength).toISOString().slice(0, 10))
    const within = week.map((day) => (day.startsWith(month) ? day : null))
    if (within.every((day) => day === null)) return weeks
    weeks.push(within)
  }
}
