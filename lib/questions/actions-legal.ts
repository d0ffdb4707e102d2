'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { decideLegalAnswer, extendLegalAnswer, saveLegalAnswer, startLegalAnswer } from './commands-legal.ts'
import { legalRefusals, type LegalRefusal } from './copy-legal.ts'
import { decideLegalInput, extendLegalInput, saveLegalInput, startLegalInput } from './schema-legal.ts'
import { legalAnswersTag } from './tags.ts'

const refused = (reason: LegalRefusal, form: FormData): FormState => ({
  ok: false,
  message: legalRefusals[reason],
  values: enteredValues(form),
})

/** Makes a general answer of an answered legal question. Fields: threadId. */
export async function startLegalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/juridisch-werk')
  const input = parseForm(startLegalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => startLegalAnswer(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`/juridisch-werk/${result.value.answerId}`)
}

/** Saves the words, and proposes them to a second person when `meaning` is propose. */
export async function saveLegalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/juridisch-werk')
  const input = parseForm(saveLegalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => saveLegalAnswer(tx, actor, input.value))
  if (!result.ok) {
    if (result.reason !== 'privacy_unchecked') return refused(result.reason, form)
    // The findings are shown beside words that are kept.
    await transact((tx) => saveLegalAnswer(tx, actor, { ...input.value, meaning: 'save' }))
    redirect(`/juridisch-werk/${input.value.answerId}?gedaan=herkenbaar`)
  }
  emptyTagsHere([legalAnswersTag])
  redirect(`/juridisch-werk/${input.value.answerId}?gedaan=${input.value.meaning === 'propose' ? 'voorgelegd' : 'bewaard'}`)
}

/** Approves, gives back or takes away. Fields: answerId, version, decision, reason. */
export async function decideLegalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/juridisch-werk')
  const input = parseForm(decideLegalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => decideLegalAnswer(tx, actor, input.value))
  if (!result.ok) {
    refresh()
    return refused(result.reason, form)
  }
  emptyTagsHere([legalAnswersTag])
  redirect(
    `/juridisch-werk/${input.value.answerId}?gedaan=${{ approve: 'goedgekeurd', return: 'terug', withdraw: 'weg' }[input.value.decision]}`,
  )
}

/** The answer still holds, until another date. Fields: answerId, version, validUntil. */
export async function extendLegalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/juridisch-werk')
  const input = parseForm(extendLegalInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => extendLegalAnswer(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  emptyTagsHere([legalAnswersTag])
  redirect(`/juridisch-werk/${input.value.answerId}?gedaan=verlengd`)
}
