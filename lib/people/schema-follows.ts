import { z } from 'zod'
import { addDays } from '#lib/platform/days.ts'
import { isoDay } from '#lib/platform/time.ts'
import { type FollowTopic, followKinds, followLimits, followRhythms, kindInAddress } from './values-follows.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/)

/** What an address asks to follow: the first thing that it names, in the order of the kinds. */
export function readFollowTopic(params: Record<string, string | string[] | undefined>): FollowTopic | undefined {
  for (const kind of followKinds) {
    const found = key.safeParse(params[kindInAddress[kind]])
    if (found.success) return { kind, key: found.data }
  }
  return undefined
}

const unknown = 'Dit kun je niet (meer) volgen. Ga terug en kies opnieuw.'
const rhythm = z.enum(followRhythms, 'Kies hoe vaak je mail wilt.')
const topic = { kind: z.enum(followKinds, unknown), key: z.string(unknown).regex(/^[A-Za-z0-9_-]{1,100}$/, unknown) }

export const followInput = z.object({ ...topic, rhythm })
export type FollowInput = z.output<typeof followInput>

const email = z
  .string('Vul je e-mailadres in.')
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.email('Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.').max(254, 'Dit adres is te lang. Vul een ander adres in.'))

export const visitorFollowInput = z.object({ ...topic, rhythm, email })
export type VisitorFollowInput = z.output<typeof visitorFollowInput>

/** The secret of a link, for who has no account; left out by who is signed in. */
const token = z
  .string()
  .regex(/^[0-9a-f]{96}$/, 'Deze link werkt niet. Kopieer hem helemaal uit de mail.')
  .optional()

export const confirmFollowInput = z.object({ token: z.string('Deze link werkt niet. Kopieer hem helemaal uit de mail.') })
export const whoseFollowsInput = z.object({ token })
export const unfollowInput = z.object({ token, followId: z.uuid(unknown) })

const [wrongDay, laterDay] = [
  'Kies een dag die bestaat, bijvoorbeeld 3-12-2026. Of laat het veld leeg.',
  'Kies een dag na vandaag, hoogstens een jaar vooruit. Of laat het veld leeg.',
]

const pausedUntil = z
  .string(wrongDay)
  .trim()
  .transform((text, context) => {
    if (text === '') return null
    if (!z.iso.date().safeParse(text).success) {
      context.addIssue({ code: 'custom', message: wrongDay })
      return z.NEVER
    }
    const today = isoDay(new Date())
    if (text > today && text <= addDays(today, followLimits.pauseDays)) return text
    context.addIssue({ code: 'custom', message: laterDay })
    return z.NEVER
  })
  .default(null)

/** How often per kind, and until when not at all. Kinds that were left out stay as they are. */
export const changeFollowingInput = z.object({
  token,
  theme: rhythm.optional(),
  tip: rhythm.optional(),
  site: rhythm.optional(),
  region: rhythm.optional(),
  bundle: rhythm.optional(),
  open_question: rhythm.optional(),
  pausedUntil,
})
export type ChangeFollowingInput = z.output<typeof changeFollowingInput>
