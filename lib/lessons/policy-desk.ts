import type { Actor } from '#lib/platform/actor.ts'
import { mayDecide, mayReview, type LessonForPolicy } from './policy.ts'

/** Who may decide may write in the margin, ask others and say when it is dealt with: whoever wrote along may not. */
export const mayWriteNote = mayDecide
export const mayResolveNote = mayDecide
export const mayAskOpinion = mayDecide

/** Under a note writers and curators talk with each other. */
export const mayReplyToNote = (actor: Actor, lesson: LessonForPolicy) => lesson.authorIds.includes(actor.id) || mayDecide(actor, lesson)

/** When an answer is expected, and the texts that are used again, are the desk's. */
export const mayChooseExpectedDay = (actor: Actor) => mayReview(actor)
export const mayEditReasons = (actor: Actor) => mayReview(actor)

/** A question is answered by who it was asked. */
export const mayAnswerOpinion = (actor: Actor, opinion: { readonly personId: string | null }) => opinion.personId === actor.id
