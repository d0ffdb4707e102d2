export type ThreadKind = 'question' | 'legal' | 'experience' | 'other'
export type RouteFunction = 'regional_team' | 'legal_helpdesk' | 'curators'
export type ThreadStatus = 'unconfirmed' | 'new' | 'picked_up' | 'waiting' | 'answered' | 'closed' | 'reopened'
export type ThreadVerb =
  | 'confirm'
  | 'pick_up'
  | 'answer'
  | 'wait'
  | 'say'
  | 'ask_on'
  | 'close'
  | 'reopen'
  | 'hand_to_person'
  | 'hand_to_route'

/** From which state a verb leads where. What is not listed cannot happen. */
export const transitions: Record<ThreadVerb, Partial<Record<ThreadStatus, ThreadStatus>>> = {
  confirm: { unconfirmed: 'new' },
  pick_up: { new: 'picked_up', reopened: 'picked_up' },
  answer: { new: 'answered', picked_up: 'answered', waiting: 'answered', answered: 'answered', reopened: 'answered' },
  wait: { new: 'waiting', picked_up: 'waiting', waiting: 'waiting', answered: 'waiting', reopened: 'waiting' },
  // Words of who answers that end nothing yet: an answer follows.
  say: { new: 'picked_up', picked_up: 'picked_up', waiting: 'waiting', answered: 'answered', reopened: 'picked_up' },
  // Words of who asked. After the end too: they are never lost, they open the question again.
  ask_on: { new: 'new', picked_up: 'picked_up', waiting: 'reopened', answered: 'reopened', closed: 'reopened', reopened: 'reopened' },
  close: { new: 'closed', picked_up: 'closed', waiting: 'closed', answered: 'closed', reopened: 'closed' },
  reopen: { closed: 'reopened' },
  hand_to_person: { new: 'picked_up', picked_up: 'picked_up', waiting: 'waiting', answered: 'answered', reopened: 'picked_up' },
  hand_to_route: { new: 'new', picked_up: 'new', waiting: 'waiting', answered: 'answered', reopened: 'reopened' },
}

/** The state after the verb, or undefined when the verb cannot be done from this state. */
export const after = (status: ThreadStatus, verb: ThreadVerb): ThreadStatus | undefined => transitions[verb][status]

/** An answer of the function is still owed. */
export const owedStatuses = ['new', 'picked_up', 'reopened'] as const satisfies readonly ThreadStatus[]
/** Not at its end. */
export const openStatuses = [...owedStatuses, 'waiting', 'answered'] as const satisfies readonly ThreadStatus[]

export type LegalState = 'draft' | 'proposed' | 'published' | 'withdrawn'
export type LegalVerb = 'edit' | 'propose' | 'return' | 'approve' | 'extend' | 'withdraw'

/** The same for a general answer of the legal helpdesk. Whoever changes the words of a public one takes it back to a draft. */
export const legalTransitions: Record<LegalVerb, Partial<Record<LegalState, LegalState>>> = {
  edit: { draft: 'draft', proposed: 'draft', published: 'draft', withdrawn: 'draft' },
  propose: { draft: 'proposed' },
  return: { proposed: 'draft' },
  approve: { proposed: 'published' },
  extend: { published: 'published' },
  withdraw: { draft: 'withdrawn', proposed: 'withdrawn', published: 'withdrawn' },
}

/** The state of a legal answer after the verb, or undefined when it cannot be done. */
export const legalAfter = (state: LegalState, verb: LegalVerb): LegalState | undefined => legalTransitions[verb][state]
