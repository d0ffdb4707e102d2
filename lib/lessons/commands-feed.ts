import { and, desc, eq, like, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonCertaintySteps, lessonDecisions, lessonRevisions, lessonSlugs, publishedLessons, searchDocuments } from '#db/schema/index.ts'
import { holdDigestsOf } from '#lib/people/commands-digests.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { putDocument, takeDocument } from '#lib/platform/search/documents.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { announce } from '#lib/platform/webhooks/deliveries.ts'
import { lessonContent, type LessonContent } from './schema.ts'
import { sections } from './values.ts'

type Placing = {
  lesson: { id: string; siteSlug: string | null; regionCode: string | null }
  revision: Omit<typeof lessonRevisions.$inferSelect, 'content'> & { content: LessonContent }
  decision: typeof lessonDecisions.$inferSelect
  /** A typing error that was mended is no news: the lesson keeps the date it had. */
  isMinor?: boolean
  /** When it is put back as it stood: the dates it had. */
  dates?: { firstPublishedAt: Date; publishedAt: Date }
}

const wordsPerMinute = 200

/** Reading time in whole minutes, at least one. */
function readingMinutes(content: LessonContent): number {
  const words = sections
    .map((section) => plainText(content[section]))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length
  return Math.max(1, Math.round(words / wordsPerMinute))
}

/** Writes the row that the public reads. A lesson keeps its address as long as its title stays; an older one redirects. */
export async function placeInFeed(tx: Tx, { lesson, revision, decision, isMinor = false, dates }: Placing): Promise<string> {
  const { content } = revision
  const slug = await claimSlug(tx, lesson.id, revision.title)
  const rest = searchedText(content)
  const placed = {
    revisionId: revision.id,
    decisionId: decision.id,
    slug,
    kind: revision.kind,
    title: revision.title,
    coreSentence: revision.coreSentence,
    siteSlug: revision.siteShown ? lesson.siteSlug : null,
    regionCode: revision.siteShown ? lesson.regionCode : null,
    themeSlugs: [...new Set(content.themes)],
    principleSlug: revision.principleSlug,
    tipNumber: revision.tipNumber,
    nationalStatus: revision.nationalStatus,
    certainty: (await decidedCertainty(tx, lesson.id)) ?? revision.certainty,
    appliedRegions: appliedRegionsOf(lesson.id),
    minutes: readingMinutes(content),
    search: sql`search_vector(${revision.title}, ${revision.coreSentence}, ${rest})`,
  }
  const publishedAt = dates?.publishedAt ?? new Date(decision.decidedAt)
  const [row] = await tx
    .insert(publishedLessons)
    .values({ ...placed, lessonId: lesson.id, firstPublishedAt: dates?.firstPublishedAt ?? publishedAt, publishedAt })
    .onConflictDoUpdate({ target: publishedLessons.lessonId, set: isMinor ? placed : { ...placed, publishedAt } })
    .returning({ at: publishedLessons.firstPublishedAt })
  await putDocument(tx, {
    kind: 'lesson',
    id: lesson.id,
    address: `/lessen/${slug}`,
    title: revision.title,
    summary: revision.coreSentence,
    body: rest,
    themeSlugs: placed.themeSlugs,
    at: row?.at ?? publishedAt,
  })
  await announce(tx, 'lesson.placed', lesson.id, { address: `/lessen/${slug}` })
  return slug
}

/** How sure a curator decided that the lesson is; undefined when nobody did and the text itself says it. */
async function decidedCertainty(tx: Tx, lessonId: string) {
  const [step] = await tx
    .select({ certainty: lessonCertaintySteps.toCertainty })
    .from(lessonCertaintySteps)
    .where(eq(lessonCertaintySteps.lessonId, lessonId))
    .orderBy(desc(lessonCertaintySteps.number))
    .limit(1)
  return step?.certainty
}

/** In how many regions the lesson is applied now, as part of a statement. */
export const appliedRegionsOf = (lessonId: string) =>
  sql<number>`(select count(distinct a.region_code)::smallint from lesson_applications a where a.lesson_id = ${lessonId} and a.ended_at is null)`

