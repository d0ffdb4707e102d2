'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { judgeForm } from '#lib/platform/form-guard.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, visitorOf, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { proofField, spendProof } from '#lib/platform/proof-of-work.ts'
import { transact } from '#lib/platform/transact.ts'
import { chooseCreditFromOutside } from './commands-threads.ts'
import { askFromOutside, askOnFromOutside, confirmQuestion } from './commands.ts'
import { questionRefusals } from './copy.ts'
import { visitorLink } from './queries-links.ts'
import { tokenInput, visitorCreditInput, visitorInput, visitorMessageInput } from './schema.ts'

const hour = 3_600
const questionsOfNetwork: Limit = { name: 'visitor-question', most: 10, seconds: hour }
const questionsOfAddress: Limit = { name: 'visitor-question-address', most: 5, seconds: 24 * hour }
// Who brings no answer to the puzzle (no script, or a machine in a hurry) has less room; the mail has to be confirmed anyway.
const unprovedOfNetwork: Limit = { name: 'visitor-question-unproved', most: 4, seconds: hour }
const unprovedOfAddress: Limit = { name: 'visitor-question-unproved-address', most: 2, seconds: 24 * hour }
const messagesOfThread: Limit = { name: 'visitor-message', most: 30, seconds: hour }

const sent = '/contact/vraag?verstuurd=1'

async function overLimit(limit: Limit, subject: string): Promise<string | undefined> {
  const counted = await countUse(db, limit, subject)
  return counted.allowed ? undefined : `Dit is te vaak geprobeerd. Probeer het ${waitingTime(counted.retryAfterSeconds)} opnieuw.`
}

/** A visitor asks; person or machine, known address or not, the page that follows is the same. */
export async function visitorAskAction(_previous: FormState, form: FormData): Promise<FormState> {
  const verdict = judgeForm(form)
  if (verdict === 'machine') redirect(sent)
  const input = parseForm(visitorInput, form)
  if (!input.ok) return input
  const failed = (message: string): FormState => ({ ok: false, message, values: enteredValues(form) })
  if (verdict === 'too_quick') return failed('Dat ging wel heel snel. Kijk nog eens naar je vraag en stuur hem opnieuw.')
  const network = visitorOf(await headers())
  const proved = await spendProof(db, form.get(proofField))
  const refusal =
    (await overLimit(questionsOfNetwork, network)) ??
    (await overLimit(questionsOfAddress, input.value.email)) ??
    (proved ? undefined : ((await overLimit(unprovedOfNetwork, network)) ?? (await overLimit(unprovedOfAddress, input.value.email))))
  if (refusal) return failed(refusal)
  const result = await transact((tx) => askFromOutside(tx, input.value))
  if (!result.ok) return failed(questionRefusals[result.reason])
  redirect(sent)
}

/** The button behind the link of the mail. Fields: token. */
export async function confirmQuestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(tokenInput, form)
  if (!input.ok) return { ok: false, message: questionRefusals.unknown_link }
  const result = await transact((tx) => confirmQuestion(tx, input.value))
  if (!result.ok) return { ok: false, message: questionRefusals[result.reason] }
  redirect(`${visitorLink(result.value.threadId)}?gedaan=bevestigd`)
}

/** A visitor writes on by the link. Fields: token, body, formKey. */
export async function visitorMessageAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(visitorMessageInput, form)
  if (!input.ok) return input
  const refusal = await overLimit(messagesOfThread, input.value.token)
  if (refusal) return { ok: false, message: refusal, values: enteredValues(form) }
  const result = await transact((tx) => askOnFromOutside(tx, input.value))
  if (!result.ok) return { ok: false, message: questionRefusals[result.reason], values: enteredValues(form) }
  redirect(`${visitorLink(result.value.threadId)}?gedaan=bericht`)
}

/** A visitor says whether the region may stand with what comes of the question. Fields: token, credited (yes, no). */
export async function visitorCreditAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(visitorCreditInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => chooseCreditFromOutside(tx, input.value))
  if (!result.ok) return { ok: false, message: questionRefusals[result.reason], values: enteredValues(form) }
  redirect(`${visitorLink(result.value.threadId)}?gedaan=keuze`)
}
