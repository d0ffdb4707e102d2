import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonOpinions, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { dropUnsentMail } from '#lib/platform/outbox.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { hashToken, isToken, keyedHash } from '#lib/platform/tokens.ts'
import { lockLesson } from './commands-lock.ts'
import type { DeskRefusal } from './copy-desk.ts'
import { mailOpinionAsked, mailOpinionEnd, opinionMailKey } from './emails-desk.ts'
import { mayReview } from './policy.ts'
import { mayAnswerOpinion, mayAskOpinion } from './policy-desk.ts'
import type { answerByLinkInput, answerOpinionInput, askOpinionInput, opinionInput } from './schema-desk.ts'

type Outcome<T = null> = Promise<Result<T, DeskRefusal>>
type Opinion = typeof lessonOpinions.$inferSelect

// An answer may come late; after this the link is dead.
const daysOfGrace = 14
const day = 86_400_000

/**
 * The secret of the link for somebody outside. It is derived with the key of this installation, so that a reminder can
 * carry it while the database knows its hash only.
 */
export const opinionToken = (opinionId: string) => Buffer.from(keyedHash('opinion-link', opinionId), 'hex').toString('base64url')

/** The way in for who is asked: a page after signing in, or the secret link. */
const linkOf = (opinion: { id: string; personId: string | null }) =>
  opinion.personId ? `/mijn/meelezen/${opinion.id}` : `/meelezen/${opinionToken(opinion.id)}`

/**
 * A curator asks somebody to check facts or give an opinion about the version on the desk. Who has an account with this
 * address reads after signing in, anybody else by a secret link. Gives which of the two.
 */
export async function askOpinion(tx: Tx, actor: Actor, input: z.output<typeof askOpinionInput>): Outcome<{ byLink: boolean }> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayAskOpinion(actor, lesson)) return refuse('four_eyes')
  if (lesson.status !== 'submitted') return refuse('wrong_state')
  if (lesson.currentRevisionId !== input.revisionId) return refuse('edited_meanwhile')
  const [account] = await tx.select({ id: users.id, closedAt: users.closedAt }).from(users).where(eq(users.email, input.email))
  if (account?.closedAt) return refuse('account_closed')
  if (account?.id === actor.id) return refuse('asked_self')
  if (account && lesson.everAuthorIds.includes(account.id)) return refuse('asked_author')
  const personId = account?.id ?? null
  const same = personId ? eq(lessonOpinions.personId, personId) : eq(lessonOpinions.email, input.email)
  const open = and(
    eq(lessonOpinions.revisionId, input.revisionId),
    same,
    isNull(lessonOpinions.answeredAt),
    isNull(lessonOpinions.revokedAt),
  )
  if ((await tx.$count(lessonOpinions, open)) > 0) return refuse('asked_before')
  const id = crypto.randomUUID()
  const [opinion] = await tx
    .insert(lessonOpinions)
    .values({
      id,
      lessonId: lesson.id,
      revisionId: input.revisionId,
      kind: input.kind,
      capacity: input.capacity,
      question: input.question,
      name: input.name,
      personId,
      email: personId ? null : input.email,
      tokenHash: personId ? null : hashToken(opinionToken(id)),
      dueOn: input.dueOn,
      expiresAt: new Date(Date.parse(`${input.dueOn}T22:00:00Z`) + daysOfGrace * day),
      askedById: actor.id,
    })
    .returning()
  if (!opinion) throw new Error('no question was inserted')
  await audit(tx, {
    actorId: actor.id,
    action: 'ask_opinion',
    objectKind: 'lesson',
    objectId: opinion.lessonId,
    details: { opinion: opinion.id },
  })
  await mailOpinionAsked(tx, opinion, linkOf(opinion))
  return done({ byLink: personId === null })
}

