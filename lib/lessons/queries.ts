import { and, asc, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { db, type Reader } from '#db/client.ts'
import {
  audiences,
  lessonDecisions,
  lessonFiles,
  lessonRevisionFiles,
  lessonRevisions,
  lessons,
  lessonSlugs,
  lessonWithdrawals,
  principles,
  publishedLessons,
  regions,
  sites,
  themes,
  tips,
} from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { lessonChangesOf, mergedFrom, waysOn, type LessonChange } from './queries-placing.ts'
import { totalLessons } from './queries-totals.ts'
import { lessonContent } from './schema.ts'
import type { CompleteLesson } from './status-whole.ts'
import { lessonAddressTag, lessonFeedTag, lessonTag } from './tags.ts'
import type { Kind, WithdrawalReason } from './values.ts'

export type LessonCardData = {
  slug: string
  kind: Kind
  title: string
  coreSentence: string
  siteName: string | null
  siteSlug: string | null
  regionName: string | null
  publishedAt: Date
  themeNames: string[]
  minutes: number
  /** In how many regions it is applied now. */
  appliedRegions: number
}
/** A card with what a feed tells besides. */
export type FeedCard = LessonCardData & { lessonId: string; updatedAt: Date }

/** The columns of a card in the feed, for queries on published_lessons joined by `cardJoins`. */
const cardColumns = {
  lessonId: publishedLessons.lessonId,
  slug: publishedLessons.slug,
  kind: publishedLessons.kind,
  title: publishedLessons.title,
  coreSentence: publishedLessons.coreSentence,
  siteName: sites.name,
  siteSlug: sites.slug,
  regionName: regions.name,
  publishedAt: publishedLessons.firstPublishedAt,
  updatedAt: publishedLessons.publishedAt,
  themeNames: sql<
    string[]
  >`(select coalesce(array_agg(t.name order by t.position), '{}') from themes t where t.slug = any(${publishedLessons.themeSlugs}))`,
  minutes: publishedLessons.minutes,
  appliedRegions: publishedLessons.appliedRegions,
}

/** The newest cards that fit a condition, in one query. */
export function selectCards(reader: Reader, where: SQL | undefined, limit: number): Promise<FeedCard[]> {
  return reader
    .select(cardColumns)
    .from(publishedLessons)
    .leftJoin(sites, eq(sites.slug, publishedLessons.siteSlug))
    .leftJoin(regions, eq(regions.code, publishedLessons.regionCode))
    .where(where)
    .orderBy(desc(publishedLessons.firstPublishedAt), desc(publishedLessons.lessonId))
    .limit(limit)
}

/** The newest lessons, for the home page. */
export async function latestLessons(limit: number): Promise<LessonCardData[]> {
  dependsOn(lessonFeedTag)
  return selectCards(db, undefined, limit)
}

/** How many lessons can be read now. */
export async function countLessons(): Promise<number> {
  dependsOn(lessonFeedTag)
  return totalLessons()
}

/** The newest lessons of a site or a region. Hidden ones are not among them: the public table does not know their site. */
export async function lessonsOf(home: { site: string } | { regions: string[]; sites: string[] }, limit: number): Promise<LessonCardData[]> {
  dependsOn(lessonFeedTag)
  if ('site' in home) return selectCards(db, eq(publishedLessons.siteSlug, home.site), limit)
  const either = [
    ...(home.regions.length > 0 ? [inArray(publishedLessons.regionCode, home.regions)] : []),
    ...(home.sites.length > 0 ? [inArray(publishedLessons.siteSlug, home.sites)] : []),
  ]
  return either.length === 0 ? [] : selectCards(db, sql`(${sql.join(either, sql` or `)})`, limit)
}

export type PublicLesson = {
  lessonId: string
  slug: string
  content: CompleteLesson
  siteName: string | null
  siteSlug: string | null
  regionName: string | null
  regionSlug: string | null
  principle: { slug: string; name: string }
  tip: { number: number; slug: string; name: string } | null
  themes: { slug: string; name: string }[]
  audienceNames: string[]
  firstPublishedAt: Date
  publishedAt: Date
  /** How sure it is: as the text says, or as a curator decided since. */
  certainty: CompleteLesson['certainty']
  /** In how many regions it is applied now. */
  appliedRegions: number
  /** What changed since it was first placed, newest first. */
  changes: LessonChange[]
  /** Who shared a lesson that said the same and was merged into this one. */
  mergedFrom: { name: string; href: string }[]
  minutes: number
  documents: { id: string; name: string; mediaType: string; bytes: number }[]
}

export type LessonAtAddress =
  | { state: 'published'; lesson: PublicLesson }
  | { state: 'moved'; slug: string }
  | {
      state: 'withdrawn'
      reason: WithdrawalReason
      message: string
      at: Date
      /** One person pressed the emergency button; a second one has not looked yet. */
      isUnconfirmed: boolean
      /** A lesson that says it better now. */
      newer: { slug: string; title: string } | null
    }

/** What the public finds at an address of a lesson; undefined when it never was one. */
export async function lessonAtAddress(slug: string): Promise<LessonAtAddress | undefined> {
  if (!isSlug(slug)) return undefined
  dependsOn(lessonAddressTag(slug))
  const [row] = await db
    .select({ published: publishedLessons, lessonId: lessonSlugs.lessonId, status: lessons.status })
    .from(lessonSlugs)
    .innerJoin(lessons, eq(lessons.id, lessonSlugs.lessonId))
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessonSlugs.lessonId))
    .where(eq(lessonSlugs.slug, slug))
  if (!row) return undefined
  dependsOn(lessonTag(row.lessonId))
  if (row.published && row.published.slug !== slug) return { state: 'moved', slug: row.published.slug }
  if (row.published) return { state: 'published', lesson: await readPublished(row.published) }
  const ways = await waysOn(db, row.lessonId)
  dependsOn(...ways.map(lessonTag))
  const last = ways.at(-1) ?? row.lessonId
  if (last === row.lessonId) return withdrawnLesson(last)
  const [other] = await db.select({ slug: publishedLessons.slug }).from(publishedLessons).where(eq(publishedLessons.lessonId, last))
  // Where the other lesson was taken away, its address is not told: it holds the words of its title.
  return other ? { state: 'moved', slug: other.slug } : withdrawnLesson(last)
}

