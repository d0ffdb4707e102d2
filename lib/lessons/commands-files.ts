import { and, count, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonFiles, lessonFileTexts } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson } from './commands-lock.ts'
import type { LessonRefusal } from './copy.ts'
import { mayEdit } from './policy.ts'
import { limits } from './values.ts'

export type StoredUpload = {
  /** The key of the stored bytes; it becomes the id of the file. */
  id: string
  kind: 'image' | 'document'
  mediaType: string
  name: string
  bytes: number
  sha256: string
  width?: number
  height?: number
  /** The words of a document; null when they could not be read. */
  text?: string | null
}

/** Adds an image or document to a lesson that the actor writes. */
export async function addLessonFile(tx: Tx, actor: Actor, lessonId: string, upload: StoredUpload): Promise<Result<null, LessonRefusal>> {
  const lesson = await lockLesson(tx, lessonId)
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_lesson')
  if (!mayEdit(actor, lesson)) return refuse('wrong_state')
  const [held] = await tx
    .select({ files: count() })
    .from(lessonFiles)
    .where(and(eq(lessonFiles.lessonId, lessonId), isNull(lessonFiles.removedAt)))
  if ((held?.files ?? 0) >= limits.files) return refuse('too_many_files')
  const { text, ...file } = upload
  await tx.insert(lessonFiles).values({ ...file, lessonId, uploadedById: actor.id })
  if (upload.kind === 'document') await tx.insert(lessonFileTexts).values({ fileId: upload.id, text: text ?? null })
  await audit(tx, {
    actorId: actor.id,
    action: 'add_lesson_file',
    objectKind: 'lesson',
    objectId: lessonId,
    details: { kind: upload.kind, bytes: upload.bytes },
  })
  return done(null)
}

/** Takes a file out of the draft. What was sent in or placed with it keeps it. */
export async function removeLessonFile(tx: Tx, actor: Actor, fileId: string): Promise<Result<null, LessonRefusal>> {
  const [file] = await tx.select({ lessonId: lessonFiles.lessonId }).from(lessonFiles).where(eq(lessonFiles.id, fileId))
  const lesson = file && (await lockLesson(tx, file.lessonId))
  if (!lesson || !lesson.authorIds.includes(actor.id)) return refuse('unknown_lesson')
  if (!mayEdit(actor, lesson)) return refuse('wrong_state')
  await tx
    .update(lessonFiles)
    .set({ removedAt: new Date() })
    .where(and(eq(lessonFiles.id, fileId), isNull(lessonFiles.removedAt)))
  await audit(tx, { actorId: actor.id, action: 'remove_lesson_file', objectKind: 'lesson', objectId: lesson.id, details: { file: fileId } })
  return done(null)
}
