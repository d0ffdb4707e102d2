import { and, asc, eq, isNotNull, isNull, max } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { bundleItems, gatherings, instruments, lessonSlugs, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { hasHardStop, lockBundle, startBundle, touchBundle } from './commands-bundles.ts'
import type { BundlesRefusal } from './copy.ts'
import { mayChangeBundle } from './policy.ts'
import type { addQuoteInput, addThingInput, annotateInput, collectInput, moveInput, removeItemInput } from './schema-bundles.ts'

type Outcome = Promise<Result<null, BundlesRefusal>>

const mostItems = 40

/** Puts a lesson, a gathering or an instrument that is on the site at the end of a bundle. */
export async function addThing(tx: Tx, actor: Actor, input: z.output<typeof addThingInput>): Outcome {
  const { kind, slug } = input.address
  const id = await { lesson: publicLesson, gathering: publicGathering, instrument: publicInstrument }[kind](tx, slug)
  if (!id) return refuse('unknown_item')
  const refs = {
    lessonId: kind === 'lesson' ? id : null,
    gatheringId: kind === 'gathering' ? id : null,
    instrumentId: kind === 'instrument' ? id : null,
  }
  return add(tx, actor, input.bundleId, { kind, ...refs, annotation: input.annotation })
}

/** Puts words of somebody at the end of a bundle. */
export async function addQuote(tx: Tx, actor: Actor, input: z.output<typeof addQuoteInput>): Outcome {
  const { bundleId, quote, quoteBy, annotation } = input
  return add(tx, actor, bundleId, { kind: 'quote', quote, quoteBy, annotation })
}

/** Puts something that is on the site in one of the bundles that the actor works on, or in a new one. Gives the bundle. */
export async function collectThing(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof collectInput>,
): Promise<Result<{ bundleId: string }, BundlesRefusal>> {
  const begun =
    input.bundleId === 'nieuw' ? await startBundle(tx, actor, { title: input.title, kind: 'private' }) : done({ bundleId: input.bundleId })
  if (!begun.ok) return begun
  const { bundleId } = begun.value
  const added = await addThing(tx, actor, { bundleId, address: input.address, annotation: input.annotation })
  return added.ok ? done({ bundleId }) : added
}

type NewItem = Omit<typeof bundleItems.$inferInsert, 'bundleId' | 'position'>

async function add(tx: Tx, actor: Actor, bundleId: string, item: NewItem): Outcome {
  const bundle = await lockBundle(tx, actor, bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayChangeBundle(actor, bundle)) return refuse('wrong_state')
  if (hasHardStop(`${item.quote ?? ''}\n${item.quoteBy ?? ''}\n${item.annotation ?? ''}`)) return refuse('hard_stop')
  const held = await tx.select().from(bundleItems).where(eq(bundleItems.bundleId, bundle.id))
  if (held.length >= mostItems) return refuse('too_many_items')
  const id = item.lessonId ?? item.gatheringId ?? item.instrumentId
  if (id && held.some((one) => (one.lessonId ?? one.gatheringId ?? one.instrumentId) === id)) return refuse('already_in_bundle')
  const [last] = await tx
    .select({ position: max(bundleItems.position) })
    .from(bundleItems)
    .where(eq(bundleItems.bundleId, bundle.id))
  await tx.insert(bundleItems).values({ ...item, bundleId: bundle.id, position: (last?.position ?? 0) + 1 })
  await touchBundle(tx, bundle)
  await audit(tx, { actorId: actor.id, action: 'add_to_bundle', objectKind: 'bundle', objectId: bundle.id, details: { kind: item.kind } })
  return done(null)
}

async function publicLesson(tx: Tx, slug: string): Promise<string | undefined> {
  // An earlier address of the lesson is one too.
  const [found] = await tx
    .select({ id: publishedLessons.lessonId })
    .from(publishedLessons)
    .innerJoin(lessonSlugs, eq(lessonSlugs.lessonId, publishedLessons.lessonId))
    .where(eq(lessonSlugs.slug, slug))
  return found?.id
}

async function publicGathering(tx: Tx, slug: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(and(eq(gatherings.slug, slug), isNotNull(gatherings.publishedAt)))
  return found?.id
}

async function publicInstrument(tx: Tx, slug: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: instruments.id })
    .from(instruments)
    .where(and(eq(instruments.slug, slug), isNull(instruments.retiredAt)))
  return found?.id
}

/** The bundle with one of its things, when it may be changed and is as it stood on the screen. */
async function itemOf(tx: Tx, actor: Actor, input: { bundleId: string; itemId: string; version: number }) {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle' as const)
  if (!mayChangeBundle(actor, bundle)) return refuse('wrong_state' as const)
  if (bundle.version !== input.version) return refuse('changed_meanwhile' as const)
  const items = await tx.select().from(bundleItems).where(eq(bundleItems.bundleId, bundle.id)).orderBy(asc(bundleItems.position))
  const index = items.findIndex(({ id }) => id === input.itemId)
  const item = items[index]
  return item ? done({ bundle, items, index, item }) : refuse('unknown_item' as const)
}

/** Other words beside something in a bundle. */
export async function annotateItem(tx: Tx, actor: Actor, input: z.output<typeof annotateInput>): Outcome {
  const found = await itemOf(tx, actor, input)
  if (!found.ok) return found
  if (hasHardStop(input.annotation)) return refuse('hard_stop')
  await tx.update(bundleItems).set({ annotation: input.annotation }).where(eq(bundleItems.id, input.itemId))
  await touchBundle(tx, found.value.bundle)
  await audit(tx, { actorId: actor.id, action: 'change_bundle_item', objectKind: 'bundle', objectId: input.bundleId })
  return done(null)
}

/** One place up or down. At the end of the list nothing happens. */
export async function moveItem(tx: Tx, actor: Actor, input: z.output<typeof moveInput>): Outcome {
  const found = await itemOf(tx, actor, input)
  if (!found.ok) return found
  const { bundle, items, index, item } = found.value
  const other = items[index + (input.to === 'up' ? -1 : 1)]
  if (!other) return done(null)
  await tx.update(bundleItems).set({ position: other.position }).where(eq(bundleItems.id, item.id))
  await tx.update(bundleItems).set({ position: item.position }).where(eq(bundleItems.id, other.id))
  await touchBundle(tx, bundle)
  await audit(tx, { actorId: actor.id, action: 'move_bundle_item', objectKind: 'bundle', objectId: bundle.id })
  return done(null)
}

/** Takes something out of a bundle. What readers see changes when the bundle is placed again. */
export async function removeItem(tx: Tx, actor: Actor, input: z.output<typeof removeItemInput>): Outcome {
  const found = await itemOf(tx, actor, input)
  if (!found.ok) return found
  await tx.delete(bundleItems).where(eq(bundleItems.id, input.itemId))
  await touchBundle(tx, found.value.bundle)
  await audit(tx, { actorId: actor.id, action: 'remove_from_bundle', objectKind: 'bundle', objectId: input.bundleId })
  return done(null)
}
