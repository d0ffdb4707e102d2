import { formatDay, isoDay, wallClock } from './time.ts'

/** A day and a time on the clock of Amsterdam, as a moment; or why they are none. */
export type WallMoment =
  | { readonly kind: 'moment'; readonly moment: Date }
  /** No such day or time: 30 February, 25 o'clock, or something that is no date at all. */
  | { readonly kind: 'unknown' }
  /** The clock skips this time: in the night in which summer time begins. */
  | { readonly kind: 'skipped' }
  /** The clock shows this time twice: in the night in which summer time ends. */
  | { readonly kind: 'twice' }

const minute = 60_000
// Amsterdam is one or two hours ahead of UTC; older offsets do not come back.
const offsets = [120, 60]

/** Reads '2027-03-28' and '02:30', as date and time fields give them, on the clock of Amsterdam. */
export function momentOfWallTime(date: string, time: string): WallMoment {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(time)) return { kind: 'unknown' }
  const clock = time.slice(0, 5)
  const asUtc = new Date(`${date}T${clock}:00.000Z`)
  // 30 February becomes 2 March for Date: such a day is not the one that was asked.
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== `${date}T${clock}`) return { kind: 'unknown' }
  const found = offsets
    .map((offset) => new Date(asUtc.getTime() - offset * minute))
    .filter((moment) => isoDay(moment) === date && wallClock(moment) === clock)
  const [moment] = found
  if (!moment) return { kind: 'skipped' }
  return found.length === 2 ? { kind: 'twice' } : { kind: 'moment', moment }
}

/** The sentence for a day and time that are no single moment, with what to do. */
export function wallTimeRefusal(kind: Exclude<WallMoment['kind'], 'moment'>, date: string): string {
  if (kind === 'unknown') return 'Kies een dag en een tijd die bestaan, bijvoorbeeld 3 december 2026 om 9.00 uur.'
  const day = formatDay(new Date(`${date}T12:00:00Z`))
  return kind === 'skipped'
    ? `Deze tijd bestaat niet op ${day}: de klok springt dan van 2.00 naar 3.00 uur. Kies een tijd voor 2.00 uur of vanaf 3.00 uur.`
    : `Deze tijd komt op ${day} twee keer voor: de klok gaat dan van 3.00 terug naar 2.00 uur. Kies een tijd voor 2.00 uur of vanaf 3.00 uur.`
}
