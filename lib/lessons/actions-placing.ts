'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { mergeLessons, undoMerge } from './commands-merging.ts'
import { cancelPlacing } from './commands-placing.ts'
import { answerSuggestion, suggestWording } from './commands-suggestions.ts'
import { confirmWithdrawal, showHiddenText, undoWithdrawal, withdrawAtOnce, withdrawLesson } from './commands-withdrawing.ts'
import { lessonRefusals, type LessonRefusal } from './copy.ts'
import { lessonInput } from './schema.ts'
import { backTo } from './schema-desk.ts'
import {
  answerSuggestionInput,
  confirmWithdrawalInput,
  mergeLessonsInput,
  suggestWordingInput,
  undoWithdrawalInput,
  withdrawAtOnceInput,
  withdrawLessonInput,
} from './schema-placing.ts'
import { feedTags } from './tags.ts'

/** A refusal, with the field it is about where there is one, and what was entered. */
function said(result: Result<unknown, LessonRefusal>, form: FormData, field?: Partial<Record<LessonRefusal, string>>): FormState {
  if (result.ok) return { ok: true }
  const about = field?.[result.reason]
  const sentence = lessonRefusals[result.reason]
  return { ok: false, ...(about ? { errors: { [about]: sentence } } : { message: sentence }), values: enteredValues(form) }
}

/** A curator takes a planned placing back. */
export async function cancelPlacingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => cancelPlacing(tx, actor, input.value))
  refresh()
  return result.ok ? { ok: true, message: 'De planning is weg. De les ligt weer op de redactietafel.' } : said(result, form)
}

/** Takes a placed lesson out of the feed. */
export async function withdrawLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(withdrawLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => withdrawLesson(tx, actor, input.value))
  if (!result.ok) return said(result, form, { not_found_there: 'newer', same_lesson: 'newer' })
  emptyTagsHere(feedTags(input.value.lessonId))
  redirect(backTo(`/redactie/${input.value.lessonId}?besluit=teruggetrokken`, form))
}

/** The emergency button. */
export async function withdrawAtOnceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(withdrawAtOnceInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => withdrawAtOnce(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  emptyTagsHere(feedTags(input.value.lessonId))
  redirect('/noodknop')
}

/** A second curator agrees that a lesson stays away. */
export async function confirmWithdrawalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(confirmWithdrawalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => confirmWithdrawal(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  emptyTagsHere(feedTags(result.value.lessonId))
  redirect(backTo(`/redactie/${result.value.lessonId}?besluit=bevestigd`, form))
}

/** A second curator puts a lesson back. */
export async function undoWithdrawalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(undoWithdrawalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => undoWithdrawal(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  emptyTagsHere(feedTags(result.value.lessonId, result.value.slug))
  redirect(backTo(`/redactie/${result.value.lessonId}?besluit=teruggezet`, form))
}

/** Leads readers of this lesson to another one that says the same. */
export async function mergeLessonsAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(mergeLessonsInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => mergeLessons(tx, actor, input.value))
  if (!result.ok) return said(result, form, { not_found_there: 'into', same_lesson: 'into' })
  emptyTagsHere([...feedTags(input.value.lessonId), ...feedTags(result.value.intoLessonId)])
  redirect(backTo(`/redactie/${input.value.lessonId}?besluit=samengevoegd`, form))
}

/** Makes a merge undone. */
export async function undoMergeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => undoMerge(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  emptyTagsHere([...feedTags(input.value.lessonId, result.value.slug), ...feedTags(result.value.intoLessonId)])
  redirect(backTo(`/redactie/${input.value.lessonId}?besluit=gescheiden`, form))
}

/** A curator proposes better wording. */
export async function suggestWordingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(suggestWordingInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => suggestWording(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  redirect(backTo(`/redactie/${input.value.lessonId}/taal?voorgesteld=${result.value.count}`, form))
}

/** A writer takes a proposal over, or not. */
export async function answerSuggestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(answerSuggestionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerSuggestion(tx, actor, input.value))
  refresh()
  if (!result.ok) return said(result, form)
  return { ok: true, message: input.value.answer === 'accepted' ? 'Het voorstel staat in je tekst.' : 'Je tekst blijft zoals hij was.' }
}

/** A curator looks at a text that was taken away to protect people. That it was looked at is written down. */
export async function showHiddenTextAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => showHiddenText(tx, actor, input.value))
  if (!result.ok) return said(result, form)
  redirect(backTo(`/redactie/${input.value.lessonId}?tekst=zichtbaar`, form))
}
