import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
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
import { claimLesson, declineLesson, publishLesson, returnLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { askSecondLook } from './commands-second-look.ts'
import { saveDraft, submitLesson, takeBackLesson } from './commands.ts'
import { after, transitions, type LessonStatus, type LessonVerb } from './status.ts'
import { everythingChecked } from './schema-checklist.ts'

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
const deeds: Record<LessonVerb, (lesson: Case) => Promise<Result<unknown, string>>> = {
  save: ({ lessonId, version }) =>
    transact((tx) => saveDraft(tx, author, { lessonId, basedOn: version, saveKey: crypto.randomUUID(), content: completeContent() })),
  submit: ({ lessonId, version }) => transact((tx) => submitLesson(tx, author, { lessonId, version })),
  take_back: ({ lessonId }) => transact((tx) => takeBackLesson(tx, author, { lessonId })),
  claim: ({ lessonId }) => transact((tx) => claimLesson(tx, secondCurator, { lessonId })),
  publish: ({ lessonId, revisionId }) =>
    transact((tx) =>
      publishLesson(tx, secondCurator, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked }),
    ),
  return: ({ lessonId, revisionId }) => transact((tx) => returnLesson(tx, secondCurator, { lessonId, revisionId, message: 'Waarom?' })),
  decline: ({ lessonId, revisionId }) => transact((tx) => declineLesson(tx, secondCurator, { lessonId, revisionId, message: 'Dubbel.' })),
  ask_second_look: ({ lessonId }) => transact((tx) => askSecondLook(tx, author, { lessonId, why: 'Het staat er nog niet.' })),
  withdraw: ({ lessonId }) => transact((tx) => withdrawLesson(tx, secondCurator, { lessonId, reason: 'wrong', message: 'Klopt niet.' })),
}
const statuses = Object.keys(placedBefore) as LessonStatus[]
const verbs = Object.keys(transitions) as LessonVerb[]

async function statusOf(lessonId: string) {
  const [lesson] = await db.select({ status: lessons.status }).from(lessons).where(eq(lessons.id, lessonId))
  return lesson?.status
}

async function isRefused(lesson: Case, verb: LessonVerb) {
  const before = await everythingStored()
  expect(await deeds[verb](lesson), verb).toEqual({ ok: false, reason: verb === 'withdraw' ? 'not_public' : 'wrong_state' })
  expect(await everythingStored(), verb).toEqual(before)
}

describe('The states of a lesson', () => {
  const all = statuses.flatMap((status) => verbs.map((verb) => ({ status, verb, to: after(status, verb) })))

  test.each(all.filter(({ to }) => to))('"$verb" leads from $status to $to', async ({ status, verb, to }) => {
    const lesson = await placedBefore[status]()
    expect(await deeds[verb](lesson)).toMatchObject({ ok: true })
    expect(await statusOf(lesson.lessonId)).toBe(to)
  })
  test.each(statuses)('whatever is not listed for %s is refused, and nothing changes', async (status) => {
    // What is refused leaves the lesson as it was, so one lesson serves for all verbs.
    const lesson = await placedBefore[status]()
    for (const verb of verbs.filter((each) => !after(status, each))) await isRefused(lesson, verb)
  })
  test.each(['submitted', 'returned', 'declined'] as const)(
    'a lesson that is %s and was never placed cannot be withdrawn',
    async (status) => {
      await isRefused(await neverPlaced[status](), 'withdraw')
    },
  )
  test('nothing leads back to draft but saving a draft, and nobody decides before a lesson is sent in', () => {
    expect(all.filter(({ to }) => to === 'draft')).toEqual([{ status: 'draft', verb: 'save', to: 'draft' }])
    for (const verb of ['claim', 'publish', 'return', 'decline'] as const) expect(Object.keys(transitions[verb])).toEqual(['submitted'])
  })
})
