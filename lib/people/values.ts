import type { Role } from '#lib/platform/actor.ts'

export const roles = ['member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator'] as const satisfies readonly Role[]

/** The longest a field may be, in characters. */
export const limits = { email: 254, name: 120, organisation: 160, motivation: 1_000, memberships: 20, search: 200 } as const

/** Why an administrator takes a coupling away: one of a list, because what is logged stays and holds no text. */
export const uncoupleReasons = ['left_organisation', 'other_person', 'not_safe', 'on_request'] as const
export type UncoupleReason = (typeof uncoupleReasons)[number]

/** The longest and the most of what a profile holds. The same numbers stand in the database's checks. */
export const profileLimits = { intro: 600, reach: 200, words: 12, perMonth: 20 } as const
