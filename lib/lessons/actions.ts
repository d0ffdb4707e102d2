'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { currentActor, requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { addCoAuthor, removeAuthor } from './commands-authors.ts'
import { claimLesson, declineLesson, publishLesson, releaseLesson, returnLesson } from './commands-review.ts'
import { scheduleLesson } from './commands-placing.ts'
import { saveDraft, startLesson, submitLesson, takeBackLesson } from './commands.ts'
import { checklistErrors } from './copy-checklist.ts'
import { lessonRefusals, type LessonRefusal } from './copy.ts'
import { openFindingErrors } from './queries-findings.ts'
import { lessonDraft, type LessonDraft } from './queries-writing.ts'
import {
  coAuthorInput,
  declineLessonInput,
  leaveInput,
  lessonInput,
  publishLessonInput,
  returnLessonInput,
  saveDraftInput,
  startLessonInput,
  submitLessonInput,
} from './schema.ts'
import { backTo } from './schema-desk.ts'
import { placingMoment } from './schema-placing.ts'
import { feedTags } from './tags.ts'

const said = (result: Result<unknown, LessonRefusal>, message: string): FormState =>
  result.ok ? { ok: true, message } : { ok: false, message: lessonRefusals[result.reason] }

/** Begins a lesson and leads to its form. */
export async function startLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(startLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => startLesson(tx, actor, input.value))
  if (!result.ok) return said(result, '')
  redirect(`/mijn/lessen/${result.value.lessonId}`)
}

export type SaveAnswer =
  | { state: 'saved'; version: number; savedAt: string }
  | { state: 'saved_elsewhere'; message: string; draft: Omit<LessonDraft, 'savedAt'> & { savedAt: string } }
  | { state: 'refused'; message: string }
  | { state: 'signed_out' }

/** Keeps the text being written. Its own address calls it, not a form: it outlives a new build and a closing tab. */
export async function saveDraftAction(body: unknown): Promise<SaveAnswer> {
  const actor = await currentActor()
  if (!actor) return { state: 'signed_out' }
  const input = saveDraftInput.safeParse(body)
  if (!input.success) return { state: 'refused', message: input.error.issues[0]?.message ?? lessonRefusals.wrong_state }
  const result = await transact((tx) => saveDraft(tx, actor, input.data))
  if (result.ok) return { state: 'saved', version: result.value.version, savedAt: result.value.savedAt.toISOString() }
  if (result.reason !== 'saved_elsewhere') return { state: 'refused', message: lessonRefusals[result.reason] }
  const draft = await lessonDraft(actor, input.data.lessonId)
  if (!draft) return { state: 'refused', message: lessonRefusals.unknown_lesson }
  return { state: 'saved_elsewhere', message: lessonRefusals.saved_elsewhere, draft: { ...draft, savedAt: draft.savedAt.toISOString() } }
}

/** Sends the lesson to the review desk. */
export async function submitLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(submitLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => submitLesson(tx, actor, input.value))
  if (!result.ok) return { ...said(result, ''), errors: await openFindingErrors(actor, input.value.lessonId) }
  redirect(`/mijn/lessen/${input.value.lessonId}?ingestuurd=1`)
}

/** Takes the lesson back from the desk. */
export async function takeBackLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => takeBackLesson(tx, actor, input.value))
  refresh()
  return said(result, 'De les is weer bij jou. Stuur hem opnieuw in als je klaar bent.')
}

/** Adds a co-author by e-mail address. */
export async function addCoAuthorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(coAuthorInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => addCoAuthor(tx, actor, input.value))
  refresh()
  const state = said(result, 'Je collega schrijft nu mee en heeft een mail gekregen.')
  return state.ok ? state : { ...state, values: { email: input.value.email } }
}

/** A writer leaves or is taken off. Who leaves goes back to the own overview. */
export async function removeAuthorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(leaveInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => removeAuthor(tx, actor, input.value))
  if (result.ok && input.value.userId === actor.id) redirect('/mijn/lessen')
  refresh()
  return said(result, 'Deze collega schrijft niet meer mee.')
}

/** A curator takes the lesson to read it. */
export async function claimLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => claimLesson(tx, actor, input.value))
  refresh()
  return said(result, 'Je leest deze les. Andere redacteuren zien dat.')
}

/** A curator puts the lesson back in the queue. */
export async function releaseLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => releaseLesson(tx, actor, input.value))
  refresh()
  return said(result, 'De les ligt weer voor iedereen klaar.')
}

// Where a refusal is about one field, it stands beside that field.
const fieldOf: Partial<Record<LessonRefusal, string>> = {
  change_note_missing: 'changeNote',
  moment_past: 'placeDay',
  moment_far: 'placeDay',
}

function notPlaced(reason: LessonRefusal, form: FormData): FormState {
  if (reason === 'checklist_incomplete') return { ok: false, errors: checklistErrors(enteredValues(form)), values: enteredValues(form) }
  const field = fieldOf[reason]
  const sentence = lessonRefusals[reason]
  return { ok: false, ...(field ? { errors: { [field]: sentence } } : { message: sentence }), values: enteredValues(form) }
}

// Back to the desk with the list that was read from.
const decided = (lessonId: string, form: FormData, decision: string): never =>
  redirect(backTo(`/redactie/${lessonId}?besluit=${decision}`, form))

/** The decision of the review desk: `decision` is publish, return or decline. */
export async function decideLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const decision = form.get('decision')
  if (decision === 'publish') {
    const input = parseForm(publishLessonInput, form)
    if (!input.ok) return input
    const moment = parseForm(placingMoment, form)
    if (!moment.ok) return moment
    const placeAt = moment.value
    if (placeAt) {
      const planned = await transact((tx) => scheduleLesson(tx, actor, { ...input.value, placeAt }))
      if (!planned.ok) return notPlaced(planned.reason, form)
      return decided(input.value.lessonId, form, 'gepland')
    }
    const result = await transact((tx) => publishLesson(tx, actor, input.value))
    if (!result.ok) return notPlaced(result.reason, form)
    emptyTagsHere(feedTags(input.value.lessonId, result.value.slug))
    return decided(input.value.lessonId, form, 'geplaatst')
  }
  if (decision !== 'return' && decision !== 'decline') return { ok: false, errors: { decision: 'Kies wat je met deze les doet.' } }
  const input = parseForm(decision === 'return' ? returnLessonInput : declineLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => (decision === 'return' ? returnLesson : declineLesson)(tx, actor, input.value))
  if (!result.ok) return { ...said(result, ''), values: { decision, message: input.value.message } }
  return decided(input.value.lessonId, form, decision === 'return' ? 'terug' : 'niet-geplaatst')
}
