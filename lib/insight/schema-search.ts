import { z } from 'zod'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const mostWords = 12
const longest = 60

/** Words as they are typed: with commas between them, or each on a line of its own. */
const wordList = z
  .string(refresh)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .normalize('NFC')
        .replaceAll(/\p{Cc}/gu, '\n')
        .split(/[,;\n]/)
        .map((word) => word.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    ),
  ])
  .refine((words) => words.length >= 2, 'Vul ten minste twee woorden in die hetzelfde betekenen, met een komma ertussen.')
  .refine((words) => words.length <= mostWords, `Vul niet meer dan ${mostWords} woorden in. Maak voor de rest een nieuwe regel.`)
  .refine((words) => words.every((word) => word.length <= longest), `Maak elk woord korter dan ${longest} tekens.`)
  .refine((words) => words.every((word) => /[\p{L}\p{N}]/u.test(word)), 'Vul woorden in met letters of cijfers.')

export const synonymInput = z.object({ synonymId: z.uuid(refresh).optional(), words: wordList })
export const retireSynonymInput = z.object({ synonymId: z.uuid(refresh) })
/** With the theme that it is about, when the curator knows: who writes about it sees that somebody waits. */
export const openOfMissInput = z.object({
  fingerprint: z.string(refresh).regex(/^[0-9a-f]{64}$/, refresh),
  theme: z.preprocess((value) => value || undefined, z.string(refresh).max(80, refresh).optional()),
})
export const missInput = z.object({ fingerprint: z.string(refresh).regex(/^[0-9a-f]{64}$/, refresh) })
