import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { momentOfWallTime, wallTimeRefusal } from '#lib/platform/wall-time.ts'
import { freeText, lessonId, message, revisionId } from './schema.ts'
import { limits, withdrawalReasons } from './values.ts'

/** When a placing is done: at once, or at a day and a time in Amsterdam. */
export const placingMoment = z
  .object({
    when: z.enum(['now', 'later'], 'Kies wanneer de les op de site komt.').default('now'),
    placeDay: z.string().default(''),
    placeTime: z.string().default(''),
  })
  .transform((given, context): Date | null => {
    if (given.when === 'now') return null
    if (given.placeDay === '')
      context.addIssue({ code: 'custom', path: ['placeDay'], message: 'Kies op welke dag de les op de site komt.' })
    if (given.placeTime === '') context.addIssue({ code: 'custom', path: ['placeTime'], message: 'Kies hoe laat de les op de site komt.' })
    if (given.placeDay === '' || given.placeTime === '') return z.NEVER
    const found = momentOfWallTime(given.placeDay, given.placeTime)
    if (found.kind === 'moment') return found.moment
    context.addIssue({ code: 'custom', path: ['placeTime'], message: wallTimeRefusal(found.kind, given.placeDay) })
    return z.NEVER
  })

const addressOfLesson = 'Vul het adres van de les in, bijvoorbeeld /lessen/naam-van-de-les.'

/** An address as one copies it from the browser, or its last part. Gives the slug. */
const lessonAddress = z
  .string(addressOfLesson)
  .transform((value) => cleanText(value).trim().split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '')
  .pipe(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, addressOfLesson))

export const withdrawLessonInput = z.object({
  lessonId,
  reason: z.enum(withdrawalReasons, 'Kies waarom je de les terugtrekt.'),
  message: message('Schrijf kort waarom de les is teruggetrokken. Bezoekers lezen dit.'),
  /** The lesson that says it better now. */
  newer: z
    .literal('')
    .transform((): string | undefined => undefined)
    .or(lessonAddress)
    .optional(),
})
const shortly = `Het bericht is te lang. Maak er hoogstens ${limits.message} tekens van.`
export const withdrawAtOnceInput = z.object({
  lessonId,
  message: freeText(shortly).pipe(z.string().max(limits.message, shortly)).default(''),
})
export const confirmWithdrawalInput = z.object({
  decisionId: z.uuid('Dit besluit bestaat niet.'),
  reason: z.enum(withdrawalReasons, 'Kies waarom de les weg blijft.'),
  message: message('Schrijf kort waarom de les weg blijft. De schrijver leest dit.'),
})
export const undoWithdrawalInput = z.object({ decisionId: z.uuid('Dit besluit bestaat niet.') })

export const mergeLessonsInput = z.object({ lessonId, into: lessonAddress })

const suggestionId = z.uuid('Dit voorstel bestaat niet.')
const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'
export const suggestWordingInput = z.object({
  lessonId,
  revisionId,
  field: z.string(refresh).max(40, refresh),
  /** The passages of the field in order, as they stand in the form now. */
  passages: z.array(z.string(refresh).max(limits.section, refresh), refresh).min(1, refresh).max(500, refresh),
})
export const answerSuggestionInput = z.object({
  suggestionId,
  answer: z.enum(['accepted', 'declined'], 'Kies of je het voorstel overneemt.'),
  /** The version of the draft that the writer saw. */
  version: z.coerce.number(refresh).int(refresh).min(1, refresh),
})
