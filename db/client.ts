import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

export type Database = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Reads take either: inside a transaction they see its own writes. */
export type Reader = Database | Tx

/**
 * Opens a pool that acts as the web role: it owns no table and cannot change what is append-only.
 * The role is set when a connection starts, so there is no moment without it.
 */
export function connect(url: string, options: { max?: number } = {}) {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'portal', role: 'portal_web', statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
  })
  return { sql, db: drizzle(sql, { schema }) }
}

type Pool = ReturnType<typeof connect>
const slot = globalThis as { [key: symbol]: Pool | undefined }
const poolKey = Symbol.for('portal.pool')

/** The pool of this process, opened at first use: a build imports this file without a database. */
export function pool(): Pool {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  return (slot[poolKey] ??= connect(url))
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
  await slot[poolKey]?.sql.end({ timeout: 5 })
  slot[poolKey] = undefined
}
