import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { mayEnterRoom, mayManage, mayPublish, maySignUp, mayStartAny, mayStartGathering } from './policy.ts'

const actor = (roles: Role[], rest: Partial<Actor> = {}): Actor => ({
  id: 'a',
  name: 'A',
  email: 'a@test.example',
  roles,
  sites: [],
  regions: [],
  ...rest,
})
const member = actor(['member'], { sites: ['friesland'], regions: ['JZ14'] })
const own = { createdById: 'a', status: 'draft' as const }
const other = { createdById: 'b', status: 'draft' as const }

describe('Who may do what', () => {
  test.each([
    ['member', false],
    ['legal_helpdesk', false],
    ['administrator', false],
    ['regional_team', true],
    ['curator', true],
  ] as const)('%s organises for the whole country and manages what others made: %s', (role, may) => {
    expect(mayStartGathering(actor([role]), {})).toBe(may)
    expect(mayManage(actor([role]), other)).toBe(may)
    expect(mayStartAny(actor([role]))).toBe(may)
  })
  test('a member begins for the own site or region, and manages what they made', () => {
    expect(
      [{ site: 'friesland' }, { region: 'JZ14' }, { site: 'flevoland' }, { region: 'JZ02' }, {}].map((one) =>
        mayStartGathering(member, one),
      ),
    ).toEqual([true, true, false, false, false])
    expect([mayManage(member, own), mayManage(member, other), mayStartAny(member)]).toEqual([true, false, true])
  })
  test('a curator places every gathering, the regional team its own, a member none', () => {
    const who = [actor(['curator']), actor(['regional_team']), member]
    expect(who.map((one) => [mayPublish(one, own), mayPublish(one, other)])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ])
  })
  test('an open gathering is for everybody with an account, one by invitation for who was invited or organises', () => {
    const on = (byInvitation: boolean, isInvited: boolean) => ({ ...other, byInvitation, isInvited })
    expect([maySignUp(member, on(false, false)), maySignUp(member, on(true, false)), maySignUp(member, on(true, true))]).toEqual([
      true,
      false,
      true,
    ])
    expect(maySignUp(actor(['regional_team']), on(true, false))).toBe(true)
  })
})

describe('The online room', () => {
  const startsAt = new Date('2027-03-28T10:00:00Z')
  const endsAt = new Date('2027-03-28T12:00:00Z')
  const at = (now: string, status = 'signed_up', gathering: 'published' | 'cancelled' | 'held' = 'published') =>
    mayEnterRoom({ status }, { status: gathering, startsAt, endsAt }, new Date(now))
  test.each([
    ['2027-03-27T09:59:59.999Z', false],
    ['2027-03-27T10:00:00Z', true],
    ['2027-03-28T12:00:00Z', true],
    ['2027-03-28T12:00:00.001Z', false],
  ])('at %s: %s', (now, open) => expect(at(now)).toBe(open))
  test.each(['unconfirmed', 'waiting', 'offered', 'cancelled', 'declined', 'expired'])('stays closed for who is %s', (status) => {
    expect(at('2027-03-28T10:00:00Z', status)).toBe(false)
  })
  test('stays closed when it is called off', () => expect(at('2027-03-28T10:00:00Z', 'signed_up', 'cancelled')).toBe(false))
})
