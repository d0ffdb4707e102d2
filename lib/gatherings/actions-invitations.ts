'use server'
import { refresh } from 'next/cache'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { importInvitations, invite, withdrawInvitation } from './commands-invitations.ts'
import { gatheringRefusals, importOutcomes } from './copy.ts'
import { importInvitationsInput, inviteInput, withdrawInvitationInput } from './schema.ts'

/** Invites one address. */
export async function inviteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(inviteInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => invite(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: gatheringRefusals[result.reason], values: enteredValues(form) }
  refresh()
  return { ok: true, message: 'De uitnodiging is verstuurd.' }
}

/** What an import says of each line of the list. */
export type ImportState = FormState & {
  readonly report?: readonly { line: number; text: string; outcome: string; good: boolean }[]
}

/** Invites a pasted list of addresses. What could not be invited stays in the field to be corrected. */
export async function importInvitationsAction(_previous: ImportState, form: FormData): Promise<ImportState> {
  const actor = await requireActor()
  const input = parseForm(importInvitationsInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => importInvitations(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: gatheringRefusals[result.reason], values: enteredValues(form) }
  refresh()
  const report = result.value.lines.map(({ line, text, outcome }) => {
    return { line, text, outcome: importOutcomes[outcome], good: outcome === 'invited' }
  })
  const invited = report.filter((line) => line.good).length
  const wrong = result.value.lines.filter((line) => line.outcome === 'not_an_address')
  return {
    ok: true,
    message: invited === 1 ? 'Er is 1 uitnodiging verstuurd.' : `Er zijn ${invited} uitnodigingen verstuurd.`,
    report,
    values: { addresses: wrong.map((line) => line.text).join('\n') },
  }
}

/** Takes an invitation back. */
export async function withdrawInvitationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(withdrawInvitationInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => withdrawInvitation(tx, actor, input.value))
  refresh()
  return result.ok
    ? { ok: true, message: 'De uitnodiging is ingetrokken. De link uit de mail werkt niet meer.' }
    : { ok: false, message: gatheringRefusals[result.reason] }
}
