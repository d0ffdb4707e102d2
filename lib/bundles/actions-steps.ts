'use server'
import { redirect } from 'next/navigation'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { setStep } from './commands-steps.ts'
import { bundlesRefusals } from './copy.ts'
import { regionSlugOf } from './queries-steps.ts'
import { stepInput } from './schema.ts'

/** Somebody of a region says how far the region is. */
export async function setStepAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/regio')
  const input = parseForm(stepInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => setStep(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/regio/${await regionSlugOf(input.value.region)}?bewaard=${input.value.tip}#tip-${input.value.tip}`)
}
