export const followKinds = ['theme', 'tip', 'site', 'region', 'bundle', 'open_question'] as const
export type FollowKind = (typeof followKinds)[number]
export const followRhythms = ['at_once', 'daily', 'weekly', 'never'] as const
export type FollowRhythm = (typeof followRhythms)[number]

/** How much one may follow, how long a pause may last, and how long an address has to be confirmed. */
export const followLimits = { follows: 200, pauseDays: 366, confirmDays: 3 } as const

/** The name of each kind in the address of the page where one follows it. */
export const kindInAddress: Readonly<Record<FollowKind, string>> = {
  theme: 'thema',
  tip: 'tip',
  site: 'proeftuin',
  region: 'regio',
  bundle: 'bundel',
  open_question: 'vraag',
}
export type FollowTopic = { kind: FollowKind; key: string }

/** The address of the page where one follows this. */
export const followPath = ({ kind, key }: FollowTopic) => `/volgen?${kindInAddress[kind]}=${encodeURIComponent(key)}`
