import type { Actor } from '#lib/platform/actor.ts'
import { mayDecide, mayEdit, type LessonForPolicy } from './policy.ts'

/** Writers answer for their text, curators for what they read; nobody for both. */
export const mayAnswerFinding = (actor: Actor, lesson: LessonForPolicy): boolean => mayEdit(actor, lesson) || mayDecide(actor, lesson)

/** Asking again is for who decides about the lesson. */
export const mayReopenFinding = (actor: Actor, lesson: LessonForPolicy): boolean => mayDecide(actor, lesson)
