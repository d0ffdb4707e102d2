import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  draftLesson,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
} from '#lib/testing/factories.ts'
import { tryAll } from '#lib/testing/matrix.ts'
import * as merging from './commands-merging.ts'
import * as placing from './commands-placing.ts'
import { declineLesson, returnLesson } from './commands-review.ts'
import * as suggesting from './commands-suggestions.ts'
import * as withdrawing from './commands-withdrawing.ts'
import { unconfirmedWithdrawals } from './queries-placing.ts'
import { suggestionsOf } from './queries-suggestions.ts'
import { everythingChecked } from './values-checklist.ts'

// Everybody tries everything in every state. What succeeds stands in one table; whatever is not in it is refused.
testDatabase()

type Case = { lessonId: string; revisionId: string; decisionId: string; suggestionId: string; version: number; into: string }
const states = [
  'draft',
  'submitted',
  'planned',
  'returned',
  'declined',
  'published',
  'next version',
  'withdrawn',
  'taken away',
  'merged',
] as const
type State = (typeof states)[number]
const everyone = ['writer', 'curator', 'curator who wrote', 'regional team', 'member', 'administrator', 'legal helpdesk'] as const
type Who = (typeof everyone)[number]

const soon = () => new Date(Date.now() + 3_600_000)
const said = { message: 'Daarom.' }
const deeds: Record<string, (tx: Tx, actor: Actor, it: Case) => Promise<Result<unknown, string>>> = {
  scheduleLesson: (tx, actor, it) =>
    placing.scheduleLesson(tx, actor, { ...it, ...said, ...everythingChecked, changeNote: 'Anders.', placeAt: soon() }),
  cancelPlacing: (tx, actor, it) => placing.cancelPlacing(tx, actor, it),
  withdrawLesson: (tx, actor, it) => withdrawing.withdrawLesson(tx, actor, { ...it, ...said, reason: 'wrong' }),
  withdrawAtOnce: (tx, actor, it) => withdrawing.withdrawAtOnce(tx, actor, { ...it, ...said }),
  confirmWithdrawal: (tx, actor, it) => withdrawing.confirmWithdrawal(tx, actor, { ...it, ...said, reason: 'wrong' }),
  undoWithdrawal: (tx, actor, it) => withdrawing.undoWithdrawal(tx, actor, it),
  showHiddenText: (tx, actor, it) => withdrawing.showHiddenText(tx, actor, it),
  mergeLessons: (tx, actor, it) => merging.mergeLessons(tx, actor, it),
  undoMerge: (tx, actor, it) => merging.undoMerge(tx, actor, it),
  suggestWording: (tx, actor, it) => suggesting.suggestWording(tx, actor, { ...it, field: 'title', passages: ['Een andere titel'] }),
  'answerSuggestion: accepted': (tx, actor, it) => suggesting.answerSuggestion(tx, actor, { ...it, answer: 'accepted' }),
  'answerSuggestion: declined': (tx, actor, it) => suggesting.answerSuggestion(tx, actor, { ...it, answer: 'declined' }),
}
// Not deeds of a person: what other commands call under their own lock, and the clock.
const notByAPerson = ['lapsePlacing', 'placeDueLesson', 'scheduledPlacing']

const curators: Who[] = ['curator', 'curator who wrote']
const writers: Who[] = ['writer', 'curator who wrote']
const readable: State[] = ['published', 'next version']
/** Who may do what from which state. The test lessons with a proposal are those that lay on the desk. */
const allowed: Record<string, { who: Who[]; from: State[] }> = {
  scheduleLesson: { who: ['curator'], from: ['submitted', 'next version'] },
  cancelPlacing: { who: curators, from: ['planned'] },
  withdrawLesson: { who: curators, from: readable },
  withdrawAtOnce: { who: ['writer', ...curators, 'regional team'], from: readable },
  confirmWithdrawal: { who: curators, from: ['taken away'] },
  undoWithdrawal: { who: ['curator'], from: ['taken away'] },
  showHiddenText: { who: curators, from: [...states] },
  mergeLessons: { who: ['curator'], from: ['published'] },
  undoMerge: { who: ['curator'], from: ['merged'] },
  suggestWording: { who: ['curator'], from: ['submitted', 'planned', 'published', 'next version', 'merged'] },
  'answerSuggestion: accepted': { who: writers, from: states.filter((state) => state !== 'draft' && state !== 'declined') },
  'answerSuggestion: declined': { who: writers, from: states.filter((state) => state !== 'draft') },
}

