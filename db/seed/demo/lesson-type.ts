/** One piece of rich text: a string is a paragraph; the first row of a table is its header. */
export type Block =
  | string
  | { heading: string }
  | { list: string[] }
  | { numbered: string[] }
  | { quote: string; by?: string }
  | { table: string[][] }

/** The roles a lesson can be written for. */
export type DemoAudience =
  | 'local_team'
  | 'regional_safety_team'
  | 'veilig_thuis'
  | 'certified_institution'
  | 'child_protection_board'
  | 'adult_mental_health'
  | 'manager'
  | 'administrator'
  | 'policy'
  | 'lived_experience'

/** A lesson of the demo content. Everything in it is invented; only the vocabularies are real. */
export type DemoLesson = {
  slug: string
  kind: 'lesson' | 'story' | 'question' | 'exercise' | 'instrument' | 'building_block'
  state: 'draft' | 'submitted' | 'returned' | 'declined' | 'published' | 'withdrawn'
  /** The part of the account before the @; every one of them stands in authors.ts. */
  author: string
  coAuthors?: string[]
  /** Exactly one of site (slug of the proeftuin) and region (JZ code) is filled. */
  site: string | null
  region: string | null
  siteShown: boolean
  title: string
  coreSentence: string
  situation: Block[]
  approach: Block[]
  results: Block[]
  failures: Block[]
  differently: Block[]
  conditions: Block[]
  tryIt: Block[]
  /** What the family or a person of lived experience says about it. */
  perspective?: Block[]
  resultPeriod: string
  /** Always with its denominator. */
  resultNumbers: string
  audiences: DemoAudience[]
  experience: 'starter' | 'experienced' | 'both'
  themes: string[]
  principle: string
  tip: number | null
  level: 'family' | 'professional' | 'system'
  nationalStatus: 'possible_now' | 'being_tried' | 'under_discussion'
  certainty: 'first_signal' | 'seen_repeatedly' | 'substantiated' | 'building_block'
  evidenceBasis: 'impression' | 'count' | 'monitor' | 'research'
  evidenceSupports: string
  evidenceContradicts: string
  /** Days between the last step (placing, sending in, returning) and the day of seeding. */
  daysAgo: number
  /** The curator's words to the author of a returned or declined lesson. */
  message?: string
  withdrawal?: { reason: 'wrong' | 'recognisable' | 'out_of_date'; note: string }
}
