'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { addRoutePerson, removeRoutePerson, retireCanned, retireRoute, saveCanned, saveRoute, setAbsence } from './commands-routes.ts'
import { routeRefusals, type RouteRefusal } from './copy-routes.ts'
import { absenceInput, cannedInput, retireCannedInput, routeInput, routePersonInput, saveRouteInput } from './schema-routes.ts'
import { routesTag } from './tags.ts'

type Deed<T> = (tx: Tx, actor: Actor, input: T) => Promise<Result<unknown, RouteRefusal>>

async function run<T>(form: FormData, schema: z.ZodType<T>, deed: Deed<T>, message: string): Promise<FormState> {
  const actor = await requireActor('/beheer/vragen')
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => deed(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: routeRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([routesTag])
  refresh()
  return { ok: true, message }
}

/** Makes or changes where questions go. Leads to the list. */
export async function saveRouteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await run(form, saveRouteInput, saveRoute, 'Bewaard.')
  if (!state.ok) return state
  redirect('/beheer/vragen?gedaan=bewaard')
}

/** Takes a route away. Fields: routeId. */
export async function retireRouteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await run(form, routeInput, retireRoute, 'Deze plek is weg.')
  if (!state.ok) return state
  redirect('/beheer/vragen?gedaan=weg')
}

/** Puts somebody behind a function. Fields: routeId, userId. */
export async function addRoutePersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  return run(form, routePersonInput, addRoutePerson, 'Deze persoon krijgt nu de vragen.')
}

/** Takes somebody from behind a function. Fields: routeId, userId. */
export async function removeRoutePersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  return run(form, routePersonInput, removeRoutePerson, 'Deze persoon krijgt geen nieuwe vragen meer.')
}

/** Says when somebody is away and who answers then. Fields: personId, from, until, standIn. */
export async function setAbsenceAction(_previous: FormState, form: FormData): Promise<FormState> {
  return run(form, absenceInput, setAbsence, 'De afwezigheid staat erin.')
}

/** Makes or changes a text to begin with. Fields: cannedId, function, label, text. */
export async function saveCannedAction(_previous: FormState, form: FormData): Promise<FormState> {
  return run(form, cannedInput, saveCanned, 'De tekst is bewaard.')
}

/** A text that is no longer offered. Fields: cannedId. */
export async function retireCannedAction(_previous: FormState, form: FormData): Promise<FormState> {
  return run(form, retireCannedInput, retireCanned, 'De tekst wordt niet meer aangeboden.')
}
