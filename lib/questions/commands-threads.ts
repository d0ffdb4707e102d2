import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { questionRoutes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { andThread, rowsFor } from '#lib/platform/rows-for.ts'
import { addWords, changeThread, lockThread, note, type LockedThread, type ThreadChange } from './commands-lock.ts'
import { answersFor, peopleOfRoute } from './commands-routing.ts'
import { freshTerm, hasStop } from './commands.ts'
import type { QuestionRefusal } from './copy.ts'
import { mailAsker, mailTeam } from './emails.ts'
import { isAsker, mayAnswer } from './policy.ts'
import { threadOfLink } from './queries-links.ts'
import type { AnswerInput, closeInput, creditInput, handOverInput, visitorCreditInput } from './schema.ts'
import { after } from './status.ts'

type Outcome<T = null> = Promise<Result<T, QuestionRefusal>>
type One = { threadId: string }

/** Takes a thread that the actor answers; what the actor may not see does not exist. */
export async function lockForAnswer(tx: Tx, actor: Actor, threadId: string): Promise<LockedThread | QuestionRefusal> {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, threadId)
  if (!thread || thread.status === 'unconfirmed') return 'unknown_thread'
  if (isAsker(actor, thread)) return 'not_allowed'
  if (!mayAnswer(actor, thread)) return 'unknown_thread'
  return thread.mergedIntoId ? 'merged_away' : thread
}

/** Takes a question in hand. Of two who press at once, the second hears that a colleague was first. */
export async function pickUp(tx: Tx, actor: Actor, input: One, now = new Date()): Outcome {
  const thread = await lockForAnswer(tx, actor, input.threadId)
  if (typeof thread === 'string') return refuse(thread)
  if (thread.ownerId === actor.id && thread.status === 'picked_up') return done(null)
  if (thread.status === 'picked_up') return refuse('already_picked_up')
  const status = after(thread.status, 'pick_up')
  if (!status) return refuse('wrong_state')
  await changeThread(tx, thread.id, { status, ownerId: actor.id })
  await note(tx, thread.id, 'picked_up', actor.id, now)
  await audit(tx, { actorId: actor.id, action: 'pick_up_question', objectKind: 'question', objectId: thread.id })
  return done(null)
}

/** Words of who answers: an answer, a question back, a word in between, or a note that the asker never sees. */
export async function answerThread(tx: Tx, actor: Actor, input: AnswerInput, now = new Date()): Outcome<{ messageId: string | null }> {
  const thread = await lockForAnswer(tx, actor, input.threadId)
  if (typeof thread === 'string') return refuse(thread)
  if (hasStop(input.body)) return refuse('hard_stop')
  const isNote = input.meaning === 'note'
  const status = isNote ? thread.status : after(thread.status, input.meaning === 'note' ? 'say' : input.meaning)
  if (!status) return refuse('wrong_state')
  const { threadId, body, formKey } = input
  const messageId = await addWords(tx, { threadId, authorId: actor.id, fromAsker: false, inner: isNote, body, formKey, createdAt: now })
  if (!messageId) return done({ messageId: null })
  const change: ThreadChange = isNote
    ? {}
    : {
        status,
        // Who answers has it in hand.
        ownerId: thread.ownerId ?? actor.id,
        firstAnsweredAt: thread.firstAnsweredAt ?? (input.meaning === 'say' ? null : now),
      }
  await changeThread(tx, threadId, change)
  if (!isNote && input.meaning !== 'say') await note(tx, threadId, input.meaning === 'wait' ? 'waiting' : 'answered', actor.id, now)
  await audit(tx, {
    actorId: actor.id,
    action: isNote ? 'note_question' : 'answer_question',
    objectKind: 'question',
    objectId: threadId,
    details: { meaning: input.meaning },
  })
  if (!isNote) await mailAsker(tx, input.meaning === 'wait' ? 'waiting' : input.meaning === 'say' ? 'said' : 'answered', thread, messageId)
  return done({ messageId })
}

/** Gives a question to a colleague or to another function, with the reason. A legal one stays with the jurists. */
export async function handOver(tx: Tx, actor: Actor, input: z.output<typeof handOverInput>, now = new Date()): Outcome {
  const thread = await lockForAnswer(tx, actor, input.threadId)
  if (typeof thread === 'string') return refuse(thread)
  if (hasStop(input.reason)) return refuse('hard_stop')
  const [kind, id = ''] = input.to.split(':')
  return kind === 'person' ? handToPerson(tx, actor, thread, id, input.reason, now) : handToRoute(tx, actor, thread, id, input.reason, now)
}

async function handToPerson(tx: Tx, actor: Actor, thread: LockedThread, personId: string, reason: string, now: Date): Outcome {
  if (thread.ownerId === personId) return refuse('same_hands')
  const status = after(thread.status, 'hand_to_person')
  if (!status) return refuse('wrong_state')
  if (personId === thread.askerId || !(await answersFor(tx, personId, thread.kind === 'legal' ? 'legal_helpdesk' : thread.routeFunction))) {
    return refuse('unknown_person')
  }
  await changeThread(tx, thread.id, { status, ownerId: personId })
  await note(tx, thread.id, 'handed_over', actor.id, now, reason)
  await audit(tx, {
    actorId: actor.id,
    action: 'hand_over_question',
    objectKind: 'question',
    objectId: thread.id,
    details: { to: 'person' },
  })
  const [person] = await tx.execute<{ id: string; email: string }>(
    sql`select id, email from users where id = ${personId} and closed_at is null`,
  )
  if (person) await mailTeam(tx, 'handed', thread, [person], `${thread.id}:${thread.version + 1}`, actor.id)
  return done(null)
}

