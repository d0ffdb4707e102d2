import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { boardLimits, prompts } from './values.ts'

const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
const gatheringId = z.uuid('Deze bijeenkomst bestaat niet.')
const noteId = z.uuid(refresh)
const formKey = z.uuid(refresh)
const line = (empty: string, most: number, tooLong: string) =>
  z
    .string(empty)
    .transform((value) => cleanText(value).replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, empty).max(most, tooLong))
const noteText = line(
  'Schrijf iets op het briefje.',
  boardLimits.note,
  `Een briefje heeft hoogstens ${boardLimits.note} tekens. Maak er twee van.`,
)

export const boardInput = z.object({ gatheringId })
export const addNoteInput = z.object({ gatheringId, prompt: z.enum(prompts, refresh), text: noteText, formKey })
export const editNoteInput = z.object({ gatheringId, noteId, text: noteText })
export const noteInput = z.object({ gatheringId, noteId })
export const hideNoteInput = z.object({ gatheringId, noteId, hidden: z.enum(['ja', 'nee'], refresh).transform((said) => said === 'ja') })
export const gatherInput = z.object({
  gatheringId,
  formKey,
  title: line('Geef de les een titel.', boardLimits.title, `De titel is te lang. Maak er hoogstens ${boardLimits.title} tekens van.`),
  home: z
    .string('Kies voor welke proeftuin of regio de les is.')
    .regex(/^(site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies voor welke proeftuin of regio de les is.'),
  notes: z
    .array(noteId, 'Kies minstens één briefje voor de les.')
    .min(1, 'Kies minstens één briefje voor de les.')
    .max(boardLimits.perLesson, `Kies hoogstens ${boardLimits.perLesson} briefjes voor één les.`),
})
export const proposalInput = z.object({
  gatheringId,
  lessonId: z.uuid(refresh),
  agrees: z.enum(['ja', 'nee'], refresh).transform((said) => said === 'ja'),
})
