'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { judgeForm } from '#lib/platform/form-guard.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, visitorOf, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import {
  changeFollowing,
  confirmFollow,
  follow,
  followFromOutside,
  stopByMailProgram,
  stopFollowing,
  unfollow,
} from './commands-follows.ts'
import { followRefusals } from './copy-follows.ts'
import { followsLink, subscriberOfLink } from './queries-links-follows.ts'
import {
  changeFollowingInput,
  confirmFollowInput,
  followInput,
  unfollowInput,
  visitorFollowInput,
  whoseFollowsInput,
} from './schema-follows.ts'
import { followPath } from './values-follows.ts'

const hour = 3_600
const followsOfNetwork: Limit = { name: 'visitor-follow', most: 20, seconds: hour }
const followsOfAddress: Limit = { name: 'visitor-follow-address', most: 5, seconds: 24 * hour }
const stopsOfNetwork: Limit = { name: 'stop-following', most: 3_000, seconds: hour }

const own = '/mijn/volgen'
const sent = '/volgen?verstuurd=1'

async function overLimit(limit: Limit, subject: string): Promise<string | undefined> {
  const counted = await countUse(db, limit, subject)
  return counted.allowed ? undefined : `Dit is te vaak geprobeerd. Probeer het ${waitingTime(counted.retryAfterSeconds)} opnieuw.`
}

/** Somebody with an account follows something. Fields: kind, key, rhythm. */
export async function followAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(own)
  const input = parseForm(followInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => follow(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: followRefusals[result.reason], values: enteredValues(form) }
  redirect(`${own}?gedaan=gevolgd`)
}

/** A visitor wants to follow something; person or machine, known address or not, the page that follows is the same. */
export async function followFromOutsideAction(_previous: FormState, form: FormData): Promise<FormState> {
  const verdict = judgeForm(form)
  if (verdict === 'machine') redirect(sent)
  const input = parseForm(visitorFollowInput, form)
  if (!input.ok) return input
  const failed = (message: string): FormState => ({ ok: false, message, values: enteredValues(form) })
  if (verdict === 'too_quick') return failed('Dat ging wel heel snel. Kijk nog eens naar je keuze en stuur hem opnieuw.')
  const refusal = (await overLimit(followsOfNetwork, visitorOf(await headers()))) ?? (await overLimit(followsOfAddress, input.value.email))
  if (refusal) return failed(refusal)
  const result = await transact((tx) => followFromOutside(tx, input.value))
  if (!result.ok) return failed(followRefusals[result.reason])
  redirect(`${followPath(input.value)}&verstuurd=1`)
}

/** The button behind the link of the mail. Fields: token. */
export async function confirmFollowAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(confirmFollowInput, form)
  if (!input.ok) return { ok: false, message: followRefusals.unknown_link }
  const result = await transact((tx) => confirmFollow(tx, input.value))
  if (!result.ok) return { ok: false, message: followRefusals[result.reason] }
  redirect(`${followsLink(result.value.subscriberId)}?gedaan=bevestigd`)
}

/** Who a form of what one follows is of: who holds the link of a mail, or who is signed in. */
async function whose(form: FormData): Promise<{ actor: Actor | null; page: string }> {
  const token = form.get('token')
  if (typeof token === 'string' && subscriberOfLink(token)) return { actor: null, page: `/volgen/${token}` }
  return { actor: await requireActor(own), page: own }
}

/** How often per kind, and a pause. Fields: token, a rhythm for each kind, pausedUntil. */
export async function changeFollowingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const { actor, page } = await whose(form)
  const input = parseForm(changeFollowingInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => changeFollowing(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: followRefusals[result.reason], values: enteredValues(form) }
  redirect(`${page}?gedaan=bewaard`)
}

/** One thing less. Fields: token, followId. */
export async function unfollowAction(_previous: FormState, form: FormData): Promise<FormState> {
  const { actor, page } = await whose(form)
  const input = parseForm(unfollowInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => unfollow(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: followRefusals[result.reason] }
  redirect(`${page}?gedaan=${result.value.isLast ? 'gestopt' : 'weg'}`)
}

/** No mails any more. Fields: token. */
export async function stopFollowingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const { actor, page } = await whose(form)
  const input = parseForm(whoseFollowsInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => stopFollowing(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: followRefusals[result.reason] }
  redirect(`${page}?gedaan=gestopt`)
}

/**
 * A mail program ends the mails for its reader (RFC 8058), with the secret of the address and nothing else. Gives the
 * status of the answer: 200 also when it was done before.
 */
export async function oneClickStopAction(token: string, form: FormData): Promise<number> {
  // Made by hand and not by a mail program.
  if (typeof token !== 'string' || !(form instanceof FormData) || form.get('List-Unsubscribe') !== 'One-Click') return 400
  // The servers of one mail provider come for many readers.
  if (await overLimit(stopsOfNetwork, visitorOf(await headers()))) return 429
  const result = await transact((tx) => stopByMailProgram(tx, token))
  return result.ok ? 200 : 404
}
