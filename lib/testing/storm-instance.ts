// One instance of the portal in a storm: a process of its own with a pool of its own. Started by storm.ts.
import { sql } from 'drizzle-orm'
import { closePool, db } from '#db/client.ts'
import { pressAll, type StormAnswer, type StormOrder } from './storm.ts'

const tell = (answer: StormAnswer) => process.send?.(answer)

async function take(order: StormOrder): Promise<void> {
  await pressAll(order, (id, said) => tell({ kind: 'answer', id, said }))
  await closePool()
  process.disconnect()
}

process.once('message', (order: StormOrder) => void take(order))
// Connected before the storm begins, as an instance that has been up for a while.
await db.execute(sql`select 1`)
tell({ kind: 'ready' })
