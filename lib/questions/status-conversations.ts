export type ConversationStatus = 'searching' | 'asked' | 'with_team' | 'accepted' | 'closed' | 'withdrawn'
export type ConversationVerb = 'ask' | 'accept' | 'decline' | 'hand_to_team' | 'close' | 'withdraw'

/** From which state a verb leads where. What is not listed cannot happen. */
const conversationTransitions: Record<ConversationVerb, Partial<Record<ConversationStatus, ConversationStatus>>> = {
  ask: { searching: 'asked', with_team: 'asked' },
  accept: { asked: 'accepted' },
  decline: { asked: 'searching' },
  hand_to_team: { searching: 'with_team', asked: 'with_team' },
  close: { with_team: 'closed' },
  withdraw: { searching: 'withdrawn', asked: 'withdrawn', with_team: 'withdrawn' },
}

/** The state after the verb, or undefined when the verb cannot be done from this state. */
export const conversationAfter = (status: ConversationStatus, verb: ConversationVerb): ConversationStatus | undefined =>
  conversationTransitions[verb][status]

/** Requests for which nobody has said yes yet and that nobody ended. */
export const openConversations = ['searching', 'asked', 'with_team'] as const satisfies readonly ConversationStatus[]

/** Whether somebody is still looked for. */
export const isOpenConversation = (status: ConversationStatus) => (openConversations as readonly ConversationStatus[]).includes(status)
