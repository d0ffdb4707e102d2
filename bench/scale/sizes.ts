// How big a portal is when it has so many lessons, and how its generated rows are named.

/** The kinds of keys: the n-th lesson is `key(1, n)`. */
export const keys = { lesson: 1, revision: 2, decision: 3, user: 4, gathering: 5, thread: 6, signUp: 7, message: 8 } as const

/** How many of what there are when there are `size` lessons to read. */
export const amounts = (size: number) => ({
  lessons: size,
  submitted: Math.ceil(size / 100),
  returned: Math.ceil(size / 100),
  drafts: Math.ceil(size / 50),
  people: Math.min(10_000, Math.max(50, Math.ceil(size / 10))),
  gatherings: Math.max(20, Math.ceil(size / 100)),
  signUps: size,
  threads: Math.ceil(size / 5),
})
