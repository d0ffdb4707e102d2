// Races: several people at once, each on a connection of its own, and the same with the lock taken out.
import { sql } from 'drizzle-orm'
import { connect, type Tx } from '#db/client.ts'
import type { Result } from '#lib/platform/result.ts'

/** What a contestant came home with: its result, or the error that the database stopped it with. */
export type Finish<T> = Result<T, string> | { readonly ok: false; readonly reason: 'database_error'; readonly error: unknown }

type Connection = ReturnType<typeof connect>
// A connection of its own costs a contestant more than the race: the next race of the file runs on the same ones.
const idle = new Map<string, Connection[]>()

function borrow(url: string, count: number): Connection[] {
  const found = idle.get(url)?.splice(0, count) ?? []
  while (found.length < count) found.push(connect(url, { max: 1 }))
  return found
}

const handBack = (url: string, connections: readonly Connection[]) => idle.set(url, [...connections, ...(idle.get(url) ?? [])])

/** Ends the connections of the races of a file. */
export async function endRaces(url: string): Promise<void> {
  const connections = idle.get(url) ?? []
  idle.delete(url)
  await Promise.all(connections.map(({ sql }) => sql.end({ timeout: 5 })))
}

/** A barrier: everybody waits until the last one has come. */
export function barrier(size: number): () => Promise<void> {
  let waiting = size
  const open = Promise.withResolvers<void>()
  return () => {
    if (--waiting <= 0) open.resolve()
    return open.promise
  }
}

/**
 * Runs `count` contestants at once, each in a transaction on a connection that is held open before anybody starts.
 * A contestant that is refused is rolled back, as in the product.
 */
export async function race<T>(
  url: string,
  count: number,
  run: (tx: Tx, contestant: number) => Promise<Result<T, string>>,
): Promise<Finish<T>[]> {
  const connections = borrow(url, count)
  const start = barrier(count)
  const refused = new Map<number, Result<T, string>>()
  const contest = async ({ db }: Connection, contestant: number): Promise<Finish<T>> => {
    try {
      return await db.transaction(async (tx) => {
        // The transaction is open and has been to the server, so nobody wins by connecting faster.
        await tx.execute(sql`select 1`)
        await start()
        const result = await run(tx, contestant)
        if (result.ok) return result
        refused.set(contestant, result)
        return tx.rollback()
      })
    } catch (error) {
      return refused.get(contestant) ?? { ok: false, reason: 'database_error', error }
    }
  }
  try {
    return await Promise.all(connections.map(contest))
  } finally {
    handBack(url, connections)
  }
}

/**
 * Holds a row while contestants come to it, and lets go when so many of them wait: they then follow each other as
 * closely as can be, and whoever read before waiting has read something old.
 */
export async function whileHeld<T>(
  url: string,
  id: string,
  waiting: number,
  run: () => Promise<T>,
  table: 'lessons' | 'gatherings' | 'question_threads' = 'lessons',
): Promise<T> {
  const connections = borrow(url, 2)
  const [{ sql: holder }, { sql: watcher }] = connections as [Connection, Connection]
  try {
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const holding = holder.begin(async (tx) => {
      await tx`select 1 from ${tx(table)} where id = ${id} for update`
      held.resolve()
      await release.promise
    })
    await held.promise
    const result = run()
    for (let look = 0; look < 200; look++) {
      const [row] = await watcher`select count(distinct pid)::int as count from pg_locks where not granted`
      if (Number(row?.count) >= waiting) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    release.resolve()
    await holding
    return await result
  } finally {
    handBack(url, connections)
  }
}

/**
 * The same transaction with the lock taken out: `for update` is left away, and whoever has decided waits with its first
 * write until `allDecided`, as happens to two people who press at the same moment. For the negative control of a race:
 * it has to go wrong.
 */
export function withoutLock(tx: Tx, allDecided: () => Promise<void>): Tx {
  let hasWritten = false
  const first = (write: object) => {
    if (hasWritten) return write
    hasWritten = true
    return chained(write, 'then', afterWaiting(allDecided))
  }
  return replacing(tx, {
    select: (...columns: Parameters<Tx['select']>) => chained(tx.select(...columns), 'for', (query) => () => query),
    insert: (...table: Parameters<Tx['insert']>) => first(tx.insert(...table)),
    update: (...table: Parameters<Tx['update']>) => first(tx.update(...table)),
    delete: (...table: Parameters<Tx['delete']>) => first(tx.delete(...table)),
  })
}

type Step = (query: object) => (...given: never[]) => unknown

/** A query under construction in which one step is another one, however far along the chain it comes. */
function chained(query: object, replaced: string, step: Step): object {
  return new Proxy(query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      if (name === replaced) return step(target)
      return (...given: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, given)
        return name !== 'then' && typeof result === 'object' && result !== null ? chained(result, replaced, step) : result
      }
    },
  })
}

const afterWaiting =
  (wait: () => Promise<void>): Step =>
  (query) =>
  (fulfilled: (rows: unknown) => unknown, failed: (error: unknown) => unknown) =>
    wait()
      .then(() => query)
      .then(fulfilled, failed)

function replacing<T extends object>(target: T, parts: Record<string, unknown>): T {
  return new Proxy(target, {
    get(whole, name) {
      if (typeof name === 'string' && name in parts) return parts[name]
      const value: unknown = Reflect.get(whole, name)
      return typeof value === 'function' ? value.bind(whole) : value
    },
  })
}
