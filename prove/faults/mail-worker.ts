// The part of the server that brings mail away, alone in a process, so that it can be killed. Started by mail-once.ts; it
// begins when it is told to, so that the next one is ready when the last one is killed.
import { pool } from '#db/client.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'

process.once('message', () => void startOutbox())
await pool().sql`select 1`
process.send?.('ready')
