import { describe, expect, test } from 'vitest'
import {
  formatAge,
  formatDate,
  formatShortDate,
  formatDay,
  formatDayAndTime,
  formatRecent,
  formatTime,
  formatWaiting,
  isoDay,
  isoMoment,
} from '#lib/platform/time.ts'

const meetUp = new Date('2026-12-03T12:30:00Z')

describe('dates and times on the screen', () => {
  test('a day is written out in Dutch', () => {
    expect(formatDay(meetUp)).toBe('donderdag 3 december 2026')
    expect(formatDate(new Date('2026-11-18T08:00:00Z'))).toBe('18 november 2026')
    expect(formatShortDate(new Date('2026-11-18T08:00:00Z'), new Date('2026-12-31T22:00:00Z'))).toBe('18 november')
    expect(formatShortDate(new Date('2027-01-04T08:00:00Z'), new Date('2026-12-31T22:00:00Z'))).toBe('4 januari 2027')
  })

  test('a clock time has a point, no leading zero, and the word uur', () => {
    expect(formatTime(meetUp)).toBe('13.30 uur')
    expect(formatTime(new Date('2026-12-03T08:05:00Z'))).toBe('9.05 uur')
    expect(formatTime(new Date('2026-12-02T23:05:00Z'))).toBe('0.05 uur')
    expect(formatDayAndTime(meetUp)).toBe('donderdag 3 december 2026, 13.30 uur')
  })

  test('late in the evening in UTC it is already the next day in Amsterdam', () => {
    const newYear = new Date('2026-12-31T23:30:00Z')
    expect(formatDate(newYear)).toBe('1 januari 2027')
    expect(isoDay(newYear)).toBe('2027-01-01')
    expect(isoMoment(newYear)).toBe('2026-12-31T23:30:00.000Z')
  })

  test('the clock jumps with summer time', () => {
    expect(formatTime(new Date('2027-03-28T00:59:00Z'))).toBe('1.59 uur')
    expect(formatTime(new Date('2027-03-28T01:00:00Z'))).toBe('3.00 uur')
    expect(formatTime(new Date('2027-10-31T00:30:00Z'))).toBe('2.30 uur')
    expect(formatTime(new Date('2027-10-31T01:30:00Z'))).toBe('2.30 uur')
  })
})

describe('how long something waits', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)

  test('the unit grows from minutes to days', () => {
    expect(formatAge(ago(20_000), now)).toBe('minder dan een minuut')
    expect(formatAge(ago(60_000), now)).toBe('1 minuut')
    expect(formatAge(ago(59 * 60_000), now)).toBe('59 minuten')
    expect(formatAge(ago(3 * 3_600_000), now)).toBe('3 uur')
    expect(formatWaiting(ago(24 * 3_600_000), now)).toBe('wacht 1 dag')
    expect(formatWaiting(ago(50 * 3_600_000), now)).toBe('wacht 2 dagen')
  })

  test('a clock that runs ahead counts as now', () => {
    expect(formatAge(new Date(now.getTime() + 5_000), now)).toBe('minder dan een minuut')
  })

  test('the night in which the clock is set counts as one day', () => {
    expect(formatAge(new Date('2027-10-30T10:00:00Z'), new Date('2027-10-31T11:00:00Z'))).toBe('1 dag')
  })

  test('a recent moment is named by its day', () => {
    expect(formatRecent(new Date('2026-11-20T08:02:00Z'), now)).toBe('vandaag om 9.02 uur')
    expect(formatRecent(new Date('2026-11-19T22:30:00Z'), now)).toBe('gisteren om 23.30 uur')
    expect(formatRecent(new Date('2026-11-17T13:02:00Z'), now)).toBe('17 november 2026 om 14.02 uur')
  })
})
