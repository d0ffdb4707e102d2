export type LessonStatus = 'draft' | 'submitted' | 'returned' | 'declined' | 'published' | 'withdrawn'
export type LessonVerb = 'save' | 'submit' | 'take_back' | 'claim' | 'publish' | 'return' | 'decline' | 'withdraw' | 'ask_second_look'

/**
 * From which state a verb leads where. What is not listed cannot happen.
 * A lesson that can be read stays in the feed while its next version is written and reviewed: whether it is public
 * stands in published_lessons, not in its status. So 'withdraw' leaves from every state that a public lesson can be in;
 * a next version that was declined stays declined, or withdrawing the earlier one would open it again.
 */
export const transitions: Record<LessonVerb, Partial<Record<LessonStatus, LessonStatus>>> = {
  save: { draft: 'draft', submitted: 'submitted', returned: 'returned', published: 'published', withdrawn: 'withdrawn' },
  submit: { draft: 'submitted', submitted: 'submitted', returned: 'submitted', published: 'submitted', withdrawn: 'submitted' },
  take_back: { submitted: 'returned' },
  claim: { submitted: 'submitted' },
  ask_second_look: { returned: 'submitted', declined: 'submitted' },
  publish: { submitted: 'published' },
  return: { submitted: 'returned' },
  decline: { submitted: 'declined' },
  withdraw: { published: 'withdrawn', submitted: 'withdrawn', returned: 'withdrawn', declined: 'declined' },
}

/** The state after the verb, or undefined when the verb cannot be done from this state. */
export const after = (status: LessonStatus, verb: LessonVerb): LessonStatus | undefined => transitions[verb][status]
