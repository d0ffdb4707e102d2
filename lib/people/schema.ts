import { z } from 'zod'
import { limits, roles, uncoupleReasons } from './values.ts'

const emailSentence = 'Vul een e-mailadres in, zoals naam@organisatie.nl'
const email = z.string(emailSentence).trim().toLowerCase().max(limits.email, emailSentence).pipe(z.email(emailSentence))

const line = (missing: string, tooLong: string, max: number) =>
  z
    .string(missing)
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(max, tooLong))

const name = line('Vul een naam in', `Maak de naam korter: hoogstens ${limits.name} tekens`, limits.name)
const personId = z.uuid('Deze persoon kennen we niet. Ga terug naar de lijst.')
const role = z.enum(roles, 'Kies een rol uit de lijst')

/** A site or a region as a form names it: `site:friesland`, `region:JZ02`. */
const place = z
  .string('Kies een proeftuin of regio uit de lijst')
  .regex(/^(?:site:[a-z0-9-]{1,80}|region:[A-Z0-9]{1,10})$/, 'Kies een proeftuin of regio uit de lijst')
const noPlace = z.literal('').transform(() => undefined)

export type Place = { siteSlug: string; regionCode?: undefined } | { siteSlug?: undefined; regionCode: string }

/** The place that a form names. */
export function placeOf(value: string): Place {
  const [kind, key = ''] = value.split(':')
  return kind === 'site' ? { siteSlug: key } : { regionCode: key }
}

export const askSignInInput = z.object({ email })
export const typedCodeInput = z.object({
  code: z
    .string('Vul de 6 cijfers uit de mail in')
    .transform((value) => value.replace(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Vul de 6 cijfers uit de mail in')),
})
/** Six digits of the app, or ten letters and digits of a recovery code; spaces and lines between them do not matter. */
export const secondStepInput = z.object({
  code: z
    .string('Vul de code in')
    .transform((value) => value.toLowerCase().replace(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^(?:\d{6}|[a-z0-9]{10})$/, 'Vul de 6 cijfers van je app in, of een herstelcode van 10 tekens')),
})
export const ownNameInput = z.object({ name: line('Vul je naam in', `Maak je naam korter: hoogstens ${limits.name} tekens`, limits.name) })
export const coupledInput = z.object({ coupledId: z.uuid('Kies de koppeling die je wilt weghalen') })
export const uncouplePersonInput = z.object({
  personId,
  coupledId: z.uuid('Kies de koppeling die je wilt weghalen'),
  reason: z.enum(uncoupleReasons, 'Kies waarom je de koppeling weghaalt'),
})
export type UncouplePersonInput = z.infer<typeof uncouplePersonInput>
/** One session by its id, or all but the one in use. */
export const ownSessionInput = z.object({ sessionId: z.union([z.literal('others'), z.uuid()], 'Kies de plek waar je wilt uitloggen') })

export const accessRequestInput = z.object({
  name: line('Vul je naam in', `Maak je naam korter: hoogstens ${limits.name} tekens`, limits.name),
  email,
  organisation: line('Vul in waar je werkt', `Maak dit korter: hoogstens ${limits.organisation} tekens`, limits.organisation),
  place: z.union([noPlace, place], 'Kies een proeftuin of regio uit de lijst').optional(),
  motivation: z
    .string('Vertel kort waarom je mee wilt doen')
    .trim()
    .min(1, 'Vertel kort waarom je mee wilt doen')
    .max(limits.motivation, `Maak dit korter: hoogstens ${limits.motivation} tekens`),
})
export type AccessRequestInput = z.infer<typeof accessRequestInput>

const requestId = z.uuid('Dit verzoek kennen we niet. Ga terug naar de lijst.')
export const letInInput = z.object({ requestId, place: z.union([noPlace, place], 'Kies een proeftuin of regio uit de lijst').optional() })
export type LetInInput = z.infer<typeof letInInput>
export const refuseAccessInput = z.object({ requestId })

export const invitationInput = z
  .object({
    name,
    email,
    roles: z.array(role, 'Kies minstens één rol').min(1, 'Kies minstens één rol').max(roles.length),
    places: z
      .array(place, 'Kies een proeftuin of regio uit de lijst')
      .max(limits.memberships, `Kies hoogstens ${limits.memberships} plekken`)
      .default([]),
  })
  .refine(({ roles: chosen, places }) => !chosen.includes('member') || places.length > 0, {
    path: ['places'],
    message: 'Kies bij een lid minstens één proeftuin of regio',
  })
export type InvitationInput = z.infer<typeof invitationInput>

export const personInput = z.object({ personId })
export const roleInput = z.object({ personId, role })
export const membershipInput = z.object({ personId, place })
export type RoleInput = z.infer<typeof roleInput>
export type MembershipInput = z.infer<typeof membershipInput>
