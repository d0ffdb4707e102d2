import type { Actor } from '#lib/platform/actor.ts'
import { mayReview, type LessonForPolicy } from './policy.ts'

/** Reactions and reports: a curator. Who wrote the lesson does not choose which criticism of it is read. */
export const mayJudgeReaction = (actor: Actor, lesson: Pick<LessonForPolicy, 'everAuthorIds'>, writerId: string | null) =>
  mayReview(actor) && !lesson.everAuthorIds.includes(actor.id) && writerId !== actor.id

/** Who writes the lesson now answers for it. */
export const mayAnswerReaction = (actor: Actor, lesson: Pick<LessonForPolicy, 'authorIds'>) => lesson.authorIds.includes(actor.id)

/** A report may ask for haste, so every curator handles it. */
export const mayHandleReport = (actor: Actor) => mayReview(actor)
