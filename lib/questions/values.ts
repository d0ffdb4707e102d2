export const limits = { title: 160, body: 8_000, reason: 1_000, files: 10 } as const

export const helpedAnswers = ['yes', 'partly', 'no'] as const
export const lessonAnswers = ['yes', 'maybe', 'no'] as const
export type Helped = (typeof helpedAnswers)[number]
export type LessonCame = (typeof lessonAnswers)[number]

/** The longest a field may be, in characters. The same numbers stand in the database's checks. */
export const conversationLimits = { purpose: 1_500, reach: 200, outcome: 1_500 } as const

/** Working days before the regional team takes over, days before both are asked how it was, days that they see how to reach each other. */
export const conversationDays = { team: 5, followUp: 14, reach: 90 } as const

/** What stands where it said how to reach somebody, once that is forgotten. */
export const goneReach = 'gewist'

/** The longest a field may be, in characters. The same numbers stand in the database's checks. */
export const openLimits = { title: 160, explanation: 3_000 } as const

export const legalSubjects = ['privacy', 'legal_frame', 'existing_agreements', 'legal_protection'] as const
export type LegalSubject = (typeof legalSubjects)[number]
