import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { conversationFollowUps, conversationInvitations, conversations, openQuestions, questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { kindWords, statusWords } from './copy.ts'
import { threadFor } from './queries.ts'

/** Everything about questions and conversations that is of this person, to take along. Nothing of others: no names, no notes. */
export async function ownQuestionData(actor: Actor) {
  const threads = await readFor(actor, (tx) =>
    tx
      .select({ id: questionThreads.id })
      .from(questionThreads)
      .where(eq(questionThreads.askerId, actor.id))
      .orderBy(asc(questionThreads.askedAt), asc(questionThreads.id)),
  )
  const questions = []
  for (const { id } of threads) {
    const thread = await threadFor(actor, id)
    if (!thread) continue
    questions.push({
      title: thread.title,
      kind: kindWords[thread.kind].noun,
      status: statusWords[thread.status].label,
      region: thread.regionName,
      theme: thread.themeName,
      askedAt: thread.askedAt,
      closedAt: thread.closedAt,
      wantsToBeNamed: thread.askerCredited,
      messages: thread.words.map(({ body, createdAt, fromAsker, files }) => ({
        by: fromAsker ? 'jij' : 'het team',
        at: createdAt,
        text: body,
        files: files.map(({ name }) => name),
      })),
    })
  }
  const [open, asked, invited, answered] = await Promise.all([
    db
      .select({
        title: openQuestions.title,
        explanation: openQuestions.explanation,
        at: openQuestions.createdAt,
        state: openQuestions.state,
      })
      .from(openQuestions)
      .where(eq(openQuestions.registeredById, actor.id))
      .orderBy(asc(openQuestions.createdAt)),
    db
      .select({
        purpose: conversations.purpose,
        howToReachYou: conversations.reach,
        askedAt: conversations.askedAt,
        status: conversations.status,
        outcome: conversations.outcome,
      })
      .from(conversations)
      .where(eq(conversations.askerId, actor.id))
      .orderBy(asc(conversations.askedAt)),
    db
      .select({
        askedAt: conversationInvitations.askedAt,
        answer: conversationInvitations.answer,
        answeredAt: conversationInvitations.answeredAt,
      })
      .from(conversationInvitations)
      .where(eq(conversationInvitations.personId, actor.id))
      .orderBy(asc(conversationInvitations.askedAt)),
    db
      .select({
        helped: conversationFollowUps.helped,
        lesson: conversationFollowUps.lesson,
        answeredAt: conversationFollowUps.answeredAt,
      })
      .from(conversationFollowUps)
      .where(and(eq(conversationFollowUps.personId, actor.id), isNotNull(conversationFollowUps.answeredAt)))
      .orderBy(asc(conversationFollowUps.answeredAt)),
  ])
  return { questions, openQuestions: open, conversationsAsked: asked, conversationsAskedOfYou: invited, howTheyWere: answered }
}
