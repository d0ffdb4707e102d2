import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { bundleAuthors, bundleItems, bundles, bundleVersions, gatherings, instruments, publishedLessons, users } from '#db/schema/index.ts'
import { selectCards, type FeedCard } from '#lib/lessons/queries.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { mayChangeBundle, mayKeep, mayLeadBundle, maySeeBundle } from './policy.ts'
import { versionItems, type VersionItem } from './schema-bundles.ts'
import type { BundleStatus } from './status.ts'
import { bundlesTag, instrumentsTag } from './tags.ts'

type Words = { key: string; annotation: string }
/** Something in a bundle as it can be read now. */
export type BundleThing = Words &
  (
    | { kind: 'lesson'; lesson: FeedCard }
    | { kind: 'gathering'; gathering: { slug: string; title: string; summary: string; startsAt: Date } }
    | { kind: 'instrument'; instrument: { slug: string; title: string; purpose: string } }
    | { kind: 'quote'; quote: string; quoteBy: string }
  )

/** What can be read of these now, in their order: what was withdrawn or taken away is not there. */
async function thingsOf(items: readonly VersionItem[]): Promise<BundleThing[]> {
  const ids = (kind: VersionItem['kind']) => items.filter((item) => item.kind === kind).map(({ id }) => id)
  const [lessons, meetings, tools] = await Promise.all([
    ids('lesson').length > 0 ? selectCards(db, inArray(publishedLessons.lessonId, ids('lesson')), 100) : [],
    ids('gathering').length > 0
      ? db
          .select({
            id: gatherings.id,
            slug: gatherings.slug,
            title: gatherings.title,
            summary: gatherings.summary,
            startsAt: gatherings.startsAt,
          })
          .from(gatherings)
          .where(
            and(
              inArray(gatherings.id, ids('gathering')),
              inArray(gatherings.status, ['published', 'cancelled', 'held']),
              isNotNull(gatherings.publishedAt),
            ),
          )
      : [],
    ids('instrument').length > 0
      ? db
          .select({ id: instruments.id, slug: instruments.slug, title: instruments.title, purpose: instruments.purpose })
          .from(instruments)
          .where(and(inArray(instruments.id, ids('instrument')), isNull(instruments.retiredAt)))
      : [],
  ])
  return items.flatMap((item): BundleThing[] => {
    const said = { key: `${item.kind}-${item.id}`, annotation: item.annotation }
    if (item.kind === 'quote') return [{ ...said, kind: 'quote', quote: item.quote, quoteBy: item.quoteBy }]
    const lesson = lessons.find(({ lessonId }) => lessonId === item.id)
    if (lesson) return [{ ...said, kind: 'lesson', lesson }]
    const gathering = meetings.find(({ id }) => id === item.id)
    if (gathering) return [{ ...said, kind: 'gathering', gathering }]
    const instrument = tools.find(({ id }) => id === item.id)
    return instrument ? [{ ...said, kind: 'instrument', instrument }] : []
  })
}

export type BundleCard = { id: string; slug: string; title: string; intro: string; placedAt: Date; count: number }

/** The bundles on the site, the last placed first. */
export async function publicBundles(): Promise<BundleCard[]> {
  dependsOn(bundlesTag)
  const newest = db
    .selectDistinctOn([bundleVersions.bundleId])
    .from(bundleVersions)
    .orderBy(bundleVersions.bundleId, desc(bundleVersions.number))
    .as('newest')
  return db
    .select({
      id: bundles.id,
      slug: bundles.slug,
      title: newest.title,
      intro: newest.intro,
      placedAt: newest.placedAt,
      count: sql<number>`jsonb_array_length(${newest.items})`,
    })
    .from(newest)
    .innerJoin(bundles, eq(bundles.id, newest.bundleId))
    .where(eq(bundles.status, 'curated'))
    .orderBy(desc(newest.placedAt))
    .limit(200)
}

export type PublicBundle = {
  id: string
  slug: string
  title: string
  intro: string
  placedAt: Date
  firstPlacedAt: Date
  things: BundleThing[]
  /** How many things of this version cannot be read any more. */
  gone: number
  /** What changed since the first version, newest first. */
  changes: { number: number; note: string; placedAt: Date }[]
  /** When each thing came into the bundle, by its key. */
  since: Readonly<Record<string, Date>>
}

/** A bundle as it was placed last. */
export async function publicBundle(slug: string): Promise<PublicBundle | undefined> {
  if (!isSlug(slug)) return undefined
  dependsOn(bundlesTag, instrumentsTag, 'lessons', 'gatherings')
  const [bundle] = await db
    .select({ id: bundles.id, slug: bundles.slug })
    .from(bundles)
    .where(and(eq(bundles.slug, slug), eq(bundles.status, 'curated')))
  if (!bundle) return undefined
  const versions = await db.select().from(bundleVersions).where(eq(bundleVersions.bundleId, bundle.id)).orderBy(asc(bundleVersions.number))
  const last = versions.at(-1)
  const [first] = versions
  if (!last || !first) return undefined
  const since: Record<string, Date> = {}
  for (const version of versions)
    for (const item of versionItems.parse(version.items)) since[`${item.kind}-${item.id}`] ??= version.placedAt
  const items = versionItems.parse(last.items)
  const things = await thingsOf(items)
  return {
    ...bundle,
    title: last.title,
    intro: last.intro,
    placedAt: last.placedAt,
    firstPlacedAt: first.placedAt,
    things,
    gone: items.length - things.length,
    changes: versions
      .slice(1)
      .toReversed()
      .map(({ number, note, placedAt }) => ({ number, note, placedAt })),
    since,
  }
}

export type KeptBundle = {
  id: string
  title: string
  status: BundleStatus
  changedAt: Date
  count: number
  ownerName: string
  placed: number
}

