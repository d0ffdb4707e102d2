import { z } from 'zod'
import { findingKinds } from '#lib/privacy-scan/finding.ts'
import { freeText, lessonId } from './schema.ts'
import { findingDecisions } from './status-findings.ts'

const because = 'Schrijf kort waarom dit mag blijven staan.'

export const answerFindingInput = z
  .object({
    lessonId,
    field: z.string().max(60),
    kind: z.enum(findingKinds),
    fragment: z.string().min(1).max(2_000),
    decision: z.enum(findingDecisions, 'Kies waarom dit mag blijven staan.'),
    reason: freeText(because).pipe(z.string().max(500, 'Maak de uitleg hoogstens 500 tekens lang.')).default(''),
  })
  .refine(({ decision, reason }) => (decision !== 'other' && decision !== 'reopened') || reason.length > 0, {
    path: ['reason'],
    message: because,
  })
