import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** Who keeps the words that mean the same, and sees what was looked for in vain. */
export const mayKeepSearchWords = (actor: Actor) => hasRole(actor, 'curator')
