import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { reviewReasons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import type { DeskRefusal } from './copy-desk.ts'
import { mayEditReasons } from './policy-desk.ts'
import type { reasonInput, retireReasonInput } from './schema-desk.ts'

type Outcome = Promise<Result<null, DeskRefusal>>

/** Adds a text that curators use again, or changes one. What was sent with it earlier stays as it was sent. */
export async function saveReason(tx: Tx, actor: Actor, input: z.output<typeof reasonInput>): Outcome {
  if (!mayEditReasons(actor)) return refuse('not_allowed')
  const { reasonId, ...text } = input
  const row = { ...text, changedById: actor.id, changedAt: new Date() }
  const [saved] = reasonId
    ? await tx
        .update(reviewReasons)
        .set(row)
        .where(and(eq(reviewReasons.id, reasonId), isNull(reviewReasons.retiredAt)))
        .returning({ id: reviewReasons.id })
    : await tx.insert(reviewReasons).values(row).returning({ id: reviewReasons.id })
  if (!saved) return refuse('unknown_reason')
  await audit(tx, { actorId: actor.id, action: 'save_reason', objectKind: 'review_reason', objectId: saved.id })
  return done(null)
}

/** Offers a text no longer. */
export async function retireReason(tx: Tx, actor: Actor, input: z.output<typeof retireReasonInput>): Outcome {
  if (!mayEditReasons(actor)) return refuse('not_allowed')
  const [retired] = await tx
    .update(reviewReasons)
    .set({ retiredAt: new Date(), changedById: actor.id, changedAt: new Date() })
    .where(and(eq(reviewReasons.id, input.reasonId), isNull(reviewReasons.retiredAt)))
    .returning({ id: reviewReasons.id })
  if (!retired) return refuse('unknown_reason')
  await audit(tx, { actorId: actor.id, action: 'retire_reason', objectKind: 'review_reason', objectId: retired.id })
  return done(null)
}
