import { z } from 'zod'
import { isoDay } from '#lib/platform/time.ts'
import { reviewAnswers } from './values.ts'

const chooseDay = 'Kies een dag, bijvoorbeeld 3 december 2027.'
const lessonId = z.uuid('Deze les bestaat niet. Ga terug naar je overzicht.')
const longestAhead = 3

/** The last day that can be chosen: three years on. */
const lastDay = (now: Date) => {
  const [year = 0, rest = ''] = [Number(isoDay(now).slice(0, 4)), isoDay(now).slice(4)]
  return `${year + longestAhead}${rest}`
}

/** A review date as a date field gives it: a calendar day in Amsterdam, after today and at most three years on. */
const reviewDay = z.iso
  .date(chooseDay)
  .refine((day) => day > isoDay(new Date()), 'Kies een dag na vandaag.')
  .refine((day) => day <= lastDay(new Date()), 'Kies een dag binnen drie jaar.')

/** The same where it may be left open: then it is a year after placing. */
export const chosenReviewDay = z
  .string(chooseDay)
  .optional()
  .transform((day) => (day?.trim() ? day.trim() : undefined))
  .pipe(reviewDay.optional())

const note = z
  .string()
  .default('')
  .transform((text) => text.trim().normalize('NFC'))
  .pipe(z.string().max(1_000, 'Dit is te lang. Maak er hoogstens 1000 tekens van.'))

/** What a writer answers to the question whether the lesson still holds. */
export const reviewAnswerInput = z
  .object({ lessonId, answer: z.enum(reviewAnswers, 'Kies wat er met de les moet gebeuren.'), note })
  .refine(({ answer, note: why }) => answer !== 'withdraw' || why !== '', {
    path: ['note'],
    message: 'Schrijf kort waarom de les weg kan.',
  })

export const putReviewAsideInput = z.object({
  answerId: z.uuid('Deze vraag bestaat niet meer. Ververs de pagina.'),
  reason: z
    .string('Schrijf waarom de les blijft staan.')
    .transform((text) => text.trim().normalize('NFC'))
    .pipe(z.string().min(1, 'Schrijf waarom de les blijft staan.').max(1_000, 'Dit is te lang. Maak er hoogstens 1000 tekens van.')),
})

export const moveReviewDateInput = z.object({ lessonId, reviewOn: reviewDay })

export const askSecondLookInput = z.object({
  lessonId,
  why: z
    .string('Schrijf waarom je het niet eens bent met het besluit.')
    .transform((text) => text.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, 'Schrijf waarom je het niet eens bent met het besluit.')
        .max(2_000, 'Dit is te lang. Maak er hoogstens 2000 tekens van.'),
    ),
})
