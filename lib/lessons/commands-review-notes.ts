import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { lessonNoteReplies, lessonNotes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { lockLesson, type LockedLesson } from './commands-lock.ts'
import type { DeskRefusal } from './copy-desk.ts'
import { mailNote, mailNoteReply } from './emails-desk.ts'
import { mayReview } from './policy.ts'
import { mayReplyToNote, mayResolveNote, mayWriteNote } from './policy-desk.ts'
import type { noteInput, replyToNoteInput, writeNoteInput } from './schema-desk.ts'

type Outcome<T = null> = Promise<Result<T, DeskRefusal>>
type Note = typeof lessonNotes.$inferSelect

const mostNotes = 100

/** A curator writes in the margin of the version that was read. The writers see it beside their text. */
export async function writeNote(tx: Tx, actor: Actor, input: z.output<typeof writeNoteInput>): Outcome<{ noteId: string }> {
  const lesson = await lockLesson(tx, input.lessonId)
  if (!lesson || !mayReview(actor)) return refuse('unknown_lesson')
  if (!mayWriteNote(actor, lesson)) return refuse('four_eyes')
  if (lesson.status !== 'submitted' && lesson.status !== 'returned') return refuse('wrong_state')
  if (lesson.currentRevisionId !== input.revisionId) return refuse('edited_meanwhile')
  if ((await tx.$count(lessonNotes, eq(lessonNotes.lessonId, lesson.id))) >= mostNotes) return refuse('too_many_notes')
  const { revisionId, field, quote, before, after, body } = input
  const [note] = await tx
    .insert(lessonNotes)
    .values({ lessonId: lesson.id, revisionId, field, quote, before, after, body, writtenById: actor.id })
    .returning({ id: lessonNotes.id })
  if (!note) throw new Error('no note was inserted')
  await audit(tx, { actorId: actor.id, action: 'write_note', objectKind: 'lesson', objectId: lesson.id, details: { note: note.id } })
  await mailNote(tx, { lessonId: lesson.id, revisionId, authorIds: lesson.authorIds })
  return done({ noteId: note.id })
}

/** A writer or a curator answers under a note. */
export async function replyToNote(tx: Tx, actor: Actor, input: z.output<typeof replyToNoteInput>): Outcome {
  const held = await lockNote(tx, input.noteId)
  if (!held || !mayReplyToNote(actor, held.lesson)) return refuse('unknown_note')
  const { note, lesson } = held
  if (note.resolvedAt) return refuse('note_resolved')
  const [reply] = await tx
    .insert(lessonNoteReplies)
    .values({ noteId: note.id, body: input.body, writtenById: actor.id })
    .returning({ id: lessonNoteReplies.id })
  if (!reply) throw new Error('no reply was inserted')
  await audit(tx, { actorId: actor.id, action: 'reply_to_note', objectKind: 'lesson', objectId: lesson.id, details: { note: note.id } })
  if (note.writtenById !== actor.id) await mailNoteReply(tx, { lessonId: lesson.id, replyId: reply.id, toId: note.writtenById })
  return done(null)
}

/** A curator says that a note is dealt with. */
export async function resolveNote(tx: Tx, actor: Actor, input: z.output<typeof noteInput>): Outcome {
  return setResolved(tx, actor, input.noteId, true)
}

/** A curator opens a note again. */
export async function reopenNote(tx: Tx, actor: Actor, input: z.output<typeof noteInput>): Outcome {
  return setResolved(tx, actor, input.noteId, false)
}

async function setResolved(tx: Tx, actor: Actor, noteId: string, resolved: boolean): Outcome {
  const held = await lockNote(tx, noteId)
  if (!held || !mayReview(actor)) return refuse('unknown_note')
  const { note, lesson } = held
  if (!mayResolveNote(actor, lesson)) return refuse('four_eyes')
  // Pressed twice, or by two at once: it already is as it was asked.
  if ((note.resolvedAt !== null) === resolved) return done(null)
  await tx
    .update(lessonNotes)
    .set(resolved ? { resolvedById: actor.id, resolvedAt: new Date() } : { resolvedById: null, resolvedAt: null })
    .where(eq(lessonNotes.id, note.id))
  await audit(tx, {
    actorId: actor.id,
    action: resolved ? 'resolve_note' : 'reopen_note',
    objectKind: 'lesson',
    objectId: lesson.id,
    details: { note: note.id },
  })
  return done(null)
}

/** The note with its lesson locked; the note is read after the lock, so that its state is of now. */
async function lockNote(tx: Tx, noteId: string): Promise<{ note: Note; lesson: LockedLesson } | undefined> {
  const [found] = await tx.select({ lessonId: lessonNotes.lessonId }).from(lessonNotes).where(eq(lessonNotes.id, noteId))
  const lesson = found && (await lockLesson(tx, found.lessonId))
  const [note] = lesson ? await tx.select().from(lessonNotes).where(eq(lessonNotes.id, noteId)) : []
  return lesson && note && { note, lesson }
}
