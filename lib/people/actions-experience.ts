'use server'
import { refresh } from 'next/cache'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { saveProfile } from './commands-experience.ts'
import { profileRefusals, profileSaved } from './copy-experience.ts'
import { profileInput } from './schema-experience.ts'

/** Keeps the own profile. Fields: isFindable (ja, nee), intro, themes[], tips[], audiences[], perMonth, reach. */
export async function saveProfileAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/gegevens')
  const input = parseForm(profileInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveProfile(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: profileRefusals[result.reason], values: enteredValues(form) }
  refresh()
  return { ok: true, message: input.value.isFindable ? profileSaved.on : profileSaved.off, values: enteredValues(form) }
}
