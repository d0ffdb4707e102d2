import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { followUpAnswers, followUpText, materialLimits } from './values.ts'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const gatheringId = z.uuid('Deze bijeenkomst bestaat niet.')
const yesNo = z.enum(['ja', 'nee'], 'Kies wie dit mag zien.').transform((said) => said === 'ja')

export const followUpInput = z.object({
  token: z.string(refresh),
  answer: z.enum(followUpAnswers, 'Kies wat het beste past.'),
  text: z
    .string()
    .default('')
    .transform((value) => cleanText(value).replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(followUpText, `Je antwoord is te lang. Maak er hoogstens ${followUpText} tekens van.`)),
})
export const followUpLessonInput = z.object({
  token: z.string(refresh),
  home: z
    .string('Kies voor welke proeftuin of regio je schrijft.')
    .regex(/^(site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies voor welke proeftuin of regio je schrijft.'),
})
export const fileVisibilityInput = z.object({ gatheringId, fileId: z.uuid(refresh), isPublic: yesNo })
export const fileInput = z.object({ gatheringId, fileId: z.uuid(refresh) })
export const addLinkInput = z.object({
  gatheringId,
  label: z
    .string('Schrijf op wat er achter de link staat.')
    .transform((value) => cleanText(value).replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'Schrijf op wat er achter de link staat.')
        .max(materialLimits.label, `Dit is te lang. Maak er hoogstens ${materialLimits.label} tekens van.`),
    ),
  url: z
    .string('Vul het adres in. Het begint met https://')
    .trim()
    .pipe(
      z
        .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'Vul een heel adres in. Het begint met https://' })
        .max(materialLimits.url, 'Dit adres is te lang. Gebruik een korter adres.'),
    )
    .transform((value) => new URL(value).href)
    .refine((value) => {
      const { username, password } = new URL(value)
      return username === '' && password === '' && value.length <= materialLimits.url
    }, 'In een adres hoort geen wachtwoord. Vul het adres zonder in.'),
  isPublic: yesNo,
})
export const linkInput = z.object({ gatheringId, linkId: z.uuid(refresh) })
