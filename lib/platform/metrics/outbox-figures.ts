import { pool } from '#db/client.ts'
import type { OutboxFigures } from './text.ts'

/** How much mail waits; over the index of what has not left, so a million sent mails cost nothing. */
export async function readOutbox(): Promise<OutboxFigures> {
  const [row] = await pool().sql<{ waiting: number; due: number; oldest: number }[]>`
    select count(*)::int as waiting, (count(*) filter (where due_at <= now()))::int as due,
      coalesce(extract(epoch from now() - min(due_at) filter (where due_at <= now())), 0)::float8 as oldest
    from outbox where sent_at is null and failed_at is null`
  return { waiting: row?.waiting ?? 0, due: row?.due ?? 0, oldestDueSeconds: row?.oldest ?? 0 }
}
