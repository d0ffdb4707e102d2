import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** As much of an open question as permission depends on. */
export type OpenForPolicy = { readonly registeredById: string }

/** Who belongs to a site or region asks for it; the regional team also for a region that it helps. */
export const mayRegisterOpen = (actor: Actor, home: { site?: string; region?: string }) =>
  hasRole(actor, 'regional_team') ||
  (home.site !== undefined && actor.sites.includes(home.site)) ||
  (home.region !== undefined && actor.regions.includes(home.region))

/** A curator asks for everybody what people looked for and did not find. */
export const mayRegisterSearched = (actor: Actor) => hasRole(actor, 'curator')

/** Open questions are for everybody who is signed in: who has the answer may be anywhere. */
export const mayReadOpen = (actor: Actor) => actor.roles.length > 0

/** A curator shows it to everybody, and never an own one. */
export const mayMakeOpenPublic = (actor: Actor, question: OpenForPolicy) =>
  hasRole(actor, 'curator') && question.registeredById !== actor.id

/** Taking it off the site protects people, so who asked may do it at once too. */
export const mayHideOpen = (actor: Actor, question: OpenForPolicy) => hasRole(actor, 'curator') || question.registeredById === actor.id

/** Whether it is answered: who asked knows, and the regional team may tidy. */
export const mayEndOpen = (actor: Actor, question: OpenForPolicy) => question.registeredById === actor.id || hasRole(actor, 'regional_team')

/** Who says that a lesson answers a question: who writes it, or a curator. */
export const maySayAnswers = (actor: Actor, lesson: { authorIds: readonly string[] }) =>
  lesson.authorIds.includes(actor.id) || hasRole(actor, 'curator')
