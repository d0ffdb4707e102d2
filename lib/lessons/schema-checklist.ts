import { z } from 'zod'
import { checkAnswers, type CheckField } from './values-checklist.ts'

const answer = z.enum(checkAnswers, 'Kies een van de twee antwoorden.').optional()

/** The fields of the form, one per question. They may be absent: the command says what is missing. */
export const checklistFields = {
  checkCombination: answer,
  checkNumbers: answer,
  checkQuotes: answer,
  checkImages: answer,
  checkAttachments: answer,
  checkConsent: answer,
  checkOthers: answer,
} satisfies Record<CheckField, typeof answer>
