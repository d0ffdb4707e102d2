import { asc, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { webhookDeliveries, webhooks } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayKeepWebhooks } from './policy-webhooks.ts'

export type WebhookRow = { id: string; address: string; createdAt: Date; lastAnswer: string | null; waiting: number }

/** The systems that hear what is placed, each with how it went last. Empty for who may not see them. */
export async function keptWebhooks(actor: Actor): Promise<WebhookRow[]> {
  if (!mayKeepWebhooks(actor)) return []
  const own = sql`from ${webhookDeliveries} d where d.webhook_id = ${webhooks.id}`
  return db
    .select({
      id: webhooks.id,
      address: webhooks.address,
      createdAt: webhooks.createdAt,
      lastAnswer: sql<string | null>`(select d.last_answer ${own} and d.attempts > 0 order by d.created_at desc limit 1)`,
      waiting: sql<number>`(select count(*)::int from (select ${own} and d.delivered_at is null and d.failed_at is null limit 1000) as few)`,
    })
    .from(webhooks)
    .where(isNull(webhooks.retiredAt))
    .orderBy(asc(webhooks.createdAt))
}