const people = {} as Record<Who, Actor>
const cases = {} as Record<State, Case>
beforeAll(async () => {
  await furnish()
  people.writer = await person()
  people['curator who wrote'] = await person({ roles: ['member', 'curator'] })
  people.curator = await curator()
  people['regional team'] = await person({ roles: ['regional_team'], sites: [] })
  people.member = await person()
  people.administrator = await person({ roles: ['administrator'] })
  people['legal helpdesk'] = await person({ roles: ['legal_helpdesk'] })
  // Another curator brought the lessons where they are, so that nobody here is the second of themselves.
  const before = await curator()
  const author = people.writer
  const options = { coAuthors: [people['curator who wrote']] }
  const into = (await publishedLesson(await person(), before)).slug
  const none = { decisionId: crypto.randomUUID(), suggestionId: crypto.randomUUID(), into }
  const proposed = async (lesson: { lessonId: string; revisionId: string; version: number }): Promise<Case> => {
    await must(transact((tx) => suggesting.suggestWording(tx, before, { ...lesson, field: 'coreSentence', passages: ['Een andere zin.'] })))
    const [suggestion] = await suggestionsOf(lesson.lessonId)
    return { ...lesson, ...none, suggestionId: suggestion?.id ?? '' }
  }
  const onDesk = async () => proposed(await submittedLesson(author, options))
  const placed = async () => proposed(await publishedLesson(author, before, options))
  const draft = await draftLesson(author, options)
  cases.draft = { ...draft, ...none, revisionId: crypto.randomUUID() }
  cases.submitted = await onDesk()
  cases.planned = await onDesk()
  await must(transact((tx) => placing.scheduleLesson(tx, before, { ...cases.planned, ...said, ...everythingChecked, placeAt: soon() })))
  cases.returned = await onDesk()
  await must(transact((tx) => returnLesson(tx, before, { ...cases.returned, ...said })))
  cases.declined = await onDesk()
  await must(transact((tx) => declineLesson(tx, before, { ...cases.declined, ...said })))
  cases.published = await placed()
  const first = await placed()
  const version = await saveContent(author, first.lessonId, first.version, completeContent({ title: 'De volgende' }))
  cases['next version'] = { ...first, version, revisionId: await submitAgain(author, first.lessonId, version) }
  cases.withdrawn = await placed()
  await must(transact((tx) => withdrawing.withdrawLesson(tx, before, { ...cases.withdrawn, ...said, reason: 'wrong' })))
  const away = await placed()
  await must(transact((tx) => withdrawing.withdrawAtOnce(tx, before, { ...away, ...said })))
  const waiting = (await unconfirmedWithdrawals(before)).find((row) => row.lessonId === away.lessonId)
  cases['taken away'] = { ...away, decisionId: waiting?.decisionId ?? '' }
  cases.merged = await placed()
  await must(transact((tx) => merging.mergeLessons(tx, before, cases.merged)))
})

describe('Who may do what from which state', () => {
  test.each(Object.keys(deeds))('%s', async (deed) => {
    const { found, expected } = await tryAll({ states, everyone, people, cases, deeds, allowed }, deed)
    expect(found).toEqual(expected)
  })
  test('every deed is listed', () => {
    const exported = [placing, withdrawing, merging, suggesting].flatMap((module) => Object.keys(module))
    const listed = Object.keys(deeds).map((deed) => deed.split(':')[0])
    expect(exported.filter((name) => !notByAPerson.includes(name)).sort()).toEqual([...new Set(listed)].sort())
  })
})
