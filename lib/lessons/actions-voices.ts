'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { env } from '#lib/platform/env.ts'
import { judgeForm } from '#lib/platform/form-guard.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, visitorOf, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { currentActor, requireActor } from '#lib/platform/session.ts'
import { isToken, randomToken } from '#lib/platform/tokens.ts'
import { transact } from '#lib/platform/transact.ts'
import { handleReport, recogniseLesson, reportLesson, unrecogniseLesson } from './commands-reports.ts'
import { answerReaction, decideAnswer } from './commands-answers.ts'
import { confirmReaction, decideReaction, sendReaction } from './commands-voices.ts'
import { voicesRefusals } from './copy-voices.ts'
import {
  answerReactionInput,
  confirmReactionInput,
  decideAnswerInput,
  decideReactionInput,
  handleReportInput,
  reactionInput,
  recognitionInput,
  reportInput,
} from './schema-voices.ts'
import { lessonTag } from './tags.ts'

const hour = 3_600
const reactionsOfVisitor: Limit = { name: 'reaction', most: 10, seconds: hour }
const reactionsOfAddress: Limit = { name: 'reaction-address', most: 5, seconds: 24 * hour }
const reportsOfVisitor: Limit = { name: 'report', most: 10, seconds: hour }
// Many readers may sit behind one network; on one lesson there are fewer.
const recognitionsOfVisitor: Limit = { name: 'recognition', most: 120, seconds: hour }
const recognitionsOfLesson: Limit = { name: 'recognition-lesson', most: 30, seconds: 24 * hour }

const tooQuick = 'Dat ging wel heel snel. Kijk nog eens naar je antwoorden en stuur ze opnieuw.'
const tooOften = (seconds: number) => `Dit is te vaak geprobeerd. Probeer het ${waitingTime(seconds)} opnieuw.`
const visitor = async () => visitorOf(await headers())

async function overLimit(limit: Limit, subject: string): Promise<string | undefined> {
  const counted = await countUse(db, limit, subject)
  return counted.allowed ? undefined : tooOften(counted.retryAfterSeconds)
}

/** A reader asks or adds something under a lesson; person or machine, the page that follows is the same. */
export async function sendReactionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor()
  const verdict = judgeForm(form)
  const input = parseForm(reactionInput, form)
  if (!input.ok) return input
  const sent = (state: string) => `/lessen/${input.value.slug}/reageren?verstuurd=${state}`
  if (verdict === 'machine') redirect(sent('mail'))
  if (verdict === 'too_quick') return { ok: false, message: tooQuick, values: enteredValues(form) }
  if (!actor && !input.value.email) return { ok: false, errors: { email: voicesRefusals.email_missing }, values: enteredValues(form) }
  const refusal =
    (await overLimit(reactionsOfVisitor, await visitor())) ??
    (input.value.email ? await overLimit(reactionsOfAddress, input.value.email) : undefined)
  if (refusal) return { ok: false, message: refusal, values: enteredValues(form) }
  const result = await transact((tx) => sendReaction(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  redirect(sent(result.value.state === 'waiting' ? 'redactie' : 'mail'))
}

/** The button behind the link of the mail. */
export async function confirmReactionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(confirmReactionInput, form)
  if (!input.ok) return { ok: false, message: voicesRefusals.link_gone }
  const result = await transact((tx) => confirmReaction(tx, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason] }
  redirect('/reactie/bevestigen?bevestigd=1')
}

/** Anyone says that a lesson or a reaction cannot stay like this. */
export async function reportLessonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor()
  const verdict = judgeForm(form)
  const input = parseForm(reportInput, form)
  if (!input.ok) return input
  const sent = `/lessen/${input.value.slug}/melden?verstuurd=1`
  if (verdict === 'machine') redirect(sent)
  if (verdict === 'too_quick') return { ok: false, message: tooQuick, values: enteredValues(form) }
  const refusal = await overLimit(reportsOfVisitor, await visitor())
  if (refusal) return { ok: false, message: refusal, values: enteredValues(form) }
  const result = await transact((tx) => reportLesson(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  redirect(sent)
}

/** A curator decides about a reaction. */
export async function decideReactionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/reacties')
  const input = parseForm(decideReactionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => decideReaction(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([lessonTag(result.value.lessonId)])
  if (input.value.decision === 'remove') redirect('/redactie/reacties?lijst=geplaatst&gedaan=weg')
  redirect(`/redactie/reacties?gedaan=${input.value.decision === 'place' ? 'geplaatst' : 'niet-geplaatst'}`)
}

/** A writer answers a reaction under the lesson. */
export async function answerReactionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(answerReactionInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerReaction(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/lessen/${result.value.lessonId}/reacties?gedaan=1`)
}

/** A curator decides about the answer of a writer. */
export async function decideAnswerAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/reacties')
  const input = parseForm(decideAnswerInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => decideAnswer(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([lessonTag(result.value.lessonId)])
  if (input.value.decision === 'remove') redirect('/redactie/reacties?lijst=geplaatst&gedaan=antwoord-weg')
  redirect(`/redactie/reacties?gedaan=${input.value.decision === 'place' ? 'antwoord-geplaatst' : 'antwoord-niet-geplaatst'}`)
}

/** A curator writes down what was done with a report. */
export async function handleReportAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/redactie/meldingen')
  const input = parseForm(handleReportInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => handleReport(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: voicesRefusals[result.reason], values: enteredValues(form) }
  redirect('/redactie/meldingen?gedaan=1')
}

/**
 * 'Dit herken ik', from a plain form on a page that is the same for everyone. Gives the address to go to. The browser
 * gets its mark with the first press and not before, and sends it to this one address only.
 */
export async function recogniseAction(form: FormData): Promise<string> {
  // Made by hand and not by a form.
  if (!(form instanceof FormData)) return '/lessen'
  const input = parseForm(recognitionInput, form)
  if (!input.ok) return '/lessen'
  const { slug, deed } = input.value
  const page = `/herken?les=${slug}`
  const jar = await cookies()
  const known = jar.get('herken')?.value
  const from = await visitor()
  if ((await overLimit(recognitionsOfVisitor, from)) ?? (await overLimit(recognitionsOfLesson, `${from} ${slug}`)))
    return `${page}&te-vaak=1`
  const browser = isToken(known) ? known : randomToken()
  const result = await transact<{ lessonId: string }, string>((tx) =>
    deed === 'terug' ? unrecogniseLesson(tx, { slug, browser }) : recogniseLesson(tx, { slug, browser }),
  )
  if (!result.ok) return '/lessen'
  emptyTagsHere([lessonTag(result.value.lessonId)])
  if (deed === 'herken' && browser !== known) {
    const secure = env().APP_URL.startsWith('https:')
    jar.set('herken', browser, { httpOnly: true, sameSite: 'lax', secure, path: '/herken', maxAge: 365 * 24 * hour })
  }
  return page
}
