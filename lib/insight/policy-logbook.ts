import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** Who may read what everybody did: who carries the responsibility for the site and for its people. */
export const mayReadLogbook = (actor: Actor) => hasRole(actor, 'curator', 'administrator')
