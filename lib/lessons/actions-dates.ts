'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerReview, moveReviewDate, putReviewAside } from './commands-dates.ts'
import { askSecondLook } from './commands-second-look.ts'
import { datesRefusals } from './copy-dates.ts'
import { askSecondLookInput, moveReviewDateInput, putReviewAsideInput, reviewAnswerInput } from './schema-dates.ts'
import { lessonTag } from './tags.ts'

/** A writer answers whether the lesson still holds. Who says that it changed goes on to the text. */
export async function answerReviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(reviewAnswerInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerReview(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: datesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([lessonTag(input.value.lessonId)])
  const { lessonId, answer } = input.value
  redirect(`/mijn/${answer === 'changed' ? 'lessen' : 'nakijken'}/${lessonId}?gezegd=${answer}`)
}

/** A curator chooses another day on which the writers are asked. */
export async function moveReviewDateAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(moveReviewDateInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => moveReviewDate(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: datesRefusals[result.reason], values: enteredValues(form) }
  refresh()
  return { ok: true, message: 'De nieuwe dag staat genoteerd. De schrijver krijgt dan weer een mail.' }
}

/** A curator leaves a lesson on the site that its writer wants off it. */
export async function putReviewAsideAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/nakijken')
  const input = parseForm(putReviewAsideInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => putReviewAside(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: datesRefusals[result.reason], values: enteredValues(form) }
  redirect('/redactie/nakijken?gedaan=blijft')
}

/** A writer asks another curator to look. */
export async function askSecondLookAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(askSecondLookInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => askSecondLook(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: datesRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/lessen/${input.value.lessonId}?tweede-blik=1`)
}
