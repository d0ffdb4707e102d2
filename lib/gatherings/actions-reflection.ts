'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerProposal, gatherNotes } from './commands-reflection-lessons.ts'
import { addNote, closeBoard, editNote, hideNote, openBoard, removeNote } from './commands-reflection.ts'
import { reflectionRefusals, type ReflectionRefusal } from './copy-reflection.ts'
import { addNoteInput, boardInput, editNoteInput, gatherInput, hideNoteInput, noteInput, proposalInput } from './schema-reflection.ts'

type Deed<T> = (tx: Tx, actor: Actor, input: T) => Promise<Result<unknown, ReflectionRefusal>>

/** One command on the board: what was typed stays in the field when it is refused. */
async function onBoard<T>(form: FormData, schema: z.ZodType<T>, deed: Deed<T>, message: string): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => deed(tx, actor, input.value))
  refresh()
  return result.ok ? { ok: true, message } : { ok: false, message: reflectionRefusals[result.reason], values: enteredValues(form) }
}

/** Opens the board. Fields: gatheringId. */
export async function openBoardAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBoard(form, boardInput, openBoard, 'Het bord is open. Iedereen die is aangemeld, kan nu briefjes ophangen.')
}

/** Closes the board. Fields: gatheringId. */
export async function closeBoardAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBoard(form, boardInput, closeBoard, 'Het bord is gesloten. Kies nu de briefjes voor een les.')
}

/** Hangs a note on the board. Fields: gatheringId, prompt, text, formKey. */
export async function addNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBoard(form, addNoteInput, addNote, 'Je briefje hangt op het bord.')
}

/** Changes the own note. Fields: gatheringId, noteId, text. */
export async function editNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBoard(form, editNoteInput, editNote, 'Je briefje is aangepast.')
}

/** Takes the own note away. Fields: gatheringId, noteId. */
export async function removeNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBoard(form, noteInput, removeNote, 'Je briefje is weg.')
}

/** Covers a note or shows it again. Fields: gatheringId, noteId, hidden. */
export async function hideNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const message = form.get('hidden') === 'ja' ? 'Het briefje is afgedekt.' : 'Het briefje is weer te zien.'
  return onBoard(form, hideNoteInput, hideNote, message)
}

/** Gathers notes into a draft lesson and leads to it. Fields: gatheringId, formKey, title, home, notes[]. */
export async function gatherNotesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(gatherInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => gatherNotes(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: reflectionRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/lessen/${result.value.lessonId}`)
}

/** Says yes or no to writing along. Fields: gatheringId, lessonId, agrees. */
export async function answerProposalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(proposalInput, form)
  if (!input.ok) return { ok: false, message: Object.values(input.errors ?? {})[0] }
  const result = await transact((tx) => answerProposal(tx, actor, input.value))
  if (result.ok && result.value.agreed) redirect(`/mijn/lessen/${input.value.lessonId}`)
  refresh()
  return result.ok
    ? { ok: true, message: 'Genoteerd: je schrijft niet mee. Je naam komt niet bij de les.' }
    : { ok: false, message: reflectionRefusals[result.reason] }
}
