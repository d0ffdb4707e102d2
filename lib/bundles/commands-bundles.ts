import { and, count, desc, eq, inArray, like, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { bundleAuthors, bundleItems, bundles, bundleVersions } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { BundlesRefusal } from './copy.ts'
import { mailBundleAnswered, mailBundleOffered } from './emails.ts'
import { mayChangeBundle, mayKeep, mayLeadBundle, maySeeBundle } from './policy.ts'
import type {
  bundleInput,
  describeBundleInput,
  placeBundleInput,
  returnBundleInput,
  startBundleInput,
  VersionItem,
} from './schema-bundles.ts'
import { bundleAfter } from './status.ts'
import { bundlesTag } from './tags.ts'

type Outcome<T = null> = Promise<Result<T, BundlesRefusal>>
type Bundle = typeof bundles.$inferSelect & { authorIds: string[] }

const mostOfOne = 20

/** Holds a bundle until the end of the transaction; everything that changes it begins here. */
export async function lockBundle(tx: Tx, actor: Actor, bundleId: string): Promise<Bundle | undefined> {
  const [bundle] = await tx.select().from(bundles).where(eq(bundles.id, bundleId)).for('update')
  if (!bundle) return undefined
  const authors = await tx.select({ id: bundleAuthors.userId }).from(bundleAuthors).where(eq(bundleAuthors.bundleId, bundle.id))
  const found = { ...bundle, authorIds: authors.map(({ id }) => id) }
  // For who may not see it, it does not exist.
  return maySeeBundle(actor, found) ? found : undefined
}

/** Notes a change: the version rises, so that a form that was open is refused. */
export async function touchBundle(tx: Tx, bundle: Bundle, change: Partial<typeof bundles.$inferInsert> = {}): Promise<void> {
  await tx
    .update(bundles)
    .set({ ...change, version: bundle.version + 1, changedAt: new Date() })
    .where(eq(bundles.id, bundle.id))
}

/** Numbers that never go in a bundle. */
export const hasHardStop = (text: string) => scan(text).some((finding) => finding.severity === 'stop')
/** Begins a bundle: a private one, or one of the curators. */
export async function startBundle(tx: Tx, actor: Actor, input: z.output<typeof startBundleInput>): Outcome<{ bundleId: string }> {
  if (input.kind === 'curated' && !mayKeep(actor)) return refuse('not_allowed')
  if (hasHardStop(input.title)) return refuse('hard_stop')
  // Two that begin at once follow each other, for the address and for the count.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bundle address', 0))`)
  const [own] = await tx
    .select({ count: count() })
    .from(bundles)
    .where(and(eq(bundles.ownerId, actor.id), inArray(bundles.status, ['private', 'offered'])))
  if (input.kind === 'private' && (own?.count ?? 0) >= mostOfOne) return refuse('too_many_bundles')
  const [bundle] = await tx
    .insert(bundles)
    .values({ slug: await freeSlug(tx, input.title), status: input.kind, title: input.title, ownerId: actor.id })
    .returning({ id: bundles.id })
  if (!bundle) throw new Error('no bundle was inserted')
  await audit(tx, { actorId: actor.id, action: 'start_bundle', objectKind: 'bundle', objectId: bundle.id, details: { kind: input.kind } })
  return done({ bundleId: bundle.id })
}

async function freeSlug(tx: Tx, title: string): Promise<string> {
  const slug = slugOf(title)
  const taken = await tx
    .select({ slug: bundles.slug })
    .from(bundles)
    .where(or(eq(bundles.slug, slug), like(bundles.slug, `${slug}-%`)))
  const names = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number++) {
    const free = number === 1 ? slug : `${slug}-${number}`
    if (!names.has(free)) return free
  }
}

/** Another title or introduction. Readers see it when the bundle is placed again. */
export async function describeBundle(tx: Tx, actor: Actor, input: z.output<typeof describeBundleInput>): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayChangeBundle(actor, bundle)) return refuse('wrong_state')
  if (bundle.version !== input.version) return refuse('changed_meanwhile')
  if (hasHardStop(`${input.title}\n${input.intro}`)) return refuse('hard_stop')
  await touchBundle(tx, bundle, { title: input.title, intro: input.intro })
  await audit(tx, { actorId: actor.id, action: 'describe_bundle', objectKind: 'bundle', objectId: bundle.id })
  return done(null)
}

type BundleInput = z.output<typeof bundleInput>

/** A member offers a private bundle to the curators. Until they answer nobody changes it. */
export async function offerBundle(tx: Tx, actor: Actor, input: BundleInput): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle || bundle.ownerId !== actor.id) return refuse('unknown_bundle')
  const status = bundleAfter(bundle.status, 'offer')
  if (!status) return refuse('wrong_state')
  if ((await tx.$count(bundleItems, eq(bundleItems.bundleId, bundle.id))) === 0) return refuse('empty_bundle')
  await touchBundle(tx, bundle, { status, offeredAt: new Date(), answer: '' })
  await audit(tx, { actorId: actor.id, action: 'offer_bundle', objectKind: 'bundle', objectId: bundle.id })
  await mailBundleOffered(tx, { id: bundle.id, version: bundle.version, ownerId: bundle.ownerId })
  return done(null)
}

