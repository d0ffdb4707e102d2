import { hasRole, type Actor } from '#lib/platform/actor.ts'

/** As much of a request for a conversation as permission depends on. */
export type ConversationForPolicy = { readonly askerId: string }

/** Everybody who is signed in may ask to speak to somebody. */
export const mayAskConversation = (actor: Actor) => actor.roles.length > 0

/** The regional team sees every request, because it is what people fall back on. */
export const maySeeAllConversations = (actor: Actor) => hasRole(actor, 'regional_team')

/** Choosing who is asked: who asks, and the regional team on their behalf. */
export const mayChoosePerson = (actor: Actor, conversation: ConversationForPolicy) =>
  conversation.askerId === actor.id || maySeeAllConversations(actor)

/** Only the regional team answers a request in place of a conversation, and never its own. */
export const mayCloseConversation = (actor: Actor, conversation: ConversationForPolicy) =>
  maySeeAllConversations(actor) && conversation.askerId !== actor.id
