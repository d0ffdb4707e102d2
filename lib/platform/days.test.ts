import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, sameWeekdayInMonth } from './days.ts'
import { amsterdamMoment, clockOf, isoDay } from './time.ts'

test.each([
  ['2026-12-30', 3, '2027-01-02'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-03-27', 2, '2027-03-29'],
  ['2027-01-01', -1, '2026-12-31'],
])('%s and %s days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to)
  expect(daysBetween(from, to)).toBe(days)
})
test.each([
  ['2027-01-07', 1, '2027-02-04'],
  ['2027-01-07', 12, '2028-01-06'],
  ['2026-12-31', 1, '2027-01-28'],
  ['2027-07-29', 3, '2027-10-28'],
])('the same day of the week as %s, %s months on, is %s', (from, months, to) => {
  expect(sameWeekdayInMonth(from, months)).toBe(to)
})
test('it is always that day of the week in that month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 24 }), (days, months) => {
      const from = addDays('2026-01-01', days)
      const to = sameWeekdayInMonth(from, months)
      const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
      return daysBetween(from, to) % 7 === 0 && monthOf(to) - monthOf(from) === months
    }),
  )
})
test.each([
  ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  // Comes twice: the first counts.
  ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ['2027-12-31', '23:59', '2027-12-31T22:59:00.000Z'],
])('%s at %s in Amsterdam is %s', (day, clock, moment) => {
  expect(amsterdamMoment(day, clock)?.toISOString()).toBe(moment)
})
test.each([
  ['2027-03-28', '02:30'],
  ['2027-02-29', '10:00'],
  ['2027-13-01', '10:00'],
  ['2027-01-01', '24:00'],
  ['2027-01-01', '9:00'],
  ['', ''],
])('%j at %j does not exist', (day, clock) => {
  expect(amsterdamMoment(day, clock)).toBeUndefined()
})
test('what exists comes back as it went in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 1_439 }), (days, minutes) => {
      const day = addDays('2026-01-01', days)
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      const moment = amsterdamMoment(day, clock)
      return moment === undefined || (isoDay(moment) === day && clockOf(moment) === clock)
    }),
  )
})
