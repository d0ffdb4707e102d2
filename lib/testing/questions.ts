// Questions for tests, made by the commands of the product.
import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '#db/client.ts'
import { outbox, questionThreads } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { rowsFor } from '#lib/platform/rows-for.ts'
import { transact } from '#lib/platform/transact.ts'
import { addRoutePerson, saveRoute } from '#lib/questions/commands-routes.ts'
import { answerThread, closeThread, pickUp } from '#lib/questions/commands-threads.ts'
import { ask, askOn } from '#lib/questions/commands.ts'
import { saveRouteInput } from '#lib/questions/schema-routes.ts'
import type { ThreadKind, ThreadStatus } from '#lib/questions/status.ts'
import { must } from './factories.ts'

/** A route with people behind it. */
export async function route(
  manager: Actor,
  options: { function: string; name?: string; regions?: string[]; theme?: string; days?: number; people?: Actor[] },
) {
  const { function: routeFunction, name = 'Een team', regions = [], theme = '', days = 5, people = [] } = options
  const input = saveRouteInput.parse({ function: routeFunction, name, regions, theme, dueWorkingDays: days })
  const { routeId } = await must(transact((tx) => saveRoute(tx, manager, input)))
  for (const { id } of people) await must(transact((tx) => addRoutePerson(tx, manager, { routeId, userId: id })))
  return routeId
}

/** A question of somebody with an account. Gives its id. */
export async function question(
  asker: Actor,
  options: { kind?: ThreadKind; region?: string; theme?: string; title?: string; at?: Date } = {},
): Promise<string> {
  const { kind = 'question', region, theme, title = 'Hoe beginnen wij met een vast aanspreekpunt?', at } = options
  const input = { kind, title, body: 'We willen in het voorjaar starten.', region, theme, formKey: crypto.randomUUID() }
  return (await must(transact((tx) => ask(tx, asker, input, at)))).threadId
}

/** Words of who answers. */
export const words = (threadId: string, meaning: 'answer' | 'wait' | 'say' | 'note', body = 'Begin klein.') => ({
  threadId,
  meaning,
  body,
  formKey: crypto.randomUUID(),
})

/** A thread as it is stored, read for somebody. */
export async function stored(actor: Actor, threadId: string) {
  const [row] = await db.transaction(async (tx) => {
    await rowsFor(tx, actor)
    return tx.select().from(questionThreads).where(eq(questionThreads.id, threadId))
  })
  if (!row) throw new Error('no such question for this person')
  return row
}

/** A question in a state, brought there by the deeds of who asks and who answers. */
export async function questionIn(
  status: Exclude<ThreadStatus, 'unconfirmed'>,
  asker: Actor,
  answerer: Actor,
  kind: ThreadKind = 'question',
): Promise<string> {
  const threadId = await question(asker, { kind })
  const deeds: Record<typeof status, ((tx: Tx) => Promise<unknown>)[]> = {
    new: [],
    picked_up: [(tx) => pickUp(tx, answerer, { threadId })],
    waiting: [(tx) => answerThread(tx, answerer, words(threadId, 'wait'))],
    answered: [(tx) => answerThread(tx, answerer, words(threadId, 'answer'))],
    closed: [(tx) => answerThread(tx, answerer, words(threadId, 'answer'))],
    reopened: [(tx) => answerThread(tx, answerer, words(threadId, 'answer'))],
  }
  for (const deed of deeds[status]) await db.transaction(deed)
  if (status === 'closed' || status === 'reopened') {
    const { version } = await stored(asker, threadId)
    await must(transact((tx) => closeThread(tx, answerer, { threadId, version })))
  }
  if (status === 'reopened') {
    await must(transact((tx) => askOn(tx, asker, { threadId, body: 'Nog iets.', formKey: crypto.randomUUID() })))
  }
  return threadId
}

/** Who got a mail with this subject. */
export async function mailedTo(subject: string, to?: string): Promise<string[]> {
  const rows = await db
    .select({ recipient: outbox.recipient })
    .from(outbox)
    .where(and(eq(outbox.subject, subject), to ? eq(outbox.recipient, to) : undefined))
  return rows.map(({ recipient }) => recipient).toSorted()
}
