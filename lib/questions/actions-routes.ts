'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import type { FormState } from '#lib/platform/form.ts'
import { deedOfForm, type Command } from '#lib/platform/form-deed.ts'
import { addRoutePerson, removeRoutePerson, retireCanned, retireRoute, saveCanned, saveRoute, setAbsence } from './commands-routes.ts'
import { routeRefusals, type RouteRefusal } from './copy-routes.ts'
import { absenceInput, cannedInput, retireCannedInput, routeInput, routePersonInput, saveRouteInput } from './schema-routes.ts'
import { routesTag } from './tags.ts'

async function run<T>(
  form: FormData,
  schema: z.ZodType<T>,
  command: Command<T, unknown, RouteRefusal>,
  message: string,
): Promise<FormState> {
  const done = await deedOfForm(form, { at: '/beheer/vragen', schema, command, refusals: routeRefusals })
  if (!done.ok) return done
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
