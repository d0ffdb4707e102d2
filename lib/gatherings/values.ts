export const kinds = ['meet_up', 'reflection', 'deep_dive', 'knowledge', 'development_group', 'regional_talk', 'national_day'] as const
export const formats = ['on_site', 'online', 'both'] as const
export const questionKinds = ['text', 'choice', 'yes_no'] as const
export const rhythms = ['weekly', 'two_weekly', 'monthly'] as const
export type GatheringKind = (typeof kinds)[number]
export type GatheringFormat = (typeof formats)[number]
export type QuestionKind = (typeof questionKinds)[number]
export type Rhythm = (typeof rhythms)[number]

/** The longest a field may be, in characters, and the most of a kind. The database holds the same numbers. */
export const limits = {
  title: 120,
  summary: 400,
  description: 12_000,
  place: 240,
  contact: 160,
  url: 1_000,
  note: 1_000,
  need: 500,
  answer: 1_000,
  name: 120,
  email: 254,
  question: 200,
  options: 12,
  questions: 12,
  maximum: 5_000,
  companions: 5,
  /** Colleagues that somebody signs up beside the own name. */
  colleagues: 5,
  series: 12,
  invitations: 500,
  keepDays: 365,
} as const

export const followUpAnswers = ['used', 'planned', 'not_used'] as const
export type FollowUpAnswer = (typeof followUpAnswers)[number]

/** Days after the gathering: when the question goes out, how long it may be late, and how long its texts are kept. */
export const followUpDays = { asked: 42, latest: 70, kept: 365 } as const
export const materialLimits = { files: 30, links: 30, url: 1_000, label: 120 } as const
export const followUpText = 500

export const prompts = ['expected', 'happened', 'why', 'next'] as const
export type Prompt = (typeof prompts)[number]

/** In characters and in numbers; the length of a note stands in the database's checks too. */
export const boardLimits = { note: 500, perPerson: 30, perBoard: 400, perLesson: 60, lessonText: 9_000, title: 120 } as const
