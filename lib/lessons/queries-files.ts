import { eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lessonAuthors, lessonFiles, lessonRevisionFiles, lessons, publishedLessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { mayFetchFile } from './policy.ts'

/** A file that this person, or with null anybody, may fetch now; undefined otherwise. It follows the state of its lesson. */
export async function fetchableFile(actor: Actor | null, fileId: string) {
  const [row] = await db
    .select({
      id: lessonFiles.id,
      kind: lessonFiles.kind,
      mediaType: lessonFiles.mediaType,
      name: lessonFiles.name,
      bytes: lessonFiles.bytes,
      sha256: lessonFiles.sha256,
      status: lessons.status,
      authorIds: sql<
        string[]
      >`array(select ${lessonAuthors.userId} from ${lessonAuthors} where ${lessonAuthors.lessonId} = ${lessons.id} and ${lessonAuthors.leftAt} is null)`,
      isPublic: sql<boolean>`exists (select from ${publishedLessons} join ${lessonRevisionFiles} on ${lessonRevisionFiles.revisionId} = ${publishedLessons.revisionId} where ${publishedLessons.lessonId} = ${lessons.id} and ${lessonRevisionFiles.fileId} = ${lessonFiles.id})`,
      isSentIn: sql<boolean>`exists (select from ${lessonRevisionFiles} where ${lessonRevisionFiles.fileId} = ${lessonFiles.id})`,
    })
    .from(lessonFiles)
    .innerJoin(lessons, eq(lessons.id, lessonFiles.lessonId))
    .where(eq(lessonFiles.id, fileId))
  if (!row) return undefined
  return mayFetchFile(actor, { ...row, everAuthorIds: row.authorIds }, { placed: row.isPublic, sentIn: row.isSentIn }) ? row : undefined
}