/** The member takes an offered bundle back, to change it or to keep it. */
export async function takeBackBundle(tx: Tx, actor: Actor, input: BundleInput): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle || bundle.ownerId !== actor.id) return refuse('unknown_bundle')
  const status = bundleAfter(bundle.status, 'take_back')
  if (!status) return refuse('wrong_state')
  await touchBundle(tx, bundle, { status })
  await audit(tx, { actorId: actor.id, action: 'take_back_bundle', objectKind: 'bundle', objectId: bundle.id })
  return done(null)
}

/** A curator takes an offered bundle over: from then on the curators work on it. It is placed by a deed of its own. */
export async function acceptBundle(tx: Tx, actor: Actor, input: BundleInput): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayKeep(actor)) return refuse('not_allowed')
  const status = bundleAfter(bundle.status, 'accept')
  if (!status) return refuse('wrong_state')
  await touchBundle(tx, bundle, { status })
  // From now on it belongs to the curators, who ask whom they want.
  await tx.delete(bundleAuthors).where(eq(bundleAuthors.bundleId, bundle.id))
  await audit(tx, { actorId: actor.id, action: 'accept_bundle', objectKind: 'bundle', objectId: bundle.id })
  await mailBundleAnswered(tx, { id: bundle.id, version: bundle.version, ownerId: bundle.ownerId, accepted: true })
  return done(null)
}

/** A curator gives an offered bundle back, with a reason that the member reads. */
export async function returnBundle(tx: Tx, actor: Actor, input: z.output<typeof returnBundleInput>): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayKeep(actor)) return refuse('not_allowed')
  const status = bundleAfter(bundle.status, 'return')
  if (!status) return refuse('wrong_state')
  if (hasHardStop(input.answer)) return refuse('hard_stop')
  await touchBundle(tx, bundle, { status, answer: input.answer })
  await audit(tx, { actorId: actor.id, action: 'return_bundle', objectKind: 'bundle', objectId: bundle.id })
  await mailBundleAnswered(tx, { id: bundle.id, version: bundle.version, ownerId: bundle.ownerId, accepted: false })
  return done(null)
}

/** A curator places the bundle on the site as it stands: a version that never changes. */
export async function placeBundle(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof placeBundleInput>,
): Outcome<{ slug: string; number: number }> {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  if (!mayKeep(actor)) return refuse('not_allowed')
  if (bundle.status !== 'curated') return refuse('wrong_state')
  // What is placed is what was on the screen.
  if (bundle.version !== input.version) return refuse('changed_meanwhile')
  const rows = await tx.select().from(bundleItems).where(eq(bundleItems.bundleId, bundle.id)).orderBy(bundleItems.position)
  if (rows.length === 0) return refuse('empty_bundle')
  const [last] = await tx
    .select({ number: bundleVersions.number })
    .from(bundleVersions)
    .where(eq(bundleVersions.bundleId, bundle.id))
    .orderBy(desc(bundleVersions.number))
    .limit(1)
  if (last && input.note === '') return refuse('say_what_changed')
  const items = rows.map((row): VersionItem => ({
    kind: row.kind,
    id: row.lessonId ?? row.gatheringId ?? row.instrumentId ?? row.id,
    quote: row.quote,
    quoteBy: row.quoteBy,
    annotation: row.annotation,
  }))
  const number = (last?.number ?? 0) + 1
  const { title, intro } = bundle
  await tx.insert(bundleVersions).values({ bundleId: bundle.id, number, title, intro, items, note: input.note, placedById: actor.id })
  // A second press on the same form is refused.
  await touchBundle(tx, bundle)
  await audit(tx, { actorId: actor.id, action: 'place_bundle', objectKind: 'bundle', objectId: bundle.id, details: { version: number } })
  const body = items.map((item) => `${item.quote} ${item.annotation}`).join('\n')
  await putDocument(tx, { kind: 'bundle', id: bundle.id, address: `/bundels/${bundle.slug}`, title, summary: intro, body, at: new Date() })
  await emptyTags(tx, [bundlesTag])
  return done({ slug: bundle.slug, number })
}

/** Takes a bundle away: a private one from its owner's list, a curated one from the site. */
export async function retireBundle(tx: Tx, actor: Actor, input: BundleInput): Outcome {
  const bundle = await lockBundle(tx, actor, input.bundleId)
  if (!bundle) return refuse('unknown_bundle')
  const status = bundleAfter(bundle.status, 'retire')
  if (!status || !mayLeadBundle(actor, bundle)) return refuse('wrong_state')
  await touchBundle(tx, bundle, { status })
  await audit(tx, { actorId: actor.id, action: 'retire_bundle', objectKind: 'bundle', objectId: bundle.id })
  await takeDocument(tx, 'bundle', bundle.id)
  await emptyTags(tx, [bundlesTag])
  return done(null)
}
