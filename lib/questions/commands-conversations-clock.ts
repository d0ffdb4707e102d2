import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { conversationFollowUps, conversationInvitations, conversations } from '#db/schema/index.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { toTeam } from './commands-conversations.ts'
import type { ConversationRefusal } from './copy-conversations.ts'
import { mailHowItWas } from './emails-conversations.ts'
import { followUpOfLink } from './queries-links-conversations.ts'
import type { howItWasInput } from './schema-conversations.ts'
import { conversationDays } from './values.ts'

const atOnce = 50
const day = 24 * 3_600_000

/** Requests on which nobody said yes in five working days go to the regional team. Gives how many. */
export async function handOverLate(tx: Tx, now: Date): Promise<number> {
  const late = await tx
    .select()
    .from(conversations)
    .where(and(inArray(conversations.status, ['searching', 'asked']), lte(conversations.dueAt, now)))
    .orderBy(asc(conversations.dueAt))
    .limit(atOnce)
    // Who is answering this very moment comes first; the next look finds what is left.
    .for('update', { skipLocked: true })
  for (const conversation of late) await toTeam(tx, null, conversation, now)
  return late.length
}

/** Asks both, two weeks after the yes, whether it helped. Gives how many conversations. */
export async function askHowItWas(tx: Tx, now: Date): Promise<number> {
  const passed = await tx
    .select({ id: conversations.id, askerId: conversations.askerId })
    .from(conversations)
    .where(
      and(
        isNotNull(conversations.acceptedAt),
        isNull(conversations.followedUpAt),
        lte(conversations.acceptedAt, new Date(now.getTime() - conversationDays.followUp * day)),
      ),
    )
    .limit(atOnce)
    .for('update', { skipLocked: true })
  for (const { id, askerId } of passed) {
    const [invitation] = await tx
      .select({ personId: conversationInvitations.personId })
      .from(conversationInvitations)
      .where(and(eq(conversationInvitations.conversationId, id), eq(conversationInvitations.answer, 'accepted')))
    const asked = await tx
      .insert(conversationFollowUps)
      .values([askerId, ...(invitation ? [invitation.personId] : [])].map((personId) => ({ conversationId: id, personId, askedAt: now })))
      .onConflictDoNothing()
      .returning({ id: conversationFollowUps.id, personId: conversationFollowUps.personId })
    for (const row of asked) await mailHowItWas(tx, { followUpId: row.id, personId: row.personId })
    await tx.update(conversations).set({ followedUpAt: now }).where(eq(conversations.id, id))
    await audit(tx, { actorId: null, action: 'follow_up_conversation', objectKind: 'conversation', objectId: id })
  }
  return passed.length
}

/** The answer of who holds the link: did it help, and did a lesson come out of it? The first one stands. */
export async function answerHowItWas(
  tx: Tx,
  input: z.output<typeof howItWasInput>,
  now = new Date(),
): Promise<Result<null, ConversationRefusal>> {
  const id = followUpOfLink(input.token)
  if (!id) return refuse('unknown_link')
  const [row] = await tx.select().from(conversationFollowUps).where(eq(conversationFollowUps.id, id)).for('update')
  if (!row) return refuse('unknown_link')
  if (row.answeredAt) return row.helped === input.helped && row.lesson === input.lesson ? done(null) : refuse('already_answered')
  await tx
    .update(conversationFollowUps)
    .set({ helped: input.helped, lesson: input.lesson, answeredAt: now })
    .where(eq(conversationFollowUps.id, id))
  return done(null)
}

const minute = 60_000

/** What happens to conversations by the clock. */
export const conversationJobs: readonly Job[] = [
  { name: 'hand conversations to the regional team', every: 5 * minute, run: handOverLate },
  { name: 'ask how conversations were', every: 60 * minute, run: askHowItWas },
]
