import { z } from 'zod'
import { isSlug } from '#lib/platform/slug.ts'

const gone = 'Dit bestaat niet meer. Ververs de pagina.'
const id = z.uuid(gone)
const line = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const maybe = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema.optional())

const routeFunctions = ['regional_team', 'legal_helpdesk', 'curators'] as const

export const saveRouteInput = z.object({
  routeId: maybe(id),
  function: z.enum(routeFunctions, 'Kies wie deze vragen beantwoordt.'),
  name: z
    .string('Geef deze plek een naam.')
    .transform(line)
    .pipe(z.string().min(1, 'Geef deze plek een naam.').max(120, 'Deze naam is te lang. Maak er hoogstens 120 tekens van.')),
  theme: maybe(z.string().refine(isSlug, 'Kies een onderwerp uit de lijst.')),
  regions: z.array(z.string().regex(/^[A-Z0-9]{2,8}$/, 'Kies regio’s uit de lijst.')).default([]),
  dueWorkingDays: z.coerce
    .number('Vul een getal in van 1 tot en met 30.')
    .int('Vul een getal in van 1 tot en met 30.')
    .min(1, 'Vul een getal in van 1 tot en met 30.')
    .max(30, 'Vul een getal in van 1 tot en met 30.'),
  phone: z
    .string()
    .default('')
    .transform(line)
    .pipe(
      z
        .string()
        .max(40, 'Dit nummer is te lang.')
        .regex(/^[0-9+() -]*$/, 'Vul een telefoonnummer in, zoals 088 123 45 67.'),
    ),
  mailbox: z
    .string()
    .default('')
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.union([z.literal(''), z.email('Vul een e-mailadres in van het team, zoals team@organisatie.nl').max(254)])),
})
export type SaveRouteInput = z.output<typeof saveRouteInput>
export const routeInput = z.object({ routeId: id })
export const routePersonInput = z.object({ routeId: id, userId: z.uuid('Kies iemand uit de lijst.') })
export const absenceInput = z
  .object({
    personId: id,
    from: maybe(z.iso.date('Kies een dag.')),
    until: maybe(z.iso.date('Kies een dag.')),
    standIn: maybe(z.uuid('Kies iemand uit de lijst.')),
  })
  .refine(({ from, until }) => (from === undefined) === (until === undefined), {
    path: ['until'],
    message: 'Vul de eerste en de laatste dag in, of geen van beide.',
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'De laatste dag ligt voor de eerste. Kies een latere dag.',
  })
export const cannedInput = z.object({
  cannedId: maybe(id),
  function: maybe(z.enum(routeFunctions, 'Kies een team uit de lijst.')),
  label: z
    .string('Geef de tekst een naam.')
    .transform(line)
    .pipe(z.string().min(1, 'Geef de tekst een naam.').max(80, 'Maak er hoogstens 80 tekens van.')),
  text: z
    .string('Schrijf de tekst.')
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, 'Schrijf de tekst.').max(4_000, 'Maak er hoogstens 4000 tekens van.')),
})
export const retireCannedInput = z.object({ cannedId: id })
