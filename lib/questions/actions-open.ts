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
import { makeLessonOfThread } from './commands-knowledge.ts'
import { answerOpen, endOpen, hideOpen, makeOpenPublic, registerOpenQuestion, sayLessonAnswers } from './commands-open.ts'
import { openRefusals, threadLessonRefusals, type OpenRefusal } from './copy-open.ts'
import { answerOpenInput, openQuestionInput, registerOpenInput, threadLessonInput } from './schema-open.ts'
import { openQuestionsTag } from './tags-open.ts'

type Command<Input> = (tx: Tx, actor: Actor, input: Input) => Promise<Result<unknown, OpenRefusal>>

async function change<Input>(form: FormData, schema: z.ZodType<Input>, command: Command<Input>, said: string): Promise<FormState> {
  const actor = await requireActor('/vragen/open')
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => command(tx, actor, input.value))
  if (result.ok) emptyTagsHere([openQuestionsTag])
  refresh()
  return result.ok ? { ok: true, message: said } : { ok: false, message: openRefusals[result.reason], values: enteredValues(form) }
}

/** Registers an open question and leads to it. Fields: formKey, home, theme, title, explanation, wantsPublic (ja, nee), threadId. */
export async function registerOpenAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/vragen/open/nieuw')
  const input = parseForm(registerOpenInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => registerOpenQuestion(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: openRefusals[result.reason], values: enteredValues(form) }
  redirect(`/vragen/open/${result.value.questionId}?gedaan=1`)
}

/** A curator shows a question to everybody. Fields: questionId. */
export async function makeOpenPublicAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, openQuestionInput, makeOpenPublic, 'De vraag staat nu op de site.')
}

/** Takes a question off the site. Fields: questionId. */
export async function hideOpenAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, openQuestionInput, hideOpen, 'De vraag komt niet op de site. Wie is ingelogd, ziet hem nog.')
}

/** A lesson answers the question. Fields: questionId, lessonId. */
export async function answerOpenAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, answerOpenInput, answerOpen, 'Fijn. De vraag staat nu als beantwoord in de lijst.')
}

/** Nobody has to answer any more. Fields: questionId. */
export async function endOpenAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, openQuestionInput, endOpen, 'De vraag is gesloten.')
}

/** A writer or a curator says that a lesson answers the question. Fields: questionId, lessonId. */
export async function sayLessonAnswersAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, answerOpenInput, sayLessonAnswers, 'Genoteerd. De vrager krijgt een mail zodra de les op de site staat.')
}

/** Makes a draft of an answered question and leads to it. Fields: threadId, home, kind (lesson, instrument), tip. */
export async function makeLessonOfThreadAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/vragen')
  const input = parseForm(threadLessonInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => makeLessonOfThread(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: threadLessonRefusals[result.reason], values: enteredValues(form) }
  redirect(`/mijn/lessen/${result.value.lessonId}`)
}
