import { z } from 'zod'
import { longestTheme } from './values.ts'

const missing = 'Vul een naam in'
const name = z
  .string(missing)
  .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, missing)
      .max(longestTheme, `Maak de naam korter: hoogstens ${longestTheme} tekens`)
      .regex(/^[^\p{Cc}]*\p{L}[^\p{Cc}]*$/u, 'Vul een naam in met letters'),
  )
const slug = z
  .string('Kies een thema uit de lijst')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Kies een thema uit de lijst')
  .max(100, 'Kies een thema uit de lijst')

export const newThemeInput = z.object({ name })
export const renameThemeInput = z.object({ slug, name })
export const themeStepInput = z.object({ slug, step: z.enum(['up', 'down', 'retire', 'bring_back'], 'Kies wat je wilt doen') })

export type ThemeStep = z.output<typeof themeStepInput>['step']
