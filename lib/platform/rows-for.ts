import { sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client.ts'

/** For whom rows are read and written: a person, who holds the link of one thread, or the clock, which reads no words. */
export type RowsFor = { readonly id: string } | { readonly threadId: string } | 'clock'

/**
 * Says for whom the rest of this transaction reads and writes; the rules of the database decide which questions that
 * are. Without it a question to the legal helpdesk does not exist. Saying it again takes the former back.
 */
export async function rowsFor(tx: Tx, whom: RowsFor): Promise<void> {
  const actorId = whom !== 'clock' && 'id' in whom ? whom.id : ''
  const threadId = whom !== 'clock' && 'threadId' in whom ? whom.threadId : ''
  await tx.execute(
    sql`select set_config('app.actor_id', ${actorId}, true), set_config('app.thread_id', ${threadId}, true), set_config('app.clock', ${whom === 'clock' ? 'yes' : ''}, true)`,
  )
}

/** Besides what the transaction may see: one thread that the actor is handing to others or begins for somebody. */
export async function andThread(tx: Tx, threadId: string): Promise<void> {
  await tx.execute(sql`select set_config('app.thread_id', ${threadId}, true)`)
}

/** Reads in a transaction of its own for somebody; what it gives is what the rules of the database let them see. */
export async function readFor<T>(whom: RowsFor, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await rowsFor(tx, whom)
      return read(tx)
    },
    { accessMode: 'read only' },
  )
}
