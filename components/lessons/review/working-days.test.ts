import { describe, expect, it } from 'vitest'
import { workingDaysBetween } from './working-days.ts'

const at = (moment: string) => new Date(moment)

describe('working days', () => {
  it('are none on the day itself, however late', () => {
    expect(workingDaysBetween(at('2026-11-16T07:00:00Z'), at('2026-11-16T22:30:00Z'))).toBe(0)
  })
  it('leave out the weekend', () => {
    expect(workingDaysBetween(at('2026-11-20T10:00:00Z'), at('2026-11-22T10:00:00Z'))).toBe(0)
    expect(workingDaysBetween(at('2026-11-20T10:00:00Z'), at('2026-11-23T10:00:00Z'))).toBe(1)
  })
  it('are five in each week', () => {
    expect(workingDaysBetween(at('2026-11-18T10:00:00Z'), at('2026-11-25T10:00:00Z'))).toBe(5)
    expect(workingDaysBetween(at('2026-11-21T10:00:00Z'), at('2026-12-05T10:00:00Z'))).toBe(10)
  })
  it('begin at midnight in Amsterdam, also when the clock is set back', () => {
    expect(workingDaysBetween(at('2026-10-22T22:30:00Z'), at('2026-10-26T23:30:00Z'))).toBe(2)
  })
  it('are never less than none', () => {
    expect(workingDaysBetween(at('2026-11-20T10:00:00Z'), at('2026-11-18T10:00:00Z'))).toBe(0)
  })
})
