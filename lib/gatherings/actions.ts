'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { linkLesson, unlinkLesson } from './commands-afterwards.ts'
import { copyGathering, makeSeries } from './commands-copies.ts'
import { gatheringTags } from './commands-lock.ts'
import { cancelGathering, publishGathering, publishSeries } from './commands-publish.ts'
import { addQuestion, retireQuestion } from './commands-questions.ts'
import { changeGathering, createGathering, proposeGathering, takeBackGathering } from './commands.ts'
import { gatheringRefusals, type GatheringRefusal } from './copy.ts'
import {
  addQuestionInput,
  cancelGatheringInput,
  changeGatheringInput,
  copyGatheringInput,
  createGatheringInput,
  gatheringInput,
  gatheringVersionInput,
  lessonLinkInput,
  retireQuestionInput,
  seriesInput,
} from './schema.ts'

// The field that a refusal belongs to, so that the sentence stands beside it too.
const fieldOf: Partial<Record<GatheringRefusal, string>> = {
  below_present: 'maximum',
  in_the_past: 'date',
  unknown_date: 'date',
  closes_in_the_past: 'closesDate',
  not_a_member: 'organiser',
}

/** The sentence of a refusal with what was entered, or the sentence of the deed. */
function said(result: Result<unknown, GatheringRefusal>, message: string, form?: FormData): FormState {
  if (result.ok) return { ok: true, message }
  const sentence = gatheringRefusals[result.reason]
  const field = fieldOf[result.reason]
  return {
    ok: false,
    message: sentence,
    ...(field ? { errors: { [field]: sentence } } : {}),
    ...(form ? { values: enteredValues(form) } : {}),
  }
}

const page = (gatheringId: string, done: string) => `/mijn/bijeenkomsten/${gatheringId}?gedaan=${done}`

/** Begins a gathering as a draft and leads to its page. */
export async function createGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(createGatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => createGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(page(result.value.gatheringId, 'bewaard'))
}

/** Changes a gathering; who is signed up hears of another time or place. */
export async function changeGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(changeGatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => changeGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  redirect(page(input.value.gatheringId, 'gewijzigd'))
}

/** Offers a draft to the curators. */
export async function proposeGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(gatheringVersionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => proposeGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '')
  redirect(page(input.value.gatheringId, 'voorgesteld'))
}

/** Takes a proposal back to a draft. */
export async function takeBackGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(gatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => takeBackGathering(tx, actor, input.value))
  refresh()
  return said(result, 'De bijeenkomst is weer een concept. Stel hem opnieuw voor als je klaar bent.')
}

/** Puts a gathering in the agenda; approves a proposal by the same press. */
export async function publishGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(gatheringVersionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => publishGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '')
  emptyTagsHere(gatheringTags({ id: input.value.gatheringId, slug: result.value.slug }))
  redirect(page(input.value.gatheringId, 'geplaatst'))
}

/** Puts every draft of a series in the agenda. */
export async function publishSeriesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(gatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => publishSeries(tx, actor, input.value))
  if (!result.ok) return said(result, '')
  emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  refresh()
  const { published } = result.value
  return {
    ok: true,
    message: published === 1 ? '1 bijeenkomst staat nu in de agenda.' : `${published} bijeenkomsten staan nu in de agenda.`,
  }
}

/** Calls a gathering off; everybody who signed up hears why. */
export async function cancelGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(cancelGatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => cancelGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  redirect(page(input.value.gatheringId, 'afgezegd'))
}

/** Makes a draft like this one on another day, and leads to it. */
export async function copyGatheringAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(copyGatheringInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => copyGathering(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(page(result.value.gatheringId, 'gekopieerd'))
}

/** Lets a gathering come back as a series of drafts. */
export async function seriesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(seriesInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => makeSeries(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(page(input.value.gatheringId, 'reeks'))
}

/** Adds a question to the form. */
export async function addQuestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(addQuestionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => addQuestion(tx, actor, input.value))
  refresh()
  return said(result, 'De vraag staat op het formulier.', form)
}

/** Takes a question off the form. */
export async function retireQuestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(retireQuestionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireQuestion(tx, actor, input.value))
  refresh()
  return said(result, 'De vraag staat niet meer op het formulier.')
}

/** Shows a lesson with the gathering that it came out of. */
export async function linkLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonLinkInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => linkLesson(tx, actor, input.value))
  if (result.ok) emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  refresh()
  return said(result, 'De les staat nu bij deze bijeenkomst.')
}

/** Takes a lesson away from the gathering. */
export async function unlinkLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(lessonLinkInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => unlinkLesson(tx, actor, input.value))
  if (result.ok) emptyTagsHere(gatheringTags({ id: input.value.gatheringId }))
  refresh()
  return said(result, 'De les staat niet meer bij deze bijeenkomst.')
}
