// Somebody who reads, and somebody who writes, all the time: how long each of them has to wait for a table.
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

export type Waited = { table: string; read: number; write: number }

const every = 10
// What a reader and a writer take of a table; nothing is read or written, so that only waiting is measured.
const modes = { read: 'access share', write: 'row exclusive' } as const

/** Gives the longest that reading and writing each table was kept waiting while the work was done, in milliseconds. */
export async function waitedDuring(url: string, tables: readonly string[], work: () => Promise<void>): Promise<Waited[]> {
  const waited = tables.map((table): Waited => ({ table, read: 0, write: 0 }))
  let isOver = false
  const asking = waited.flatMap((row) =>
    (['read', 'write'] as const).map(async (kind) => {
      const sql = postgres(url, { max: 1, onnotice: () => {} })
      await sql`select 1`
      while (!isOver) {
        // From the first moment that it stood still: a busy machine alone costs milliseconds, a lock seconds.
        const started = performance.now()
        await sql.begin((tx) => tx.unsafe(`lock table ${row.table} in ${modes[kind]} mode`))
        row[kind] = Math.max(row[kind], performance.now() - started)
        await sleep(every)
      }
      await sql.end()
    }),
  )
  await sleep(500)
  for (const row of waited) row.read = row.write = 0
  try {
    await work()
  } finally {
    isOver = true
    await Promise.all(asking)
  }
  return waited
}
