import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { boardMoments, boardState, boardWindow, mayReflect } from './policy-reflection.ts'

const at = (moment: string) => new Date(moment)
const gathering = { startsAt: at('2026-12-01T13:00:00Z'), endsAt: at('2026-12-01T15:00:00Z') }
const opened = (moment: string) => ({ openedAt: at(moment), closedAt: null, wipedAt: null })

describe('A board', () => {
  test('closes a week and vanishes ninety days after the end, or after its opening when that came later', () => {
    expect(boardMoments(opened('2026-12-01T12:00:00Z'), gathering)).toEqual({
      closesAt: at('2026-12-08T15:00:00Z'),
      vanishAt: at('2027-03-01T15:00:00Z'),
    })
    expect(boardMoments(opened('2026-12-10T09:00:00Z'), gathering)).toEqual({
      closesAt: at('2026-12-17T09:00:00Z'),
      vanishAt: at('2027-03-10T09:00:00Z'),
    })
  })
  test.each([
    ['2026-12-08T14:59:59.999Z', 'open'],
    ['2026-12-08T15:00:00Z', 'closed'],
  ] as const)('that nobody closed is at %s %s', (now, state) => {
    expect(boardState(opened('2026-12-01T12:00:00Z'), gathering, at(now))).toBe(state)
  })
  test('is closed when somebody closed it, and wiped for good', () => {
    const board = opened('2026-12-01T12:00:00Z')
    const now = at('2026-12-02T12:00:00Z')
    expect(boardState({ ...board, closedAt: now }, gathering, now)).toBe('closed')
    expect(boardState({ ...board, closedAt: now, wipedAt: now }, gathering, now)).toBe('wiped')
    expect(boardState(undefined, gathering, now)).toBe('none')
  })
  test.each([
    ['2026-11-30T12:59:59.999Z', 'too_early'],
    ['2026-11-30T13:00:00Z', 'in_time'],
    ['2026-12-31T15:00:00Z', 'in_time'],
    ['2026-12-31T15:00:00.001Z', 'too_late'],
  ] as const)('may be opened at %s: %s', (now, answer) => {
    expect(boardWindow(gathering, at(now))).toBe(answer)
  })
})

describe('Notes', () => {
  const actor = (id: string, roles: Actor['roles'] = ['member']): Actor => ({ id, name: '', email: '', roles, sites: [], regions: [] })
  const of = (status: 'published' | 'cancelled') => ({ createdById: 'maker', status })
  test.each([
    ['who has a place', actor('x'), 'published', 'signed_up', true],
    ['who waits for one', actor('x'), 'published', 'waiting', false],
    ['who is not on the list', actor('x'), 'published', undefined, false],
    ['who organises', actor('x', ['member', 'curator']), 'published', undefined, true],
    ['who made it', actor('maker'), 'published', undefined, true],
    ['who had a place when it was called off', actor('x'), 'cancelled', 'signed_up', false],
    ['who organised what was called off', actor('x', ['member', 'curator']), 'cancelled', undefined, false],
  ] as const)('are read and written by %s: %o', (_who, person, status, signUp, answer) => {
    expect(mayReflect(person, of(status), signUp && { status: signUp })).toBe(answer)
  })
})
