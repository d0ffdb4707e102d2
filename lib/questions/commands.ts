import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { questionThreads, regions, themes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { tellLive } from '#lib/platform/live.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { dueAfter } from '#lib/platform/working-days.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { addWords, changeThread, lockThread, note, standardTerm } from './commands-lock.ts'
import { peopleOfRoute, peopleOfThread, routeFor } from './commands-routing.ts'
import type { QuestionRefusal } from './copy.ts'
import { mailAsker, mailConfirm, mailTeam } from './emails.ts'
import { threadOfLink } from './queries-links.ts'
import type { AskInput, messageInput, VisitorInput, visitorMessageInput } from './schema.ts'
import { after } from './status.ts'
import { trayTopic } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, QuestionRefusal>>

const hour = 3_600_000
/** So long a visitor has to confirm; then what was typed is removed. */
export const confirmHours = 48

/** A number that may not stand in any text here. */
export const hasStop = (text: string) => scan(text).some((finding) => finding.severity === 'stop')

async function refuseWords(tx: Tx, input: AskInput): Promise<QuestionRefusal | undefined> {
  if (hasStop(`${input.title}\n${input.body}`)) return 'hard_stop'
  if (input.region && (await tx.$count(regions, and(eq(regions.code, input.region), isNull(regions.mergedInto)))) === 0)
    return 'unknown_region'
  if (input.theme && (await tx.$count(themes, and(eq(themes.slug, input.theme), isNull(themes.retiredAt)))) === 0) return 'unknown_theme'
  return undefined
}

type Asker = { askerId: string } | { askerEmail: string; askerName: string }

/** Writes the thread with its first words. Undefined when this very form was sent before. */
async function begin(tx: Tx, id: string, input: AskInput, asker: Asker, now: Date): Promise<boolean> {
  const isOutside = 'askerEmail' in asker
  const regionCode = input.region ?? null
  const themeSlug = input.theme ?? null
  const route = await routeFor(tx, { kind: input.kind, regionCode, themeSlug })
  const [thread] = await tx
    .insert(questionThreads)
    .values({
      id,
      kind: input.kind,
      status: isOutside ? 'unconfirmed' : 'new',
      title: input.title,
      ...asker,
      regionCode,
      themeSlug,
      routeId: route?.id ?? null,
      formKey: input.formKey,
      askedAt: now,
      // The promise begins when somebody can read the question.
      dueAt: isOutside ? null : dueAfter(now, route?.dueWorkingDays ?? standardTerm),
    })
    .onConflictDoNothing({ target: questionThreads.formKey })
    .returning({ id: questionThreads.id })
  if (!thread) return false
  const authorId = isOutside ? null : asker.askerId
  await addWords(tx, { threadId: id, authorId, fromAsker: true, body: input.body, formKey: input.formKey, createdAt: now })
  await note(tx, id, 'asked', authorId, now)
  await audit(tx, {
    actorId: authorId,
    action: 'ask_question',
    objectKind: 'question',
    objectId: id,
    details: { kind: input.kind, routed: route !== undefined },
  })
  return true
}

/** Somebody who is signed in asks. It goes to the function that its rules say, or to the common tray. */
export async function ask(tx: Tx, actor: Actor, input: AskInput, now = new Date()): Outcome<{ threadId: string }> {
  await rowsFor(tx, actor)
  const refusal = await refuseWords(tx, input)
  if (refusal) return refuse(refusal)
  const id = randomUUID()
  if (!(await begin(tx, id, input, { askerId: actor.id }, now))) {
    // Pressed twice: there is one question, and this is it.
    const [sent] = await tx
      .select({ id: questionThreads.id })
      .from(questionThreads)
      .where(and(eq(questionThreads.formKey, input.formKey), eq(questionThreads.askerId, actor.id)))
    return sent ? done({ threadId: sent.id }) : refuse('wrong_state')
  }
  await announce(tx, id, now)
  return done({ threadId: id })
}

async function announce(tx: Tx, threadId: string, now: Date) {
  const thread = await lockThread(tx, threadId)
  if (!thread) throw new Error('a question that was just asked is gone')
  await mailAsker(tx, 'received', thread, threadId)
  await mailTeam(tx, 'new', thread, await peopleOfRoute(tx, thread.routeId, now), threadId)
  await tellLive(tx, trayTopic)
}

/** A visitor asks. Nobody reads it before the link of the mail was pressed. The same mail leaves for every address. */
export async function askFromOutside(tx: Tx, input: VisitorInput, now = new Date()): Outcome {
  const id = randomUUID()
  await rowsFor(tx, { threadId: id })
  const refusal = await refuseWords(tx, input)
  if (refusal) return refuse(refusal)
  if (await begin(tx, id, input, { askerEmail: input.email, askerName: input.name }, now)) {
    await mailConfirm(tx, { id, askerEmail: input.email })
  }
  return done(null)
}

/** The visitor says that the question is theirs. From now on the function reads it, and the term runs. */
export async function confirmQuestion(tx: Tx, input: { token: string }, now = new Date()): Outcome<{ threadId: string }> {
  const threadId = threadOfLink(input.token)
  if (!threadId) return refuse('unknown_link')
  await rowsFor(tx, { threadId })
  const thread = await lockThread(tx, threadId)
  if (!thread?.askerEmail) return refuse('unknown_link')
  const status = after(thread.status, 'confirm')
  // Pressed twice, or opened again: confirmed is confirmed.
  if (!status) return done({ threadId })
  if (now.getTime() - thread.askedAt.getTime() > confirmHours * hour) return refuse('unknown_link')
  await changeThread(tx, threadId, { status, askedAt: now, dueAt: dueAfter(now, thread.dueWorkingDays) })
  await audit(tx, { actorId: null, action: 'confirm_question', objectKind: 'question', objectId: threadId })
  await announce(tx, threadId, now)
  return done({ threadId })
}

/** Who asked writes on. Words after the end open the question again: they are never lost. */
export async function askOn(tx: Tx, actor: Actor, input: z.output<typeof messageInput>, now = new Date()): Outcome<{ threadId: string }> {
  await rowsFor(tx, actor)
  const thread = await lockThread(tx, input.threadId)
  if (!thread || thread.askerId !== actor.id) return refuse('unknown_thread')
  return addAskersWords(tx, thread, actor.id, input, now)
}

/** The same by the signed link of a visitor. */
export async function askOnFromOutside(
  tx: Tx,
  input: z.output<typeof visitorMessageInput>,
  now = new Date(),
): Outcome<{ threadId: string }> {
  const threadId = threadOfLink(input.token)
  if (!threadId) return refuse('unknown_link')
  await rowsFor(tx, { threadId })
  const thread = await lockThread(tx, threadId)
  if (!thread?.askerEmail) return refuse('unknown_link')
  return addAskersWords(tx, thread, null, input, now)
}

type Held = NonNullable<Awaited<ReturnType<typeof lockThread>>>

async function addAskersWords(
  tx: Tx,
  thread: Held,
  authorId: string | null,
  input: { body: string; formKey: string },
  now: Date,
): Outcome<{ threadId: string }> {
  if (thread.mergedIntoId) return refuse('merged_away')
  const status = after(thread.status, 'ask_on')
  if (!status) return refuse('wrong_state')
  if (hasStop(input.body)) return refuse('hard_stop')
  const messageId = await addWords(tx, {
    threadId: thread.id,
    authorId,
    fromAsker: true,
    body: input.body,
    formKey: input.formKey,
    createdAt: now,
  })
  if (!messageId) return done({ threadId: thread.id })
  const isReopened = status === 'reopened' && thread.status !== 'reopened'
  if (isReopened) await note(tx, thread.id, 'reopened', authorId, now)
  await changeThread(tx, thread.id, {
    status,
    closedAt: null,
    // A new term: the promise stood still, or was kept already.
    ...(isReopened ? freshTerm(thread, now) : {}),
  })
  await audit(tx, { actorId: authorId, action: 'ask_on', objectKind: 'question', objectId: thread.id, details: { status } })
  await mailTeam(tx, 'said', thread, await peopleOfThread(tx, thread, now), messageId)
  return done({ threadId: thread.id })
}

/** A new term of the route, with reminders of its own. */
export const freshTerm = (thread: Held, now: Date) => ({
  dueAt: dueAfter(now, thread.dueWorkingDays),
  remindedBeforeAt: null,
  remindedLateAt: null,
  teamRemindedAt: null,
})

const addressDays = 90

/** Forgets the address of a visitor some time after the question was closed. Gives how many. */
export async function forgetAddresses(tx: Tx, now: Date): Promise<number> {
  await rowsFor(tx, 'clock')
  const gone = await tx
    .update(questionThreads)
    .set({ askerEmail: null, askerName: '' })
    .where(
      and(
        eq(questionThreads.status, 'closed'),
        sql`${questionThreads.askerEmail} is not null`,
        lt(questionThreads.closedAt, new Date(now.getTime() - addressDays * 24 * hour)),
      ),
    )
    .returning({ id: questionThreads.id })
  return gone.length
}
