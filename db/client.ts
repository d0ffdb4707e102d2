import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { askTypesOnce, guardTransactions, wholeSockets } from './lost-connections.ts'
import * as schema from './schema/index.ts'

export type Database = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Reads take either: inside a transaction they see its own writes. */
export type Reader = Database | Tx

/**
 * Opens a pool that acts as the web role: it owns no table and cannot change what is append-only.
 * The role is set when a connection starts, so there is no moment without it.
 * @param options.onLost called when a connection ended that nobody wanted to end
 */
export function connect(url: string, options: { max?: number; onLost?: () => void } = {}) {
  let closes = 0
  const lost = () => options.onLost?.()
  const settings = {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    // A database that comes back is used at once: the driver's own pauses grow to twenty seconds.
    backoff: () => 0.2,
    onnotice: () => {},
    onclose: () => {
      closes += 1
      // Over TLS the driver wraps our socket, and the socket cannot tell an end that was asked for.
      if (sql.options.ssl) lost()
    },
    socket: wholeSockets(lost),
    connection: { application_name: 'portal', role: 'portal_web', statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
  }
  const sql: postgres.Sql = postgres(url, settings)
  askTypesOnce(sql)
  guardTransactions(sql, () => closes)
  return { sql, db: drizzle(sql, { schema }) }
}

type Pool = ReturnType<typeof connect>
type Slot = { pool: Pool | undefined; retired: Set<Pool> }
const slots = globalThis as { [key: symbol]: Slot | undefined }
const slotKey = Symbol.for('portal.pools')
const ownSlot = (): Slot => (slots[slotKey] ??= { pool: undefined, retired: new Set() })

// Longer than a statement may take: what was under way on its other connections is done by then.
const retirement = 20_000

/** The pool of this process, opened at first use: a build imports this file without a database. */
export function pool(): Pool {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const slot = ownSlot()
  if (slot.pool) return slot.pool
  const opened: Pool = connect(url, { onLost: () => retire(opened) })
  return (slot.pool = opened)
}

/** What postgres.js holds of a lost connection spoils the next one: who asks from now on gets a new pool. */
function retire(worn: Pool) {
  const slot = ownSlot()
  if (slot.pool !== worn) return
  slot.pool = undefined
  slot.retired.add(worn)
  setTimeout(() => {
    slot.retired.delete(worn)
    void worn.sql.end({ timeout: 5 })
  }, retirement).unref()
}

/** The database of this process. */
export const db = new Proxy({} as Database, {
  get: (_target, property) => {
    const real = pool().db
    const value: unknown = Reflect.get(real, property)
    return typeof value === 'function' ? value.bind(real) : value
  },
})

/** Closes the pool, when the process stops. */
export async function closePool() {
  const slot = ownSlot()
  // A retired one waits for answers that do not come any more.
  const ended = [...slot.retired].map(({ sql }) => sql.end({ timeout: 1 }))
  await Promise.all([...ended, slot.pool?.sql.end({ timeout: 5 })])
  slot.pool = undefined
  slot.retired.clear()
}
