import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { conversationInvitations, conversations, experienceProfiles, themes, tips, users } from '#db/schema/index.ts'
import { conversationsThisMonth } from '#lib/people/queries-experience.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { dueAfter } from '#lib/platform/working-days.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { ConversationRefusal } from './copy-conversations.ts'
import { mailAccepted, mailAsked, mailClosed, mailDeclined, mailTeam } from './emails-conversations.ts'
import { mayAskConversation, mayChoosePerson, mayCloseConversation, maySeeAllConversations } from './policy-conversations.ts'
import type {
  answerConversationInput,
  AskConversationInput,
  askPersonInput,
  closeConversationInput,
  conversationInput,
} from './schema-conversations.ts'
import { conversationAfter, isOpenConversation } from './status-conversations.ts'
import { conversationDays } from './values.ts'

type Outcome<T> = Promise<Result<T, ConversationRefusal>>
type LockedConversation = typeof conversations.$inferSelect

/** Takes a request for this transaction: who answers, chooses or ends it does so on the state that is written to. */
async function lockConversation(tx: Tx, conversationId: string): Promise<LockedConversation | undefined> {
  const [conversation] = await tx.select().from(conversations).where(eq(conversations.id, conversationId)).for('update')
  return conversation
}

/** Asks to speak to somebody with experience: a person of the list, or whom the regional team finds. Gives its id. */
export async function askConversation(
  tx: Tx,
  actor: Actor,
  input: AskConversationInput,
  now = new Date(),
): Outcome<{ conversationId: string }> {
  if (!mayAskConversation(actor)) return refuse('not_allowed')
  // Pressed twice, or the answer of the first got lost: asked once.
  const [sent] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.askerId, actor.id), eq(conversations.formKey, input.formKey)))
  if (sent) return done({ conversationId: sent.id })
  if (scan(`${input.purpose}\n${input.reach}`).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  if (!(await knowsWords(tx, input))) return refuse('unknown_word')
  const personId = input.personId === 'team' ? null : input.personId
  const refusal = personId && (await refusePerson(tx, { askerId: actor.id, personId, now }))
  if (refusal) return refuse(refusal)
  const [conversation] = await tx
    .insert(conversations)
    .values({
      status: 'searching',
      askerId: actor.id,
      themeSlug: input.theme,
      tipNumber: input.tip,
      purpose: input.purpose,
      reach: input.reach,
      formKey: input.formKey,
      askedAt: now,
      dueAt: dueAfter(now, conversationDays.team),
    })
    // Two presses at the same moment: the second waits for the first and finds its row.
    .onConflictDoNothing({ target: [conversations.askerId, conversations.formKey] })
    .returning()
  if (!conversation) return askConversation(tx, actor, input, now)
  await audit(tx, { actorId: actor.id, action: 'ask_conversation', objectKind: 'conversation', objectId: conversation.id })
  if (personId) await invite(tx, actor, conversation, personId, now)
  else await toTeam(tx, actor.id, conversation, now)
  return done({ conversationId: conversation.id })
}

/** Asks a person, or another one after somebody who could not. By who asks, or by the regional team for them. */
export async function askPerson(tx: Tx, actor: Actor, input: z.output<typeof askPersonInput>, now = new Date()): Outcome<null> {
  const conversation = await lockConversation(tx, input.conversationId)
  if (!conversation || !mayChoosePerson(actor, conversation)) return refuse('unknown_conversation')
  if (!conversationAfter(conversation.status, 'ask')) return refuse('wrong_state')
  const { askerId } = conversation
  const refusal = await refusePerson(tx, { askerId, personId: input.personId, conversationId: conversation.id, now })
  if (refusal) return refuse(refusal)
  await invite(tx, actor, conversation, input.personId, now)
  return done(null)
}