/** What is told of a lesson that was taken away. Undefined when it never was. */
async function withdrawnLesson(lessonId: string): Promise<LessonAtAddress | undefined> {
  const [decision] = await db
    .select({ reason: lessonDecisions.withdrawalReason, message: lessonDecisions.message, at: lessonDecisions.decidedAt })
    .from(lessonDecisions)
    .where(and(eq(lessonDecisions.lessonId, lessonId), eq(lessonDecisions.kind, 'withdraw')))
    .orderBy(desc(lessonDecisions.decidedAt), desc(lessonDecisions.id))
    .limit(1)
  if (!decision?.reason) return undefined
  const [withdrawal] = await db
    .select({
      newerLessonId: lessonWithdrawals.newerLessonId,
      isUnconfirmed: sql<boolean>`${lessonWithdrawals.isEmergency} and ${lessonWithdrawals.confirmedAt} is null`,
      slug: publishedLessons.slug,
      title: publishedLessons.title,
    })
    .from(lessonWithdrawals)
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessonWithdrawals.newerLessonId))
    .where(eq(lessonWithdrawals.lessonId, lessonId))
    .orderBy(desc(lessonWithdrawals.withdrawnAt))
    .limit(1)
  if (withdrawal?.newerLessonId) dependsOn(lessonTag(withdrawal.newerLessonId))
  // Who was recognisable must not become more so by the explanation.
  return {
    state: 'withdrawn',
    reason: decision.reason,
    message: decision.reason === 'recognisable' ? '' : decision.message,
    at: decision.at,
    isUnconfirmed: withdrawal?.isUnconfirmed ?? false,
    newer:
      withdrawal?.slug && withdrawal.title && decision.reason === 'out_of_date' ? { slug: withdrawal.slug, title: withdrawal.title } : null,
  }
}

