import { z } from 'zod'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const wrong = 'Vul een adres in dat begint met https://, zonder naam of wachtwoord erin.'

export const addWebhookInput = z.object({
  address: z
    .string(refresh)
    .trim()
    .max(500, 'Gebruik een korter adres.')
    .refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined
      return url?.protocol === 'https:' && url.username === '' && url.password === ''
    }, wrong)
    .transform((text) => new URL(text).href),
})
export const retireWebhookInput = z.object({ webhookId: z.uuid(refresh) })