const keptColumns = {
  id: bundles.id,
  title: bundles.title,
  status: bundles.status,
  changedAt: bundles.changedAt,
  count: sql<number>`(select count(*)::int from ${bundleItems} i where i.bundle_id = ${bundles.id})`,
  ownerName: users.name,
  placed: sql<number>`(select coalesce(max(v.number), 0)::int from ${bundleVersions} v where v.bundle_id = ${bundles.id})`,
}

const worksAlong = (actor: Actor) =>
  sql`exists (select from ${bundleAuthors} a where a.bundle_id = ${bundles.id} and a.user_id = ${actor.id})`

/** The bundles that somebody can put something in now: own ones and those worked on along, the last changed first. */
export async function bundlesToFill(actor: Actor): Promise<{ id: string; title: string }[]> {
  return db
    .select({ id: bundles.id, title: bundles.title })
    .from(bundles)
    .where(
      or(
        and(eq(bundles.status, 'private'), or(eq(bundles.ownerId, actor.id), worksAlong(actor))),
        and(eq(bundles.status, 'curated'), mayKeep(actor) ? undefined : worksAlong(actor)),
      ),
    )
    .orderBy(desc(bundles.changedAt))
    .limit(50)
}

/** The bundles that somebody began, and those on which they were asked to work along. */
export async function ownBundles(actor: Actor): Promise<KeptBundle[]> {
  return db
    .select(keptColumns)
    .from(bundles)
    .innerJoin(users, eq(users.id, bundles.ownerId))
    .where(and(or(eq(bundles.ownerId, actor.id), worksAlong(actor)), inArray(bundles.status, ['private', 'offered', 'curated'])))
    .orderBy(desc(bundles.changedAt))
}

/** What curators work on: offered bundles first. */
export async function keptBundles(actor: Actor): Promise<KeptBundle[]> {
  if (!mayKeep(actor)) return []
  return db
    .select(keptColumns)
    .from(bundles)
    .innerJoin(users, eq(users.id, bundles.ownerId))
    .where(inArray(bundles.status, ['offered', 'curated']))
    .orderBy(desc(eq(bundles.status, 'offered')), desc(bundles.changedAt))
}

/** How many bundles wait for an answer of the curators. */
export async function offeredBundles(actor: Actor): Promise<number> {
  return mayKeep(actor) ? db.$count(bundles, eq(bundles.status, 'offered')) : 0
}

export type BundleItemRow = {
  id: string
  kind: VersionItem['kind']
  title: string
  href: string | null
  quoteBy: string
  annotation: string
}
export type BundleWork = {
  id: string
  slug: string
  title: string
  intro: string
  status: BundleStatus
  version: number
  answer: string
  ownerName: string
  isOwner: boolean
  mayChange: boolean
  isKeeper: boolean
  /** Whether the reader asks others to work along. */
  mayLead: boolean
  authors: { id: string; name: string; isSelf: boolean }[]
  placed: number
  items: BundleItemRow[]
}

/** A bundle with everything in it, for who works on it; undefined for who may not see it. */
export async function bundleToChange(actor: Actor, id: string): Promise<BundleWork | undefined> {
  const [bundle] = await db
    .select({ bundle: bundles, ownerName: users.name, placed: keptColumns.placed })
    .from(bundles)
    .innerJoin(users, eq(users.id, bundles.ownerId))
    .where(eq(bundles.id, id))
  if (!bundle || bundle.bundle.status === 'retired') return undefined
  const authors = await db
    .select({ id: users.id, name: users.name })
    .from(bundleAuthors)
    .innerJoin(users, eq(users.id, bundleAuthors.userId))
    .where(eq(bundleAuthors.bundleId, id))
    .orderBy(asc(bundleAuthors.addedAt))
  const permitted = { ...bundle.bundle, authorIds: authors.map((author) => author.id) }
  if (!maySeeBundle(actor, permitted)) return undefined
  const rows = await db.select().from(bundleItems).where(eq(bundleItems.bundleId, id)).orderBy(asc(bundleItems.position))
  const things = await thingsOf(rows.map((row) => ({ ...row, id: row.lessonId ?? row.gatheringId ?? row.instrumentId ?? row.id })))
  const items = rows.map((row): BundleItemRow => {
    const thing = things.find(({ key }) => key === `${row.kind}-${row.lessonId ?? row.gatheringId ?? row.instrumentId ?? row.id}`)
    return { id: row.id, kind: row.kind, quoteBy: row.quoteBy, annotation: row.annotation, ...named(thing) }
  })
  const { slug, title, intro, status, version, answer, ownerId } = bundle.bundle
  return {
    id,
    slug,
    title,
    intro,
    status,
    version,
    answer,
    ownerName: bundle.ownerName,
    isOwner: ownerId === actor.id,
    mayChange: mayChangeBundle(actor, permitted),
    mayLead: mayLeadBundle(actor, permitted),
    authors: authors.map((author) => ({ ...author, isSelf: author.id === actor.id })),
    isKeeper: mayKeep(actor),
    placed: bundle.placed,
    items,
  }
}

function named(thing: BundleThing | undefined): { title: string; href: string | null } {
  switch (thing?.kind) {
    case 'lesson':
      return { title: thing.lesson.title, href: `/lessen/${thing.lesson.slug}` }
    case 'gathering':
      return { title: thing.gathering.title, href: `/bijeenkomsten/${thing.gathering.slug}` }
    case 'instrument':
      return { title: thing.instrument.title, href: `/instrumenten#${thing.instrument.slug}` }
    case 'quote':
      return { title: thing.quote, href: null }
    default:
      return { title: 'Dit is niet meer te lezen op de site', href: null }
  }
}
