import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { legalAnswers, questionMessages } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { addDays } from '#lib/platform/days.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { isoDay } from '#lib/platform/time.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { lockThread } from './commands-lock.ts'
import { searchLegalAnswer } from './commands-search.ts'
import type { LegalRefusal } from './copy-legal.ts'
import { mailLegalDecided, mailLegalProposed } from './emails-legal.ts'
import { isAsker, mayApproveLegal, mayReadLegalDrafts, mayWriteLegal } from './policy.ts'
import type { decideLegalInput, extendLegalInput, SaveLegalInput, startLegalInput } from './schema-legal.ts'
import { legalAfter } from './status.ts'
import { legalAnswersTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, LegalRefusal>>
type Answer = typeof legalAnswers.$inferSelect

const usualDays = 365
const legalActions = { approve: 'approve_legal_answer', return: 'return_legal_answer', withdraw: 'withdraw_legal_answer' } as const

async function lockAnswer(tx: Tx, answerId: string): Promise<Answer | undefined> {
  const [answer] = await tx.select().from(legalAnswers).where(eq(legalAnswers.id, answerId)).for('update')
  return answer
}

/** An address that nobody has yet. */
async function freeSlug(tx: Tx, question: string): Promise<string> {
  const base = slugOf(question).slice(0, 80).replace(/-+$/, '') || 'vraag'
  const [taken] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(legalAnswers)
    .where(sql`${legalAnswers.slug} ~ ${`^${base}(-[0-9]+)?$`}`)
  return taken && taken.count > 0 ? `${base}-${taken.count + 1}` : base
}

/**
 * A jurist makes a general answer of a legal question that was answered: the words of the question and of the answers are
 * where it begins. Once per question; again gives the same one.
 */
export async function startLegalAnswer(tx: Tx, actor: Actor, input: z.output<typeof startLegalInput>): Outcome<{ answerId: string }> {
  if (!mayWriteLegal(actor)) return refuse('not_allowed')
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  if (!thread || thread.kind !== 'legal' || isAsker(actor, thread)) return refuse('unknown_thread')
  if (!thread.firstAnsweredAt) return refuse('not_answered')
  const [known] = await tx.select({ id: legalAnswers.id }).from(legalAnswers).where(eq(legalAnswers.fromThreadId, thread.id))
  if (known) return done({ answerId: known.id })
  const said = await tx
    .select({ body: questionMessages.body })
    .from(questionMessages)
    .where(sql`${questionMessages.threadId} = ${thread.id} and not ${questionMessages.fromAsker} and not ${questionMessages.inner}`)
    .orderBy(questionMessages.createdAt)
  const [answer] = await tx
    .insert(legalAnswers)
    .values({
      // Not the words of who asked: an address is public and stays.
      slug: await freeSlug(tx, `vraag-${thread.id.slice(0, 8)}`),
      question: thread.title,
      answer:
        said
          .map(({ body }) => body)
          .join('\n\n')
          .slice(0, 8_000) || 'Schrijf hier het antwoord.',
      subject: 'privacy',
      validUntil: addDays(isoDay(new Date()), usualDays),
      fromThreadId: thread.id,
      madeById: actor.id,
      writerIds: [actor.id],
    })
    .returning({ id: legalAnswers.id })
  if (!answer) throw new Error('no legal answer was inserted')
  await audit(tx, { actorId: actor.id, action: 'start_legal_answer', objectKind: 'legal_answer', objectId: answer.id })
  return done({ answerId: answer.id })
}

const findingsOf = (answer: { question: string; answer: string; sources: string }) =>
  scan(`${answer.question}\n${answer.answer}\n${answer.sources}`)

/** Writes over the version that was read. Words of a public answer that change take it off the site until it is approved again. */
export async function saveLegalAnswer(tx: Tx, actor: Actor, input: SaveLegalInput, now = new Date()): Outcome<{ version: number }> {
  if (!mayWriteLegal(actor)) return refuse('not_allowed')
  const answer = await lockAnswer(tx, input.answerId)
  if (!answer) return refuse('unknown_answer')
  if (answer.version !== input.version) return refuse('edited_meanwhile')
  const state = legalAfter(answer.state, 'edit')
  if (!state) return refuse('wrong_state')
  const findings = findingsOf(input)
  if (findings.some(({ severity }) => severity === 'stop')) return refuse('hard_stop')
  if (input.validUntil <= isoDay(now)) return refuse('date_passed')
  const proposes = input.meaning === 'propose'
  if (proposes && findings.length > 0 && !input.privacyChecked) return refuse('privacy_unchecked')
  const neverPublic = answer.approvedAt === null && answer.state !== 'withdrawn'
  const writerIds = [...new Set([...answer.writerIds, actor.id])]
  const { question, subject, sources, validUntil, privacyChecked } = input
  await tx
    .update(legalAnswers)
    .set({
      state: proposes ? 'proposed' : state,
      question,
      answer: input.answer,
      subject,
      sources,
      validUntil,
      privacyChecked,
      writerIds,
      version: answer.version + 1,
      changedAt: now,
      proposedAt: proposes ? now : null,
      approvedById: null,
      approvedAt: null,
      withdrawnById: null,
      withdrawnAt: null,
      reviewAskedAt: null,
      returnNote: proposes ? '' : answer.returnNote,
      // The address follows the words until they were public.
      ...(neverPublic && question !== answer.question ? { slug: await freeSlug(tx, question) } : {}),
    })
    .where(eq(legalAnswers.id, answer.id))
  await audit(tx, {
    actorId: actor.id,
    action: proposes ? 'propose_legal_answer' : 'save_legal_answer',
    objectKind: 'legal_answer',
    objectId: answer.id,
  })
  if (answer.state === 'published') {
    await searchLegalAnswer(tx, answer.id, now)
    await emptyTags(tx, [legalAnswersTag])
  }
  if (proposes) await mailLegalProposed(tx, { id: answer.id, version: answer.version + 1, writerIds })
  return done({ version: answer.version + 1 })
}

/** The second person approves the words on the screen or gives them back; a public answer is taken off the site at once. */
export async function decideLegalAnswer(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof decideLegalInput>,
  now = new Date(),
): Outcome<{ slug: string }> {
  if (!mayReadLegalDrafts(actor)) return refuse('not_allowed')
  const answer = await lockAnswer(tx, input.answerId)
  if (!answer) return refuse('unknown_answer')
  const state = legalAfter(answer.state, input.decision)
  if (!state) return refuse('wrong_state')
  if (answer.version !== input.version) return refuse('edited_meanwhile')
  if (input.decision !== 'withdraw' && !mayApproveLegal(actor, answer)) return refuse('own_words')
  if (input.decision === 'return' && !input.reason) return refuse('reason_missing')
  if (input.decision === 'approve' && answer.validUntil <= isoDay(now)) return refuse('date_passed')
  const change: Partial<Answer> = {
    approve: { approvedById: actor.id, approvedAt: now },
    return: { returnNote: input.reason },
    withdraw: { withdrawnById: actor.id, withdrawnAt: now },
  }[input.decision]
  await tx
    .update(legalAnswers)
    .set({ state, version: answer.version + 1, ...change })
    .where(eq(legalAnswers.id, answer.id))
  await audit(tx, { actorId: actor.id, action: legalActions[input.decision], objectKind: 'legal_answer', objectId: answer.id })
  if (input.decision !== 'return') {
    await searchLegalAnswer(tx, answer.id, now)
    await emptyTags(tx, [legalAnswersTag])
  }
  if (input.decision !== 'withdraw') {
    await mailLegalDecided(tx, { ...answer, version: answer.version + 1 }, input.decision === 'approve' ? 'approved' : 'returned')
  }
  return done({ slug: answer.slug })
}

/** A jurist looked again: the answer still holds, until a new date. The words stay, so they need no second person. */
export async function extendLegalAnswer(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof extendLegalInput>,
  now = new Date(),
): Outcome<{ slug: string }> {
  if (!mayWriteLegal(actor)) return refuse('not_allowed')
  const answer = await lockAnswer(tx, input.answerId)
  if (!answer) return refuse('unknown_answer')
  if (!legalAfter(answer.state, 'extend')) return refuse('wrong_state')
  if (answer.version !== input.version) return refuse('edited_meanwhile')
  if (input.validUntil <= isoDay(now)) return refuse('date_passed')
  await tx
    .update(legalAnswers)
    .set({ validUntil: input.validUntil, reviewAskedAt: null, version: answer.version + 1 })
    .where(eq(legalAnswers.id, answer.id))
  await audit(tx, { actorId: actor.id, action: 'extend_legal_answer', objectKind: 'legal_answer', objectId: answer.id })
  await searchLegalAnswer(tx, answer.id, now)
  await emptyTags(tx, [legalAnswersTag])
  return done({ slug: answer.slug })
}
