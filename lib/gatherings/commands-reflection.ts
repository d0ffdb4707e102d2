import { and, count, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { reflectionBoards, reflectionNotes, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { tellLive } from '#lib/platform/live.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import { lockGathering, type LockedGathering } from './commands-lock.ts'
import type { ReflectionRefusal } from './copy-reflection.ts'
import { boardState, boardWindow, mayFacilitate, mayReflect, type BoardState } from './policy-reflection.ts'
import type { addNoteInput, boardInput, editNoteInput, hideNoteInput, noteInput } from './schema-reflection.ts'
import { boardTopic } from './tags-reflection.ts'
import { boardLimits } from './values.ts'

type Outcome<T> = Promise<Result<T, ReflectionRefusal>>
export type TakenBoard = { gathering: LockedGathering; state: BoardState }

/** The gathering, taken, with its board as it stands then: who closes and who writes follow each other. */
export async function takeBoard(tx: Tx, gatheringId: string, now: Date): Promise<TakenBoard | undefined> {
  const gathering = await lockGathering(tx, gatheringId)
  if (!gathering) return undefined
  const [board] = await tx.select().from(reflectionBoards).where(eq(reflectionBoards.gatheringId, gatheringId))
  return { gathering, state: boardState(board, gathering, now) }
}

const note = (
  tx: Tx,
  actor: Actor,
  gatheringId: string,
  action: 'open_board' | 'open_board_again' | 'close_board' | 'hide_note' | 'show_note',
  details: Record<string, string | number | boolean> = {},
) => audit(tx, { actorId: actor.id, action, objectKind: 'gathering', objectId: gatheringId, details })

/** Opens the board of a gathering, or opens it again when it was closed too early. Pressed twice it stays open. */
export async function openBoard(tx: Tx, actor: Actor, input: z.output<typeof boardInput>, now = new Date()): Outcome<null> {
  const taken = await takeBoard(tx, input.gatheringId, now)
  if (!taken || !mayFacilitate(actor, taken.gathering)) return refuse('unknown_gathering')
  const { gathering, state } = taken
  if (gathering.status === 'cancelled') return refuse('cancelled')
  if (gathering.status !== 'published' && gathering.status !== 'held') return refuse('not_published')
  if (state === 'wiped') return refuse('wiped')
  if (state === 'open') return done(null)
  if (state === 'none') {
    const when = boardWindow(gathering, now)
    if (when !== 'in_time') return refuse(when)
    await tx.insert(reflectionBoards).values({ gatheringId: gathering.id, openedById: actor.id, openedAt: now })
  } else {
    const [again] = await tx
      .update(reflectionBoards)
      .set({ closedAt: null, closedById: null })
      .where(eq(reflectionBoards.gatheringId, gathering.id))
      .returning()
    // It had closed by itself: then it stays closed, whatever was done by hand.
    if (boardState(again, gathering, now) !== 'open') return refuse('too_late')
  }
  await note(tx, actor, gathering.id, state === 'none' ? 'open_board' : 'open_board_again')
  await tellLive(tx, boardTopic(gathering.id))
  return done(null)
}

/** Closes the board: from here on nothing changes on it, and notes can be gathered. */
export async function closeBoard(tx: Tx, actor: Actor, input: z.output<typeof boardInput>, now = new Date()): Outcome<null> {
  const taken = await takeBoard(tx, input.gatheringId, now)
  if (!taken || !mayFacilitate(actor, taken.gathering)) return refuse('unknown_gathering')
  if (taken.state === 'none') return refuse('no_board')
  if (taken.state !== 'open') return done(null)
  await tx.update(reflectionBoards).set({ closedAt: now, closedById: actor.id }).where(eq(reflectionBoards.gatheringId, taken.gathering.id))
  await note(tx, actor, taken.gathering.id, 'close_board')
  await tellLive(tx, boardTopic(taken.gathering.id))
  return done(null)
}

/** The open board, taken, for who may write on it. */
async function openFor(tx: Tx, actor: Actor, gatheringId: string, now: Date): Outcome<LockedGathering> {
  const taken = await takeBoard(tx, gatheringId, now)
  const [signUp] = await tx
    .select({ status: signUps.status })
    .from(signUps)
    .where(and(eq(signUps.gatheringId, gatheringId), eq(signUps.userId, actor.id), eq(signUps.status, 'signed_up')))
  if (!taken || !mayReflect(actor, taken.gathering, signUp)) return refuse('unknown_gathering')
  if (taken.state === 'none') return refuse('no_board')
  if (taken.state === 'wiped') return refuse('wiped')
  return taken.state === 'open' ? done(taken.gathering) : refuse('board_closed')
}

/** A number that says who somebody is stands on no board; the rest of what the scan finds is advice at the note. */
const stops = (text: string) => scan(text).some((finding) => finding.severity === 'stop')

/** Hangs a note on the board. A form that is sent twice hangs it once. */
export async function addNote(tx: Tx, actor: Actor, input: z.output<typeof addNoteInput>, now = new Date()): Outcome<{ noteId: string }> {
  const open = await openFor(tx, actor, input.gatheringId, now)
  const [same] = await tx
    .select({ id: reflectionNotes.id, gatheringId: reflectionNotes.gatheringId })
    .from(reflectionNotes)
    .where(and(eq(reflectionNotes.writtenById, actor.id), eq(reflectionNotes.formKey, input.formKey)))
  if (same) return same.gatheringId === input.gatheringId ? done({ noteId: same.id }) : refuse('form_used')
  if (!open.ok) return open
  const [held] = await tx
    .select({ all: count(), own: sql<number>`count(*) filter (where ${reflectionNotes.writtenById} = ${actor.id})::int` })
    .from(reflectionNotes)
    .where(eq(reflectionNotes.gatheringId, open.value.id))
  if ((held?.own ?? 0) >= boardLimits.perPerson) return refuse('too_many_notes')
  if ((held?.all ?? 0) >= boardLimits.perBoard) return refuse('board_full')
  const { prompt, text, formKey } = input
  if (stops(text)) return refuse('hard_stop')
  const [added] = await tx
    .insert(reflectionNotes)
    .values({ gatheringId: open.value.id, prompt, text, formKey, writtenById: actor.id, writtenAt: now })
    .returning({ id: reflectionNotes.id })
  if (!added) throw new Error('no note was inserted')
  await tellLive(tx, boardTopic(open.value.id))
  return done({ noteId: added.id })
}

/** The own note on an open board, which no lesson holds yet. */
async function ownNote(tx: Tx, actor: Actor, input: z.output<typeof noteInput>, now: Date): Outcome<{ id: string; gatheringId: string }> {
  const open = await openFor(tx, actor, input.gatheringId, now)
  if (!open.ok) return open
  const [own] = await tx
    .select({ id: reflectionNotes.id, gatheringId: reflectionNotes.gatheringId, lessonId: reflectionNotes.lessonId })
    .from(reflectionNotes)
    .where(
      and(eq(reflectionNotes.id, input.noteId), eq(reflectionNotes.gatheringId, open.value.id), eq(reflectionNotes.writtenById, actor.id)),
    )
  if (!own) return refuse('unknown_note')
  return own.lessonId ? refuse('note_gathered') : done(own)
}

/** Changes the own note. */
export async function editNote(tx: Tx, actor: Actor, input: z.output<typeof editNoteInput>, now = new Date()): Outcome<null> {
  const own = await ownNote(tx, actor, input, now)
  if (!own.ok) return own
  if (stops(input.text)) return refuse('hard_stop')
  await tx.update(reflectionNotes).set({ text: input.text, editedAt: now }).where(eq(reflectionNotes.id, own.value.id))
  await tellLive(tx, boardTopic(own.value.gatheringId))
  return done(null)
}

/** Takes the own note off the board: it is gone at once. */
export async function removeNote(tx: Tx, actor: Actor, input: z.output<typeof noteInput>, now = new Date()): Outcome<null> {
  const own = await ownNote(tx, actor, input, now)
  if (!own.ok) return own
  await tx.delete(reflectionNotes).where(eq(reflectionNotes.id, own.value.id))
  await tellLive(tx, boardTopic(own.value.gatheringId))
  return done(null)
}

/** The facilitator covers a note, in which somebody can be recognised for instance, or shows it again. Also on a closed board. */
export async function hideNote(tx: Tx, actor: Actor, input: z.output<typeof hideNoteInput>, now = new Date()): Outcome<null> {
  const taken = await takeBoard(tx, input.gatheringId, now)
  if (!taken || !mayFacilitate(actor, taken.gathering)) return refuse('unknown_gathering')
  const [hidden] = await tx
    .update(reflectionNotes)
    .set(input.hidden ? { hiddenAt: now, hiddenById: actor.id } : { hiddenAt: null, hiddenById: null })
    .where(and(eq(reflectionNotes.id, input.noteId), eq(reflectionNotes.gatheringId, taken.gathering.id)))
    .returning({ id: reflectionNotes.id })
  if (!hidden) return refuse('unknown_note')
  await note(tx, actor, taken.gathering.id, input.hidden ? 'hide_note' : 'show_note', { note: hidden.id })
  await tellLive(tx, boardTopic(taken.gathering.id))
  return done(null)
}
