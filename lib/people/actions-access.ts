'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { judgeForm } from '#lib/platform/form-guard.ts'
import { countUse, visitorOf, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { letIn, refuseAccess, requestAccess } from './commands-access.ts'
import { peopleRefusals, tooOften, tooQuick } from './copy.ts'
import { accessRequestInput, letInInput, refuseAccessInput } from './schema.ts'

const perVisitor: Limit = { name: 'access-request', most: 20, seconds: 3_600 }

/** Asks for access. Known or unknown address, person or machine: the answer is the same page. */
export async function requestAccessAction(_previous: FormState, form: FormData): Promise<FormState> {
  const verdict = judgeForm(form)
  if (verdict === 'machine') redirect('/inloggen/toegang-vragen/verstuurd')
  const input = parseForm(accessRequestInput, form)
  if (!input.ok) return input
  if (verdict === 'too_quick') return { ok: false, message: tooQuick, values: enteredValues(form) }
  const counted = await countUse(db, perVisitor, visitorOf(await headers()))
  if (!counted.allowed) return { ok: false, message: tooOften(waitingTime(counted.retryAfterSeconds)), values: enteredValues(form) }
  const result = await transact((tx) => requestAccess(tx, input.value))
  if (!result.ok) return { ok: false, message: peopleRefusals[result.reason], values: enteredValues(form) }
  redirect('/inloggen/toegang-vragen/verstuurd')
}

/** Lets somebody in who asked for access. */
export async function letInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/beheer/toegang')
  const input = parseForm(letInInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => letIn(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: peopleRefusals[result.reason], values: enteredValues(form) }
  redirect('/beheer/toegang?besluit=toegelaten')
}

/** Does not let somebody in who asked for access. */
export async function refuseAccessAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/beheer/toegang')
  const input = parseForm(refuseAccessInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => refuseAccess(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: peopleRefusals[result.reason] }
  redirect('/beheer/toegang?besluit=niet-toegelaten')
}
