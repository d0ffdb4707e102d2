import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { webhookDeliveries, webhooks } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { seal } from '#lib/platform/tokens.ts'
import { webhookSecrets } from '#lib/platform/webhooks/deliveries.ts'
import type { WebhookRefusal } from './copy-webhooks.ts'
import { mayKeepWebhooks } from './policy-webhooks.ts'
import type { addWebhookInput, retireWebhookInput } from './schema-webhooks.ts'

const most = 20

/** Lets another system hear what is placed and withdrawn. Gives the secret that signs, which is never shown again. */
export async function addWebhook(
  tx: Tx,
  actor: Actor,
  { address }: z.output<typeof addWebhookInput>,
): Promise<Result<{ secret: string }, WebhookRefusal>> {
  if (!mayKeepWebhooks(actor)) return refuse('not_allowed')
  if ((await tx.$count(webhooks, isNull(webhooks.retiredAt))) >= most) return refuse('too_many')
  const secret = randomBytes(32).toString('base64')
  const [row] = await tx
    .insert(webhooks)
    .values({ address, sealedSecret: seal(webhookSecrets, secret), createdById: actor.id })
    .returning({ id: webhooks.id })
  if (!row) throw new Error('no webhook was made')
  await audit(tx, { actorId: actor.id, action: 'add_webhook', objectKind: 'webhook', objectId: row.id })
  return done({ secret: `whsec_${secret}` })
}

/** Another system hears nothing any more, also not what was on its way. */
export async function retireWebhook(
  tx: Tx,
  actor: Actor,
  { webhookId }: z.output<typeof retireWebhookInput>,
): Promise<Result<null, WebhookRefusal>> {
  if (!mayKeepWebhooks(actor)) return refuse('not_allowed')
  const [row] = await tx
    .update(webhooks)
    .set({ retiredAt: new Date() })
    .where(and(eq(webhooks.id, webhookId), isNull(webhooks.retiredAt)))
    .returning({ id: webhooks.id })
  if (!row) return refuse('unknown_webhook')
  await tx.delete(webhookDeliveries).where(and(eq(webhookDeliveries.webhookId, webhookId), isNull(webhookDeliveries.deliveredAt)))
  await audit(tx, { actorId: actor.id, action: 'retire_webhook', objectKind: 'webhook', objectId: webhookId })
  return done(null)
}
