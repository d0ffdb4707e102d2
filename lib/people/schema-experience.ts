import { z } from 'zod'
import { profileLimits } from './values.ts'

const chooseAgain = 'Kies uit de lijst. Laad de pagina opnieuw als je keuze er niet meer bij staat.'
const fewer = `Kies er hoogstens ${profileLimits.words}.`

const slugs = z
  .array(z.string(chooseAgain).regex(/^[a-z0-9_-]{1,80}$/, chooseAgain), chooseAgain)
  .max(profileLimits.words, fewer)
  .default([])
  .transform((chosen) => [...new Set(chosen)])

const tips = z
  .array(z.coerce.number(chooseAgain).int(chooseAgain).min(1, chooseAgain).max(99, chooseAgain), chooseAgain)
  .max(profileLimits.words, fewer)
  .default([])
  .transform((chosen) => [...new Set(chosen)])

const howOften = `Vul een heel getal in van 1 tot en met ${profileLimits.perMonth}.`

/** What somebody tells about the own experience, and whether others find it. */
export const profileInput = z
  .object({
    isFindable: z
      .enum(['ja', 'nee'], 'Kies of anderen je kunnen vinden.')
      .default('nee')
      .transform((answer) => answer === 'ja'),
    intro: z
      .string('Dit is geen tekst.')
      .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().max(profileLimits.intro, `Maak dit korter: hoogstens ${profileLimits.intro} tekens.`))
      .default(''),
    themes: slugs,
    tips,
    audiences: slugs,
    perMonth: z.coerce.number(howOften).int(howOften).min(1, howOften).max(profileLimits.perMonth, howOften),
    reach: z
      .string('Vul in hoe iemand je bereikt.')
      .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
      .pipe(z.string().max(profileLimits.reach, `Maak dit korter: hoogstens ${profileLimits.reach} tekens.`))
      .default(''),
  })
  .refine(({ isFindable, themes, tips: chosen }) => !isFindable || themes.length + chosen.length > 0, {
    path: ['themes'],
    message: 'Kies minstens één thema of tip. Daaraan vindt een ander je.',
  })
  .refine(({ isFindable, reach }) => !isFindable || reach.length > 0, {
    path: ['reach'],
    message: 'Vul in hoe iemand je bereikt. Alleen wie een gesprek met je heeft, ziet het.',
  })
export type ProfileInput = z.output<typeof profileInput>

const word = z.string().regex(/^[a-z0-9_-]{1,80}$/)

export type DirectoryQuery = { theme?: string; tip?: number; audience?: string; place?: string }

/** What an address asks of the directory; whatever is no word of ours is left out. */
export function readDirectoryQuery(params: Record<string, string | string[] | undefined>): DirectoryQuery {
  const one = (name: string) => {
    const value = params[name]
    return Array.isArray(value) ? value[0] : value
  }
  const place = z
    .string()
    .regex(/^(?:site:[a-z0-9-]{1,80}|region:[A-Z0-9]{1,10})$/)
    .safeParse(one('plek'))
  const tip = z.coerce.number().int().min(1).max(99).safeParse(one('tip'))
  return {
    theme: word.safeParse(one('thema')).data,
    tip: tip.data,
    audience: word.safeParse(one('werk')).data,
    place: place.data,
  }
}
