'use server'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import {
  acceptBundle,
  describeBundle,
  offerBundle,
  placeBundle,
  retireBundle,
  returnBundle,
  startBundle,
  takeBackBundle,
} from './commands-bundles.ts'
import { addBundleAuthor, removeBundleAuthor } from './commands-authors.ts'
import { addQuote, addThing, annotateItem, collectThing, moveItem, removeItem } from './commands-items.ts'
import { bundlesRefusals, type BundlesRefusal } from './copy.ts'
import {
  addBundleAuthorInput,
  addQuoteInput,
  addThingInput,
  annotateInput,
  bundleInput,
  collectInput,
  describeBundleInput,
  moveInput,
  placeBundleInput,
  removeBundleAuthorInput,
  removeItemInput,
  returnBundleInput,
  startBundleInput,
} from './schema-bundles.ts'
import { bundlesTag } from './tags.ts'

const own = '/mijn/bundels'

/** Who, parse, one command; then back to the bundle, which says what was done. */
async function onBundle<T extends { bundleId: string }>(
  form: FormData,
  schema: z.ZodType<T>,
  command: (tx: Tx, actor: Actor, input: T) => Promise<Result<unknown, BundlesRefusal>>,
  said: string,
): Promise<FormState> {
  const actor = await requireActor(own)
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => command(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([bundlesTag])
  redirect(said === 'weg' ? `${own}?gedaan=weg` : `${own}/${input.value.bundleId}?gedaan=${said}`)
}

/** Somebody begins a bundle; a curator may begin one of the curators. */
export async function startBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(own)
  const input = parseForm(startBundleInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => startBundle(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  redirect(`${own}/${result.value.bundleId}`)
}

/** Another title or introduction. */
export async function describeBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, describeBundleInput, describeBundle, 'bewaard')
}

/** Adds something of the site. */
export async function addThingAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, addThingInput, addThing, 'toegevoegd')
}

/** Adds words of somebody. */
export async function addQuoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, addQuoteInput, addQuote, 'toegevoegd')
}

/** Other words beside something. */
export async function annotateItemAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, annotateInput, annotateItem, 'bewaard')
}

/** One place up or down. */
export async function moveItemAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, moveInput, moveItem, 'verplaatst')
}

/** Takes something out. */
export async function removeItemAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, removeItemInput, removeItem, 'eruit')
}

/** A member offers a bundle to the curators. */
export async function offerBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, bundleInput, offerBundle, 'aangeboden')
}

/** A member takes an offered bundle back. */
export async function takeBackBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, bundleInput, takeBackBundle, 'teruggenomen')
}

/** A curator takes an offered bundle over. */
export async function acceptBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, bundleInput, acceptBundle, 'overgenomen')
}

/** A curator gives an offered bundle back. The bundle is private again, so the curator goes back to the list. */
export async function returnBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/bundels')
  const input = parseForm(returnBundleInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => returnBundle(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  redirect('/redactie/bundels?gedaan=teruggegeven')
}

/** A curator places the bundle on the site. */
export async function placeBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, placeBundleInput, placeBundle, 'geplaatst')
}

/** Takes a bundle away. */
export async function retireBundleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, bundleInput, retireBundle, 'weg')
}

/** Puts a page of the site in a bundle of one's own. Fields: address, bundleId (or nieuw, with title), annotation. */
export async function collectAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(own)
  const input = parseForm(collectInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => collectThing(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: bundlesRefusals[result.reason], values: enteredValues(form) }
  redirect(`${own}/${result.value.bundleId}?gedaan=toegevoegd`)
}

/** Asks a colleague to work along. Fields: bundleId, email. */
export async function addBundleAuthorAction(_previous: FormState, form: FormData): Promise<FormState> {
  return onBundle(form, addBundleAuthorInput, addBundleAuthor, 'erbij')
}

/** Somebody no longer works along. Fields: bundleId, userId. Who leaves does not see the bundle any more. */
export async function removeBundleAuthorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(own)
  return onBundle(form, removeBundleAuthorInput, removeBundleAuthor, form.get('userId') === actor.id ? 'weg' : 'eraf')
}
