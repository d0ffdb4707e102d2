'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { searchTag } from '#lib/platform/search/documents.ts'
import { askOpenOfMiss, handleMiss, retireSynonyms, saveSynonyms } from './commands-search.ts'
import { searchRefusals, type SearchRefusal } from './copy-search.ts'
import { missInput, openOfMissInput, retireSynonymInput, synonymInput } from './schema-search.ts'

function said(result: Result<unknown, SearchRefusal>, message: string, form: FormData): FormState {
  return result.ok ? { ok: true, message } : { ok: false, message: searchRefusals[result.reason], values: enteredValues(form) }
}

/** A curator adds or changes words that mean the same. */
export async function saveSynonymsAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(synonymInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveSynonyms(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  emptyTagsHere([searchTag])
  redirect('/redactie/zoekwoorden?bewaard=1')
}

/** A curator takes words that mean the same off the list. */
export async function retireSynonymsAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(retireSynonymInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => retireSynonyms(tx, actor, input.value))
  if (result.ok) emptyTagsHere([searchTag])
  refresh()
  return said(result, 'Deze woorden staan niet meer op de lijst.', form)
}

/** A curator dealt with a search that found nothing. */
export async function handleMissAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(missInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => handleMiss(tx, actor, input.value))
  refresh()
  return said(result, 'Deze zoekvraag is van de lijst.', form)
}

/** A curator makes an open question of a search that found nothing. Fields: fingerprint, theme. */
export async function askOpenOfMissAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(openOfMissInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => askOpenOfMiss(tx, actor, input.value))
  if (!result.ok) return said(result, '', form)
  redirect(`/vragen/open/${result.value.questionId}?gedaan=1`)
}
