import type { ReviewedLesson } from '#lib/lessons/queries-review.ts'

/** Taken away because somebody could be recognised, and nothing new was sent in since. */
export function isHidden(lesson: ReviewedLesson): boolean {
  if (lesson.status !== 'withdrawn' && lesson.status !== 'declined') return false
  const latest = lesson.decisions.find((decision) => decision.kind === 'withdraw' || decision.kind === 'publish')
  return lesson.publicSlug === null && latest?.withdrawalReason === 'recognisable'
}
