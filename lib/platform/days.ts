const day = 86_400_000

const parse = (isoDate: string) => new Date(`${isoDate}T00:00:00Z`)
const format = (date: Date) => date.toISOString().slice(0, 10)

/** The calendar day so many days on: ('2026-12-30', 3) gives '2027-01-02'. */
export const addDays = (isoDate: string, days: number): string => format(new Date(parse(isoDate).getTime() + days * day))

/** How many days the second calendar day comes after the first. */
export const daysBetween = (earlier: string, later: string): number => Math.round((parse(later).getTime() - parse(earlier).getTime()) / day)

/**
 * The same day of the week, so many months on: of a first Thursday the first Thursday. A fifth one becomes the last,
 * because most months have four.
 */
export function sameWeekdayInMonth(isoDate: string, months: number): string {
  const from = parse(isoDate)
  const nth = Math.ceil(from.getUTCDate() / 7)
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const untilWeekday = (from.getUTCDay() - first.getUTCDay() + 7) % 7
  const wanted = addDays(format(first), untilWeekday + (nth - 1) * 7)
  return parse(wanted).getUTCMonth() === first.getUTCMonth() ? wanted : addDays(wanted, -7)
}
