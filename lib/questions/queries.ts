import { and, asc, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import {
  questionEvents,
  questionFiles,
  questionMessages,
  questionRoutes,
  questionThreads,
  regions,
  themes,
  users,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { isAsker, mayAnswer } from './policy.ts'
import { threadOfLink } from './queries-links.ts'
import type { RouteFunction, ThreadKind, ThreadStatus } from './status.ts'

export type ThreadFile = { id: string; name: string; kind: string; bytes: number }
export type ThreadWords = {
  id: string
  body: string
  createdAt: Date
  fromAsker: boolean
  inner: boolean
  /** Who wrote it; for the asker the name of the function instead of a person. */
  author: string
  files: ThreadFile[]
}
export type ThreadEvent = { id: string; kind: string; at: Date; actorName: string | null; reason: string }

export type ThreadView = {
  id: string
  kind: ThreadKind
  status: ThreadStatus
  title: string
  version: number
  askedAt: Date
  dueAt: Date | null
  closedAt: Date | null
  regionName: string | null
  themeName: string | null
  themeSlug: string | null
  routeId: string | null
  routeName: string | null
  routeFunction: RouteFunction | null
  askerId: string | null
  askerName: string
  askerIsOutside: boolean
  ownerId: string | null
  ownerName: string | null
  askerCredited: boolean | null
  lessonId: string | null
  mergedIntoId: string | null
  isAsker: boolean
  mayAnswer: boolean
  words: ThreadWords[]
  /** Only for who answers. */
  events: ThreadEvent[]
}

const threadColumns = {
  id: questionThreads.id,
  kind: questionThreads.kind,
  status: questionThreads.status,
  title: questionThreads.title,
  version: questionThreads.version,
  askedAt: questionThreads.askedAt,
  dueAt: questionThreads.dueAt,
  closedAt: questionThreads.closedAt,
  regionName: regions.name,
  themeName: themes.name,
  themeSlug: questionThreads.themeSlug,
  routeId: questionThreads.routeId,
  routeName: questionRoutes.name,
  routeFunction: questionRoutes.function,
  askerId: questionThreads.askerId,
  askerName: sql<string>`coalesce((select u.name from users u where u.id = ${questionThreads.askerId}), nullif(${questionThreads.askerName}, ''), 'een bezoeker')`,
  askerIsOutside: sql<boolean>`${questionThreads.askerId} is null`,
  ownerId: questionThreads.ownerId,
  ownerName: sql<string | null>`(select u.name from users u where u.id = ${questionThreads.ownerId})`,
  askerCredited: questionThreads.askerCredited,
  lessonId: questionThreads.lessonId,
  mergedIntoId: questionThreads.mergedIntoId,
}

export async function threadRow(tx: Tx, threadId: string) {
  const [row] = await tx
    .select(threadColumns)
    .from(questionThreads)
    .leftJoin(regions, eq(regions.code, questionThreads.regionCode))
    .leftJoin(themes, eq(themes.slug, questionThreads.themeSlug))
    .leftJoin(questionRoutes, eq(questionRoutes.id, questionThreads.routeId))
    .where(eq(questionThreads.id, threadId))
  return row
}

type Row = NonNullable<Awaited<ReturnType<typeof threadRow>>>

/** The words of a thread and of those that were merged into it. First which threads, then their words: else the words of all threads are read. */
export const wordsInThread = (threadId: string): SQL =>
  sql`${questionMessages.threadId} = any(array(select t.id from ${questionThreads} t where t.id = ${threadId} or t.merged_into_id = ${threadId}))`

/** What was said in it, oldest first. */
async function wordsOf(tx: Tx, thread: Row, forTeam: boolean): Promise<ThreadWords[]> {
  const rows = await tx
    .select({
      id: questionMessages.id,
      body: questionMessages.body,
      createdAt: questionMessages.createdAt,
      fromAsker: questionMessages.fromAsker,
      inner: questionMessages.inner,
      authorName: users.name,
    })
    .from(questionMessages)
    .leftJoin(users, eq(users.id, questionMessages.authorId))
    .where(and(wordsInThread(thread.id), forTeam ? undefined : eq(questionMessages.inner, false)))
    .orderBy(asc(questionMessages.createdAt), asc(questionMessages.id))
  const files =
    rows.length > 0
      ? await tx
          .select({
            id: questionFiles.id,
            messageId: questionFiles.messageId,
            name: questionFiles.name,
            kind: questionFiles.kind,
            bytes: questionFiles.bytes,
          })
          .from(questionFiles)
          .where(
            inArray(
              questionFiles.messageId,
              rows.map(({ id }) => id),
            ),
          )
      : []
  const team = thread.routeName ?? 'Proeftuin'
  return rows.map(({ authorName, ...row }) => ({
    ...row,
    author: row.fromAsker ? thread.askerName : forTeam ? (authorName ?? team) : team,
    files: files.filter(({ messageId }) => messageId === row.id).map(({ id, name, kind, bytes }) => ({ id, name, kind, bytes })),
  }))
}

async function eventsOf(tx: Tx, threadId: string): Promise<ThreadEvent[]> {
  return tx
    .select({
      id: questionEvents.id,
      kind: questionEvents.kind,
      at: questionEvents.at,
      actorName: users.name,
      reason: questionEvents.reason,
    })
    .from(questionEvents)
    .leftJoin(users, eq(users.id, questionEvents.actorId))
    .where(eq(questionEvents.threadId, threadId))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
}

/** A thread as this person sees it; undefined when it is not for them. */
export async function threadFor(actor: Actor, threadId: string): Promise<ThreadView | undefined> {
  if (!z.uuid().safeParse(threadId).success) return undefined
  return readFor(actor, async (tx) => {
    const row = await threadRow(tx, threadId)
    if (!row || row.status === 'unconfirmed') return undefined
    const own = isAsker(actor, row)
    const answers = mayAnswer(actor, row)
    if (!own && !answers) return undefined
    const words = await wordsOf(tx, row, answers)
    return { ...row, isAsker: own, mayAnswer: answers, words, events: answers ? await eventsOf(tx, threadId) : [] }
  })
}

/** A thread as the holder of its signed link sees it: the visitor who asked. */
export async function threadOfVisitor(token: unknown): Promise<ThreadView | undefined> {
  const threadId = threadOfLink(token)
  if (!threadId) return undefined
  return readFor({ threadId }, async (tx) => {
    const row = await threadRow(tx, threadId)
    // An account reads it by signing in; a link of a question whose address is forgotten opens nothing.
    if (!row || row.askerId || !(await hasAddress(tx, threadId))) return undefined
    const shown = row.mergedIntoId ? ((await threadRowOfMain(tx, row.mergedIntoId)) ?? row) : row
    return { ...shown, isAsker: true, mayAnswer: false, words: await wordsOf(tx, shown, false), events: [] }
  })
}

const hasAddress = async (tx: Tx, threadId: string) =>
  (await tx.$count(questionThreads, and(eq(questionThreads.id, threadId), sql`${questionThreads.askerEmail} is not null`))) > 0

/** The thread a double was merged into: of the same visitor, so the link of the double opens it. */
async function threadRowOfMain(tx: Tx, threadId: string) {
  await tx.execute(sql`select set_config('app.thread_id', ${threadId}, true)`)
  return threadRow(tx, threadId)
}

/** Whether somebody may hear that a thread changed. */
export async function mayFollowThread(actor: Actor, threadId: string): Promise<boolean> {
  if (!z.uuid().safeParse(threadId).success) return false
  return readFor(actor, async (tx) => {
    const row = await threadRow(tx, threadId)
    return row !== undefined && (isAsker(actor, row) || mayAnswer(actor, row))
  })
}

export type OwnThread = { id: string; title: string; kind: ThreadKind; status: ThreadStatus; askedAt: Date; dueAt: Date | null }

/** What somebody asked, newest first. Doubles that were merged are shown by the other one. */
export async function ownThreads(actor: Actor): Promise<OwnThread[]> {
  return readFor(actor, (tx) =>
    tx
      .select({
        id: questionThreads.id,
        title: questionThreads.title,
        kind: questionThreads.kind,
        status: questionThreads.status,
        askedAt: questionThreads.askedAt,
        dueAt: questionThreads.dueAt,
      })
      .from(questionThreads)
      .where(and(eq(questionThreads.askerId, actor.id), isNull(questionThreads.mergedIntoId)))
      .orderBy(desc(questionThreads.askedAt), desc(questionThreads.id))
      .limit(100),
  )
}
