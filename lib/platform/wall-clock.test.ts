import { expect, test } from 'vitest'
import { dayTile, formatHours, formatMonth, isMonth, monthBeside, monthOf, weeksOf } from './wall-clock.ts'

const at = (moment: string) => new Date(moment)

test('hours are those of Amsterdam, also on the days that the clock is moved', () => {
  expect(formatHours(at('2026-12-03T12:30:00Z'), at('2026-12-03T14:30:00Z'))).toBe('van 13.30 tot 15.30 uur')
  expect(formatHours(at('2027-03-28T00:30:00Z'), at('2027-03-28T01:30:00Z'))).toBe('van 1.30 tot 3.30 uur')
  expect(formatHours(at('2027-10-31T00:30:00Z'), at('2027-10-31T01:30:00Z'))).toBe('van 2.30 tot 2.30 uur')
})

test('what ends on another day says which', () => {
  expect(formatHours(at('2026-12-03T19:00:00Z'), at('2026-12-04T08:00:00Z'))).toBe('van 20.00 uur tot vrijdag 4 december 2026, 9.00 uur')
})

test('late in the evening in UTC it is the next day here', () => {
  const late = at('2026-12-31T23:30:00Z')
  expect(dayTile(late)).toEqual({ day: '1', month: 'jan' })
  expect(monthOf(late)).toBe('2027-01')
})

test('a month of an address is a month or nothing', () => {
  expect(['2026-12', '2027-01'].every(isMonth)).toBe(true)
  expect(['2026-13', '2026-00', '26-12', '2026-12-01', '1999-01', 'x'].some(isMonth)).toBe(false)
})

test('months follow each other over the turn of the year', () => {
  expect(monthBeside('2026-12', 1)).toBe('2027-01')
  expect(monthBeside('2027-01', -1)).toBe('2026-12')
  expect(formatMonth('2026-12')).toBe('december 2026')
})

test('the weeks of a month hold each of its days once, under the right weekday', () => {
  const weeks = weeksOf('2026-12')
  expect(weeks).toHaveLength(5)
  // 1 December 2026 is a Tuesday.
  expect(weeks[0]?.slice(0, 3)).toEqual([null, '2026-12-01', '2026-12-02'])
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  // A month that begins on Monday and has four weeks has no empty place.
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2027-02').flat()).not.toContain(null)
})
