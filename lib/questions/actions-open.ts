'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import type { FormState } from '#lib/platform/form.ts'
import { deedOfForm, type Command } from '#lib/platform/form-deed.ts'
import { makeLessonOfThread } from './commands-knowledge.ts'
import { answerOpen, endOpen, hideOpen, makeOpenPublic, registerOpenQuestion, sayLessonAnswers } from './commands-open.ts'
import { openRefusals, threadLessonRefusals, type OpenRefusal } from './copy-open.ts'
import { answerOpenInput, openQuestionInput, registerOpenInput, threadLessonInput } from './schema-open.ts'
import { openQuestionsTag } from './tags-open.ts'

async function change<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  command: Command<Input, unknown, OpenRefusal>,
  said: string,
): Promise<FormState> {
  const done = await deedOfForm(form, { at: '/vragen/open', schema, command, refusals: openRefusals })
  if (!done.ok) return done
  emptyTagsHere([openQuestionsTag])
  refresh()
  return { ok: true, message: said }
}

/** Registers an open question and leads to it. Fields: formKey, home, theme, title, explanation, wantsPublic (ja, nee), threadId. */
export async function registerOpenAction(_previous: FormState, form: FormData): Promise<FormState> {
  const done = await deedOfForm(form, {
    at: '/vragen/open/nieuw',
    schema: registerOpenInput,
    command: registerOpenQuestion,
    refusals: openRefusals,
  })
  if (!done.ok) return done
  redirect(`/vragen/open/${done.value.questionId}?gedaan=1`)
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
  const done = await deedOfForm(form, {
    at: '/vragen',
    schema: threadLessonInput,
    command: makeLessonOfThread,
    refusals: threadLessonRefusals,
  })
  if (!done.ok) return done
  redirect(`/mijn/lessen/${done.value.lessonId}`)
}
