import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import { lessons } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  draftLesson,
  everythingStored,
  furnish,
  must,
  person,
  publishedLesson,
  submitAgain,
  submittedLesson,
  withdrawnLesson,
  type StartedLesson,
} from '#lib/testing/factories.ts'
import { undone } from '#lib/testing/matrix.ts'
import { claimLesson, declineLesson, publishLesson, returnLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { askSecondLook } from './commands-second-look.ts'
import { saveDraft, submitLesson, takeBackLesson } from './commands.ts'
import { after, transitions, type LessonStatus, type LessonVerb } from './status.ts'
import { everythingChecked } from './values-checklist.ts'

testDatabase()

type Case = StartedLesson & { revisionId: string }
let author: Actor
let firstCurator: Actor
let secondCurator: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  firstCurator = await curator()
  secondCurator = await curator()
})

const noRevision = crypto.randomUUID()
const returnIt = ({ lessonId, revisionId }: Case) =>
  must(transact((tx) => returnLesson(tx, firstCurator, { lessonId, revisionId, message: 'Kun je dit uitleggen?' })))
const declineIt = ({ lessonId, revisionId }: Case) =>
  must(transact((tx) => declineLesson(tx, firstCurator, { lessonId, revisionId, message: 'Dit staat er al.' })))
const newVersion = async (): Promise<Case> => {
  const placed = await publishedLesson(author, firstCurator)
  return { ...placed, revisionId: await submitAgain(author, placed.lessonId, placed.version) }
}
const also = async (lesson: Case, deed: (lesson: Case) => Promise<unknown>) => {
  await deed(lesson)
  return lesson
}

/** A lesson that was sent in and never public. */
const neverPlaced: Record<'submitted' | 'returned' | 'declined', () => Promise<Case>> = {
  submitted: () => submittedLesson(author),
  returned: async () => also(await submittedLesson(author), returnIt),
  declined: async () => also(await submittedLesson(author), declineIt),
}
/** A lesson in each state, while an earlier version is public wherever that can be. */
const placedBefore: Record<LessonStatus, () => Promise<Case>> = {
  draft: async () => ({ ...(await draftLesson(author)), revisionId: noRevision }),
  submitted: newVersion,
  returned: async () => also(await newVersion(), returnIt),
  declined: async () => also(await newVersion(), declineIt),
  published: () => publishedLesson(author, firstCurator),
  withdrawn: () => withdrawnLesson(author, firstCurator),
}
const deeds: Record<LessonVerb, (tx: Tx, lesson: Case) => Promise<Result<unknown, string>>> = {
  save: (tx, { lessonId, version }) =>
    saveDraft(tx, author, { lessonId, basedOn: version, saveKey: crypto.randomUUID(), content: completeContent() }),
  submit: (tx, { lessonId, version }) => submitLesson(tx, author, { lessonId, version }),
  take_back: (tx, { lessonId }) => takeBackLesson(tx, author, { lessonId }),
  claim: (tx, { lessonId }) => claimLesson(tx, secondCurator, { lessonId }),
  publish: (tx, { lessonId, revisionId }) =>
    publishLesson(tx, secondCurator, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked }),
  return: (tx, { lessonId, revisionId }) => returnLesson(tx, secondCurator, { lessonId, revisionId, message: 'Waarom?' }),
  decline: (tx, { lessonId, revisionId }) => declineLesson(tx, secondCurator, { lessonId, revisionId, message: 'Dubbel.' }),
  ask_second_look: (tx, { lessonId }) => askSecondLook(tx, author, { lessonId, why: 'Het staat er nog niet.' }),
  withdraw: (tx, { lessonId }) => withdrawLesson(tx, secondCurator, { lessonId, reason: 'wrong', message: 'Klopt niet.' }),
}
const statuses = Object.keys(placedBefore) as LessonStatus[]
const verbs = Object.keys(transitions) as LessonVerb[]

async function statusOf(tx: Tx, lessonId: string) {
  const [lesson] = await tx.select({ status: lessons.status }).from(lessons).where(eq(lessons.id, lessonId))
  return lesson?.status
}

/** Refuses every verb, and what is stored stays as it was. */
async function areRefused(lesson: Case, refused: readonly LessonVerb[]) {
  const before = await everythingStored()
  for (const verb of refused) {
    const reason = verb === 'withdraw' ? 'not_public' : 'wrong_state'
    expect(await transact((tx) => deeds[verb](tx, lesson)), verb).toEqual({ ok: false, reason })
  }
  expect(await everythingStored()).toEqual(before)
}

describe('The states of a lesson', () => {
  const all = statuses.flatMap((status) => verbs.map((verb) => ({ status, verb, to: after(status, verb) })))
  // What is refused or undone leaves the lesson as it was, so one lesson serves for all verbs.
  const inState = {} as Record<LessonStatus, Case>
  beforeAll(async () => {
    for (const status of statuses) inState[status] = await placedBefore[status]()
  })

  test.each(all.filter(({ to }) => to))('"$verb" leads from $status to $to', async ({ status, verb, to }) => {
    const lesson = inState[status]
    let reached: LessonStatus | undefined
    const result = await undone(
      (tx) => deeds[verb](tx, lesson),
      async (tx) => {
        reached = await statusOf(tx, lesson.lessonId)
      },
    )
    expect(result).toMatchObject({ ok: true })
    expect(reached).toBe(to)
  })
  test.each(statuses)('whatever is not listed for %s is refused, and nothing changes', async (status) => {
    await areRefused(
      inState[status],
      verbs.filter((each) => !after(status, each)),
    )
  })
  test.each(['submitted', 'returned', 'declined'] as const)(
    'a lesson that is %s and was never placed cannot be withdrawn',
    async (status) => {
      await areRefused(await neverPlaced[status](), ['withdraw'])
    },
  )
  test('nothing leads back to draft but saving a draft, and nobody decides before a lesson is sent in', () => {
    expect(all.filter(({ to }) => to === 'draft')).toEqual([{ status: 'draft', verb: 'save', to: 'draft' }])
    for (const verb of ['claim', 'publish', 'return', 'decline'] as const) expect(Object.keys(transitions[verb])).toEqual(['submitted'])
  })
})
