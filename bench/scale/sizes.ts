// How big a portal is when it has so many lessons, and how its generated rows are named.

/** The kinds of keys: the n-th lesson is `key(1, n)`. */
export const keys = { lesson: 1, revision: 2, decision: 3, user: 4, gathering: 5, thread: 6, signUp: 7, message: 8 } as const

/** How many of what there are when there are `size` lessons to read. */
export const amounts = (size: number) => ({
  lessons: size,
  // What a page cuts off fills that page in the small portal too: a longer list is no growth of what a row costs.
  submitted: Math.max(120, Math.ceil(size / 100)),
  returned: Math.max(120, Math.ceil(size / 100)),
  drafts: Math.ceil(size / 50),
  people: Math.min(10_000, Math.max(50, Math.ceil(size / 10))),
  gatherings: Math.max(300, Math.ceil(size / 100)),
  signUps: size,
  threads: Math.max(1_000, Math.ceil(size / 5)),
  /** Questions that somebody owes an answer: as many as people can answer, however long the portal is there. */
  open: 400,
  /** Lessons, whatever their state. */
  all: size + 2 * Math.max(120, Math.ceil(size / 100)) + Math.ceil(size / 50),
})