/** Yes or no of who was asked; a reason is neither asked nor kept. */
export async function answerConversation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof answerConversationInput>,
  now = new Date(),
): Outcome<{ conversationId: string }> {
  const [known] = await tx.select().from(conversationInvitations).where(eq(conversationInvitations.id, input.invitationId))
  if (!known || known.personId !== actor.id) return refuse('unknown_invitation')
  const conversation = await lockConversation(tx, known.conversationId)
  const [invitation] = await tx.select().from(conversationInvitations).where(eq(conversationInvitations.id, input.invitationId))
  if (!conversation || !invitation) return refuse('unknown_invitation')
  if (invitation.answer === input.answer) return done({ conversationId: conversation.id })
  if (invitation.answer) return refuse('already_answered')
  const accepted = input.answer === 'accepted'
  const after = conversationAfter(conversation.status, accepted ? 'accept' : 'decline')
  if (!after) return refuse('wrong_state')
  await tx
    .update(conversationInvitations)
    .set({ answer: input.answer, answeredAt: now })
    .where(eq(conversationInvitations.id, invitation.id))
  // Where the regional team looks along, it goes on looking: who asked does not begin anew.
  const status = after === 'searching' && conversation.teamSince ? 'with_team' : after
  await tx
    .update(conversations)
    .set({ status, acceptedAt: accepted ? now : null, ...(status === 'searching' ? { dueAt: dueAfter(now, conversationDays.team) } : {}) })
    .where(eq(conversations.id, conversation.id))
  await audit(tx, {
    actorId: actor.id,
    action: accepted ? 'accept_conversation' : 'decline_conversation',
    objectKind: 'conversation',
    objectId: conversation.id,
  })
  const told = { invitationId: invitation.id, conversationId: conversation.id, personId: actor.id, askerId: conversation.askerId }
  if (accepted) await mailAccepted(tx, told)
  else if (status === 'searching') await mailDeclined(tx, told)
  return done({ conversationId: conversation.id })
}

/** Who asks leaves the looking to the regional team. */
export async function handToTeam(tx: Tx, actor: Actor, input: z.output<typeof conversationInput>, now = new Date()): Outcome<null> {
  const conversation = await lockConversation(tx, input.conversationId)
  if (!conversation || conversation.askerId !== actor.id) return refuse('unknown_conversation')
  if (conversation.status === 'with_team') return done(null)
  // Somebody is thinking about it: they are not passed by before the days are over.
  if (conversation.status !== 'searching') return refuse('wrong_state')
  await toTeam(tx, actor.id, conversation, now)
  return done(null)
}

/** Who asked no longer needs it; who was asked need not answer any more. */
export async function withdrawConversation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof conversationInput>,
  now = new Date(),
): Outcome<null> {
  const conversation = await lockConversation(tx, input.conversationId)
  if (!conversation || conversation.askerId !== actor.id) return refuse('unknown_conversation')
  if (conversation.status === 'withdrawn') return done(null)
  const status = conversationAfter(conversation.status, 'withdraw')
  if (!status) return refuse('wrong_state')
  await lapse(tx, conversation.id, now)
  await tx.update(conversations).set({ status, endedAt: now }).where(eq(conversations.id, conversation.id))
  await audit(tx, { actorId: actor.id, action: 'withdraw_conversation', objectKind: 'conversation', objectId: conversation.id })
  return done(null)
}

