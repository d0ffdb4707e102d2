'use server'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { retireElement, saveElement } from './commands-elements.ts'
import { bundlesRefusals } from './copy.ts'
import { elementIdInput, elementInput } from './schema-elements.ts'
import { principlesTag } from './tags.ts'

const desk = '/redactie/inspiratie'

/** A curator adds or changes a part of a principle. */
export async function saveElementAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(desk)
  const input = parseForm(elementInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveElement(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([principlesTag])
  redirect(`${desk}?gedaan=bewaard`)
}

/** A curator takes a part off the site. */
export async function retireElementAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(desk)
  const input = parseForm(elementIdInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireElement(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason] }
  emptyTagsHere([principlesTag])
  redirect(`${desk}?gedaan=weg`)
}
