'use server'
import { refresh } from 'next/cache'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { addWebhook, retireWebhook } from './commands-webhooks.ts'
import { webhookRefusals } from './copy-webhooks.ts'
import { addWebhookInput, retireWebhookInput } from './schema-webhooks.ts'

/** An administrator lets another system hear what is placed; the secret is shown this once. */
export async function addWebhookAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(addWebhookInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => addWebhook(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: webhookRefusals[result.reason], values: enteredValues(form) }
  refresh()
  return { ok: true, message: result.value.secret }
}

/** An administrator ends it. */
export async function retireWebhookAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(retireWebhookInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireWebhook(tx, actor, input.value))
  refresh()
  return result.ok ? { ok: true } : { ok: false, message: webhookRefusals[result.reason] }
}
