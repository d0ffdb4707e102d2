import { desc } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { publishedLessons } from '#db/schema/index.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { lessonFeedTag } from './tags.ts'

/** The addresses of lessons that can be read now, newest first, with the moment of their newest version. */
export async function lessonAddresses(limit: number): Promise<{ slug: string; changedAt: Date }[]> {
  dependsOn(lessonFeedTag)
  return db
    .select({ slug: publishedLessons.slug, changedAt: publishedLessons.publishedAt })
    .from(publishedLessons)
    .orderBy(desc(publishedLessons.firstPublishedAt), desc(publishedLessons.lessonId))
    .limit(limit)
}
