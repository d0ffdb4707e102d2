'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { currentVisit, requireActor } from '#lib/platform/session.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'
import { transact } from '#lib/platform/transact.ts'
import { beginSecondFactor, confirmSecondFactor, resetSecondFactor, takeSecondStep } from './commands-second-factor.ts'
import { secondStepRefusals, tooOften } from './copy.ts'
import { personInput, secondStepInput } from './schema.ts'

// A million codes, three of which are right at a moment: ten tries in a quarter of an hour find none.
const triesPerPerson: Limit = { name: 'second-step', most: 10, seconds: 900 }

/** With the recovery codes, at the one moment that they can be seen. */
export type SecondStepState = FormState & { readonly codes?: readonly string[] }

async function visitOrSignIn(returnTo: string) {
  return (await currentVisit()) ?? redirect(withReturnTo('/inloggen', returnTo))
}

/** Makes a secret for an app, which the page then shows. */
export async function beginSecondFactorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const visit = await visitOrSignIn(safeReturnTo(form.get('terug')))
  const result = await transact((tx) => beginSecondFactor(tx, visit))
  if (!result.ok) return { ok: false, message: secondStepRefusals[result.reason] }
  refresh()
  return { ok: true }
}

/** Takes the app into use with a code of it, and gives the recovery codes. */
export async function confirmSecondFactorAction(_previous: SecondStepState, form: FormData): Promise<SecondStepState> {
  const visit = await visitOrSignIn(safeReturnTo(form.get('terug')))
  const input = parseForm(secondStepInput, form)
  if (!input.ok) return input
  const counted = await countUse(db, triesPerPerson, visit.actor.id)
  if (!counted.allowed) return { ok: false, message: tooOften(waitingTime(counted.retryAfterSeconds)) }
  const result = await transact((tx) => confirmSecondFactor(tx, visit, input.value.code))
  if (!result.ok) return { ok: false, errors: { code: secondStepRefusals[result.reason] } }
  refresh()
  return { ok: true, codes: result.value }
}

/** Takes the second step of signing in. */
export async function takeSecondStepAction(_previous: FormState, form: FormData): Promise<FormState> {
  const returnTo = safeReturnTo(form.get('terug'))
  const visit = await visitOrSignIn(returnTo)
  const input = parseForm(secondStepInput, form)
  if (!input.ok) return input
  const counted = await countUse(db, triesPerPerson, visit.actor.id)
  if (!counted.allowed) return { ok: false, message: tooOften(waitingTime(counted.retryAfterSeconds)) }
  const result = await transact((tx) => takeSecondStep(tx, visit, input.value.code))
  if (!result.ok) return { ok: false, errors: { code: secondStepRefusals[result.reason] } }
  redirect(returnTo)
}

/** Takes away the second step of somebody else. */
export async function resetSecondFactorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/beheer/mensen')
  const input = parseForm(personInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => resetSecondFactor(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: secondStepRefusals[result.reason] }
  refresh()
  return { ok: true, message: 'De tweede stap is weggehaald. De persoon is overal uitgelogd en krijgt een mail.' }
}
