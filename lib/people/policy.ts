import { hasRole, type Actor, type Role } from '#lib/platform/actor.ts'

/** Who may look at the list of people. */
export const maySeePeople = (actor: Actor) => hasRole(actor, 'curator', 'administrator')

/** Who may let people in who asked for access. */
export const mayDecideAccess = (actor: Actor) => hasRole(actor, 'curator', 'administrator')

/** A curator makes members; every other role is given by an administrator. */
export const mayGiveRole = (actor: Actor, role: Role) => hasRole(actor, 'administrator') || (hasRole(actor, 'curator') && role === 'member')

/** Who may invite somebody with these roles. */
export const mayInvite = (actor: Actor, roles: readonly Role[]) => roles.length > 0 && roles.every((role) => mayGiveRole(actor, role))

/** Nobody gives or takes a role of their own. */
export const mayChangeRole = (actor: Actor, person: { id: string }, role: Role) => actor.id !== person.id && mayGiveRole(actor, role)

/** Nobody changes the sites and regions of their own account. */
export const mayChangeMemberships = (actor: Actor, person: { id: string }) => actor.id !== person.id && maySeePeople(actor)

/** A curator closes and opens accounts of members only; nobody closes their own. */
export const mayCloseAccount = (actor: Actor, person: { id: string; roles: readonly Role[] }) =>
  actor.id !== person.id && maySeePeople(actor) && person.roles.every((role) => mayGiveRole(actor, role))

/** Only another administrator takes somebody's second step away: who could do it alone would need no second step. */
export const mayResetSecondFactor = (actor: Actor, person: { id: string }) => actor.id !== person.id && hasRole(actor, 'administrator')

/** Only another administrator takes somebody's way in through an organisation away; one's own is ended at one's own data. */
export const mayUncouple = (actor: Actor, person: { id: string }) => actor.id !== person.id && hasRole(actor, 'administrator')

/** Everybody who is signed in looks for people with experience; it is not for visitors, nor for search engines. */
export const maySeeDirectory = (actor: Actor) => actor.roles.length > 0
