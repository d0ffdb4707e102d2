import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonAuthors, lessonMerges, lessons, lessonSecondLooks, publishedLessons, scheduledPlacings } from '#db/schema/index.ts'
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
  /** When the clock places it; null when nothing is planned. */
  readonly placeAt: Date | null
  /** The lesson that readers are led to instead. */
  readonly mergedIntoId: string | null
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
  const [state] = await tx
    .select({
      publishedRevisionId: publishedLessons.revisionId,
      placeAt: scheduledPlacings.placeAt,
      mergedIntoId: lessonMerges.intoLessonId,
    })
    .from(lessons)
    .leftJoin(publishedLessons, eq(publishedLessons.lessonId, lessons.id))
    .leftJoin(scheduledPlacings, eq(scheduledPlacings.lessonId, lessons.id))
    .leftJoin(lessonMerges, and(eq(lessonMerges.lessonId, lessons.id), isNull(lessonMerges.undoneAt)))
    .where(eq(lessons.id, lessonId))
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
    publishedRevisionId: state?.publishedRevisionId ?? null,
    placeAt: state?.placeAt ?? null,
    mergedIntoId: state?.mergedIntoId ?? null,
  }
}

/** Takes two lessons, always in the same order, so that two who merge them both ways cannot wait for each other. */
export async function lockLessons(tx: Tx, one: string, other: string): Promise<[LockedLesson | undefined, LockedLesson | undefined]> {
  const [first, second] = one < other ? [one, other] : [other, one]
  const held = [await lockLesson(tx, first), await lockLesson(tx, second)] as const
  return one === first ? [held[0], held[1]] : [held[1], held[0]]
}
