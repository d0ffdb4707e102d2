'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { deedOfForm, type Command } from '#lib/platform/form-deed.ts'
import { transact } from '#lib/platform/transact.ts'
import {
  answerConversation,
  askConversation,
  askPerson,
  closeConversation,
  handToTeam,
  withdrawConversation,
} from './commands-conversations.ts'
import { answerHowItWas } from './commands-conversations-clock.ts'
import { conversationRefusals, type ConversationRefusal } from './copy-conversations.ts'
import {
  answerConversationInput,
  askConversationInput,
  askPersonInput,
  closeConversationInput,
  conversationInput,
  howItWasInput,
} from './schema-conversations.ts'

async function change<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  command: Command<Input, unknown, ConversationRefusal>,
  said: string,
): Promise<FormState> {
  const done = await deedOfForm(form, { at: '/gesprekken', schema, command, refusals: conversationRefusals })
  if (!done.ok) return done
  refresh()
  return { ok: true, message: said }
}

/** Asks for a conversation and leads to its page. Fields: formKey, theme, tip, personId ('team' or an id), purpose, reach. */
export async function askConversationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const done = await deedOfForm(form, {
    at: '/gesprekken/nieuw',
    schema: askConversationInput,
    command: askConversation,
    refusals: conversationRefusals,
  })
  if (!done.ok) return done
  redirect(`/gesprekken/${done.value.conversationId}?gevraagd=1`)
}

/** Asks another person. Fields: conversationId, personId. */
export async function askPersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, askPersonInput, askPerson, 'De vraag is verstuurd.')
}

/** Yes or no of who was asked. Fields: invitationId, answer (accepted, declined). */
export async function answerConversationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const done = await deedOfForm(form, {
    at: '/gesprekken',
    schema: answerConversationInput,
    command: answerConversation,
    refusals: conversationRefusals,
  })
  if (!done.ok) return done
  redirect(done.input.answer === 'accepted' ? `/gesprekken/${done.value.conversationId}` : '/gesprekken?nee=1')
}

/** Lets the regional team look. Fields: conversationId. */
export async function handToTeamAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, conversationInput, handToTeam, 'Het regioteam zoekt nu voor je.')
}

/** Takes the own request back. Fields: conversationId. */
export async function withdrawConversationAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, conversationInput, withdrawConversation, 'Je aanvraag is ingetrokken.')
}

/** The regional team answers. Fields: conversationId, outcome. */
export async function closeConversationAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, closeConversationInput, closeConversation, 'Je antwoord is verstuurd.')
}

/** Answers the two questions of later. No account is needed: the link is the key. Fields: token, helped, lesson. */
export async function answerHowItWasAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(howItWasInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerHowItWas(tx, input.value))
  if (!result.ok) return { ok: false, message: conversationRefusals[result.reason], values: enteredValues(form) }
  refresh()
  return { ok: true, message: 'Dank je wel. Je antwoord is bewaard.' }
}
