export const kinds = ['lesson', 'story', 'question', 'exercise', 'instrument', 'building_block'] as const
export const levels = ['family', 'professional', 'system'] as const
export const nationalStatuses = ['possible_now', 'being_tried', 'under_discussion'] as const
export const certainties = ['first_signal', 'seen_repeatedly', 'substantiated', 'building_block'] as const
export const evidenceBases = ['impression', 'count', 'monitor', 'research'] as const
export const experiences = ['starter', 'experienced', 'both'] as const
export const withdrawalReasons = ['wrong', 'recognisable', 'out_of_date'] as const
export const sections = ['situation', 'approach', 'results', 'failures', 'differently', 'conditions', 'tryIt', 'perspective'] as const
export type Kind = (typeof kinds)[number]
export type Section = (typeof sections)[number]
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** The longest a field may be, in characters. The same numbers stand in the database's checks. */
export const limits = {
  title: 120,
  coreSentence: 240,
  period: 120,
  numbers: 240,
  evidence: 500,
  section: 12_000,
  themes: 4,
  message: 2_000,
  changeNote: 500,
  files: 30,
  bytes: 360_000,
} as const

/** The longest name of a theme: it stands on a button. */
export const longestTheme = 60

export const reviewAnswers = ['still_true', 'changed', 'withdraw'] as const
export type ReviewAnswer = (typeof reviewAnswers)[number]
