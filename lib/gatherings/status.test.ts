import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, isLive, liveStatuses, offerDeadline, signUpAfter, signUpTransitions, transitions, type SignUpStatus } from './status.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(hours * hour)
// Not at the beginning of time: there a sum and a difference are the same.
const until = (hoursLeft: number) => offerDeadline(at(7), at(7 + hoursLeft)).getTime() / hour - 7

describe('The states of a gathering', () => {
  test('nothing leads back from cancelled or held', () => {
    for (const verb of Object.values(transitions)) expect([verb.cancelled, verb.held]).toEqual([undefined, undefined])
  })
  test('only what is in the agenda can be held, and what is held cannot be called off', () => {
    expect([after('draft', 'hold'), after('published', 'hold'), after('held', 'cancel')]).toEqual([undefined, 'held', undefined])
  })
})

describe('The states of a sign-up', () => {
  test('who ended does nothing more: signing up again is a new sign-up', () => {
    const ended: SignUpStatus[] = ['cancelled', 'declined', 'expired']
    for (const verb of Object.values(signUpTransitions))
      expect(ended.map((status) => verb[status])).toEqual([undefined, undefined, undefined])
    expect(ended.some(isLive)).toBe(false)
  })
  test('everybody who is live can cancel', () => {
    expect([...liveStatuses].sort()).toEqual(['offered', 'signed_up', 'unconfirmed', 'waiting'])
    expect(liveStatuses.map((status) => signUpAfter(status, 'cancel'))).toEqual(liveStatuses.map(() => 'cancelled'))
  })
})

describe('How long an offered place is kept', () => {
  test.each([
    [1_000, 48],
    [96, 48],
    [95, 47.5],
    [10, 5],
    [2, 1],
    [1.5, 1],
    [0.5, 0.5],
  ])('%s hours before the start: %s hours', (left, kept) => expect(until(left)).toBe(kept))
  test('always later than now, never past the start, never longer than 48 hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * 24 * hour }), (left) => {
        const deadline = offerDeadline(at(0), new Date(left)).getTime()
        return deadline > 0 && deadline <= left && deadline <= 48 * hour
      }),
    )
  })
})
