import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { questionEvents, questionMessages, questionRoutes, questionThreads } from '#db/schema/index.ts'
import { tellLive } from '#lib/platform/live.ts'
import type { RouteFunction, ThreadStatus } from './status.ts'
import { threadTopic, trayTopic } from './tags.ts'

export type LockedThread = typeof questionThreads.$inferSelect & { routeFunction: RouteFunction | null; dueWorkingDays: number }

/** The promise of a question that no route fits. */
export const standardTerm = 5

/** Takes a thread for this transaction; undefined when there is none that this transaction may see. */
export async function lockThread(tx: Tx, threadId: string): Promise<LockedThread | undefined> {
  const [thread] = await tx.select().from(questionThreads).where(eq(questionThreads.id, threadId)).for('update')
  if (!thread) return undefined
  const [route] = thread.routeId
    ? await tx
        .select({ routeFunction: questionRoutes.function, dueWorkingDays: questionRoutes.dueWorkingDays })
        .from(questionRoutes)
        .where(eq(questionRoutes.id, thread.routeId))
    : []
  return { ...thread, ...(route ?? { routeFunction: null, dueWorkingDays: standardTerm }) }
}

export type ThreadChange = Partial<typeof questionThreads.$inferInsert> & { status?: ThreadStatus }

/** Writes a change of a thread that is held, and tells everybody who looks at it or at the tray. */
export async function changeThread(tx: Tx, threadId: string, change: ThreadChange): Promise<void> {
  await tx
    .update(questionThreads)
    .set({ ...change, version: sql`${questionThreads.version} + 1` })
    .where(eq(questionThreads.id, threadId))
  await tellLive(tx, threadTopic(threadId))
  await tellLive(tx, trayTopic)
}

/** Writes down what happened with a thread. */
export async function note(tx: Tx, threadId: string, kind: string, actorId: string | null, at: Date, reason = ''): Promise<void> {
  await tx.insert(questionEvents).values({ threadId, kind, actorId, reason, at })
}

export type Words = {
  threadId: string
  authorId: string | null
  fromAsker: boolean
  inner?: boolean
  body: string
  formKey: string
  createdAt: Date
}

/** Adds words to a thread that is held. Gives the message; undefined when this very form was sent before. */
export async function addWords(tx: Tx, words: Words): Promise<string | undefined> {
  const [message] = await tx.insert(questionMessages).values(words).onConflictDoNothing().returning({ id: questionMessages.id })
  return message?.id
}
