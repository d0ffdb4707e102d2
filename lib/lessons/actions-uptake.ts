'use server'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { applyLesson, decideStep, tellAsWriter, tellStep } from './commands-applications.ts'
import { moveCertainty } from './commands-certainty.ts'
import { decideObservation, observeLesson, takeBackObservation } from './commands-observations.ts'
import { uptakeRefusals, type UptakeRefusal } from './copy-uptake.ts'
import { backTo } from './schema-desk.ts'
import {
  applyInput,
  decideObservationInput,
  decideStepInput,
  moveCertaintyInput,
  observationInput,
  takeBackObservationInput,
  tellStepInput,
} from './schema-uptake.ts'
import { feedTags, lessonTag } from './tags.ts'

// More than anybody has to tell on a day; a script that runs wild stops here.
const toldByPerson: Limit = { name: 'uptake', most: 40, seconds: 24 * 3_600 }

const refused = (reason: UptakeRefusal, form: FormData): FormState =>
  reason === 'say_what_happened'
    ? { ok: false, errors: { note: uptakeRefusals[reason] }, values: enteredValues(form) }
    : { ok: false, message: uptakeRefusals[reason], values: enteredValues(form) }

async function tooOften(actorId: string, form: FormData): Promise<FormState | undefined> {
  const counted = await countUse(db, toldByPerson, actorId)
  if (counted.allowed) return undefined
  const message = `Je hebt vandaag al veel doorgegeven. Probeer het ${waitingTime(counted.retryAfterSeconds)} opnieuw.`
  return { ok: false, message, values: enteredValues(form) }
}

/** A member says whether their region saw the same. */
export async function observeLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(observationInput, form)
  if (!input.ok) return input
  const limited = await tooOften(actor.id, form)
  if (limited) return limited
  const result = await transact((tx) => observeLesson(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([lessonTag(result.value.lessonId)])
  redirect(`/lessen/${input.value.slug}/waarneming?verstuurd=${result.value.state === 'placed' ? 'geplaatst' : 'redactie'}`)
}

/** Who gave an observation takes it back. */
export async function takeBackObservationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/toegepast')
  const input = parseForm(takeBackObservationInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => takeBackObservation(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([lessonTag(result.value.lessonId)])
  redirect('/mijn/toegepast?gedaan=terug')
}

/** A member says what their region does with a lesson. */
export async function applyLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(applyInput, form)
  if (!input.ok) return input
  const limited = await tooOften(actor.id, form)
  if (limited) return limited
  const result = await transact((tx) => applyLesson(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere(feedTags(result.value.lessonId))
  redirect(`/lessen/${input.value.slug}/toepassen?verstuurd=1`)
}

/** Somebody of the region says how it goes now. */
export async function tellStepAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/toegepast')
  const input = parseForm(tellStepInput, form)
  if (!input.ok) return input
  const limited = await tooOften(actor.id, form)
  if (limited) return limited
  const result = await transact((tx) => tellStep(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere(feedTags(result.value.lessonId))
  redirect(`/mijn/toegepast/${input.value.applicationId}?gedaan=1`)
}

/** A writer says how it goes at home. */
export async function tellAsWriterAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(tellStepInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => tellAsWriter(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([lessonTag(result.value.lessonId)])
  redirect(`/mijn/lessen/${result.value.lessonId}/gebruik?gedaan=1`)
}

const decidedAt = { place: 'geplaatst', refuse: 'niet-geplaatst', remove: 'weg' } as const
const after = (decision: keyof typeof decidedAt) =>
  `/redactie/gebruik?${decision === 'remove' ? 'lijst=geplaatst&' : ''}gedaan=${decidedAt[decision]}`

/** A curator decides about an observation with words. */
export async function decideObservationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/gebruik')
  const input = parseForm(decideObservationInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => decideObservation(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([lessonTag(result.value.lessonId)])
  redirect(after(input.value.decision))
}

/** A curator decides about the words of a step. */
export async function decideStepAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/gebruik')
  const input = parseForm(decideStepInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => decideStep(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([lessonTag(result.value.lessonId)])
  redirect(after(input.value.decision))
}

/** A curator decides that a lesson is surer, or less sure. */
export async function moveCertaintyAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie')
  const input = parseForm(moveCertaintyInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => moveCertainty(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere(feedTags(result.value.lessonId))
  redirect(backTo(`/redactie/${result.value.lessonId}/zekerheid?gedaan=1`, form))
}
