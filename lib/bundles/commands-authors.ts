import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { bundleAuthors, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockBundle } from './commands-bundles.ts'
import type { BundlesRefusal } from './copy.ts'
import { mailBundleAuthor } from './emails.ts'
import { mayLeadBundle } from './policy.ts'
import type { addBundleAuthorInput, removeBundleAuthorInput } from './schema-bundles.ts'

type Outcome = Promise<Result<null, BundlesRefusal>>

const mostAuthors = 10

/** Asks a colleague who has an account to work along on a bundle; offering and placing stay with whose bundle it is. */
export async function addBundleAuthor(tx: Tx, actor: Actor, input: z.output<typeof addBundleAuthorInput>): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayLeadBundle(actor, bundle)) return refuse('wrong_state')
  const [person] = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.email, input.email), isNull(users.closedAt)))
  if (!person) return refuse('unknown_person')
  if (bundle.authorIds.includes(person.id) || (bundle.status === 'private' && bundle.ownerId === person.id)) return refuse('works_already')
  if (bundle.authorIds.length >= mostAuthors) return refuse('too_many_authors')
  const addedAt = new Date()
  await tx.insert(bundleAuthors).values({ bundleId: bundle.id, userId: person.id, addedById: actor.id, addedAt })
  await audit(tx, {
    actorId: actor.id,
    action: 'add_bundle_author',
    objectKind: 'bundle',
    objectId: bundle.id,
    details: { person: person.id },
  })
  await mailBundleAuthor(tx, { id: bundle.id, userId: person.id, email: person.email, addedAt })
  return done(null)
}

/** Somebody no longer works along: by whose bundle it is, or by oneself. */
export async function removeBundleAuthor(tx: Tx, actor: Actor, input: z.output<typeof removeBundleAuthorInput>): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (input.userId !== actor.id && !mayLeadBundle(actor, bundle)) return refuse('wrong_state')
  if (!bundle.authorIds.includes(input.userId)) return done(null)
  await tx.delete(bundleAuthors).where(and(eq(bundleAuthors.bundleId, bundle.id), eq(bundleAuthors.userId, input.userId)))
  await audit(tx, {
    actorId: actor.id,
    action: 'remove_bundle_author',
    objectKind: 'bundle',
    objectId: bundle.id,
    details: { person: input.userId },
  })
  return done(null)
}
