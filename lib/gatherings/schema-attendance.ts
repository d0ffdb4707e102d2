import { z } from 'zod'
import { importedEmail } from './schema.ts'
import { limits } from './values.ts'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const gatheringId = z.uuid('Deze bijeenkomst bestaat niet.')

/** `mark` is what a button of the list sends: the sign-up, and whether somebody is there. */
export const markAttendanceInput = z.object({
  gatheringId,
  mark: z
    .string(refresh)
    .regex(/^[0-9a-f-]{36}:(?:ja|nee)$/, refresh)
    .transform((mark) => ({ signUpId: mark.slice(0, 36), isThere: mark.endsWith(':ja') }))
    .refine(({ signUpId }) => z.uuid().safeParse(signUpId).success, refresh),
})

export const walkInInput = z.object({
  gatheringId,
  formKey: z.uuid(refresh),
  name: z
    .string('Vul de naam in.')
    .transform((value) => cleanText(value).replace(/\s+/g, ' ').trim())
    .refine((value) => value.length > 0, 'Vul de naam in.')
    .refine((value) => value.length <= limits.name, `De naam is te lang. Maak er hoogstens ${limits.name} tekens van.`),
  email: importedEmail,
})

export const exportInput = z.object({ gatheringId: z.uuid(), as: z.enum(['csv', 'xlsx']) })
