/**
 * Dutch dates and times for screens. Moments are stored in UTC; only here they become
 * Amsterdam wall time, so a server in another time zone shows the same.
 */
const timeZone = 'Europe/Amsterdam'

const dayFormat = new Intl.DateTimeFormat('nl-NL', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const dateFormat = new Intl.DateTimeFormat('nl-NL', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
const shortFormat = new Intl.DateTimeFormat('nl-NL', { timeZone, day: 'numeric', month: 'long' })
// hourCycle h23 because `hour12: false` gives 24.05 just after midnight in some ICU versions.
const wallFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

type WallTime = { year: string; month: string; day: string; hour: string; minute: string }

/** The Amsterdam wall clock at a moment, as two-digit parts. */
function wallTime(moment: Date): WallTime {
  const parts = Object.fromEntries(wallFormat.formatToParts(moment).map((part) => [part.type, part.value]))
  return {
    year: parts['year'] ?? '',
    month: parts['month'] ?? '',
    day: parts['day'] ?? '',
    hour: parts['hour'] ?? '',
    minute: parts['minute'] ?? '',
  }
}

/** 'donderdag 3 december 2026' */
export function formatDay(moment: Date): string {
  return dayFormat.format(moment)
}

/** '18 november 2026' */
export function formatDate(moment: Date): string {
  return dateFormat.format(moment)
}

/** '18 november', and with the year when that is another one than now. */
export function formatShortDate(moment: Date, now: Date): string {
  return isoDay(moment).slice(0, 4) === isoDay(now).slice(0, 4) ? shortFormat.format(moment) : formatDate(moment)
}

/** '13.30 uur', and '9.05 uur' without a leading zero. */
export function formatTime(moment: Date): string {
  const { hour, minute } = wallTime(moment)
  return `${Number(hour)}.${minute} uur`
}

/** '13:30': the Amsterdam clock, as a time field wants it. */
export function wallClock(moment: Date): string {
  const { hour, minute } = wallTime(moment)
  return `${hour}:${minute}`
}

/** 'donderdag 3 december 2026, 13.30 uur' */
export function formatDayAndTime(moment: Date): string {
  return `${formatDay(moment)}, ${formatTime(moment)}`
}

/** '2026-12-03': the Amsterdam calendar day, for the `datetime` of a <time> that shows a date. */
export function isoDay(moment: Date): string {
  const { year, month, day } = wallTime(moment)
  return `${year}-${month}-${day}`
}

/** '2026-12-03T12:30:00.000Z': the moment, for the `datetime` of a <time> that shows a clock time. */
export function isoMoment(moment: Date): string {
  return moment.toISOString()
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How many midnights lie between two moments in Amsterdam; a day of 23 or 25 hours counts as one. */
function nightsBetween(earlier: Date, later: Date): number {
  return Math.round((Date.parse(isoDay(later)) - Date.parse(isoDay(earlier))) / day)
}

/**
 * How long ago, in the words of a queue: 'minder dan een minuut', '5 minuten', '3 uur', '2 dagen'.
 * A moment in the future (clocks differ a little) counts as now.
 */
export function formatAge(since: Date, now: Date): string {
  const elapsed = Math.max(0, now.getTime() - since.getTime())
  if (elapsed < minute) return 'minder dan een minuut'
  if (elapsed < hour) {
    const minutes = Math.floor(elapsed / minute)
    return minutes === 1 ? '1 minuut' : `${minutes} minuten`
  }
  if (elapsed < day) return `${Math.floor(elapsed / hour)} uur`
  const days = Math.max(1, nightsBetween(since, now))
  return days === 1 ? '1 dag' : `${days} dagen`
}

/** 'wacht 2 dagen' */
export function formatWaiting(since: Date, now: Date): string {
  return `wacht ${formatAge(since, now)}`
}

/** 'vandaag om 14.02 uur', 'gisteren om 9.15 uur', else '18 november 2026 om 14.02 uur'. */
export function formatRecent(moment: Date, now: Date): string {
  const nights = nightsBetween(moment, now)
  const which = nights === 0 ? 'vandaag' : nights === 1 ? 'gisteren' : formatDate(moment)
  return `${which} om ${formatTime(moment)}`
}

/**
 * The moment of a wall time in Amsterdam: ('2026-12-03', '13:30'). Of an hour that comes twice (October) the first.
 * Undefined for what is no date or time, and for the hour that is skipped in March.
 */
export function amsterdamMoment(isoDate: string, clock: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate) || !/^\d{2}:\d{2}$/.test(clock)) return undefined
  const asUtc = Date.parse(`${isoDate}T${clock}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  // Amsterdam is one hour ahead of UTC in winter and two in summer; the earlier moment comes first.
  return [2, 1].map((ahead) => new Date(asUtc - ahead * hour)).find((moment) => isoDay(moment) === isoDate && clockOf(moment) === clock)
}

/** '13:30': the wall clock in Amsterdam, as a form's time field wants it. */
export function clockOf(moment: Date): string {
  const { hour: hours, minute: minutes } = wallTime(moment)
  return `${hours}:${minutes}`
}
