import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, lessons, lessonSecondLooks, publishedLessons } from '#db/schema/index.ts'
import type { LessonForPolicy } from './policy.ts'

export type LockedLesson = LessonForPolicy & {
  readonly id: string
  readonly currentRevisionId: string | null
  readonly claimedById: string | null
  readonly siteSlug: string | null
  readonly regionCode: string | null
  /** The revision that the public reads now. */
  readonly publishedRevisionId: string | null
  /** Set when a second look was asked: who decided first, and so leaves it to another. */
  readonly firstDeciderId: string | null
}

/**
 * Takes the lesson for this transaction, so that what is decided next is decided on the state that is written to.
 * Gives undefined when there is no such lesson.
 */
export async function lockLesson(tx: Tx, lessonId: string): Promise<LockedLesson | undefined> {
  const [lesson] = await tx
    .select({
      id: lessons.id,
      status: lessons.status,
      currentRevisionId: lessons.currentRevisionId,
      claimedById: lessons.claimedById,
      siteSlug: lessons.siteSlug,
      regionCode: lessons.regionCode,
    })
    .from(lessons)
    .where(eq(lessons.id, lessonId))
    .for('update')
  if (!lesson) return undefined
  // Read after the lock is held: an author who was added while we waited counts.
  const authors = await tx
    .select({ userId: lessonAuthors.userId, hasLeft: sql<boolean>`${lessonAuthors.leftAt} is not null` })
    .from(lessonAuthors)
    .where(eq(lessonAuthors.lessonId, lessonId))
  const [published] = await tx
    .select({ revisionId: publishedLessons.revisionId })
    .from(publishedLessons)
    .where(eq(publishedLessons.lessonId, lessonId))
  const [look] = lesson.currentRevisionId
    ? await tx
        .select({ firstDeciderId: lessonSecondLooks.firstDeciderId })
        .from(lessonSecondLooks)
        .where(eq(lessonSecondLooks.revisionId, lesson.currentRevisionId))
    : []
  return {
    ...lesson,
    firstDeciderId: look?.firstDeciderId ?? null,
    authorIds: authors.filter((author) => !author.hasLeft).map((author) => author.userId),
    everAuthorIds: authors.map((author) => author.userId),
    publishedRevisionId: published?.revisionId ?? null,
  }
}