async function readPublished(row: typeof publishedLessons.$inferSelect): Promise<PublicLesson> {
  const [revision] = await db
    .select({
      content: lessonRevisions.content,
      siteName: sites.name,
      regionName: regions.name,
      regionSlug: regions.slug,
      principle: { slug: principles.slug, name: principles.name },
      tip: { number: tips.number, slug: tips.slug, name: tips.name },
      themes: sql<
        { slug: string; name: string }[]
      >`(select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]') from lesson_revision_themes r join themes t on t.slug = r.theme_slug where r.revision_id = ${lessonRevisions.id})`,
      audienceNames: sql<
        string[]
      >`(select coalesce(array_agg(a.name order by a.position), '{}') from lesson_revision_audiences r join audiences a on a.slug = r.audience_slug where r.revision_id = ${lessonRevisions.id})`,
    })
    .from(lessonRevisions)
    .innerJoin(principles, eq(principles.slug, lessonRevisions.principleSlug))
    .leftJoin(tips, eq(tips.number, lessonRevisions.tipNumber))
    .leftJoin(sites, eq(sites.slug, sql`${row.siteSlug}::text`))
    .leftJoin(regions, eq(regions.code, sql`${row.regionCode}::text`))
    .where(eq(lessonRevisions.id, row.revisionId))
  if (!revision) throw new Error(`published revision ${row.revisionId} is gone`)
  const [documents, changes, merged] = await Promise.all([
    revisionDocuments(db, row.revisionId),
    lessonChangesOf(db, row.lessonId),
    mergedFrom(db, row.lessonId),
  ])
  return {
    ...row,
    ...revision,
    content: lessonContent.parse(revision.content) as CompleteLesson,
    changes,
    mergedFrom: merged,
    documents,
  }
}

/** The attachments of one revision, in the order in which they were added. */
export function revisionDocuments(reader: Reader, revisionId: string) {
  return reader
    .select({ id: lessonFiles.id, name: lessonFiles.name, mediaType: lessonFiles.mediaType, bytes: lessonFiles.bytes })
    .from(lessonRevisionFiles)
    .innerJoin(lessonFiles, eq(lessonFiles.id, lessonRevisionFiles.fileId))
    .where(and(eq(lessonRevisionFiles.revisionId, revisionId), eq(lessonFiles.kind, 'document')))
    .orderBy(asc(lessonFiles.uploadedAt), asc(lessonFiles.id))
}

/** The words one can choose from: what was retired is no longer offered, but stays where it was `chosen`. */
export async function vocabulary(chosen: readonly string[] = []) {
  const [themeRows, audienceRows, principleRows, tipRows] = await Promise.all([
    db
      .select({ slug: themes.slug, name: themes.name })
      .from(themes)
      .where(or(isNull(themes.retiredAt), inArray(themes.slug, [...chosen])))
      .orderBy(themes.position),
    db
      .select({ slug: audiences.slug, name: audiences.name })
      .from(audiences)
      .where(sql`${audiences.retiredAt} is null`)
      .orderBy(audiences.position),
    db
      .select({ slug: principles.slug, name: principles.name, family: principles.family })
      .from(principles)
      .where(sql`${principles.retiredAt} is null`)
      .orderBy(principles.position),
    db.select({ number: tips.number, slug: tips.slug, name: tips.name }).from(tips).orderBy(tips.number),
  ])
  return { themes: themeRows, audiences: audienceRows, principles: principleRows, tips: tipRows }
}
export type Vocabulary = Awaited<ReturnType<typeof vocabulary>>
