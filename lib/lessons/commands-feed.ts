import { and, eq, like, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonSlugs, publishedLessons, type lessonDecisions, type lessonRevisions } from '#db/schema/index.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { sections, type LessonContent } from './schema.ts'

type Placing = {
  lesson: { id: string; siteSlug: string | null; regionCode: string | null }
  revision: Omit<typeof lessonRevisions.$inferSelect, 'content'> & { content: LessonContent }
  decision: typeof lessonDecisions.$inferSelect
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
export async function placeInFeed(tx: Tx, { lesson, revision, decision }: Placing): Promise<string> {
  const { content } = revision
  const slug = await claimSlug(tx, lesson.id, revision.title)
  const body = sections.map((section) => plainText(content[section])).join('\n')
  const rest = [body, content.resultNumbers, content.resultPeriod, content.evidenceSupports, content.evidenceContradicts].join('\n')
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
    certainty: revision.certainty,
    minutes: readingMinutes(content),
    publishedAt: new Date(decision.decidedAt),
    search: sql`nl_vector(${revision.title}, 'A') || nl_vector(${revision.coreSentence}, 'B') || nl_vector(${rest}, 'C')`,
  }
  await tx
    .insert(publishedLessons)
    .values({ ...placed, lessonId: lesson.id, firstPublishedAt: placed.publishedAt })
    .onConflictDoUpdate({ target: publishedLessons.lessonId, set: placed })
  return slug
}

/** Removes the lesson from what the public reads. Gives the address it had. */
export async function takeOutOfFeed(tx: Tx, lessonId: string): Promise<string | undefined> {
  const [row] = await tx.delete(publishedLessons).where(eq(publishedLessons.lessonId, lessonId)).returning({ slug: publishedLessons.slug })
  return row?.slug
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
