import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { webhookDeliveries, webhooks } from '#db/schema/index.ts'
import type { Job } from '../jobs.ts'
import { unseal } from '../tokens.ts'
import { postMessage, type Post } from './post.ts'

export type WebhookEvent = 'lesson.placed' | 'lesson.withdrawn'

/** Secrets of webhooks are sealed for this use alone. */
export const webhookSecrets = 'webhook secret'

const minute = 60_000
// After each attempt that failed; after the last one nothing is tried any more.
const pauses = [minute, 5 * minute, 30 * minute, 120 * minute, 720 * minute, 1_440 * minute]
const perBatch = 5

/**
 * Tells everybody who wants to hear it, once the transaction commits. What was not sent yet about the same thing is
 * dropped: of what is taken away again nothing may be told afterwards.
 */
export async function announce(tx: Tx, event: WebhookEvent, subjectId: string, data: Record<string, string>): Promise<void> {
  await tx.delete(webhookDeliveries).where(and(eq(webhookDeliveries.subjectId, subjectId), isNull(webhookDeliveries.deliveredAt)))
  const body = JSON.stringify({ type: event, timestamp: new Date().toISOString(), data: { id: subjectId, ...data } })
  await tx.execute(sql`
    insert into webhook_deliveries (webhook_id, event, subject_id, body)
    select id, ${event}, ${subjectId}, ${body} from webhooks where retired_at is null`)
}

/** Sends one batch of what is due; gives how many messages were tried. At least once: the receiver knows a double by its number. */
export async function deliverWebhooks(tx: Tx, now: Date, post: Post = postMessage): Promise<number> {
  const due = await tx
    .select({ delivery: webhookDeliveries, address: webhooks.address, sealedSecret: webhooks.sealedSecret })
    .from(webhookDeliveries)
    .innerJoin(webhooks, and(eq(webhooks.id, webhookDeliveries.webhookId), isNull(webhooks.retiredAt)))
    .where(and(isNull(webhookDeliveries.deliveredAt), isNull(webhookDeliveries.failedAt), lte(webhookDeliveries.dueAt, now)))
    .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.id))
    .limit(perBatch)
    .for('update', { of: webhookDeliveries, skipLocked: true })
  const answers = await Promise.all(
    due.map(({ delivery, address, sealedSecret }) =>
      post(address, { id: delivery.id, body: delivery.body, secret: unseal(webhookSecrets, sealedSecret), at: now }),
    ),
  )
  for (const [index, { delivery }] of due.entries()) {
    const { ok = false, answer = null } = answers[index] ?? {}
    const pause = pauses[delivery.attempts]
    await tx
      .update(webhookDeliveries)
      .set({
        attempts: delivery.attempts + 1,
        lastAnswer: answer,
        ...(ok ? { deliveredAt: now } : pause === undefined ? { failedAt: now } : { dueAt: new Date(now.getTime() + pause) }),
      })
      .where(eq(webhookDeliveries.id, delivery.id))
  }
  return due.length
}

export const webhookDelivering: Job = { name: 'deliver webhooks', every: 15_000, run: (tx, now) => deliverWebhooks(tx, now) }