/** The regional team answers in place of a conversation: nobody has this experience, or it is told in a few lines. */
export async function closeConversation(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof closeConversationInput>,
  now = new Date(),
): Outcome<null> {
  const conversation = await lockConversation(tx, input.conversationId)
  if (!conversation || !(maySeeAllConversations(actor) || conversation.askerId === actor.id)) return refuse('unknown_conversation')
  if (!mayCloseConversation(actor, conversation)) return refuse('not_allowed')
  if (scan(input.outcome).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  const status = conversationAfter(conversation.status, 'close')
  if (!status) return refuse('wrong_state')
  await tx
    .update(conversations)
    .set({ status, endedAt: now, outcome: input.outcome, closedById: actor.id })
    .where(eq(conversations.id, conversation.id))
  await audit(tx, { actorId: actor.id, action: 'close_conversation', objectKind: 'conversation', objectId: conversation.id })
  await mailClosed(tx, { conversationId: conversation.id, askerId: conversation.askerId })
  return done(null)
}

/** Hands an open request to the regional team; whoever was still thinking is no longer asked. By a person, or by the clock. */
export async function toTeam(tx: Tx, actorId: string | null, conversation: LockedConversation, now: Date): Promise<void> {
  if (!isOpenConversation(conversation.status)) throw new Error(`conversation ${conversation.id} is ${conversation.status}`)
  await lapse(tx, conversation.id, now)
  await tx
    .update(conversations)
    .set({ status: 'with_team', teamSince: conversation.teamSince ?? now })
    .where(eq(conversations.id, conversation.id))
  await audit(tx, { actorId, action: 'hand_conversation_to_team', objectKind: 'conversation', objectId: conversation.id })
  const { id, askerId, dueAt } = conversation
  await mailTeam(tx, { conversationId: id, askerId, dueAt, tellAsker: actorId === null })
}

async function lapse(tx: Tx, conversationId: string, now: Date) {
  await tx
    .update(conversationInvitations)
    .set({ answer: 'lapsed', answeredAt: now })
    .where(and(eq(conversationInvitations.conversationId, conversationId), isNull(conversationInvitations.answer)))
}

/**
 * Why this person cannot be asked. Takes the person's row first: who is asked by two at the same moment is counted for
 * the second after the first. A rule of the database holds the same.
 */
async function refusePerson(
  tx: Tx,
  of: { askerId: string; personId: string; conversationId?: string; now: Date },
): Promise<ConversationRefusal | undefined> {
  if (of.personId === of.askerId) return 'own_person'
  const [profile] = await tx.select().from(experienceProfiles).where(eq(experienceProfiles.userId, of.personId)).for('no key update')
  const [room] = await tx
    .select({ asked: conversationsThisMonth(sql`${users.id}`, of.now), closedAt: users.closedAt })
    .from(users)
    .where(eq(users.id, of.personId))
  if (!profile?.isFindable || !room || room.closedAt) return 'unknown_person'
  if (of.conversationId) {
    const [before] = await tx
      .select({ id: conversationInvitations.id })
      .from(conversationInvitations)
      .where(and(eq(conversationInvitations.conversationId, of.conversationId), eq(conversationInvitations.personId, of.personId)))
    if (before) return 'asked_before'
  }
  return room.asked >= profile.perMonth ? 'person_full' : undefined
}

async function invite(tx: Tx, actor: Actor, conversation: LockedConversation, personId: string, now: Date): Promise<void> {
  const [invitation] = await tx
    .insert(conversationInvitations)
    .values({ conversationId: conversation.id, personId, askedById: actor.id, askedAt: now })
    .returning({ id: conversationInvitations.id })
  if (!invitation) throw new Error('no invitation was inserted')
  await tx
    .update(conversations)
    .set({ status: 'asked', dueAt: dueAfter(now, conversationDays.team) })
    .where(eq(conversations.id, conversation.id))
  await audit(tx, { actorId: actor.id, action: 'ask_person', objectKind: 'conversation', objectId: conversation.id })
  await mailAsked(tx, { invitationId: invitation.id, conversationId: conversation.id, personId })
}

async function knowsWords(tx: Tx, input: { theme?: string; tip?: number }): Promise<boolean> {
  const theme = input.theme ? await tx.select({ slug: themes.slug }).from(themes).where(eq(themes.slug, input.theme)) : [null]
  const tip = input.tip ? await tx.select({ number: tips.number }).from(tips).where(eq(tips.number, input.tip)) : [null]
  return theme.length === 1 && tip.length === 1
}