/** What search reads besides the title and the sentence under it. */
function searchedText(content: LessonContent): string {
  const body = sections.map((section) => plainText(content[section])).join('\n')
  return [body, content.resultNumbers, content.resultPeriod, content.evidenceSupports, content.evidenceContradicts].join('\n')
}

/** Lets search find lessons that were placed before it could; gives how many there were in this batch. */
async function indexLessons(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ published: publishedLessons, content: lessonRevisions.content })
    .from(publishedLessons)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, publishedLessons.revisionId))
    .where(
      sql`not exists (select from ${searchDocuments} d where d.kind = 'lesson' and d.document_id = ${publishedLessons.lessonId}::text)`,
    )
    .limit(50)
    .for('update', { of: publishedLessons, skipLocked: true })
  for (const { published, content } of rows) {
    const { lessonId, title, coreSentence, slug, themeSlugs, firstPublishedAt: at } = published
    const body = searchedText(lessonContent.parse(content))
    await tx
      .update(publishedLessons)
      .set({ search: sql`search_vector(${title}, ${coreSentence}, ${body})` })
      .where(eq(publishedLessons.lessonId, lessonId))
    await putDocument(tx, { kind: 'lesson', id: lessonId, address: `/lessen/${slug}`, title, summary: coreSentence, body, themeSlugs, at })
  }
  return rows.length
}

export const lessonIndexing: Job = { name: 'index lessons', every: 60 * 60_000, run: (tx) => indexLessons(tx) }

/** Removes the lesson from what the public reads. Gives what stood there. */
export async function takeOutOfFeed(tx: Tx, lessonId: string): Promise<typeof publishedLessons.$inferSelect | undefined> {
  const [row] = await tx.delete(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)).returning()
  await takeDocument(tx, 'lesson', lessonId)
  await holdDigestsOf(tx, 'lesson', lessonId)
  // Nothing of the text, and no address: that holds the words of the title.
  if (row) await announce(tx, 'lesson.withdrawn', lessonId, {})
  return row
}

/** Puts back what `takeOutOfFeed` took away, with the dates it had. Gives its address. */
export async function putBackInFeed(
  tx: Tx,
  lesson: Placing['lesson'],
  kept: { placingDecisionId: string; firstPublishedAt: Date; publishedAt: Date },
): Promise<{ slug: string; revisionId: string }> {
  const [row] = await tx
    .select({ decision: lessonDecisions, revision: lessonRevisions })
    .from(lessonDecisions)
    .innerJoin(lessonRevisions, eq(lessonRevisions.id, lessonDecisions.revisionId))
    .where(eq(lessonDecisions.id, kept.placingDecisionId))
  if (!row) throw new Error(`decision ${kept.placingDecisionId} is gone`)
  const revision = { ...row.revision, content: lessonContent.parse(row.revision.content) }
  return { slug: await placeInFeed(tx, { lesson, revision, decision: row.decision, dates: kept }), revisionId: revision.id }
}

async function claimSlug(tx: Tx, lessonId: string, title: string): Promise<string> {
  const wanted = slugOf(title)
  const taken = await tx
    .select({ slug: lessonSlugs.slug, lessonId: lessonSlugs.lessonId })
    .from(lessonSlugs)
    .where(or(eq(lessonSlugs.slug, wanted), and(like(lessonSlugs.slug, `${wanted}-%`), sql`${lessonSlugs.slug} ~ ${`^${wanted}-[0-9]+$`}`)))
  const own = taken.find((row) => row.lessonId === lessonId)
  if (own) return own.slug
  const names = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (names.has(slug)) continue
    // Somebody may take the same address in another transaction: then the next number is tried.
    const [row] = await tx.insert(lessonSlugs).values({ slug, lessonId }).onConflictDoNothing().returning({ slug: lessonSlugs.slug })
    if (row) return row.slug
    names.add(slug)
  }
}
