'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { chooseExpectedDay, takeOverLesson } from './commands-review-claims.ts'
import { reopenNote, replyToNote, resolveNote, writeNote } from './commands-review-notes.ts'
import { answerOpinion, answerOpinionByLink, askOpinion, revokeOpinion } from './commands-review-opinions.ts'
import { retireReason, saveReason } from './commands-review-reasons.ts'
import { deskRefusals, type DeskRefusal } from './copy-desk.ts'
import {
  answerByLinkInput,
  answerOpinionInput,
  askOpinionInput,
  backTo,
  expectedDayInput,
  noteInput,
  opinionInput,
  reasonInput,
  replyToNoteInput,
  retireReasonInput,
  takeOverInput,
  writeNoteInput,
} from './schema-desk.ts'

function said(result: Result<unknown, DeskRefusal>, message: string, form: FormData): FormState {
  return result.ok ? { ok: true, message } : { ok: false, message: deskRefusals[result.reason], values: enteredValues(form) }
}

/** A curator takes a lesson over from another one. */
export async function takeOverLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(takeOverInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => takeOverLesson(tx, actor, input.value))
  refresh()
  return said(result, 'Jij leest deze les nu. Je collega heeft een mail gekregen.', form)
}

/** A curator chooses when the writers may expect an answer. */
export async function chooseExpectedDayAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(expectedDayInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => chooseExpectedDay(tx, actor, input.value))
  refresh()
  return said(result, 'De nieuwe dag staat genoteerd.', form)
}

/** A curator writes in the margin. */
export async function writeNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(writeNoteInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => writeNote(tx, actor, input.value))
  refresh()
  return said(result, 'Je notitie staat erbij. De schrijver ziet hem ook.', form)
}

/** A writer or a curator answers a note. */
export async function replyToNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(replyToNoteInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => replyToNote(tx, actor, input.value))
  refresh()
  return said(result, 'Je antwoord staat erbij.', form)
}

/** A note is dealt with. */
export async function resolveNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(noteInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => resolveNote(tx, actor, input.value))
  refresh()
  return said(result, 'De notitie is afgehandeld.', form)
}

/** A note is open again. */
export async function reopenNoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(noteInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => reopenNote(tx, actor, input.value))
  refresh()
  return said(result, 'De notitie staat weer open.', form)
}

/** A curator asks somebody to read along. */
export async function askOpinionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(askOpinionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => askOpinion(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  refresh()
  return {
    ok: true,
    message: result.value.byLink
      ? 'De vraag is verstuurd, met een geheime link. Alleen wie die link heeft, kan de tekst lezen.'
      : 'De vraag is verstuurd. Deze persoon heeft een account en leest de tekst na het inloggen.',
  }
}

/** A curator takes a question back. */
export async function revokeOpinionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(opinionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => revokeOpinion(tx, actor, input.value))
  refresh()
  return said(result, 'De vraag is ingetrokken. De link werkt niet meer.', form)
}

/** Somebody with an account answers. */
export async function answerOpinionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(answerOpinionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerOpinion(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(`/mijn/meelezen/${input.value.opinionId}`)
}

/** Somebody outside answers, by the secret of the link. */
export async function answerOpinionByLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(answerByLinkInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerOpinionByLink(tx, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(`/meelezen/${input.value.token}`)
}

/** A curator adds or changes a text that is used again. */
export async function saveReasonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(reasonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveReason(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(backTo('/redactie/redenen?bewaard=1', form))
}

/** A curator offers a text no longer. */
export async function retireReasonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(retireReasonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireReason(tx, actor, input.value))
  refresh()
  return said(result, 'Deze tekst wordt niet meer aangeboden.', form)
}
