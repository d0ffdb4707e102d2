import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** Who decides which other systems hear what is placed. */
export const mayKeepWebhooks = (actor: Actor) => hasRole(actor, 'administrator')
