import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, lessonReactions, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { hashToken, randomToken } from '#lib/platform/tokens.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { lockLesson } from './commands-lock.ts'
import type { VoicesRefusal } from './copy-voices.ts'
import { mailConfirmReaction, mailReactionDecided, mailReactionWaits } from './emails-voices.ts'
import { mayReview } from './policy.ts'
import { mayJudgeReaction } from './policy-voices.ts'
import type { confirmReactionInput, decideReactionInput, ReactionInput } from './schema-voices.ts'
import { lessonTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, VoicesRefusal>>

const hour = 3_600_000
/** So long a visitor has to confirm; then what was typed is removed. */
const confirmHours = 48

/** The lesson that is public at an address. */
export async function publicLessonAt(tx: Tx, slug: string): Promise<string | undefined> {
  const [lesson] = await tx.select({ id: publishedLessons.lessonId }).from(publishedLessons).where(eq(publishedLessons.slug, slug))
  return lesson?.id
}

/** A reader asks or adds something. A visitor first confirms by mail; then a curator reads it, and then it shows. */
export async function sendReaction(tx: Tx, actor: Actor | null, input: ReactionInput): Outcome<{ state: 'unconfirmed' | 'waiting' }> {
  const lessonId = await publicLessonAt(tx, input.slug)
  if (!lessonId) return refuse('unknown_lesson')
  if (scan(`${input.name}\n${input.body}`).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  const { kind, body, name } = input
  if (actor) {
    const [reaction] = await tx
      .insert(lessonReactions)
      .values({ lessonId, status: 'waiting', kind, body, name, userId: actor.id, confirmedAt: sql`clock_timestamp()` })
      .returning({ id: lessonReactions.id })
    if (!reaction) throw new Error('no reaction was inserted')
    await audit(tx, {
      actorId: actor.id,
      action: 'send_reaction',
      objectKind: 'lesson',
      objectId: lessonId,
      details: { reaction: reaction.id },
    })
    await tellWaiting(tx, { id: reaction.id, lessonId, userId: actor.id })
    return done({ state: 'waiting' })
  }
  if (!input.email) return refuse('email_missing')
  const token = randomToken()
  const [reaction] = await tx
    .insert(lessonReactions)
    .values({ lessonId, status: 'unconfirmed', kind, body, name, email: input.email, tokenHash: hashToken(token) })
    .returning({ id: lessonReactions.id })
  if (!reaction) throw new Error('no reaction was inserted')
  await audit(tx, { actorId: null, action: 'send_reaction', objectKind: 'lesson', objectId: lessonId, details: { reaction: reaction.id } })
  await mailConfirmReaction(tx, { id: reaction.id, email: input.email, token })
  return done({ state: 'unconfirmed' })
}

/** The visitor says that the reaction is theirs. From then on a curator can read it. */
export async function confirmReaction(tx: Tx, input: z.output<typeof confirmReactionInput>): Outcome {
  const [reaction] = await tx
    .update(lessonReactions)
    .set({ status: 'waiting', tokenHash: null, confirmedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(lessonReactions.tokenHash, hashToken(input.token)),
        eq(lessonReactions.status, 'unconfirmed'),
        sql`${lessonReactions.createdAt} > clock_timestamp() - make_interval(hours => ${confirmHours})`,
      ),
    )
    .returning({ id: lessonReactions.id, lessonId: lessonReactions.lessonId })
  if (!reaction) return refuse('link_gone')
  await audit(tx, {
    actorId: null,
    action: 'confirm_reaction',
    objectKind: 'lesson',
    objectId: reaction.lessonId,
    details: { reaction: reaction.id },
  })
  await tellWaiting(tx, { ...reaction, userId: null })
  return done(null)
}

/** A curator places a reaction, leaves it out, or takes a placed one away. The address of the visitor goes with it. */
export async function decideReaction(tx: Tx, actor: Actor, input: z.output<typeof decideReactionInput>): Outcome<{ lessonId: string }> {
  if (!mayReview(actor)) return refuse('not_allowed')
  const [found] = await tx
    .select({ lessonId: lessonReactions.lessonId })
    .from(lessonReactions)
    .where(eq(lessonReactions.id, input.reactionId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  if (!lesson) return refuse('unknown_reaction')
  const [reaction] = await tx.select().from(lessonReactions).where(eq(lessonReactions.id, input.reactionId)).for('update')
  if (!reaction || reaction.status === 'unconfirmed') return refuse('unknown_reaction')
  if (!mayJudgeReaction(actor, lesson, reaction.userId)) return refuse('own_work')
  if (reaction.status !== (input.decision === 'remove' ? 'placed' : 'waiting')) return refuse('already_decided')
  if (input.decision === 'place' && !lesson.publishedRevisionId) return refuse('unknown_lesson')
  const status = { place: 'placed', refuse: 'refused', remove: 'removed' } as const
  const reason = input.decision === 'place' ? undefined : input.reason
  await tx
    .update(lessonReactions)
    .set({ status: status[input.decision], decidedById: actor.id, decidedAt: sql`clock_timestamp()`, reason: reason ?? '', email: null })
    .where(eq(lessonReactions.id, reaction.id))
  await audit(tx, {
    actorId: actor.id,
    action: { place: 'place_reaction', refuse: 'refuse_reaction', remove: 'remove_reaction' }[input.decision],
    objectKind: 'lesson',
    objectId: lesson.id,
    reason,
    details: { reaction: reaction.id },
  })
  if (input.decision !== 'remove') {
    const { id, lessonId, email, userId } = reaction
    await mailReactionDecided(tx, { id, lessonId, email, userId, authorIds: lesson.authorIds }, reason)
  }
  if (input.decision !== 'refuse') await emptyTags(tx, [lessonTag(lesson.id)])
  return done({ lessonId: lesson.id })
}

/** Removes what nobody confirmed. Gives how many. */
async function dropUnconfirmed(tx: Tx, now: Date): Promise<number> {
  const gone = await tx
    .delete(lessonReactions)
    .where(and(eq(lessonReactions.status, 'unconfirmed'), lt(lessonReactions.createdAt, new Date(now.getTime() - confirmHours * hour))))
    .returning({ id: lessonReactions.id })
  return gone.length
}

/** Tidies every hour. */
export const reactionTidying: Job = { name: 'tidy reactions', every: hour, run: dropUnconfirmed }

// Curators hear of the first that waits, not of each: a flood of reactions is no flood of mails.
async function tellWaiting(tx: Tx, reaction: { id: string; lessonId: string; userId: string | null }) {
  const others = await tx.$count(lessonReactions, and(eq(lessonReactions.status, 'waiting'), ne(lessonReactions.id, reaction.id)))
  if (others > 0) return
  const authors = await tx.select({ id: lessonAuthors.userId }).from(lessonAuthors).where(eq(lessonAuthors.lessonId, reaction.lessonId))
  const exceptIds = [...authors.map(({ id }) => id), ...(reaction.userId ? [reaction.userId] : [])]
  await mailReactionWaits(tx, { id: reaction.id, exceptIds })
}
