// The part of the server that brings mail away, alone in a process, so that it can be killed. Started by mail-once.ts; it
// begins when it is told to, so that the next one is ready when the last one is killed.
import { flushCompileCache } from 'node:module'
import { pool } from '#db/client.ts'
import { startOutbox } from '#lib/platform/outbox-worker.ts'

process.once('message', () => void startOutbox())
await pool().sql`select 1`
// Node writes it when a process ends, and this one is killed.
flushCompileCache()
process.send?.('ready')