/** Takes a question back: its link is dead from now on. Any curator may, as with a claim. */
export async function revokeOpinion(tx: Tx, actor: Actor, input: z.output<typeof opinionInput>): Outcome {
  const opinion = await holdOpinion(tx, input.opinionId)
  if (!opinion || !mayReview(actor)) return refuse('unknown_opinion')
  if (opinion.answeredAt || opinion.revokedAt) return refuse('opinion_ended')
  await tx
    .update(lessonOpinions)
    .set({ revokedById: actor.id, revokedAt: new Date(), email: null })
    .where(eq(lessonOpinions.id, opinion.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'revoke_opinion',
    objectKind: 'lesson',
    objectId: opinion.lessonId,
    details: { opinion: opinion.id },
  })
  await dropUnsentMail(tx, opinionMailKey(opinion.id))
  return done(null)
}

/** Somebody with an account answers. */
export async function answerOpinion(tx: Tx, actor: Actor, input: z.output<typeof answerOpinionInput>): Outcome {
  const opinion = await holdOpinion(tx, input.opinionId)
  if (!opinion || !mayAnswerOpinion(actor, opinion)) return refuse('unknown_opinion')
  return keepAnswer(tx, actor, opinion, input.answer)
}

/** Somebody outside answers: the secret of the link says who they are, and nothing more. */
export async function answerOpinionByLink(tx: Tx, input: z.output<typeof answerByLinkInput>): Outcome {
  if (!isToken(input.token)) return refuse('unknown_opinion')
  const [found] = await tx
    .select({ id: lessonOpinions.id })
    .from(lessonOpinions)
    .where(eq(lessonOpinions.tokenHash, hashToken(input.token)))
  const opinion = found && (await holdOpinion(tx, found.id))
  if (!opinion) return refuse('unknown_opinion')
  return keepAnswer(tx, null, opinion, input.answer)
}

async function keepAnswer(tx: Tx, actor: Actor | null, opinion: Opinion, answer: string): Outcome {
  if (opinion.answeredAt || opinion.revokedAt || opinion.expiresAt <= new Date()) return refuse('opinion_ended')
  await tx.update(lessonOpinions).set({ answer, answeredAt: new Date(), email: null }).where(eq(lessonOpinions.id, opinion.id))
  await audit(tx, {
    actorId: actor?.id ?? null,
    action: 'answer_opinion',
    objectKind: 'lesson',
    objectId: opinion.lessonId,
    details: { opinion: opinion.id },
  })
  await dropUnsentMail(tx, `${opinionMailKey(opinion.id)}again`)
  await mailOpinionEnd(tx, opinion, 'answered')
  return done(null)
}

async function holdOpinion(tx: Tx, opinionId: string): Promise<Opinion | undefined> {
  const [opinion] = await tx.select().from(lessonOpinions).where(eq(lessonOpinions.id, opinionId)).for('update')
  return opinion
}

const atOnce = 50

/** On the day itself: reminds who has not answered, and tells who asked. Once for each question. */
export async function remindOpinions(tx: Tx, now: Date): Promise<number> {
  const due = await tx
    .select()
    .from(lessonOpinions)
    .where(
      and(
        lte(lessonOpinions.dueOn, isoDay(now)),
        isNull(lessonOpinions.answeredAt),
        isNull(lessonOpinions.revokedAt),
        isNull(lessonOpinions.remindedAt),
        gt(lessonOpinions.expiresAt, now),
      ),
    )
    .orderBy(asc(lessonOpinions.dueOn))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  for (const opinion of due) {
    await tx.update(lessonOpinions).set({ remindedAt: now }).where(eq(lessonOpinions.id, opinion.id))
    await mailOpinionAsked(tx, opinion, linkOf(opinion), true)
    await mailOpinionEnd(tx, opinion, 'unanswered')
  }
  return due.length
}

/** Looks every ten minutes who has to be reminded. */
export const opinionReminding: Job = { name: 'remind who was asked to read along', every: 600_000, run: remindOpinions }
