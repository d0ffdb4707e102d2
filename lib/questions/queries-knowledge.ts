import { and, eq, isNull } from 'drizzle-orm'
import { lessonAuthors, questionThreads, regions, sites } from '#db/schema/index.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { homesOf } from '#lib/sites/queries.ts'

export type ThreadKnowledge =
  | { state: 'can'; homes: { value: string; label: string }[]; credited: boolean | null }
  /** `isOwn`: the reader writes at it, so it can be opened. */
  | { state: 'made'; lessonId: string; isOwn: boolean }

/** What can become of a question: nothing yet, a draft, or the draft that was made. For who may follow it. */
export async function knowledgeOf(actor: Actor, threadId: string): Promise<ThreadKnowledge | undefined> {
  const [row, isOwn] = await readFor(actor, async (tx) => {
    const [thread] = await tx
      .select({
        kind: questionThreads.kind,
        answeredAt: questionThreads.firstAnsweredAt,
        lessonId: questionThreads.lessonId,
        credited: questionThreads.askerCredited,
        siteSlug: questionThreads.siteSlug,
        siteName: sites.name,
        regionCode: questionThreads.regionCode,
        regionName: regions.name,
      })
      .from(questionThreads)
      .leftJoin(sites, eq(sites.slug, questionThreads.siteSlug))
      .leftJoin(regions, eq(regions.code, questionThreads.regionCode))
      .where(eq(questionThreads.id, threadId))
    if (!thread?.lessonId) return [thread, false] as const
    const [author] = await tx
      .select({ id: lessonAuthors.userId })
      .from(lessonAuthors)
      .where(and(eq(lessonAuthors.lessonId, thread.lessonId), eq(lessonAuthors.userId, actor.id), isNull(lessonAuthors.leftAt)))
    return [thread, author !== undefined] as const
  })
  if (!row || row.kind === 'legal' || !row.answeredAt) return undefined
  if (row.lessonId) return { state: 'made', lessonId: row.lessonId, isOwn }
  const own = (await homesOf(actor)).map(({ value, name }) => ({ value, label: name }))
  const ofAsker = row.siteSlug
    ? { value: `site:${row.siteSlug}`, label: `Proeftuin ${row.siteName}` }
    : row.regionCode
      ? { value: `region:${row.regionCode}`, label: `Regio ${row.regionName}` }
      : undefined
  // The regional team and the curators belong to no region: they write for the one that asked.
  const homes =
    ofAsker && hasRole(actor, 'regional_team', 'curator') ? [ofAsker, ...own.filter(({ value }) => value !== ofAsker.value)] : own
  return { state: 'can', homes, credited: row.credited }
}
