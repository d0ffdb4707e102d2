export type Role = 'member' | 'regional_team' | 'legal_helpdesk' | 'curator' | 'administrator'

/** Who asks: the signed-in person with the roles and memberships that hold at this moment. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  /** Slugs of the sites the person belongs to now. */
  readonly sites: readonly string[]
  /** Codes of the regions the person belongs to now. */
  readonly regions: readonly string[]
}

/** True when the person has at least one of the roles. */
export const hasRole = (actor: Actor, ...roles: Role[]) => roles.some((role) => actor.roles.includes(role))

/** The roles that see what others may not: they sign in with a second step. */
export const staffRoles: readonly Role[] = ['regional_team', 'legal_helpdesk', 'curator', 'administrator']