async function handToRoute(tx: Tx, actor: Actor, thread: LockedThread, routeId: string, reason: string, now: Date): Outcome {
  const [route] = await tx
    .select()
    .from(questionRoutes)
    .where(and(eq(questionRoutes.id, routeId), isNull(questionRoutes.retiredAt)))
  if (!route) return refuse('unknown_route')
  if (thread.kind === 'legal' && route.function !== 'legal_helpdesk') return refuse('legal_stays')
  if (thread.routeId === route.id && !thread.ownerId) return refuse('same_hands')
  const status = after(thread.status, 'hand_to_route')
  if (!status) return refuse('wrong_state')
  // Who hands a question to the jurists does not see it afterwards: until the end of this deed it still does.
  await andThread(tx, thread.id)
  await note(tx, thread.id, 'handed_over', actor.id, now, reason)
  await changeThread(tx, thread.id, {
    status,
    ownerId: null,
    routeId: route.id,
    kind: route.function === 'legal_helpdesk' ? 'legal' : thread.kind,
    ...freshTerm({ ...thread, dueWorkingDays: route.dueWorkingDays }, now),
  })
  await audit(tx, {
    actorId: actor.id,
    action: 'hand_over_question',
    objectKind: 'question',
    objectId: thread.id,
    details: { to: route.function },
  })
  await mailTeam(tx, 'handed', thread, await peopleOfRoute(tx, route.id, now), `${thread.id}:${thread.version + 1}`, actor.id)
  return done(null)
}

/** Ends a question, by who answers or who asked, when nothing came in since the page was made. */
export async function closeThread(tx: Tx, actor: Actor, input: z.output<typeof closeInput>, now = new Date()): Outcome {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  if (!thread || (!isAsker(actor, thread) && !mayAnswer(actor, thread))) return refuse('unknown_thread')
  if (thread.mergedIntoId) return refuse('merged_away')
  const status = after(thread.status, 'close')
  if (!status) return refuse(thread.status === 'unconfirmed' ? 'unknown_thread' : 'wrong_state')
  if (thread.version !== input.version) return refuse('edited_meanwhile')
  await changeThread(tx, thread.id, { status, closedAt: now })
  await note(tx, thread.id, 'closed', actor.id, now)
  await audit(tx, {
    actorId: actor.id,
    action: 'close_question',
    objectKind: 'question',
    objectId: thread.id,
    details: { byAsker: isAsker(actor, thread) },
  })
  if (!isAsker(actor, thread)) await mailAsker(tx, 'closed', thread, `${thread.id}:${thread.version + 1}`)
  return done(null)
}

/** Opens a question again, by who answers it; who asked does so by writing on. */
export async function reopenThread(tx: Tx, actor: Actor, input: One, now = new Date()): Outcome {
  const thread = await lockForAnswer(tx, actor, input.threadId)
  if (typeof thread === 'string') return refuse(thread)
  const status = after(thread.status, 'reopen')
  if (!status) return refuse('wrong_state')
  if (!thread.askerId && !thread.askerEmail) return refuse('asker_gone')
  await changeThread(tx, thread.id, { status, closedAt: null, ...freshTerm(thread, now) })
  await note(tx, thread.id, 'reopened', actor.id, now)
  await audit(tx, { actorId: actor.id, action: 'reopen_question', objectKind: 'question', objectId: thread.id })
  return done(null)
}

/** Who asked says whether they want to be named when the question becomes a lesson. */
export async function chooseCredit(tx: Tx, actor: Actor, input: z.output<typeof creditInput>): Outcome {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  if (!thread || !isAsker(actor, thread)) return refuse('unknown_thread')
  return keepCredit(tx, thread, actor.id, input.credited)
}

/** The same by the signed link of a visitor: there is no account to name, so it is about the region. */
export async function chooseCreditFromOutside(tx: Tx, input: z.output<typeof visitorCreditInput>): Outcome<{ threadId: string }> {
  const threadId = threadOfLink(input.token)
  if (!threadId) return refuse('unknown_link')
  await rowsFor(tx, { threadId })
  const thread = await lockThread(tx, threadId)
  if (!thread?.askerEmail || thread.status === 'unconfirmed') return refuse('unknown_link')
  await keepCredit(tx, thread, null, input.credited)
  return done({ threadId })
}

async function keepCredit(tx: Tx, thread: LockedThread, actorId: string | null, credited: 'yes' | 'no'): Outcome {
  await changeThread(tx, thread.id, { askerCredited: credited === 'yes' })
  await audit(tx, {
    actorId,
    action: 'choose_credit',
    objectKind: 'question',
    objectId: thread.id,
    details: { credited: credited === 'yes' },
  })
  return done(null)
}
