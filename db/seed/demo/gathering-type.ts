import type { Block, DemoAudience } from '#db/seed/demo/lesson-type.ts'

/** Somebody who signs up: the part of the account before the @. */
export type DemoSignUp = {
  account: string
  /** Names of the guests that come along. */
  companions?: number
  /** The answers, in the order of the questions. */
  answers?: string[]
  diet?: string
  accessibility?: string
  /** Agrees to stand on the list that participants see. */
  shown?: boolean
  /** What happened with the sign-up afterwards. */
  outcome?: 'cancels' | 'attends'
}

export type DemoQuestion = {
  kind: 'text' | 'choice' | 'yes_no'
  label: string
  options?: string[]
  compulsory: boolean
  /** Days after the gathering that the answers are kept. */
  keepDays: number
}

/** A gathering of the demo. Everything in it is invented; only the kinds and the audiences are real. */
export type DemoGathering = {
  key: string
  /** Who organises it: the part of the account before the @. */
  by: string
  state: 'draft' | 'proposed' | 'published' | 'cancelled' | 'held'
  kind: 'meet_up' | 'reflection' | 'deep_dive' | 'knowledge' | 'development_group' | 'regional_talk' | 'national_day'
  title: string
  summary: string
  description: Block[]
  audiences: DemoAudience[]
  format: 'on_site' | 'online' | 'both'
  place: string
  /** At most one of both; without them it is national. */
  site?: string
  region?: string
  /** The function that organises it, never a person. */
  contact: string
  /** Days from the day of seeding; negative: it has been. */
  inDays: number
  /** The hour it begins in Amsterdam, as '13:30'. */
  at: string
  minutes: number
  minimum: number
  maximum: number
  byInvitation?: boolean
  companions?: number
  /** What is said there stays there, and nothing is recorded. */
  closed?: boolean
  /** Days before the start that signing up ends. */
  closesDaysBefore: number
  questions?: DemoQuestion[]
  signUps?: DemoSignUp[]
  invited?: string[]
  /** Every first Thursday of the month, this many times. */
  series?: number
  /** A new time or place after people had signed up. */
  change?: { note: string; place?: string; at?: string }
  cancelReason?: string
  /** Titles of demo lessons that came out of it. */
  lessons?: string[]
  /** A board on which people looked back together; it closed by itself. */
  board?: { account: string; prompt: 'expected' | 'happened' | 'why' | 'next'; text: string }[]
  materials?: { name: string; text: string; public: boolean }[]
}
