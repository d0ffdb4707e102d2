import { describe, expect, test } from 'vitest'
import { isoDay, wallClock } from './time.ts'
import { momentOfWallTime, wallTimeRefusal } from './wall-time.ts'

const at = (date: string, time: string) => {
  const found = momentOfWallTime(date, time)
  return found.kind === 'moment' ? found.moment.toISOString() : found.kind
}

describe('A day and a time in Amsterdam', () => {
  test('are one hour after UTC in winter and two in summer', () => {
    expect(at('2026-12-03', '13:30')).toBe('2026-12-03T12:30:00.000Z')
    expect(at('2027-07-01', '09:00')).toBe('2027-07-01T07:00:00.000Z')
    expect(at('2027-01-01', '00:15')).toBe('2026-12-31T23:15:00.000Z')
  })
  test('do not exist in the hour that the clock skips, and do just before and after it', () => {
    expect(at('2027-03-28', '01:59')).toBe('2027-03-28T00:59:00.000Z')
    expect(at('2027-03-28', '02:00')).toBe('skipped')
    expect(at('2027-03-28', '02:59')).toBe('skipped')
    expect(at('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z')
  })
  test('come twice in the hour that the clock repeats, and once just before and after it', () => {
    expect(at('2027-10-31', '01:59')).toBe('2027-10-30T23:59:00.000Z')
    expect(at('2027-10-31', '02:00')).toBe('twice')
    expect(at('2027-10-31', '02:59')).toBe('twice')
    expect(at('2027-10-31', '03:00')).toBe('2027-10-31T02:00:00.000Z')
  })
  test('that are none are known as such', () => {
    for (const [date, time] of [
      ['2027-02-30', '10:00'],
      ['2027-13-01', '10:00'],
      ['2027-01-01', '24:00'],
      ['2027-01-01', '9:00'],
      ['', ''],
      ['vandaag', 'nu'],
    ] as const)
      expect(at(date, time), `${date} ${time}`).toBe('unknown')
  })
  test('come back as they were entered: every half hour around each change of the clock, and all through two years', () => {
    const hour = 3_600_000
    const changes = [Date.UTC(2027, 2, 28), Date.UTC(2027, 9, 31), Date.UTC(2028, 2, 26), Date.UTC(2028, 9, 29)]
    const around = changes.flatMap((change) => Array.from({ length: 4 * 48 }, (_, index) => change + (index / 2 - 48) * hour))
    // Steps of 7.5 hours come past every half hour of the day, on every day.
    const between = Array.from({ length: (731 * 24) / 7.5 }, (_, index) => Date.UTC(2026, 10, 1) + index * 7.5 * hour)
    for (const moment of [...around, ...between]) {
      const given = new Date(moment)
      const found = momentOfWallTime(isoDay(given), wallClock(given))
      if (found.kind !== 'twice') expect(found).toEqual({ kind: 'moment', moment: given })
    }
  })
  test('are refused with a sentence that says which night it is and what to choose', () => {
    expect(wallTimeRefusal('skipped', '2027-03-28')).toMatch(/zondag 28 maart 2027.*vanaf 3\.00 uur/)
    expect(wallTimeRefusal('twice', '2027-10-31')).toMatch(/zondag 31 oktober 2027 twee keer voor/)
  })
})
