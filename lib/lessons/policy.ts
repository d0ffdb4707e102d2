import { hasRole, type Actor } from '#lib/platform/actor.ts'
import type { LessonStatus } from './status.ts'

/** As much of a lesson as permission depends on. `authorIds` are those who write now, `everAuthorIds` also who left. */
export type LessonForPolicy = {
  readonly status: LessonStatus
  readonly authorIds: readonly string[]
  readonly everAuthorIds: readonly string[]
}

const writes = (actor: Actor, lesson: LessonForPolicy) => lesson.authorIds.includes(actor.id)
const everWrote = (actor: Actor, lesson: LessonForPolicy) => lesson.everAuthorIds.includes(actor.id)

/** Members of a site or region write for it; curators and the regional team do so too when they belong to one. */
export const mayStartLesson = (actor: Actor, home: { site?: string; region?: string }) =>
  (home.site !== undefined && actor.sites.includes(home.site)) || (home.region !== undefined && actor.regions.includes(home.region))

/** Drafts are seen by those who write them, and by nobody else. */
export const mayEdit = (actor: Actor, lesson: LessonForPolicy) => writes(actor, lesson) && lesson.status !== 'declined'

export const mayReadOwn = (actor: Actor, lesson: LessonForPolicy) => writes(actor, lesson)

export const maySubmit = mayEdit

export const mayChangeAuthors = (actor: Actor, lesson: LessonForPolicy) => writes(actor, lesson)

/** The review desk. */
export const mayReview = (actor: Actor) => hasRole(actor, 'curator')

/** Four eyes: whoever wrote along, also in an earlier version, never decides. The database holds this too. */
export const mayDecide = (actor: Actor, lesson: LessonForPolicy) => mayReview(actor) && !everWrote(actor, lesson)

/** Whoever writes at a lesson now says whether it still holds, and may ask another curator to look. */
export const mayAnswerReview = (actor: Actor, lesson: LessonForPolicy) => writes(actor, lesson)
export const mayAskSecondLook = mayAnswerReview

/** Taking a lesson out of the feed protects people, so a curator may do it also for an own lesson. */
export const mayWithdraw = (actor: Actor) => mayReview(actor)

/**
 * The emergency button: who may see danger first. A curator, the regional team that is called by the region, and who
 * writes the lesson. One person is enough, because a second one looks afterwards.
 */
export const mayWithdrawAtOnce = (actor: Actor, lesson: LessonForPolicy) =>
  hasRole(actor, 'curator', 'regional_team') || writes(actor, lesson)

/** Proposing better wording: whoever wrote along changes the text itself. It does not make a curator a writer. */
export const maySuggest = (actor: Actor, lesson: LessonForPolicy) => mayDecide(actor, lesson)

/** Images and documents: the public sees those of the placed revision, curators those that were sent in, writers all. */
export const mayFetchFile = (actor: Actor | null, lesson: LessonForPolicy, file: { placed: boolean; sentIn: boolean }) =>
  file.placed || (actor !== null && (writes(actor, lesson) || (mayReview(actor) && file.sentIn)))
