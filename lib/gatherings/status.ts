export type GatheringStatus = 'draft' | 'proposed' | 'published' | 'cancelled' | 'held'
export type GatheringVerb = 'save' | 'propose' | 'take_back' | 'publish' | 'cancel' | 'hold'

/** From which state a verb leads where. What is not listed cannot happen. */
export const transitions: Record<GatheringVerb, Partial<Record<GatheringStatus, GatheringStatus>>> = {
  save: { draft: 'draft', proposed: 'proposed', published: 'published' },
  propose: { draft: 'proposed' },
  take_back: { proposed: 'draft' },
  publish: { draft: 'published', proposed: 'published' },
  cancel: { draft: 'cancelled', proposed: 'cancelled', published: 'cancelled' },
  hold: { published: 'held' },
}

/** The state after the verb, or undefined when the verb cannot be done from this state. */
export const after = (status: GatheringStatus, verb: GatheringVerb): GatheringStatus | undefined => transitions[verb][status]

export type SignUpStatus = 'unconfirmed' | 'signed_up' | 'waiting' | 'offered' | 'cancelled' | 'declined' | 'expired'
export type SignUpVerb = 'place' | 'queue' | 'offer' | 'accept' | 'decline' | 'expire' | 'give' | 'cancel'

/**
 * The same for a sign-up. An outsider begins unconfirmed; confirming places them, or puts them in the line. Who ended
 * (cancelled, declined, expired) signs up anew and gets a new place in the line.
 */
export const signUpTransitions: Record<SignUpVerb, Partial<Record<SignUpStatus, SignUpStatus>>> = {
  place: { unconfirmed: 'signed_up' },
  queue: { unconfirmed: 'waiting' },
  offer: { waiting: 'offered' },
  accept: { offered: 'signed_up' },
  decline: { offered: 'declined' },
  expire: { offered: 'expired', unconfirmed: 'expired' },
  give: { waiting: 'signed_up' },
  cancel: { unconfirmed: 'cancelled', signed_up: 'cancelled', waiting: 'cancelled', offered: 'cancelled' },
}

/** The state of a sign-up after the verb, or undefined when the verb cannot be done. */
export const signUpAfter = (status: SignUpStatus, verb: SignUpVerb): SignUpStatus | undefined => signUpTransitions[verb][status]

/** Sign-ups that still count: one of these per person and gathering. */
export const liveStatuses = ['unconfirmed', 'signed_up', 'waiting', 'offered'] as const satisfies readonly SignUpStatus[]

/** Whether a sign-up still counts. */
export const isLive = (status: SignUpStatus) => (liveStatuses as readonly SignUpStatus[]).includes(status)

const hour = 3_600_000
const longestOffer = 48 * hour
const shortestOffer = hour

/**
 * Until when an offered place is kept: 48 hours, or half of the time that is left until the start when that is less,
 * but at least an hour as long as there is an hour. Never past the start.
 */
export function offerDeadline(now: Date, startsAt: Date): Date {
  const left = startsAt.getTime() - now.getTime()
  return new Date(now.getTime() + Math.min(left, longestOffer, Math.max(left / 2, shortestOffer)))
}
