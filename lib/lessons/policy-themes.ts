import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** Who keeps the themes that lessons, questions and instruments are sorted by. */
export const mayKeepThemes = (actor: Actor) => hasRole(actor, 'administrator')
