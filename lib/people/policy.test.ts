import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#lib/platform/actor.ts'
import {
  mayChangeMemberships,
  mayChangeRole,
  mayCloseAccount,
  mayDecideAccess,
  mayGiveRole,
  mayInvite,
  mayResetSecondFactor,
  maySeeDirectory,
  maySeePeople,
  mayUncouple,
} from './policy.ts'
import { roles } from './values.ts'

const who = (id: string, ...held: Role[]): Actor => ({ id, name: id, email: `${id}@test.example`, roles: held, sites: [], regions: [] })
const curator = who('curator', 'member', 'curator')
const administrator = who('administrator', 'administrator')
const others = [who('nobody'), who('member', 'member'), who('team', 'regional_team'), who('helpdesk', 'legal_helpdesk')]
const other = { id: 'other', roles: ['member'] as Role[] }

describe('who may do what with people', () => {
  test('only curators and administrators see people and requests', () => {
    for (const actor of others)
      expect([maySeePeople(actor), mayDecideAccess(actor), mayChangeMemberships(actor, other)]).toEqual([false, false, false])
    for (const actor of [curator, administrator])
      expect([maySeePeople(actor), mayDecideAccess(actor), mayChangeMemberships(actor, other)]).toEqual([true, true, true])
  })

  test('a curator makes members, an administrator gives every role, others none', () => {
    expect(roles.filter((role) => mayGiveRole(curator, role))).toEqual(['member'])
    expect(roles.filter((role) => mayGiveRole(administrator, role))).toEqual([...roles])
    for (const actor of others) expect(roles.filter((role) => mayGiveRole(actor, role))).toEqual([])
  })

  test('an invitation has at least one role, and none that the inviter may not give', () => {
    expect(mayInvite(curator, ['member'])).toBe(true)
    expect(mayInvite(curator, ['member', 'curator'])).toBe(false)
    expect(mayInvite(administrator, [])).toBe(false)
  })

  test('nobody changes their own roles, places or account', () => {
    for (const actor of [curator, administrator]) {
      for (const role of roles) expect(mayChangeRole(actor, actor, role)).toBe(false)
      expect(mayChangeMemberships(actor, actor)).toBe(false)
      expect(mayCloseAccount(actor, actor)).toBe(false)
    }
  })

  test('a curator closes accounts of members only', () => {
    expect(mayCloseAccount(curator, other)).toBe(true)
    expect(mayCloseAccount(curator, { id: 'other', roles: ['member', 'regional_team'] })).toBe(false)
    expect(mayCloseAccount(administrator, { id: 'other', roles: ['administrator'] })).toBe(true)
  })
  test('only another administrator takes a second step away', () => {
    for (const actor of [...others, curator]) expect(mayResetSecondFactor(actor, other)).toBe(false)
    expect([mayResetSecondFactor(administrator, other), mayResetSecondFactor(administrator, administrator)]).toEqual([true, false])
  })

  test('only another administrator takes a way in through an organisation away', () => {
    for (const actor of [...others, curator]) expect(mayUncouple(actor, other)).toBe(false)
    expect([mayUncouple(administrator, other), mayUncouple(administrator, administrator)]).toEqual([true, false])
  })

  test('whoever has a role looks for people with experience', () => {
    expect([who('nobody'), who('member', 'member'), curator].map(maySeeDirectory)).toEqual([false, true, true])
  })
})
