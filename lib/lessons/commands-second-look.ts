import { and, desc, eq, max, ne, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonDecisions, lessonRevisions, lessons, lessonSecondLooks } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson } from './commands-lock.ts'
import type { DatesRefusal } from './copy-dates.ts'
import { mailSecondLook } from './emails-dates.ts'
import { mayAskSecondLook } from './policy.ts'
import type { askSecondLookInput } from './schema-dates.ts'
import { after } from './status.ts'

/**
 * A writer does not agree with a decision and asks another curator to look. The text that was decided on lies on the
 * desk again, word for word, and whoever decided first leaves it to another. Once for each text.
 */
export async function askSecondLook(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof askSecondLookInput>,
): Promise<Result<{ revisionId: string }, DatesRefusal>> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayAskSecondLook(actor, lesson)) return refuse('unknown_lesson')
  const status = after(lesson.status, 'ask_second_look')
  if (!status || !lesson.currentRevisionId) return refuse('wrong_state')
  const decided = lesson.currentRevisionId
  const [decision] = await tx
    .select({ deciderId: lessonDecisions.decidedById })
    .from(lessonDecisions)
    .where(and(eq(lessonDecisions.revisionId, decided), ne(lessonDecisions.kind, 'withdraw')))
    .orderBy(desc(lessonDecisions.decidedAt))
    .limit(1)
  // Taken back by the writer: then there is no decision to disagree with.
  if (!decision) return refuse('nothing_decided')
  const looks = await tx.$count(
    lessonSecondLooks,
    or(eq(lessonSecondLooks.revisionId, decided), eq(lessonSecondLooks.decidedRevisionId, decided)),
  )
  if (looks > 0) return refuse('already_looked_twice')
  const revisionId = await copyRevision(tx, lesson.id, decided)
  await tx.insert(lessonSecondLooks).values({
    revisionId,
    lessonId: lesson.id,
    decidedRevisionId: decided,
    firstDeciderId: decision.deciderId,
    askedById: actor.id,
    why: input.why,
  })
  await tx.update(lessons).set({ status, currentRevisionId: revisionId, submittedAt: new Date() }).where(eq(lessons.id, lesson.id))
  await audit(tx, {
    actorId: actor.id,
    action: 'ask_second_look',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { revision: revisionId },
  })
  const about = { lessonId: lesson.id, revisionId, authorIds: lesson.authorIds, exceptIds: [...lesson.everAuthorIds, decision.deciderId] }
  await mailSecondLook(tx, about)
  return done({ revisionId })
}

/** The same text under the next number: a revision is decided on once. */
async function copyRevision(tx: Tx, lessonId: string, fromId: string): Promise<string> {
  const [[last], [from]] = await Promise.all([
    tx
      .select({ number: max(lessonRevisions.number) })
      .from(lessonRevisions)
      .where(eq(lessonRevisions.lessonId, lessonId)),
    tx.select().from(lessonRevisions).where(eq(lessonRevisions.id, fromId)),
  ])
  if (!from) throw new Error(`revision ${fromId} is gone`)
  const { id: _id, createdAt: _createdAt, ...text } = from
  const [copy] = await tx
    .insert(lessonRevisions)
    .values({ ...text, number: (last?.number ?? 0) + 1 })
    .returning({ id: lessonRevisions.id })
  if (!copy) throw new Error('no revision was inserted')
  await tx.execute(
    sql`insert into lesson_revision_themes select ${copy.id}, theme_slug from lesson_revision_themes where revision_id = ${fromId}`,
  )
  await tx.execute(
    sql`insert into lesson_revision_audiences select ${copy.id}, audience_slug from lesson_revision_audiences where revision_id = ${fromId}`,
  )
  await tx.execute(
    sql`insert into lesson_revision_files select ${copy.id}, file_id from lesson_revision_files where revision_id = ${fromId}`,
  )
  return copy.id
}
