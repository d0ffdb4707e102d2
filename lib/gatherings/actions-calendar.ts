'use server'
import { refresh } from 'next/cache'
import type { FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { renewCalendarAddress } from './commands-calendar.ts'

/** Makes a secret address for the own calendar, or replaces it. Takes no fields. */
export async function renewCalendarAddressAction(_previous: FormState, _form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/aanmeldingen')
  await transact((tx) => renewCalendarAddress(tx, actor))
  refresh()
  return { ok: true, message: 'Je agenda heeft een nieuw adres. Zet dit adres in je agendaprogramma. Een ouder adres werkt niet meer.' }
}
