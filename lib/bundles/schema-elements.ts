import { z } from 'zod'
import { line, optionalLine, refresh, words } from './schema.ts'
import { elementKinds } from './values.ts'

export const elementInput = z
  .object({
    elementId: z.uuid(refresh).optional(),
    principle: z.string('Kies bij welk principe dit hoort.').regex(/^[a-z0-9-]{1,100}$/, 'Kies bij welk principe dit hoort.'),
    kind: z.enum(elementKinds, 'Kies wat voor onderdeel dit is.'),
    title: line(120, 'Geef het onderdeel een titel.'),
    body: words(6_000, 'Schrijf de tekst.'),
    saidBy: optionalLine(120),
    minutes: z
      .literal('')
      .transform(() => null)
      .or(
        z.coerce
          .number('Vul het aantal minuten in als getal.')
          .int()
          .min(1, 'Vul minstens 1 minuut in.')
          .max(240, 'Vul hoogstens 240 minuten in.'),
      )
      .optional()
      .transform((minutes) => minutes ?? null),
    position: z.coerce
      .number('Vul een getal in.')
      .int('Vul een heel getal in.')
      .min(1, 'Vul 1 of hoger in.')
      .max(99, 'Vul hoogstens 99 in.'),
  })
  .refine(({ kind, minutes }) => kind === 'exercise' || minutes === null, {
    path: ['minutes'],
    message: 'Alleen een oefening heeft een duur. Laat dit leeg.',
  })
export const elementIdInput = z.object({ elementId: z.uuid(refresh) })
