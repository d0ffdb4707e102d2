// Races: several people at once, each on a connection of its own, and the same with the lock taken out.
import { sql } from 'drizzle-orm'
import { connect, type Tx } from '#db/client.ts'
import type { Result } from '#lib/platform/result.ts'

/** What a contestant came home with: its result, or the error that the database stopped it with. */
export type Finish<T> = Result<T, string> | { readonly ok: false; readonly reason: 'database_error'; readonly error: unknown }

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
export async function race<T>(url: string, count: number, run: (tx: Tx, contestant: number) => Promise<Result<T, string>>): Promise<Finish<T>[]> {
  const connections = Array.from({ length: count }, () => connect(url, { max: 1 }))
  const start = barrier(count)
  const refused = new Map<number, Result<T, string>>()
  const contest = async (contestant: number): Promise<Finish<T>> => {
    try {
      return await (connections[contestant]?.db ?? connect(url).db).transaction(async (tx) => {
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
    return await Promise.all(connections.map((_, contestant) => contest(contestant)))
  } finally {
    await Promise.all(connections.map((connection) => connection.sql.end()))
  }
}

/**
 * The same transaction with the lock taken out: `for update` is left away, and whoever has read waits until all have,
 * as happens to two people who press at the same moment. For the negative control of a race: it has to go wrong.
 */
export function withoutLock(tx: Tx, haveRead: () => Promise<void>): Tx {
  const select = (...columns: Parameters<Tx['select']>) => unlocked(tx.select(...columns), haveRead)
  return replacing(tx, { select }) as Tx
}

function unlocked(query: object, haveRead: () => Promise<void>): object {
  return new Proxy(query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      if (name === 'for') return () => replacing(target, { then: afterReading(target, haveRead) })
      return (...given: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, given)
        return name !== 'then' && typeof result === 'object' && result !== null ? unlocked(result, haveRead) : result
      }
    },
  })
}

function afterReading(query: object, haveRead: () => Promise<void>) {
  const read = async () => {
    const rows: unknown = await query
    await haveRead()
    return rows
  }
  return (fulfilled: (rows: unknown) => unknown, failed: (error: unknown) => unknown) => read().then(fulfilled, failed)
}

function replacing<T extends object>(target: T, parts: Record<string, unknown>): T {
  return new Proxy(target, {
    get(whole, name) {
      if (typeof name === 'string' && name in parts) return parts[name]
      const value: unknown = Reflect.get(whole, name)
      return typeof value === 'function' ? value.bind(whole) : value
    },
  })
}
