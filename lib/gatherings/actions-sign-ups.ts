'use server'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, type FormState } from '#lib/platform/form.ts'
import { countUse, visitorOf, waitingTime, type Limit } from '#lib/platform/limits.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerOffer, answerOwnOffer, cancelByLink, cancelSignUp, giveOutOfTurn } from './commands-offers.ts'
import { completeSignUp } from './commands-completing.ts'
import { confirmSignUp, signUpByInvitation } from './commands-outsiders.ts'
import { signUpInTurn } from './commands-turns.ts'
import { signUpRefusals, type SignUpRefusal } from './copy.ts'
import {
  answerOfferInput,
  completeSignUpInput,
  outOfTurnInput,
  outsiderSignUpInput,
  ownOfferInput,
  ownSignUpInput,
  signUpInput,
  signUpLinkInput,
} from './schema.ts'
import { signUpEntries, signUpErrors } from './schema-form.ts'
import { agendaTag } from './tags.ts'

// Signing up needs no account here: a machine that has found an invitation gets no further than this.
const outsiderLimit: Limit = { name: 'sign-up-outsider', most: 30, seconds: 3_600 }

const said = (result: Result<unknown, SignUpRefusal>, message: string): FormState =>
  result.ok ? { ok: true, message } : { ok: false, message: signUpRefusals[result.reason] }

/**
 * Signs up somebody with an account, with colleagues when the form names them. Fields: gatheringId, formKey, companions,
 * diet, accessibility, shownToParticipants, `answers.<question>`, and `colleagues.0.name` with `colleagues.0.email`.
 * Leads to the own sign-up.
 */
export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const { entries, rows } = signUpEntries(form)
  const input = signUpInput.safeParse(entries)
  if (!input.success) return { ok: false, errors: signUpErrors(input.error, rows), values: enteredValues(form) }
  const result = await signUpInTurn({ actor, input: input.data })
  if (!result.ok) return { ...said(result, ''), values: enteredValues(form) }
  emptyTagsHere([agendaTag])
  redirect(`/mijn/aanmeldingen/${result.value.signUpId}?gedaan=aangemeld`)
}

/** Signs up who came by an invitation. Fields: token, name, email and those of `signUpAction` without colleagues. */
export async function outsiderSignUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const allowed = await countUse(db, outsiderLimit, visitorOf(await headers()))
  if (!allowed.allowed)
    return {
      ok: false,
      message: `Er is te vaak geprobeerd. Probeer het ${waitingTime(allowed.retryAfterSeconds)} opnieuw.`,
      values: enteredValues(form),
    }
  const input = outsiderSignUpInput.safeParse(signUpEntries(form).entries)
  if (!input.success) return { ok: false, errors: signUpErrors(input.error), values: enteredValues(form) }
  const result = await transact((tx) => signUpByInvitation(tx, input.data))
  if (!result.ok) return { ...said(result, ''), values: enteredValues(form) }
  emptyTagsHere([agendaTag])
  redirect(`/uitnodiging/${input.data.token}?gedaan=${outsiderDone[result.value.status]}`)
}

const outsiderDone = { unconfirmed: 'bevestig', signed_up: 'aangemeld', waiting: 'wachtlijst' }

/** Confirms the address of an outsider. Field: token, of the link in the mail. */
export async function confirmSignUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = signUpLinkInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, message: signUpRefusals.unknown_link }
  const result = await transact((tx) => confirmSignUp(tx, input.data))
  if (!result.ok) return said(result, '')
  emptyTagsHere([agendaTag])
  redirect(`/aanmelding/${input.data.token}?gedaan=bevestigd`)
}

/** Answers the questions after a colleague signed somebody up. Fields: token, diet, accessibility, shownToParticipants, `answers.<question>`. */
export async function completeSignUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = completeSignUpInput.safeParse(signUpEntries(form).entries)
  if (!input.success) return { ok: false, errors: signUpErrors(input.error), values: enteredValues(form) }
  const result = await transact((tx) => completeSignUp(tx, input.data))
  if (!result.ok) return { ...said(result, ''), values: enteredValues(form) }
  redirect(`/aanmelding/${input.data.token}?gedaan=ingevuld`)
}

/** Takes or leaves an offered place by the link of a mail. Fields: token, answer (accept or decline). */
export async function answerOfferAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = answerOfferInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, message: signUpRefusals.unknown_link }
  const result = await transact((tx) => answerOffer(tx, input.data))
  if (!result.ok) return said(result, '')
  emptyTagsHere([agendaTag])
  redirect(`/aanmelding/${input.data.token}?gedaan=${result.value.status === 'signed_up' ? 'genomen' : 'bedankt'}`)
}

/** Cancels by the link of a mail. Field: token. */
export async function cancelByLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = signUpLinkInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, message: signUpRefusals.unknown_link }
  const result = await transact((tx) => cancelByLink(tx, input.data))
  if (!result.ok) return said(result, '')
  emptyTagsHere([agendaTag])
  redirect(`/aanmelding/${input.data.token}?gedaan=afgemeld`)
}

/** Takes or leaves an offered place, signed in. Fields: signUpId, answer. */
export async function answerOwnOfferAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = ownOfferInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, message: signUpRefusals.unknown_sign_up }
  const result = await transact((tx) => answerOwnOffer(tx, actor, input.data))
  if (result.ok) emptyTagsHere([agendaTag])
  refresh()
  return said(result, input.data.answer === 'accept' ? 'De plaats is van jou.' : 'Bedankt. De plaats gaat naar de volgende.')
}

/** Cancels the own sign-up, or that of somebody else for who organises. Field: signUpId. */
export async function cancelSignUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = ownSignUpInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, message: signUpRefusals.unknown_sign_up }
  const result = await transact((tx) => cancelSignUp(tx, actor, input.data))
  if (result.ok) emptyTagsHere([agendaTag])
  refresh()
  return said(result, 'De aanmelding is afgemeld.')
}

/** Lets somebody on the waiting list go first. Fields: signUpId, reason. */
export async function giveOutOfTurnAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = outOfTurnInput.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, errors: signUpErrors(input.error), values: enteredValues(form) }
  const result = await transact((tx) => giveOutOfTurn(tx, actor, input.data))
  if (!result.ok) return { ...said(result, ''), values: enteredValues(form) }
  emptyTagsHere([agendaTag])
  refresh()
  const placed = result.value.status === 'signed_up'
  return {
    ok: true,
    message: placed
      ? 'Deze persoon heeft nu een plaats en krijgt een mail.'
      : 'Er is nu geen plaats vrij. Deze persoon krijgt de eerste die vrijkomt.',
  }
}
