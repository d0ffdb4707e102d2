'use server'
import { refresh } from 'next/cache'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import type { Result } from '#lib/platform/result.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { addTheme, renameTheme, stepTheme } from './commands-themes.ts'
import { themeRefusals, type ThemeRefusal } from './copy-themes.ts'
import { newThemeInput, renameThemeInput, themeStepInput } from './schema-themes.ts'
import { everyPageTag } from './tags.ts'

type Command<Input> = (tx: Tx, actor: Actor, input: Input) => Promise<Result<null, ThemeRefusal>>

async function change<Input>(form: FormData, schema: z.ZodType<Input>, command: Command<Input>, said: string): Promise<FormState> {
  const actor = await requireActor('/beheer/themas')
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => command(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: themeRefusals[result.reason], values: enteredValues(form) }
  emptyTagsHere([everyPageTag])
  refresh()
  return { ok: true, message: said }
}

/** Adds a theme. Field: name. */
export async function addThemeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, newThemeInput, addTheme, 'Het thema staat onderaan de lijst.')
}

/** Gives a theme another name. Fields: slug, name. */
export async function renameThemeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, renameThemeInput, renameTheme, 'De naam is aangepast.')
}

/** Moves a theme, takes it out of use or brings it back. Fields: slug, step. */
export async function stepThemeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, themeStepInput, stepTheme, 'De lijst is aangepast.')
}
