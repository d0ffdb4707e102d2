import { describe, expect, test } from 'vitest'
import { addWorkingDays, dueAfter, easterOf, holidaysOf, isWorkingDay, workingDaysBetween } from './working-days.ts'

describe('Working days', () => {
  test('know Easter of early, late and ordinary years', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2035, 2038].map(easterOf)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2035-03-25',
      '2038-04-25',
    ])
  })
  test('know every holiday of 2026', () => {
    expect([...holidaysOf(2026)].toSorted()).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })
  test('keep the birthday of the King on the 26th when the 27th is a Sunday', () => {
    expect(isWorkingDay('2025-04-28')).toBe(true)
    expect([...holidaysOf(2025)]).toContain('2025-04-26')
    expect([...holidaysOf(2025)]).not.toContain('2025-04-27')
    // In 2031 and 2036 too.
    expect([...holidaysOf(2031)]).toContain('2031-04-26')
  })
  test('pass weekends, Christmas and New Year', () => {
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-24')
    expect(addWorkingDays('2026-12-24', 1)).toBe('2026-12-28')
    expect(addWorkingDays('2026-12-24', 5)).toBe('2027-01-04')
    expect(addWorkingDays('2026-11-21', 5)).toBe('2026-11-27')
  })
  test('count back what was added', () => {
    for (const from of ['2026-03-30', '2026-04-24', '2026-12-23', '2027-03-24', '2027-05-04'])
      for (const count of [1, 2, 5, 11, 30]) expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count)
  })
  test('end a term at five on the clock of Amsterdam, also across a change of the clock', () => {
    expect(dueAfter(new Date('2026-11-16T10:00:00Z'), 5).toISOString()).toBe('2026-11-23T16:00:00.000Z')
    // Asked on Thursday before Easter 2027, the weekend in which summer time begins.
    expect(dueAfter(new Date('2027-03-25T22:30:00Z'), 1).toISOString()).toBe('2027-03-30T15:00:00.000Z')
    // Half past midnight in Amsterdam is the next day already.
    expect(dueAfter(new Date('2026-11-16T23:30:00Z'), 1).toISOString()).toBe('2026-11-18T16:00:00.000Z')
  })
})
