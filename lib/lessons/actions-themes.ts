'use server'
import { refresh } from 'next/cache'
import type { z } from 'zod'
import { emptyTagsHere } from '#lib/platform/answer.ts'
import type { FormState } from '#lib/platform/form.ts'
import { deedOfForm, type Command } from '#lib/platform/form-deed.ts'
import { addTheme, renameTheme, stepTheme } from './commands-themes.ts'
import { themeRefusals, type ThemeRefusal } from './copy-themes.ts'
import { newThemeInput, renameThemeInput, themeStepInput } from './schema-themes.ts'
import { everyPageTag } from './tags.ts'

async function change<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  command: Command<Input, unknown, ThemeRefusal>,
  said: string,
): Promise<FormState> {
  const done = await deedOfForm(form, { at: '/beheer/themas', schema, command, refusals: themeRefusals })
  if (!done.ok) return done
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
