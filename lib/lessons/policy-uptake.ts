import type { Actor } from '#lib/platform/actor.ts'
import type { LessonForPolicy } from './policy.ts'

/** A region with the sites that it takes part in. */
export type RegionForUptake = { readonly code: string; readonly siteSlugs: readonly string[] }

/** Whoever belongs to a region, or to a site in it, speaks for it. */
export const speaksFor = (actor: Actor, region: RegionForUptake) =>
  actor.regions.includes(region.code) || region.siteSlugs.some((site) => actor.sites.includes(site))

/**
 * Saying that a lesson is seen elsewhere, or used: whoever wrote along is no second witness of it. Which region a lesson
 * comes from is not asked: a refusal would tell whose hidden lesson it is.
 */
export const mayVouch = (actor: Actor, lesson: Pick<LessonForPolicy, 'everAuthorIds'>) => !lesson.everAuthorIds.includes(actor.id)

/** Who writes the lesson now answers how it goes at home. */
export const mayTellAsWriter = (actor: Actor, lesson: Pick<LessonForPolicy, 'authorIds'>) => lesson.authorIds.includes(actor.id)
